"""Which documents an index holds, in a form in which two states of it can be told apart."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from index.stores.catalogue import Catalogue


def documents_state(catalogue: Catalogue) -> Iterator[str]:
    """Yield all that changes in a catalogue when a document is added, removed, renamed or read anew."""
    for entry in sorted(catalogue.entries(), key=lambda one: one.id):
        yield from (entry.id, entry.source, entry.content_hash, str(entry.reading_version))


def documents_digest(catalogue: Catalogue) -> str:
    """Return a digest of what the documents' files hold, the same wherever they lie and whatever they are called."""
    contents = sorted(entry.content_hash for entry in catalogue.entries())
    return hashlib.sha256("\n".join(contents).encode()).hexdigest()
