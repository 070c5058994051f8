"""The official documents that texts mention, as the catalogue keeps them: by document and by key."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.document import Span
from corpus.mentions import Mention

if TYPE_CHECKING:  # the database makes its tables by the schema, which fills the table of mentions by this file
    from index.stores.database import Database

MENTIONS_TABLE = """
-- `date` is as far as it is said: 2021-05-18, 2021-05 or 2021; all but the key may be empty.
CREATE TABLE mentions (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    key TEXT NOT NULL,
    type TEXT NOT NULL,
    number TEXT NOT NULL,
    date TEXT NOT NULL,
    issuer TEXT NOT NULL,
    place TEXT NOT NULL,
    PRIMARY KEY (document_id, start, end, key)
) WITHOUT ROWID;
CREATE INDEX mentions_by_key ON mentions (key, document_id, start)
"""

_COLUMNS = "document_id, start, end, key, type, number, date, issuer, place"


@dataclass(frozen=True, slots=True)
class KeptMention:
    """A mention and where it stands.

    Attributes:
        document_id: The document that mentions it; the spans point into its text.
        mention: What is mentioned.
    """

    document_id: str
    mention: Mention


class Mentions:
    """The mentions in one catalogue, for reading; they are written with their documents, by `put_mentions`.

    Args:
        database: The file that holds them.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_document(self, document_id: str) -> list[Mention]:
        """Return what a document mentions, in the order of its text."""
        return [one.mention for one in self._where("document_id = ? ORDER BY start, end", document_id)]

    def by_key(self, key: str) -> list[KeptMention]:
        """Return where an official document is mentioned, by documents and in the order of their texts.

        Args:
            key: As `Mention.key` has it; the documents of several offices may share a number, and with it the key.
        """
        return self._where("key = ? ORDER BY document_id, start, end", key)

    def _where(self, condition: str, value: str) -> list[KeptMention]:
        rows = self._database.select(f"SELECT {_COLUMNS} FROM mentions WHERE {condition}", [value])
        return [_as_kept(row) for row in rows]


def put_mentions(connection: sqlite3.Connection, document_id: str, mentions: Iterable[Mention]) -> None:
    """Keep what a document mentions in place of what it did before, inside the caller's transaction."""
    connection.execute("DELETE FROM mentions WHERE document_id = ?", [document_id])
    connection.executemany(
        f"INSERT INTO mentions ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (document_id, one.span.start, one.span.end, one.key, one.type, one.number, one.date, one.issuer, one.place)
            for one in mentions
        ],
    )


def _as_kept(row: Sequence[str | int]) -> KeptMention:
    document_id, start, end, *said = row
    return KeptMention(str(document_id), Mention(Span(int(start), int(end)), *map(str, said)))
