"""An answer's statements as one text."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.messages import Language
from qa.answer import Statement
from qa.writing.notices import mark


def answer_text(statements: Sequence[Statement], language: Language) -> str:
    """Return statements as plain text with their citation marks, a line each where one has a heading or lines.

    Args:
        statements: The statements of an answer, in order.
        language: Language of what is said of a statement that is not wholly proved.

    Example:
        >>> from qa.answer import Statement
        >>> statements = [Statement(text="Xã có 37 hộ.", citations=(1,)), Statement(text="Thôn có 5.", citations=(2,))]
        >>> answer_text(statements, "vi")
        'Xã có 37 hộ. [1] Thôn có 5. [2]'
    """
    in_lines = any(one.heading or "\n" in one.text for one in statements)
    return ("\n" if in_lines else " ").join(_marked(one, language) for one in statements)


def _marked(statement: Statement, language: Language) -> str:
    heading = f"{statement.heading}:" if statement.heading else ""
    numbers = "".join(f"[{number}]" for number in statement.citations)
    return " ".join(filter(None, [heading, statement.text, numbers, mark(statement.support, language)]))
