"""What is wrong with a line of a gold file."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from corpus.messages import Language, message

Unit = Literal["line", "question"]
"""What the parts of a file are numbered by: its lines, or its questions where it is not made of lines."""


class Fault(BaseModel):
    """A line of a gold file that could not be used, or not wholly.

    Attributes:
        line: Its number, from 1; in files that are not made of lines, the number of the question.
        code: Code of the message that says what is wrong.
        values: What the message names.
        is_left_out: Whether the question was left out for it.
        unit: What `line` is the number of.
    """

    model_config = ConfigDict(frozen=True)

    line: int
    code: str
    values: dict[str, str] = {}
    is_left_out: bool = True
    unit: Unit = "line"

    def text(self, language: Language) -> str:
        """Return what is wrong, without the line's number."""
        return message(self.code, language, **self.values)

    def numbered_text(self, language: Language) -> str:
        """Return what is wrong, and in which line or question."""
        code = "gold_fault" if self.unit == "line" else "gold_question_fault"
        return message(code, language, line=self.line, reason=self.text(language))


def fault(code: str, line: int, *, is_left_out: bool = True, **values: object) -> Fault:
    """Return a fault.

    Args:
        code: Code of the message that says what is wrong.
        line: The line's number, or the question's.
        is_left_out: Whether the question is left out for it.
        **values: What the message names.

    Example:
        >>> fault("batch_field_missing", 3, field="question").text("en")
        'the field "question" is missing.'
    """
    return Fault(
        line=line, code=code, values={name: str(value) for name, value in values.items()}, is_left_out=is_left_out
    )
