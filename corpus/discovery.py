"""Finds the files that the paths of an ingest name."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UsageError


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to ingest.

    Attributes:
        path: Its absolute path.
        source: Its path as the user wrote it, or under the folder as the user wrote it.
    """

    path: Path
    source: str


def find_files(paths: Sequence[Path]) -> Iterator[SourceFile]:
    """Yield every file that `paths` name, folders searched to the bottom in the order of names, each file once.

    Hidden files and folders (a leading dot) and the files that desktops leave behind are passed over.

    Raises:
        UsageError: A path does not exist.
    """
    for path in paths:
        if not path.exists():
            raise UsageError("path_missing", path=path)
    seen: set[Path] = set()
    for path in paths:
        for found in _walk(path) if path.is_dir() else [path]:
            absolute = Path(os.path.abspath(found))  # noqa: PTH100 - `resolve` would follow links out of the folder
            if absolute not in seen:
                seen.add(absolute)
                yield SourceFile(absolute, str(found))


def lies_under(location: str, paths: Sequence[Path]) -> bool:
    """Tell whether an absolute location is one of `paths` or lies in one of these folders."""
    return any(Path(location).is_relative_to(path.absolute()) for path in paths)


def _walk(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and name not in {"Thumbs.db", "desktop.ini"}:
                yield Path(here, name)
