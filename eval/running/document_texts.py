"""The texts of an index's documents by their paths, each read when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from index.stores.catalogue import Catalogue


class DocumentTexts(Mapping[str, str]):
    """Texts by source: thousands of documents need not be in memory at once.

    Args:
        catalogue: The documents.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._ids = {entry.source: entry.id for entry in catalogue.entries()}

    def __getitem__(self, source: str) -> str:
        """Return the text of the document with this path."""
        document = self._catalogue.document(self._ids[source])
        return document.text if document else ""

    def __iter__(self) -> Iterator[str]:
        """Yield the paths."""
        return iter(self._ids)

    def __len__(self) -> int:
        """Return how many documents there are."""
        return len(self._ids)
