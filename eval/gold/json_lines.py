"""Text files with one JSON object a line, whatever editor they went through."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpus.errors import HoidapError


def numbered_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of a file that are not blank, with their numbers from 1.

    Raises:
        HoidapError: The file cannot be read, or is no UTF-8.
    """
    # Not `splitlines`: the other separators that it knows may stand within a JSON string.
    lines = read_utf8(path).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines, start=1):
        stripped = line.strip()
        if stripped:
            yield number, stripped


def read_utf8(path: Path) -> str:
    """Return the text of a file without a byte order mark.

    Raises:
        HoidapError: The file cannot be read, or is no UTF-8.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise HoidapError("batch_unreadable", path=path, reason=error.strerror or error) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise HoidapError("gold_not_utf8", path=path, line=line) from error
