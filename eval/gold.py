"""Questions with known answers, and whether an answer is right."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from corpus.tone_placement import old_style
from qa.answer import Answer


class GoldQuestion(BaseModel):
    """A question whose answer is known.

    Attributes:
        answers: The accepted short answers; empty where no document answers.
        document: File name of the document that answers, or None.
        evidence: Verbatim quote of the document that holds the answer.
        kind: What kind of question it is.
        history: The questions before it in its conversation, oldest first.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    question: str
    answers: tuple[str, ...]
    document: str | None
    evidence: str | None = None
    kind: str = ""
    history: tuple[str, ...] = ()


def read_gold(path: Path) -> list[GoldQuestion]:
    """Return the questions of a file with one JSON object a line."""
    return list(_lines(path))


def holds_answer(text: str, gold: GoldQuestion) -> bool:
    """Tell whether a text holds one of the accepted answers, whatever the case and tone placement."""
    comparable = _comparable(text)
    return any(_comparable(accepted) in comparable for accepted in gold.answers)


def cites_right_document(answer: Answer, gold: GoldQuestion) -> bool:
    """Tell whether the first citation is of the gold document."""
    return bool(answer.citations) and Path(answer.citations[0].source).name == gold.document


def is_right(answer: Answer, gold: GoldQuestion) -> bool:
    """Tell whether an answer is right: answered and proved, or declined where nothing answers."""
    if not gold.answers:
        return answer.abstained
    return not answer.abstained and holds_answer(answer.answer, gold) and cites_right_document(answer, gold)


def _lines(path: Path) -> Iterator[GoldQuestion]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield GoldQuestion.model_validate_json(line)


def _comparable(text: str) -> str:
    return " ".join(old_style(unicodedata.normalize("NFC", text)).lower().split())
