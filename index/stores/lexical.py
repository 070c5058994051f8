"""The lexical index: folded syllables and bigrams in FTS5, ranked by BM25.

A question's frequent syllables are in most passages and tell little, yet reading where they all stand costs nearly the
whole search. So only the rarest terms, as many as a budget allows, say which passages to look at; those that hold the
weightiest of them are then scored by all terms, just as FTS5 itself scores.
"""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.folding import bigrams, folded_syllables
from index.stores.bm25 import bm25
from index.stores.database import Database
from index.stores.syllable_places import packed
from index.stores.term_counts import TermCounts, as_query, inverse_frequency, rarity

_TITLE_WEIGHT = 0.3
"""What a word in the title counts for beside one in the text: the title is context, the text is what is cited."""
_MOST_TERMS = 400  # of one question, so that a pasted page does not become a search of minutes
_MOST_READ = 10_000
"""How many findings of terms may be read for one question, rarest term first, some 100 ns each."""
_MORE_READ = 0.2
"""How many more may be read for each passage of the index: in a larger one the same words say less."""
_MOST_SCORED = 150
"""How many passages are scored for one question, some 10 µs each; three times as many as are asked for, if more."""
_POSTINGS_KEPT = 64
"""Of how many terms it is kept which passages hold them, until the index changes: those of the last few questions."""
_MOST_VALUES = 500  # in one statement, well under SQLite's limit


def add_terms(connection: sqlite3.Connection, number: int | None, title: str, text: str) -> None:
    """Index a passage under its number, inside the caller's transaction."""
    fields = [folded_syllables(title), folded_syllables(text)]
    connection.execute(
        "INSERT INTO passage_terms (rowid, title, body) VALUES (?, ?, ?)", [number, *map(_terms, fields)]
    )
    connection.execute("INSERT INTO passage_syllables VALUES (?, ?, ?)", [number, *map(packed, fields)])


def remove_terms(connection: sqlite3.Connection, number: int) -> None:
    """Take a passage out of the index, inside the caller's transaction."""
    connection.execute("DELETE FROM passage_terms WHERE rowid = ?", [number])
    connection.execute("DELETE FROM passage_syllables WHERE number = ?", [number])


class LexicalIndex:
    """Finds passages by the words of a question, with or without diacritics.

    Args:
        database: The catalogue's file.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._counts = TermCounts(database)
        # A question whose slips were corrected is searched for twice, and `holding` reads what `search` did.
        self._postings = functools.lru_cache(maxsize=_POSTINGS_KEPT)(self._read_postings)

    def search(
        self,
        question: str,
        limit: int,
        also: Sequence[str] = (),
        *,
        allowed: NDArray[np.int64] | None = None,
    ) -> list[tuple[str, float]]:
        """Return passage ids with their BM25 scores (higher is better, unbounded), best first.

        Any text is a question: nothing in it is read as query syntax.

        Args:
            question: What is asked, with or without diacritics.
            limit: How many passages to return.
            also: Further words to look for, in folded syllables. Several are found only side by side and count as one
                term, beside the one for each syllable and each pair that the question itself has.
            allowed: The numbers of the passages that may be returned, each once; all where it is None.
        """
        syllables = folded_syllables(question)[:_MOST_TERMS]
        if not syllables or limit <= 0:
            return []
        terms = list(dict.fromkeys([*syllables, *bigrams(syllables), *also]))
        counts = {term: count for term, count in self._counts.of(terms).items() if count}
        totals = self._counts.totals()
        weights = {term: inverse_frequency(totals.passages, count) for term, count in counts.items()}
        numbers = self._candidates(counts, totals.passages, limit, allowed)
        rows = list(self._rows("SELECT number, title, body FROM passage_syllables WHERE number IN ({marks})", numbers))
        scores = bm25([(title, body) for _, title, body in rows], weights, totals.average_length, _TITLE_WEIGHT)
        return self._best({row[0]: score for row, score in zip(rows, scores.tolist(), strict=True)}, limit)

    def holding(
        self, question: str, phrases: Sequence[str], limit: int, *, allowed: NDArray[np.int64] | None = None
    ) -> list[tuple[str, float]]:
        """Return the best passages for a question among those that hold one of some phrases, as `search` does.

        Args:
            question: What is asked.
            phrases: Folded syllables that must stand side by side.
            limit: How many passages to return.
            allowed: The numbers of the passages that may be returned, each once; all where it is None.
        """
        held = np.unique(np.concatenate([self._holding(phrase) for phrase in phrases]))
        if allowed is not None:
            held = np.intersect1d(held, allowed)
        return self.search(question, limit, phrases, allowed=held)

    def known(self, terms: Sequence[str]) -> set[str]:
        """Return those of some folded syllables that stand in any passage."""
        return {term for term, count in self._counts.of(terms).items() if count}

    def rarity(self, terms: Sequence[str]) -> dict[str, float]:
        """Return the inverse document frequency of folded syllables or bigrams over the passages.

        The formula is BM25's, kept positive: ln(1 + (N - n + 0.5) / (n + 0.5)), with N passages of which n hold the
        term (Robertson and Zaragoza, 2009).
        """
        return rarity(self._counts.totals().passages, self._counts.of(terms))

    def _candidates(
        self, counts: Mapping[str, int], passages: int, limit: int, allowed: NDArray[np.int64] | None
    ) -> list[int]:
        """Return the numbers of the passages to score: those that hold the weightiest of the rare terms."""
        most = max(_MOST_SCORED, 3 * limit)
        if allowed is not None and len(allowed) <= most:
            return sorted(allowed.tolist())
        numbers, found = np.zeros(0, dtype=np.int64), np.zeros(0)
        for terms in self._batches(counts, _MOST_READ + _MORE_READ * passages):
            read = [(self._holding(term), inverse_frequency(passages, counts[term])) for term in terms]
            numbers = np.concatenate([numbers, *(holding for holding, _ in read)])
            found = np.concatenate([found, *(np.full(len(holding), weight) for holding, weight in read)])
            if allowed is not None:
                kept = np.isin(numbers, allowed)
                numbers, found = numbers[kept], found[kept]
            if np.count_nonzero(np.bincount(numbers)) >= limit:
                break
        weight = np.bincount(numbers, found)
        held = np.flatnonzero(weight)
        if len(held) > most:  # sorting only what can be among the first
            held = held[weight[held] >= np.partition(weight[held], -most)[-most]]
        candidates: list[int] = held[np.argsort(-weight[held], kind="stable")[:most]].tolist()
        return candidates

    def _batches(self, counts: Mapping[str, int], most: float) -> Iterator[list[str]]:
        """Yield the terms to read: first the rarest with at most so many findings, then, if need be, one at a time."""
        order = sorted(counts, key=lambda term: (counts[term], term))
        upto = int(np.searchsorted(np.cumsum([counts[term] for term in order]), most, side="right"))
        if order[:upto]:
            yield order[:upto]
        yield from ([term] for term in order[upto:])

    def _holding(self, term: str) -> NDArray[np.int64]:
        """Return the numbers of the passages that hold a term."""
        return self._postings(term, self._counts.state())

    def _read_postings(self, term: str, _: bytes) -> NDArray[np.int64]:
        # As one text, which costs a fifth of as many rows.
        query = "SELECT group_concat(rowid) FROM passage_terms WHERE passage_terms MATCH ?"
        listed = self._database.select(query, [as_query(term)])[0][0]
        return np.fromstring(listed or "", dtype=np.int64, sep=",")

    def _best(self, scores: Mapping[int, float], limit: int) -> list[tuple[str, float]]:
        """Return the ids of the best passages with their scores."""
        best = sorted((number for number in scores if scores[number] > 0), key=lambda number: (-scores[number], number))
        ids = dict(self._rows("SELECT number, id FROM passages WHERE number IN ({marks})", best[:limit]))
        found = [(ids[number], scores[number]) for number in best[:limit] if number in ids]
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))

    def _rows(self, query: str, numbers: Sequence[int]) -> Iterator[Any]:
        for start in range(0, len(numbers), _MOST_VALUES):
            part = numbers[start : start + _MOST_VALUES]
            yield from self._database.select(query.format(marks=",".join("?" * len(part))), part)


def _terms(syllables: list[str]) -> str:
    return " ".join([*syllables, *bigrams(syllables)])
