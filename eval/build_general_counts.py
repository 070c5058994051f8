"""Builds the general syllable counts that come with the program out of news articles.

Run `python -m eval.build_general_counts --news FILE.jsonl.gz --out index/wording/general_counts.npz`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.tone_placement import old_style
from index.wording.general_counts import BOUNDARY, NOT_WORDS, NUMBER, STEP, UNKNOWN, Trigrams
from index.wording.packed_counts import pack

_FIELDS = ("title", "abstract", "body", "text")
# What ends a run of syllables that belong together; a full stop inside a number or an abbreviation does not.
_BREAK = re.compile(r"[.!?;:]+(?:\s|$)|[\n()\[\]\"“”…|•]")
_SYLLABLE = re.compile(r"[^\W_]+")
_SHINGLE = 8
"""How many syllables in a row are compared to tell whether an article repeats another."""
_TELLING = 4
"""From how many syllables on a sentence without a single mark is foreign, or was typed without."""

Numbers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def articles(files: Iterable[Path]) -> Iterator[str]:
    """Yield the text of each article of files with one JSON object a line, in NFC and the old style of tone marks."""
    for path in files:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                fields = json.loads(line)
                yield old_style("\n".join(fields[name] for name in _FIELDS if fields.get(name)))


def held_out(texts: Sequence[str], share: float, seed: int) -> set[int]:
    """Return the places of the articles that are kept for measuring.

    Args:
        texts: The articles.
        share: How many of them, between 0 and 1.
        seed: The seed of the choice.
    """
    order = list(range(len(texts)))
    random.Random(seed).shuffle(order)
    return set(order[: round(share * len(texts))])


def sentences(text: str) -> Iterator[list[str]]:
    """Yield the syllables of each sentence of a text, in lower case, but for those that are typed without any mark.

    Example:
        >>> list(sentences("Hội nghị tổng kết. Ông Tám (Bí thư) chủ trì."))
        [['hội', 'nghị', 'tổng', 'kết'], ['ông', 'tám'], ['bí', 'thư'], ['chủ', 'trì']]
    """
    for part in _BREAK.split(text.lower()):
        found = _SYLLABLE.findall(part)
        if len(found) > 1 and (len(found) < _TELLING or not part.isascii()):
            yield found


def shingles(text: str) -> set[int]:
    """Return the hashes of all runs of eight syllables of a text."""
    found = _SYLLABLE.findall(text.lower())
    return {hash(tuple(found[at : at + _SHINGLE])) for at in range(len(found) - _SHINGLE + 1)}


class Counting:
    """Numbers the syllables of sentences and counts them, their pairs and their triples.

    Args:
        least: How often a word must occur to be one.
    """

    def __init__(self, least: int) -> None:
        self._least = least
        self._raw: dict[str, int] = {}
        self._parts: list[npt.NDArray[np.int32]] = []

    def add(self, text: str) -> None:
        """Take in the sentences of an article."""
        raw = self._raw
        found = [-1]
        for sentence in sentences(text):
            found += [raw.setdefault(word, len(raw)) for word in sentence]
            found.append(-1)
        self._parts.append(np.array(found, np.int32))

    def numbered(self) -> tuple[list[str], Numbers]:
        """Return the words, most frequent first, and all sentences as one row of numbers, two boundaries between."""
        row = np.concatenate(self._parts).astype(np.int64)
        spelled = list(self._raw)
        counts = Counter(dict(zip(spelled, np.bincount(row[row >= 0], minlength=len(spelled)).tolist(), strict=True)))
        words = [word for word, many in counts.most_common() if many >= self._least and word.isalpha()]
        place = {word: number for number, word in enumerate(words, NOT_WORDS)}
        of_raw = [place.get(word, NUMBER if any(map(str.isdigit, word)) else UNKNOWN) for word in spelled]
        numbers = np.array([*of_raw, BOUNDARY], np.int64)[row]
        return words, np.repeat(numbers, np.where(numbers == BOUNDARY, 2, 1))


def estimated(words: list[str], row: Numbers, discounts: tuple[float, float], prune: float, least: int) -> Trigrams:
    """Return the back-off model of a row of words.

    Absolute discounting, interpolated (Chen and Goodman 1999, "An empirical study of smoothing techniques for language
    modeling", formula 15), then without the n-grams whose loss costs least (Stolcke 1998, "Entropy-based pruning of
    backoff language models": by count times the difference of the logarithms with and without it), the back-off
    weights made anew so that the probabilities add up to one.

    Args:
        words: The words; a word's number is its place + 3.
        row: The sentences as numbers, with boundaries between them.
        discounts: What is taken off each count of a pair and of a triple.
        prune: The least that an n-gram must be worth, in nats times occurrences.
        least: How often a pair or triple must occur to be kept.
    """
    size = len(words) + NOT_WORDS
    ones = np.bincount(row, minlength=size).astype(np.float64)
    ones[BOUNDARY] = 0
    ones = (ones + 0.5) / (ones + 0.5).sum()
    keys, counts = np.unique(row[:-1] * size + row[1:], return_counts=True)
    context, word = np.divmod(keys, size)
    lower = ones[word]
    pairs, pair_p, one_backoff = _level(context, word, counts, lower, size, discounts[0], prune, least)
    pair_keys = keys[pairs]
    triple_key = (row[:-2] * size + row[1:-1]) * size + row[2:]
    keys, counts = np.unique(triple_key, return_counts=True)
    before, word = np.divmod(keys, size)
    place = np.minimum(np.searchsorted(pair_keys, before), len(pair_keys) - 1)
    known = pair_keys[place] == before
    keys, counts, word, place = keys[known], counts[known], word[known], place[known]
    after = pair_keys[place] % size * size + word
    at = np.minimum(np.searchsorted(pair_keys, after), len(pair_keys) - 1)
    lower = np.where(pair_keys[at] == after, pair_p[at], one_backoff[after // size] * ones[word])
    triples, triple_p, pair_backoff = _level(place, word, counts, lower, len(pair_keys), discounts[1], prune, least)
    return Trigrams(
        words=words,
        word_logs=_steps(ones),
        word_backoffs=_backoff_steps(one_backoff),
        pairs=pair_keys,
        pair_logs=_steps(pair_p),
        pair_backoffs=_backoff_steps(pair_backoff),
        triples=place[triples] * size + word[triples],
        triple_logs=_steps(triple_p),
    )


def _level(
    context: Numbers,
    word: Numbers,
    counts: Numbers,
    lower: Floats,
    contexts: int,
    discount: float,
    prune: float,
    least: int,
) -> tuple[Numbers, Floats, Floats]:
    """Return which n-grams of one length to keep, their probabilities, and the back-off weight of each context.

    Args:
        context: Each n-gram's context.
        word: Its last word.
        counts: How often it occurs.
        lower: The probability of its last word after a context that is one word shorter.
        contexts: How many contexts there are.
        discount: What is taken off each count.
        prune: The least that it must be worth.
        least: How often it must occur.
    """
    total = np.bincount(context, counts, contexts)
    kinds = np.bincount(context, minlength=contexts)
    left = np.where(total > 0, discount * kinds / np.maximum(total, 1), 1.0)
    likely = (counts - discount) / total[context] + left[context] * lower
    worth = counts * np.abs(np.log(likely / (left[context] * lower)))
    kept = np.flatnonzero((counts >= least) & (worth >= prune) & (word != BOUNDARY))
    rest = 1 - np.bincount(context[kept], likely[kept], contexts)
    rest_lower = 1 - np.bincount(context[kept], lower[kept], contexts)
    return kept, likely[kept], np.clip(rest, 1e-6, 1) / np.clip(rest_lower, 1e-6, None)


def _steps(probabilities: Floats) -> npt.NDArray[np.uint8]:
    return np.clip(np.rint(-np.log(probabilities) / STEP), 0, 255).astype(np.uint8)


def _backoff_steps(weights: Floats) -> npt.NDArray[np.int8]:
    return np.clip(np.rint(np.log(weights) / STEP), -128, 127).astype(np.int8)


def main(arguments: Sequence[str] | None = None) -> None:
    """Build the counts: see the module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=Path, nargs="+", required=True, help="articles, one JSON object a line")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--hold-out-from", type=Path, help="the one of the files whose articles are held out")
    parser.add_argument("--hold-out", type=float, default=0.1, help="the share of them")
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--repeated", type=float, default=0.1, help="drop articles that share more with a held-out one")
    parser.add_argument("--least-word", type=int, default=5)
    parser.add_argument("--least", type=int, default=2, help="how often a pair or triple must occur")
    parser.add_argument("--prune", type=float, default=2.0, help="what a pair or triple must be worth")
    parser.add_argument("--discounts", type=float, nargs=2, default=(0.7, 0.8))
    given = parser.parse_args(arguments)
    kept_back: set[int] = set()
    counting = Counting(given.least_word)
    files = [path for path in given.news if path != given.hold_out_from]
    if given.hold_out_from:
        own = list(articles([given.hold_out_from]))
        held = held_out(own, given.hold_out, given.seed)
        kept_back = set().union(*(shingles(own[place]) for place in held))
        files_texts = [text for place, text in enumerate(own) if place not in held]
    else:
        files_texts = []
    for texts in (files_texts, articles(files)):
        for text in texts:
            if not kept_back or _repeated(text, kept_back) <= given.repeated:
                counting.add(text)
    words, row = counting.numbered()
    trigrams = estimated(words, row, tuple(given.discounts), given.prune, given.least)
    given.out.write_bytes(pack(trigrams))


def _repeated(text: str, others: set[int]) -> float:
    own = shingles(text)
    return len(own & others) / len(own) if own else 0.0


if __name__ == "__main__":
    main()
