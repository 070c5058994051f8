"""One document of a file that holds several, and how it is named."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from corpus.errors import UnreadableFileError
from corpus.raw_text import RawText


@dataclass(frozen=True, slots=True)
class Member:
    """One document of a file that holds several.

    Attributes:
        name: What it is called in there, unique in it and never to be used as a path on disk.
        data: Its bytes, by which an unchanged one is known.
        raw: What it says, where it needs no reader; else None.
        error: Why it cannot be read, where that is known already; else None.
    """

    name: str
    data: bytes
    raw: RawText | None = None
    error: UnreadableFileError | None = None


def safe_name(name: str) -> str:
    r"""Return a name without the parts that lead out of a folder.

    Example:
        >>> safe_name("../../C:/Báo cáo\\\\quý 1.docx")
        'C/Báo cáo/quý 1.docx'
    """
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in {"..", ".", "/"}]
    return "/".join(part.rstrip(":") for part in parts) or "_"


def unique_name(name: str, names: set[str]) -> str:
    """Return a name that is not among `names`, and add it to them: an archive may hold two files of one name.

    Example:
        >>> [unique_name("a.txt", {"a.txt"}), unique_name("b.txt", {"a.txt"})]
        ['a (2).txt', 'b.txt']
    """
    path, number, found = PurePosixPath(name), 1, name
    while found in names:
        number += 1
        found = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
    names.add(found)
    return found
