"""Documents that a question set brings along, written so that the program reads them back as they are."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from corpus.errors import HoidapError


def write_documents(folder: Path, documents: Mapping[str, str]) -> None:
    """Write documents into a folder of their own.

    Args:
        folder: The folder; made where there is none. Documents of the same names are written anew.
        documents: Clean texts (`corpus.cleaning.clean`, which reading then does not change) by file name.

    Raises:
        HoidapError: The folder holds other files, which would be asked about too, or cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        strange = next((entry.name for entry in os.scandir(folder) if entry.name not in documents), None)
        if strange is not None:
            raise HoidapError("gold_documents_folder_taken", path=folder, name=strange)
        for name, text in documents.items():
            (folder / name).write_bytes(text.encode("utf-8"))
    except OSError as error:
        raise HoidapError("gold_documents_unwritable", path=folder, reason=error.strerror or error) from error
