"""The lexical index: folded syllables and bigrams in FTS5, ranked by BM25.

BM25 is SQLite's own, with k1 = 1.2 and b = 0.75 (https://www.sqlite.org/fts5.html#the_bm25_function).
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Sequence

from corpus.folding import bigrams, folded_syllables
from index.stores.database import Database

_TITLE_WEIGHT = 0.3
"""What a word in the title counts for beside one in the text: the title is context, the text is what is cited."""
_MOST_TERMS = 400  # of one question, so that a pasted page does not become a search of minutes


def add_terms(connection: sqlite3.Connection, number: int | None, title: str, text: str) -> None:
    """Index a passage under its number, inside the caller's transaction."""
    connection.execute(
        "INSERT INTO passage_terms (rowid, title, body) VALUES (?, ?, ?)", [number, _terms(title), _terms(text)]
    )


def remove_terms(connection: sqlite3.Connection, number: int) -> None:
    """Take a passage out of the index, inside the caller's transaction."""
    connection.execute("DELETE FROM passage_terms WHERE rowid = ?", [number])


class LexicalIndex:
    """Finds passages by the words of a question, with or without diacritics.

    Args:
        database: The catalogue's file.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def search(self, question: str, limit: int, also: Sequence[str] = ()) -> list[tuple[str, float]]:
        """Return passage ids with their BM25 scores (higher is better, unbounded), best first.

        Any text is a question: nothing in it is read as query syntax.

        Args:
            question: What is asked, with or without diacritics.
            limit: How many passages to return.
            also: Further words to look for, in folded syllables. Several are found only side by side and count as one
                term, beside the one for each syllable and each pair that the question itself has.
        """
        syllables = folded_syllables(question)[:_MOST_TERMS]
        if not syllables:
            return []
        terms = dict.fromkeys([*syllables, *bigrams(syllables), *also])
        query = " OR ".join(f'"{term}"' for term in terms)
        rows = self._database.select(
            "SELECT id, score FROM (SELECT rowid AS number, -bm25(passage_terms, ?, 1.0) AS score FROM passage_terms "
            "WHERE passage_terms MATCH ? ORDER BY score DESC LIMIT ?) JOIN passages USING (number) "
            "ORDER BY score DESC, id",
            [_TITLE_WEIGHT, query, limit],
        )
        return [(passage_id, float(score)) for passage_id, score in rows]

    def rarity(self, terms: Sequence[str]) -> dict[str, float]:
        """Return the inverse document frequency of folded syllables or bigrams over the passages.

        The formula is BM25's, kept positive: ln(1 + (N - n + 0.5) / (n + 0.5)), with N passages of which n hold the
        term (Robertson and Zaragoza, 2009).
        """
        total = self._database.select("SELECT count(*) FROM passages")[0][0]
        counts: dict[str, int] = dict.fromkeys(terms, 0)
        wanted = list(counts)
        for start in range(0, len(wanted), _MOST_TERMS):
            part = wanted[start : start + _MOST_TERMS]
            marks = ",".join("?" * len(part))
            counts.update(self._database.select(f"SELECT term, doc FROM term_counts WHERE term IN ({marks})", part))
        # Another process may have added passages between the two readings.
        return {term: math.log(1 + (max(total, n) - n + 0.5) / (n + 0.5)) for term, n in counts.items()}


def _terms(text: str) -> str:
    syllables = folded_syllables(text)
    return " ".join([*syllables, *bigrams(syllables)])
