"""What a reader is told of how an answer was written: the one line of a failure, and the marks of doubt."""

from __future__ import annotations

from corpus.messages import Language, message
from qa.answer import Support
from qa.writing.written import Written


def notice(written: Written, language: Language) -> str:
    """Return the line that stands with an answer, or an empty one where all went well.

    Args:
        written: What was written.
        language: The language of the line.
    """
    if written.failure is not None:
        return message(written.failure.value, language)
    if written.left_out:
        return message("writing_left_out", language, count=written.left_out)
    return ""


def mark(support: Support, language: Language) -> str:
    """Return what stands behind a statement that its citations do not prove, or prove in part; else nothing.

    Example:
        >>> mark(Support.UNSUPPORTED, "vi")
        '(chưa thấy trong tài liệu)'
    """
    if support is Support.UNSUPPORTED:
        return message("statement_unsupported", language)
    return message("statement_partly_supported", language) if support is Support.PARTLY else ""
