"""What the vectors still have to take over from the catalogue, written in the same transaction as the change itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from index.stores.database import Database

Action = Literal["add", "remove"]


class VectorQueue:
    """The passages whose vectors are to be added or removed.

    Args:
        database: The catalogue's file.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def next(self, action: Action, limit: int) -> list[str]:
        """Return the ids of at most `limit` passages that wait for `action`."""
        rows = self._database.select("SELECT passage_id FROM vector_queue WHERE action = ? LIMIT ?", [action, limit])
        return [row[0] for row in rows]

    def add(self, action: Action, passage_ids: Sequence[str]) -> None:
        """Queue `action` for these passages."""
        with self._database.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO vector_queue VALUES (?, ?)", [(name, action) for name in passage_ids]
            )

    def done(self, passage_ids: Sequence[str]) -> None:
        """Take these passages off the queue."""
        with self._database.transaction() as connection:
            connection.executemany("DELETE FROM vector_queue WHERE passage_id = ?", [(name,) for name in passage_ids])
