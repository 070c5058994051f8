"""What BM25 knows of the whole index: how many passages there are, how long, and how many hold a term."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from index.stores.database import Database

_MOST_VALUES = 400  # in one statement, well under SQLite's limit
_MOST_KEPT = 50_000
_AVERAGES = 1  # the row of FTS5's own table that holds its totals, see `Totals`


@dataclass(frozen=True, slots=True)
class Totals:
    """The totals that FTS5 keeps up to date itself.

    They stand in the row 1 of the shadow table `passage_terms_data` as variable-length numbers of seven bits a byte,
    the highest first: the rows, then the tokens of each column (`fts5_index.c`, "averages record"). Counting the rows
    and lengths anew would read the whole index for each question.

    Attributes:
        passages: How many passages are indexed.
        terms: How many terms they have together, repetitions included, in title and text.
    """

    passages: int
    terms: int

    @property
    def average_length(self) -> float:
        """How many terms a passage has."""
        return self.terms / max(self.passages, 1)


@dataclass(slots=True)
class _Known:
    """The counts that have been read since the index last changed."""

    state: bytes
    counts: dict[str, int] = field(default_factory=dict)


class TermCounts:
    """Counts the passages that hold a term.

    Counting walks all places of a term, some 65 ns each, which is 5 ms for the most frequent syllables of a hundred
    thousand passages. What has been counted is kept until the index changes, by whichever process.

    Args:
        database: The catalogue's file.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known = _Known(b"")

    def totals(self) -> Totals:
        """Return how many passages and terms there are."""
        passages, *terms = _numbers(self.state()) or [0]
        return Totals(passages, sum(terms))

    def of(self, terms: Sequence[str]) -> dict[str, int]:
        """Return by term how many passages hold it, in title or text; 0 where none does.

        Args:
            terms: Folded syllables, two of them joined by an underscore, or several with spaces between them: these
                must stand side by side.
        """
        state = self.state()
        known = self._known
        if known.state != state or len(known.counts) > _MOST_KEPT:
            known = self._known = _Known(state)
        missing = [term for term in dict.fromkeys(terms) if term not in known.counts]
        known.counts.update(self._counted(missing))
        return {term: known.counts[term] for term in terms}

    def state(self) -> bytes:
        """Return what is another one as soon as the terms of the index are, by whichever process."""
        rows = self._database.select("SELECT block FROM passage_terms_data WHERE id = ?", [_AVERAGES])
        return bytes(rows[0][0]) if rows else b""

    def _counted(self, terms: Sequence[str]) -> dict[str, int]:
        # FTS5 folds some letters of other scripts in its own way, so it must be asked for those as in a search.
        listed = [term for term in terms if term.isascii() and " " not in term]
        counts = dict.fromkeys(terms, 0)
        for start in range(0, len(listed), _MOST_VALUES):
            part = listed[start : start + _MOST_VALUES]
            marks = ",".join("?" * len(part))
            counts.update(self._database.select(f"SELECT term, doc FROM term_counts WHERE term IN ({marks})", part))
        for term in counts.keys() - set(listed):
            query = "SELECT count(*) FROM passage_terms WHERE passage_terms MATCH ?"
            counts[term] = self._database.select(query, [as_query(term)])[0][0]
        return counts


def as_query(term: str) -> str:
    """Return the query of FTS5 that finds a term: nothing in it is read as syntax.

    Example:
        >>> as_query("cong tac")
        '"cong tac"'
    """
    return '"{}"'.format(term.replace('"', '""'))


def inverse_frequency(passages: int, holding: int) -> float:
    """Return FTS5's inverse document frequency, ln((N - n + 0.5) / (n + 0.5)), and a hair above 0 where it is less.

    Source: https://www.sqlite.org/fts5.html#the_bm25_function and `fts5Bm25GetData` in `fts5_aux.c`.

    Example:
        >>> round(inverse_frequency(100, 1), 3), inverse_frequency(100, 60)
        (4.195, 1e-06)
    """
    # Another process may have changed the passages between the two readings.
    return max(math.log((max(passages - holding, 0) + 0.5) / (holding + 0.5)), 1e-6)


def rarity(passages: int, counts: Mapping[str, int]) -> dict[str, float]:
    """Return the inverse document frequency kept positive, ln(1 + (N - n + 0.5) / (n + 0.5)).

    Source: Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009.
    """
    return {term: math.log(1 + (max(passages, n) - n + 0.5) / (n + 0.5)) for term, n in counts.items()}


def _numbers(block: bytes) -> list[int]:
    return list(_read(block))


def _read(block: bytes) -> Iterator[int]:
    number = 0
    for byte in block:
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            yield number
            number = 0
