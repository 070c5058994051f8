"""BM25 over some passages, worked out from their terms.

The score is SQLite's own (https://www.sqlite.org/fts5.html#the_bm25_function), but for any set of passages: SQLite's
walks through everything that any term of the question finds, which is most of the index.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from index.stores.syllable_places import SyllablePlaces, find_syllables

K1 = 1.2
"""How soon more places of a term in a passage count no more."""
B = 0.75
"""How much the places in a long passage count less."""


def bm25(
    passages: Sequence[tuple[bytes, bytes]], terms: dict[str, float], average_length: float, title_weight: float
) -> NDArray[np.float64]:
    """Return the score of each passage, shape (passages,), 0 where it holds none of the terms.

    Args:
        passages: The folded syllables of the title and of the text of each, packed as the lexical index keeps them.
        terms: What to look for, with the inverse document frequency of each: a syllable, two joined by an underscore,
            or several with spaces between them.
        average_length: How many terms a passage of the whole index has, title included.
        title_weight: What a place in the title counts for beside one in the text.

    Example:
        >>> from index.stores.syllable_places import packed
        >>> passages = [(packed([]), packed(["mat", "ong"])), (packed(["ong"]), packed(["rung"]))]
        >>> bm25(passages, {"mat_ong": 2.0, "ong": 1.0}, 2.5, 0.3).round(2).tolist()
        [2.77, 0.5]
    """
    fields = list(chain.from_iterable(passages))
    parts = {term: term.replace("_", " ").split(" ") for term in terms}
    words = list(dict.fromkeys(word for part in parts.values() for word in part))
    numbers = {word: number for number, word in enumerate(words)}
    found = find_syllables(fields, words)
    counts = _counts(found, [[numbers[word] for word in part] for part in parts.values()], len(fields))
    frequency = title_weight * counts[0::2] + counts[1::2]
    sizes = np.maximum(2 * found.sizes - 1, 0)  # n syllables, and n - 1 pairs
    lengths = sizes[0::2] + sizes[1::2]
    norms = K1 * (1 - B + B * lengths / average_length)
    weights = np.array(list(terms.values()), dtype=np.float64)
    scores: NDArray[np.float64] = (weights * frequency * (K1 + 1) / (frequency + norms[:, None])).sum(axis=1)
    return scores


def _counts(found: SyllablePlaces, terms: Sequence[Sequence[int]], fields: int) -> NDArray[np.float64]:
    """Return how often each field holds each term, shape (fields, terms)."""
    single = {term[0]: column for column, term in enumerate(terms) if len(term) == 1}
    pairs = {tuple(term): column for column, term in enumerate(terms) if len(term) == 2}
    cells = [_cells(found.texts, found.words, single, len(terms))]
    # Pairs are looked up by one number, made of their two words.
    base = int(found.words.max(initial=0)) + 1
    beside = (np.diff(found.places) == 1) & (np.diff(found.texts) == 0)
    joined = (found.words[:-1] * base + found.words[1:])[beside]
    known = {first * base + second: column for (first, second), column in pairs.items() if max(first, second) < base}
    cells.append(_cells(found.texts[:-1][beside], joined, known, len(terms)))
    for column, term in enumerate(terms):
        if len(term) > 2 or (len(term) == 2 and pairs[tuple(term)] != column):
            cells.append(found.runs(term) * len(terms) + column)
    size = fields * len(terms)
    return np.bincount(np.concatenate(cells), minlength=size).reshape(fields, len(terms)).astype(np.float64)


def _cells(texts: NDArray[np.int64], keys: NDArray[np.int64], columns: dict[int, int], width: int) -> NDArray[np.int64]:
    """Return the cell in a table of texts and columns of each finding whose key has a column."""
    if not columns:
        return texts[:0]
    known = np.array(sorted(columns))
    rank = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    fits = known[rank] == keys
    column = np.array([columns[key] for key in known.tolist()])
    cells: NDArray[np.int64] = texts[fits] * width + column[rank[fits]]
    return cells
