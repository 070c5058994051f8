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

    def clear(self) -> None:
        """Forget everything that waits: the vectors were made whole by other means."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM vector_queue")

    def done(self, passage_ids: Sequence[str]) -> None:
        """Take these passages off the queue."""
        with self._database.transaction() as connection:
            connection.executemany("DELETE FROM vector_queue WHERE passage_id = ?", [(name,) for name in passage_ids])
