"""Puts the passages that hold what a question names exactly, `01-KL/TW` or `Điều 5`, before all others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from corpus.folding import folded_syllables
from corpus.references import Reference, Standing, find_references, phrases, standing

_PARTS_OF_AN_ARTICLE = ("khoan ", "diem ")


def references_first(
    question: str, ranked: Sequence[tuple[str, float]], text_of: Callable[[str], str | None]
) -> list[tuple[str, float]]:
    r"""Return candidates with those first that hold more of the question's references.

    Among passages that hold as many, one that is itself the article asked for, with its heading, goes before one that
    only cites it, and one of the document that the question names (`Điều 5 của Luật Báo chí`) before one of another;
    else they keep their order. A question without references leaves all as it is.

    Args:
        question: The question, with or without diacritics.
        ranked: Passage ids with their scores, best first.
        text_of: Gives by its id the text of a passage below the title of its document, as
            `corpus.document.Passage.embedding_text` is; None where the passage is gone.

    Example:
        >>> texts = {"a": "Tin\nGiá vé tăng.", "b": "Luật\nTheo Điều 5 của Luật này", "c": "Luật\nĐiều 5. Giá vé"}
        >>> references_first("Điều 5 nói gì?", [("a", 0.9), ("b", 0.8), ("c", 0.7)], texts.get)
        [('c', 0.7), ('b', 0.8), ('a', 0.9)]
    """
    asked = asked_references(question)
    if not asked:
        return list(ranked)
    words = folded_syllables(_without(question, asked))
    return sorted(ranked, key=lambda candidate: _key(text_of(candidate[0]) or "", asked, words), reverse=True)


def asked_references(question: str) -> list[Reference]:
    """Return what a question names exactly, each once.

    `khoản 2` alone is left out: every article has one.

    Args:
        question: The question, with or without diacritics.
    """
    found = {one.normal: one for one in find_references(question) if not one.normal.startswith(_PARTS_OF_AN_ARTICLE)}
    return list(found.values())


def asked_phrases(question: str) -> list[str]:
    """Return the runs of folded syllables by which an index finds passages that may hold a question's references.

    Args:
        question: The question, with or without diacritics.

    Example:
        >>> asked_phrases("Khoản 2 Điều 5 nói gì?")
        ['dieu 5']
    """
    return list(dict.fromkeys(_flat(phrases(one) for one in asked_references(question))))


def _key(text: str, asked: Iterable[Reference], words: Sequence[str]) -> tuple[int, int, int]:
    standings = [standing(text, one) for one in asked]
    if not any(standings):
        return 0, 0, 0
    named = _longest_run(words, folded_syllables(text.partition("\n")[0]))
    return sum(one > Standing.NEAR for one in standings), sum(standings), named


def _longest_run(words: Sequence[str], title: Sequence[str]) -> int:
    """Return the length of the longest run of the question's words that is in the title, 0 below two.

    `bộ luật tố tụng hình sự` so tells that code from `bộ luật hình sự`, which has all its words but in two runs.
    """
    padded = f" {' '.join(title)} "
    longest = 1
    for start in range(len(words)):
        while f" {' '.join(words[start : start + longest + 1])} " in padded and start + longest < len(words):
            longest += 1
    return longest if longest > 1 else 0


def _without(question: str, asked: Iterable[Reference]) -> str:
    for one in sorted(asked, key=lambda reference: -reference.span.start):
        question = f"{question[: one.span.start]} . {question[one.span.end :]}"
    return question


def _flat(lists: Iterable[Sequence[str]]) -> Iterable[str]:
    return (one for some in lists for one in some)
