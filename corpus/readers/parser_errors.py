"""Turns whatever a third-party parser raises over a damaged file into the one error that people are told of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from corpus.errors import UnreadableFileError


@contextmanager
def told_as_damage() -> Iterator[None]:
    """Raise `file_damaged` where a parser fails, whatever it raises.

    Parsers are written for good files: over bad ones they raise `KeyError` and `AttributeError` as well as errors of
    their own. Want of memory is no damage and goes on to the caller.

    Raises:
        UnreadableFileError: The parser failed (`file_damaged`).

    Example:
        >>> with told_as_damage():
        ...     {}["word/document.xml"]
        Traceback (most recent call last):
        ...
        corpus.errors.UnreadableFileError: Tệp bị hỏng hoặc bị cắt cụt nên không đọc được. Hãy mở tệp gốc, lưu lại ...
    """
    try:
        yield
    except (UnreadableFileError, MemoryError):
        raise
    except Exception as error:
        raise UnreadableFileError("file_damaged") from error
