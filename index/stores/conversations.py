"""Conversations, each with its turns as they were shown: what a reader comes back to.

An answer is kept as the text that its owner makes of it, citations included: this store never looks into it, and never
works it out anew, so that a conversation stays as it was whatever becomes of the documents.
"""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import HoidapError
from corpus.folding import fold

if TYPE_CHECKING:  # the database makes its tables by the schema, which has the tables of this file
    from index.stores.database import Database

CONVERSATION_TABLES = """
-- `owner` is who may see it, as the pages and the API know their visitors.
CREATE TABLE conversations (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    title TEXT NOT NULL,
    folded_title TEXT NOT NULL,
    started_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX conversations_by_owner ON conversations (owner, changed_at);
CREATE TABLE turns (
    conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    folded_text TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    PRIMARY KEY (conversation_id, number)
)
"""

LONGEST_TITLE = 120
"""In characters: a longer one is cut."""

_LISTED = "id, title, started_at, changed_at, (SELECT count(*) FROM turns WHERE conversation_id = conversations.id)"


@dataclass(frozen=True, slots=True)
class ConversationEntry:
    """What a list of conversations shows of one.

    Attributes:
        started_at: When it was begun, in UTC.
        changed_at: When it last got a turn or another title, in UTC.
        turns: How many questions were asked in it.
    """

    id: str
    title: str
    started_at: datetime.datetime
    changed_at: datetime.datetime
    turns: int


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what it got.

    Attributes:
        number: Its place in the conversation, from 1.
        question: As it was typed.
        answer: The answer as whoever put it there wrote it down.
        asked_at: When, in UTC.
    """

    number: int
    question: str
    answer: str
    asked_at: datetime.datetime


class Conversations:
    """The conversations in one catalogue. Every call names the owner, and sees nothing of anybody else's.

    Args:
        database: The file that holds them.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def start(self, owner: str, title: str) -> str:
        """Begin a conversation, and return its id."""
        conversation_id, now = uuid.uuid4().hex, _now()
        title = _cut(title)
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO conversations VALUES (?, ?, ?, ?, ?, ?)",
                [conversation_id, owner, title, fold(title), now, now],
            )
        return conversation_id

    def add(self, owner: str, conversation_id: str, question: str, answer: str, searchable: str) -> Turn:
        """Add a turn at the end.

        Args:
            owner: Whose conversation it is.
            conversation_id: The conversation.
            question: As it was typed.
            answer: The answer, to be given back as it is.
            searchable: What of the answer is found by `found`.

        Raises:
            HoidapError: The owner has no such conversation (`conversation_not_found`).
        """
        now = _now()
        with self._database.transaction() as connection:
            changed = connection.execute(
                "UPDATE conversations SET changed_at = ? WHERE id = ? AND owner = ?", [now, conversation_id, owner]
            )
            if not changed.rowcount:
                raise HoidapError("conversation_not_found", id=conversation_id)
            (last,) = connection.execute(
                "SELECT coalesce(max(number), 0) FROM turns WHERE conversation_id = ?", [conversation_id]
            ).fetchone()
            connection.execute(
                "INSERT INTO turns VALUES (?, ?, ?, ?, ?, ?)",
                [conversation_id, last + 1, question, answer, fold(f"{question}\n{searchable}"), now],
            )
        return Turn(last + 1, question, answer, _as_time(now))

    def listed(self, owner: str, most: int = 200) -> list[ConversationEntry]:
        """Return an owner's conversations, the one that changed last first."""
        rows = self._database.select(
            f"SELECT {_LISTED} FROM conversations WHERE owner = ? ORDER BY changed_at DESC, id LIMIT ?", [owner, most]
        )
        return [_as_entry(row) for row in rows]

    def found(self, owner: str, words: str, most: int = 200) -> list[ConversationEntry]:
        """Return an owner's conversations that hold some words in title, questions or answers, diacritics or not.

        Args:
            owner: Whose.
            words: Words that stand together in the text.
            most: How many at most.
        """
        rows = self._database.select(
            f"SELECT {_LISTED} FROM conversations WHERE owner = ? AND (instr(folded_title, ?) OR EXISTS "
            "(SELECT 1 FROM turns WHERE conversation_id = conversations.id AND instr(folded_text, ?))) "
            "ORDER BY changed_at DESC, id LIMIT ?",
            [owner, fold(words.strip()), fold(words.strip()), most],
        )
        return [_as_entry(row) for row in rows]

    def entry(self, owner: str, conversation_id: str) -> ConversationEntry:
        """Return what a list shows of one conversation.

        Raises:
            HoidapError: The owner has no such conversation (`conversation_not_found`).
        """
        rows = self._database.select(
            f"SELECT {_LISTED} FROM conversations WHERE id = ? AND owner = ?", [conversation_id, owner]
        )
        if not rows:
            raise HoidapError("conversation_not_found", id=conversation_id)
        return _as_entry(rows[0])

    def turns(self, owner: str, conversation_id: str) -> list[Turn]:
        """Return the turns of a conversation in order.

        Raises:
            HoidapError: The owner has no such conversation (`conversation_not_found`).
        """
        self.entry(owner, conversation_id)
        rows = self._database.select(
            "SELECT number, question, answer, asked_at FROM turns WHERE conversation_id = ? ORDER BY number",
            [conversation_id],
        )
        return [Turn(number, question, answer, _as_time(asked_at)) for number, question, answer, asked_at in rows]

    def rename(self, owner: str, conversation_id: str, title: str) -> None:
        """Give a conversation another title.

        Raises:
            HoidapError: The owner has no such conversation (`conversation_not_found`).
        """
        title = _cut(title)
        self._change(
            "UPDATE conversations SET title = ?, folded_title = ?, changed_at = ? WHERE id = ? AND owner = ?",
            [title, fold(title), _now(), conversation_id, owner],
            conversation_id,
        )

    def remove(self, owner: str, conversation_id: str) -> None:
        """Remove a conversation with its turns.

        Raises:
            HoidapError: The owner has no such conversation (`conversation_not_found`).
        """
        self._change("DELETE FROM conversations WHERE id = ? AND owner = ?", [conversation_id, owner], conversation_id)

    def _change(self, statement: str, values: list[str], conversation_id: str) -> None:
        with self._database.transaction() as connection:
            if not connection.execute(statement, values).rowcount:
                raise HoidapError("conversation_not_found", id=conversation_id)


def _cut(title: str) -> str:
    title = " ".join(title.split())
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…"


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat()


def _as_time(value: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(value)


def _as_entry(row: tuple[str, str, str, str, int]) -> ConversationEntry:
    conversation_id, title, started_at, changed_at, turns = row
    return ConversationEntry(conversation_id, title, _as_time(started_at), _as_time(changed_at), turns)
