"""Writes a file so that it is there whole or as it was before."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from corpus.errors import HoidapError


def write_whole(path: Path, text: str) -> None:
    """Write a text in place of what the file held, making its folder where it is missing.

    A reader never sees half of it: the text is written beside the file, which is then replaced in one step.

    Args:
        path: The file.
        text: Its content, written as UTF-8 with its line ends as they are.

    Raises:
        HoidapError: It cannot be written; what was there before still is.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            with contextlib.suppress(OSError):  # it is gone where all went well; else the first failure is the one told
                beside.unlink(missing_ok=True)
    except OSError as error:
        raise HoidapError("report_unwritable", path=path, reason=error.strerror or error) from error
