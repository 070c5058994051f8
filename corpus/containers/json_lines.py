"""Takes apart files of JSON lines, one document a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from corpus.containers.member import Member, safe_name, unique_name
from corpus.decoding import decode
from corpus.errors import UnreadableFileError
from corpus.raw_text import Block, RawText

_TEXTS = ("text", "body", "content")
_NAMES = ("id", "url")
_SLASH_IN_NAMES = "\N{DIVISION SLASH}"


def line_members(data: bytes) -> Iterator[Member]:
    """Yield the documents of a file of JSON lines; a line that is none bears its error.

    Of each object the fields `title`, `text` (or `body`, `content`), `abstract` and `date` count. It is known again by
    its `id` or `url`, or else by the number of its line.

    Raises:
        UnreadableFileError: The bytes are not text in a known encoding.
    """
    names: set[str] = set()
    for number, line in enumerate(decode(data).split("\n"), start=1):
        if line.strip():
            yield _of_line(line, number, names)


def _of_line(line: str, number: int, names: set[str]) -> Member:
    kept = line.encode("utf-8", "surrogatepass")
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return Member(str(number), kept, error=UnreadableFileError("line_not_json", line=number))
    text = _first(fields, _TEXTS) if isinstance(fields, dict) else ""
    if not text:
        return Member(str(number), kept, error=UnreadableFileError("line_without_text", line=number))
    named = _first(fields, _NAMES).replace("/", _SLASH_IN_NAMES) or str(number)
    paragraphs = [part for part in (_first(fields, ("abstract",)), text) if part]
    blocks = tuple(Block(part, gap="\n\n") for part in paragraphs)
    raw = RawText(blocks, _first(fields, ("title",)) or None, _date(fields.get("date")) or None)
    return Member(unique_name(safe_name(named), names), kept, raw)


def _first(fields: dict[str, Any], names: tuple[str, ...]) -> str:
    values = (fields.get(name) for name in names)
    return next((str(value).strip() for value in values if isinstance(value, str | int) and str(value).strip()), "")


def _date(value: object) -> str:
    """Return a date as it is written: text, a number like 20240131 or seconds since 1970, or MongoDB's `$date`."""
    if isinstance(value, dict):
        value = value.get("$date")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return f"{value:.3f}" if isinstance(value, float) else str(value)
