"""Finds the files that the paths of an ingest name."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UnreadableFileError, UsageError

_LEFT_BEHIND = {"Thumbs.db", "desktop.ini"}
_PASSED_OVER = (".", "~$")  # Hidden files, and the locks of files that an office program holds open.


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to ingest.

    Attributes:
        path: Its absolute path.
        source: Its path as the user wrote it, or under the folder as the user wrote it; always text that can be stored
            and shown, with a replacement character for what is no text in a name.
        leads_out: Whether it is a link in a folder that leads out of all that is to be ingested.
    """

    path: Path
    source: str
    leads_out: bool = False

    def refuse_leading_out(self) -> None:
        """Refuse a file that may be read without having been asked for: a shared folder may hold links to anything.

        Raises:
            UnreadableFileError: It is a link that leads out (`file_link_outside`).
        """
        if self.leads_out:
            raise UnreadableFileError("file_link_outside", target=_as_text(Path(os.path.realpath(self.path))))


def find_files(paths: Sequence[Path]) -> Iterator[SourceFile]:
    """Yield every file that `paths` name, folders searched to the bottom in the order of names, each file once.

    Hidden files and folders (a leading dot) and the files that desktops leave behind are passed over, unless `paths`
    names them. Links to folders are followed only where `paths` names them, so a search always ends; links to files
    and folders are marked where they lead out of all `paths`, unless `paths` names them. A folder that may not be
    listed is yielded like a file, so that it is reported and not taken for empty.

    Raises:
        UsageError: A path does not exist.
    """
    for path in paths:
        # Not `Path.exists`: it raises where a folder above may not be entered. Such a path is told of when it is read.
        if not os.path.lexists(path) or (path.is_symlink() and not os.path.exists(path)):  # noqa: PTH110
            raise UsageError("path_missing", path=_as_text(path))
    seen: set[Path] = set()
    named = {_absolute(path) for path in paths}
    inside = [Path(os.path.realpath(path)) for path in paths]
    for path in paths:
        for found in _walk(path) if path.is_dir() else [path]:
            absolute = _absolute(found)
            if absolute in seen:
                continue
            seen.add(absolute)
            leads_out = absolute not in named and _leads_out(found, inside)
            if leads_out or not _is_folder_link(found):  # What a link into the folder shows is found there, too.
                yield SourceFile(absolute, _as_text(found), leads_out)


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


def _leads_out(file: Path, inside: Sequence[Path]) -> bool:
    """Tell whether a file in a searched folder is a link to one in none of the folders; a dead link leads nowhere."""
    # Not `resolve`: before Python 3.13 it raises where links go in circles.
    if not os.path.islink(file) or not os.path.exists(file):  # noqa: PTH110, PTH114 - these never raise
        return False
    target = Path(os.path.realpath(file))
    return not any(target.is_relative_to(folder) for folder in inside)


def _is_folder_link(path: Path) -> bool:
    return os.path.islink(path) and os.path.isdir(path)  # noqa: PTH112, PTH114 - unlike those of `Path`, these never raise


def _as_text(path: Path) -> str:
    """Return the path with the bytes that are no UTF-8, lone surrogates in Python, replaced."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def _walk(folder: Path) -> Iterator[Path]:
    closed: list[Path] = []
    for here, folders, files in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if _is_folder_link(Path(here, name))]
        for name in sorted([*files, *links]):
            if not is_passed_over(name):
                yield Path(here, name)
    yield from closed
