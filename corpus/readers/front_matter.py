"""The block of properties that note programs and web sites put above a Markdown text."""

from __future__ import annotations

import re
from typing import NamedTuple

_BLOCK = re.compile(r"\ufeff?---[ \t]*\n((?:[^\n]*\n){1,100}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_PROPERTY = re.compile(r"([\w][\w .-]*?)[ \t]*:(?:[ \t]+(.*))?$")
_CONTINUATION = re.compile(r"\s|-|#|$|[\]})]")


class FrontMatter(NamedTuple):
    """A Markdown text without its properties, and the two of them that count here."""

    body: str
    title: str | None
    date: str | None


def split_front_matter(text: str) -> FrontMatter:
    r"""Take the properties off a Markdown text.

    Args:
        text: The text, with `\n` line ends.

    Example:
        >>> split_front_matter("---\ntitle: Nội quy\ndate: 2024-05-02\n---\nGiữ trật tự.")
        FrontMatter(body='Giữ trật tự.', title='Nội quy', date='2024-05-02')
    """
    block = _BLOCK.match(text)
    properties = _properties(block[1]) if block else None
    if block is None or not properties:  # A text may begin with a rule, and have another one below.
        return FrontMatter(text, None, None)
    return FrontMatter(text[block.end() :], properties.get("title") or None, properties.get("date") or None)


def _properties(block: str) -> dict[str, str] | None:
    """Return the properties by name, or None where the block holds something else."""
    properties: dict[str, str] = {}
    for line in block.split("\n"):
        found = _PROPERTY.match(line)
        if found:
            properties.setdefault(found[1].lower(), (found[2] or "").strip().strip("\"'"))
        elif not _CONTINUATION.match(line):
            return None
    return properties
