"""Abbreviations: for one in a question its long form, and for a long form its abbreviations.

What the documents themselves define comes first, then a table of standard ones. Of 200 phrases asked of 2,653 news
articles in the form that the article does not have, the search by words ranks the article at nDCG@10 .367 as they are
typed, .398 with the table, and .491 with what the articles define. Only that search looks for them; the encoder does
not gain: with abbreviations written out before encoding, 437 news titles that shorten something or could found their
articles no better (nDCG@10 .850, as they are .852).
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Protocol

from corpus.folding import fold, folded_syllables
from corpus.references import find_references

_CONNECTOR = r"(?:\s*[&.-]\s*|\s+va\s+|\s+)?"
# In a document's number (`12/QĐ-UBND`) it stands for nothing that would be written out.
_BEFORE, _BEHIND = r"(?<![\w/-])", r"(?![\w/]|-\w)"
_MOST_SYLLABLES = 40  # of a question that are looked at: the runs of one this long are still one statement of SQL
_LONGEST_SHORT = 4  # in parts, as `LĐ-TB&XH` has three
_LONGEST_LONG_FORM = 8  # in syllables
_MOST_FORMS = 12  # of one question
_COULD_BE_A_WORD = re.compile(
    r"(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)


class DefinedForms(Protocol):
    """What the documents of an index define, both ways; all of it in folded syllables."""

    def long_forms(self, shorts: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """Return for each abbreviation that is defined what it stands for, the most frequent first."""

    def shorts(self, long_forms: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """Return for each long form that is defined how it is shortened, the most frequent first."""


class Abbreviations:
    """Knows how else documents write what a question shortens or writes out.

    Args:
        defined: What the documents define; None leaves the table of standard ones.
    """

    def __init__(self, defined: DefinedForms | None = None) -> None:
        self._defined = defined

    def other_forms(self, question: str) -> list[str]:
        """Return the other forms in folded syllables, those that the documents define first.

        An abbreviation with several meanings (`BTV`: Ban Thường vụ, biên tập viên) gives all of them.

        Args:
            question: The question, with or without diacritics, in any case.

        Example:
            >>> Abbreviations().other_forms("Chủ tịch UBND tỉnh là ai?")
            ['uy ban nhan dan']
        """
        asked = f" {' '.join(folded_syllables(question))} "
        forms = dict.fromkeys([*self._defined_forms(question), *other_forms(question)])
        return [form for form in forms if f" {form} " not in asked][:_MOST_FORMS]

    def _defined_forms(self, question: str) -> Iterator[str]:
        if self._defined is None:
            return
        typed = _without_document_numbers(question)
        for long_forms in self._defined.long_forms(_shorts_in(typed)).values():
            yield from long_forms
        written_out = _runs(folded_syllables(typed), 2, _LONGEST_LONG_FORM)
        for shorts in self._defined.shorts(written_out).values():
            # `CAM` would be found in every passage with `cấm` or `cảm`.
            yield from (short for short in shorts if not _COULD_BE_A_WORD.fullmatch(short))


def other_forms(question: str) -> list[str]:
    """Return how else the table of standard abbreviations writes parts of a question, in folded syllables.

    Args:
        question: The question, with or without diacritics, in any case.

    Example:
        >>> other_forms("so giao duc va dao tao o dau")
        ['gddt', 'gd dt', 'gd va dt']
    """
    folded = fold(question)
    meant = [entry for entry in _table() if entry.pattern.search(folded)]
    if not meant:
        return []
    asked = f" {' '.join(folded_syllables(question))} "
    forms = dict.fromkeys(form for entry in meant for form in entry.forms)
    return [form for form in forms if f" {form} " not in asked]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line of the table.

    Attributes:
        pattern: Finds the long form or one of the abbreviations in a folded question.
        forms: All that it may be written as, in folded syllables.
    """

    pattern: re.Pattern[str]
    forms: tuple[str, ...]


@functools.cache
def _table() -> tuple[_Entry, ...]:
    text = resources.files("index.wording").joinpath("abbreviations.toml").read_text(encoding="utf-8")
    return tuple(_entry(long_form, short) for long_form, short in tomllib.loads(text).items())


def _entry(long_form: str, short: str) -> _Entry:
    parts = fold(short).split("&")
    syllables = folded_syllables(long_form)
    written_out = r"\W+".join(syllables)
    together = dict.fromkeys(joint.join(parts) for joint in ("", " ", " va "))
    return _Entry(
        re.compile(rf"\b{written_out}\b|{_BEFORE}{_CONNECTOR.join(parts)}{_BEHIND}"),
        (" ".join(syllables), *together),
    )


def _shorts_in(typed: str) -> list[str]:
    """Return what may be an abbreviation; a run of letters that could be a word only where it is typed in capitals."""
    capitals = set() if typed.isupper() else {fold(word) for word in re.findall(r"[^\W_]{2,}", typed) if word.isupper()}
    runs = _runs(folded_syllables(typed), 1, _LONGEST_SHORT)
    return [run for run in runs if run in capitals or not all(map(_COULD_BE_A_WORD.fullmatch, run.split()))]


def _runs(syllables: Sequence[str], shortest: int, longest: int) -> list[str]:
    syllables = syllables[:_MOST_SYLLABLES]
    return list(
        dict.fromkeys(
            " ".join(syllables[start : start + length])
            for length in range(longest, shortest - 1, -1)
            for start in range(len(syllables) - length + 1)
        )
    )


def _without_document_numbers(question: str) -> str:
    for found in reversed(find_references(question)):
        if found.kind == "document":
            question = f"{question[: found.span.start]} . {question[found.span.end :]}"
    return question
