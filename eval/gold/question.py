"""A question whose answer is known, and when an answer to it is right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from pathlib import PurePath

from pydantic import BaseModel, ConfigDict

from corpus.tone_placement import old_style
from qa.answer import Answer

_WORD = re.compile(r"\d+(?:[.,]\d+)*|%|\w+")


class Evidence(BaseModel):
    """A passage of a document that proves an answer.

    Attributes:
        document: The document's file name, or as much of the end of its path as tells it from others.
        evidence: Verbatim quote of the document; None where only the document is known.
        grade: How relevant the document is, from 1, in sets that grade it; gold files do not.
    """

    model_config = ConfigDict(frozen=True)

    document: str
    evidence: str | None = None
    grade: int = 1


class GoldQuestion(BaseModel):
    """A question whose answer is known.

    Attributes:
        answers: The accepted short answers; empty where no document answers.
        document: File name of the document that answers, or None.
        evidence: Verbatim quote of the document that holds the answer.
        kind: What kind of question it is.
        history: The questions before it in its conversation, oldest first.
        also: Further documents that belong to the answer, as in a comparison of two.
        grade: How relevant the main document is, as with `Evidence`.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    question: str
    answers: tuple[str, ...]
    document: str | None
    evidence: str | None = None
    kind: str = ""
    history: tuple[str, ...] = ()
    also: tuple[Evidence, ...] = ()
    grade: int = 1

    @property
    def is_answerable(self) -> bool:
        """Whether some document answers it; of a set that judges documents alone, the document is the answer."""
        return bool(self.answers) or self.document is not None

    @property
    def proofs(self) -> tuple[Evidence, ...]:
        """What proves the answer, the main document first; nothing where there is no answer."""
        if self.document is None:
            return ()
        return (Evidence(document=self.document, evidence=self.evidence, grade=self.grade), *self.also)


def names_document(source: str, document: str) -> bool:
    """Tell whether a document's path is the one that a gold question names.

    Args:
        source: The path as ingested.
        document: A file name, or the end of a path.

    Example:
        >>> names_document("/home/an/cong-van/2024/05.txt", "2024/05.txt")
        True
    """
    wanted = _path(document).parts
    return bool(wanted) and _path(source).parts[-len(wanted) :] == wanted


def file_name_of(path: str) -> str:
    """Return the last part of a document's path, the same for all paths that `names_document` may find alike."""
    return _path(path).name


def _path(path: str) -> PurePath:
    # macOS writes file names decomposed, and what people type is composed.
    return PurePath(unicodedata.normalize("NFC", path))


def holds_answer(text: str, gold: GoldQuestion) -> bool:
    """Tell whether a text holds one of the accepted answers word for word, whatever the case and tone placement.

    Only whole words and numbers count: `45` is not held by `145`, nor by `45,5`. Of the signs only `%` counts, so that
    `45%` is not held by `45 xã`. An accepted answer without any of them is held by nothing.
    """
    held = f" {_words(text)} "
    wanted = [_words(accepted) for accepted in gold.answers]
    return any(f" {words} " in held for words in wanted if words)


def cites_first(cited: Sequence[str], sources: Collection[str]) -> bool:
    """Tell whether the first citation is of a gold document.

    Args:
        cited: The document's path of each citation, in order.
        sources: Paths of the gold documents.

    Example:
        >>> cites_first(["kho/a.txt", "kho/b.txt"], ["kho/b.txt"])
        False
    """
    return bool(cited) and cited[0] in sources


def is_right_answer(text: str, cited: Sequence[str], gold: GoldQuestion, sources: Collection[str]) -> bool:
    """Tell whether an answer to an answerable question is right: it holds an accepted answer, and is proved.

    It is proved where its first citation is of a gold document. Of a question without accepted answers only the
    documents are known, and the citation decides alone.

    Args:
        text: What was answered.
        cited: The document's path of each citation, in order.
        gold: The question.
        sources: Paths of the gold documents.
    """
    return cites_first(cited, sources) and (not gold.answers or holds_answer(text, gold))


def is_right(answer: Answer, gold: GoldQuestion) -> bool:
    """Tell whether the program did right by a question: by `is_right_answer`, or declining where nothing answers."""
    if answer.abstained or not gold.is_answerable:
        return answer.abstained and not gold.is_answerable
    cited = [citation.source for citation in answer.citations]
    named = [one for one in cited if any(names_document(one, proof.document) for proof in gold.proofs)]
    return is_right_answer(answer.answer, cited, gold, named)


def _words(text: str) -> str:
    return " ".join(_WORD.findall(comparable(text)))


def comparable(text: str) -> str:
    """Return a text so that only its words tell it from another: NFC, one tone placement, lower case, single spaces."""
    return " ".join(old_style(unicodedata.normalize("NFC", text)).lower().split())
