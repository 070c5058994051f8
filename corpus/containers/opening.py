"""Tells which files hold documents, and opens them."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.containers.archive import archive_members
from corpus.containers.json_lines import line_members
from corpus.containers.member import Member, safe_name, unique_name

_ONLY_CONTAINERS = (".zip", ".jsonl", ".ndjson")
CONTAINERS = (*_ONLY_CONTAINERS, ".eml")
"""How the names of files end that may hold documents."""


def is_only_container(suffix: str) -> bool:
    """Tell whether such a file is no document itself; a letter with attachments is one."""
    return suffix in _ONLY_CONTAINERS


def is_parsed_whole(suffix: str) -> bool:
    """Tell whether all of such a file is parsed before its first member is known, which may take any time."""
    return suffix == ".eml"


def listed_members(suffix: str, data: bytes, max_megabytes: float) -> list[Member]:
    """Return what `members_of` yields, at once: to be run apart."""
    return [*members_of(suffix, data, max_megabytes)]


def members_of(suffix: str, data: bytes, max_megabytes: float) -> Iterator[Member]:
    """Yield the documents that a file holds beside, or instead of, being one.

    Args:
        suffix: How the file's name ends, in lower case with its dot.
        data: The file's bytes.
        max_megabytes: The largest member to unpack, in millions of bytes.

    Raises:
        UnreadableFileError: The file is damaged, or holds too many members.
    """
    match suffix:
        case ".zip":
            yield from archive_members(data, max_megabytes)
        case ".jsonl" | ".ndjson":
            yield from line_members(data)
        case ".eml":
            from corpus.readers.mail import attachments

            names: set[str] = set()
            for name, attached in attachments(data):
                yield Member(unique_name(safe_name(name), names), attached)
