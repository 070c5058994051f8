"""Finds the files that the paths of an ingest name."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UsageError

_LEFT_BEHIND = {"Thumbs.db", "desktop.ini"}
_PASSED_OVER = (".", "~$")  # Hidden files, and the locks of files that an office program holds open.


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to ingest.

    Attributes:
        path: Its absolute path.
        source: Its path as the user wrote it, or under the folder as the user wrote it; always text that can be stored
            and shown, with a replacement character for what is no text in a name.
    """

    path: Path
    source: str


def find_files(paths: Sequence[Path]) -> Iterator[SourceFile]:
    """Yield every file that `paths` name, folders searched to the bottom in the order of names, each file once.

    Hidden files and folders (a leading dot) and the files that desktops leave behind are passed over, unless `paths`
    names them. Links to files are followed, links to folders only where `paths` names them, so a search always ends.
    A folder that may not be listed is yielded like a file, so that it is reported and not taken for empty.

    Raises:
        UsageError: A path does not exist.
    """
    for path in paths:
        # Not `Path.exists`: it raises where a folder above may not be entered. Such a path is told of when it is read.
        if not os.path.lexists(path) or (path.is_symlink() and not os.path.exists(path)):  # noqa: PTH110
            raise UsageError("path_missing", path=_as_text(path))
    seen: set[Path] = set()
    for path in paths:
        for found in _walk(path) if path.is_dir() else [path]:
            absolute = _absolute(found)
            if absolute not in seen:
                seen.add(absolute)
                yield SourceFile(absolute, _as_text(found))


def lies_under(location: str, paths: Sequence[Path]) -> bool:
    """Tell whether an absolute location is one of `paths` or lies in one of these folders.

    Example:
        >>> lies_under("/data/laws/land.txt", [Path("/data/news/../laws")])
        True
    """
    return any(Path(location).is_relative_to(_absolute(path)) for path in paths)


def is_passed_over(name: str) -> bool:
    """Tell whether a file is no document by its name: hidden, left behind by a desktop, or a program's lock."""
    return name.startswith(_PASSED_OVER) or name in _LEFT_BEHIND


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - `resolve` would follow links out of the folder


def _as_text(path: Path) -> str:
    """Return the path with the bytes that are no UTF-8, lone surrogates in Python, replaced."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def _walk(folder: Path) -> Iterator[Path]:
    closed: list[Path] = []
    for here, folders, files in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not is_passed_over(name):
                yield Path(here, name)
    yield from closed
