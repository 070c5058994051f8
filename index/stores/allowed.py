"""The documents and passages that a filter lets a search find."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.document import document_of
from corpus.errors import HoidapError
from index.filters import FolderTest, SearchFilter
from index.stores.database import Database

_OF_DOCUMENTS = "FROM passages WHERE document_id IN (SELECT value FROM json_each(?))"
FEW = 1_000
"""Up to so many passages are compared with a question one by one; beyond, it is quicker to search among all.

Chroma hands out a thousand vectors by id in the time in which it finds the nearest 4,000 of some 40,000.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Allowed:
    """What a search may find.

    Attributes:
        document_ids: The documents that pass the filter.
        numbers: The numbers of all their passages in the catalogue, in order, shape (n,).
        few: The ids of their passages, where they are at most `FEW`; else None.
        share: Which part of all documents they are, from 0 to 1.
    """

    document_ids: frozenset[str]
    numbers: NDArray[np.int64]
    few: tuple[str, ...] | None
    share: float

    def holds(self, passage_id: str) -> bool:
        """Tell whether a passage may be found."""
        return document_of(passage_id) in self.document_ids


def allowed_by(database: Database, search_filter: SearchFilter) -> Allowed:
    """Return what passes a filter.

    Args:
        database: The catalogue's file.
        search_filter: The conditions.

    Raises:
        HoidapError: The filter names a document that is not there.
    """
    document_ids = _documents(database, search_filter)
    if search_filter.document_ids is not None:
        _check_known(database, search_filter.document_ids - document_ids)
    ids = json.dumps(list(document_ids))
    # One long text is read in two thirds of the time that as many rows take.
    (numbers,) = database.select(f"SELECT group_concat(number) {_OF_DOCUMENTS}", [ids])[0]
    found = np.sort(np.fromstring(numbers, dtype=np.int64, sep=",")) if numbers else np.zeros(0, dtype=np.int64)
    few = None
    if len(found) <= FEW:
        few = tuple(passage_id for (passage_id,) in database.select(f"SELECT id {_OF_DOCUMENTS}", [ids]))
    total = database.select("SELECT count(*) FROM documents")[0][0]
    return Allowed(document_ids, found, few, len(document_ids) / max(total, 1))


class AllowedPassages:
    """Remembers what passed the last filter: a conversation asks under the same one again and again.

    Args:
        database: The catalogue's file.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._last = threading.local()  # what has changed is known by connection, and each thread has one of its own

    def by(self, search_filter: SearchFilter) -> Allowed:
        """Return what passes a filter, as `allowed_by` does."""
        now = (self._database.state(), search_filter)
        last: tuple[object, Allowed] | None = getattr(self._last, "known", None)
        if last is not None and last[0] == now:
            return last[1]
        allowed = allowed_by(self._database, search_filter)
        self._last.known = (now, allowed)
        return allowed


def _documents(database: Database, search_filter: SearchFilter) -> frozenset[str]:
    conditions: list[str] = []
    values: list[object] = []
    for column, wanted in (("id", search_filter.document_ids), ("kind", search_filter.kinds)):
        if wanted is not None:
            conditions.append(f"{column} IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(sorted(wanted)))
    for sign, date in ((">=", search_filter.dated_from), ("<=", search_filter.dated_to)):
        if date is not None:  # what has no date is NULL, and NULL is neither before nor after anything
            conditions.append(f"date {sign} ?")
            values.append(date.isoformat())
    columns = "id, source, location" if search_filter.folders else "id"
    rows = database.select(f"SELECT {columns} FROM documents WHERE {' AND '.join(conditions) or 'TRUE'}", values)
    if not search_filter.folders:
        return frozenset(row[0] for row in rows)
    folders = FolderTest(search_filter.folders)
    return frozenset(document_id for document_id, source, location in rows if folders.holds(source, location))


def _check_known(database: Database, document_ids: frozenset[str]) -> None:
    known = database.select(
        "SELECT id FROM documents WHERE id IN (SELECT value FROM json_each(?))", [json.dumps(sorted(document_ids))]
    )
    unknown = document_ids.difference(row[0] for row in known)
    if unknown:
        raise HoidapError("document_not_found", id=min(unknown))
