"""Trigram probabilities as a small file and back: sorted keys as differences, logarithms in steps, deflated."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import numpy.typing as npt

from index.wording.general_counts import NOT_WORDS, Trigrams


def pack(trigrams: Trigrams) -> bytes:
    """Return the file of a model: an npz of bytes.

    Args:
        trigrams: The model.
    """
    size = len(trigrams.words) + NOT_WORDS
    out = io.BytesIO()
    arrays: dict[str, Any] = {
        "words": np.frombuffer("\n".join(trigrams.words).encode(), np.uint8),
        "word_logs": trigrams.word_logs,
        "word_backoffs": trigrams.word_backoffs,
        "pair_logs": trigrams.pair_logs,
        "pair_backoffs": trigrams.pair_backoffs,
        "triple_logs": trigrams.triple_logs,
        **_grouped("pair", trigrams.pairs, size, size),
        **_grouped("triple", trigrams.triples, size, len(trigrams.pairs)),
    }
    np.savez_compressed(out, **arrays)
    return out.getvalue()


def unpack(packed: bytes) -> Trigrams:
    """Return the model of a file that `pack` made."""
    with np.load(io.BytesIO(packed), allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    words = arrays["words"].tobytes().decode().split()
    size = len(words) + NOT_WORDS
    return Trigrams(
        words=words,
        word_logs=arrays["word_logs"],
        word_backoffs=arrays["word_backoffs"],
        pairs=_keys(arrays, "pair", size),
        pair_logs=arrays["pair_logs"],
        pair_backoffs=arrays["pair_backoffs"],
        triples=_keys(arrays, "triple", size),
        triple_logs=arrays["triple_logs"],
    )


def _grouped(name: str, keys: npt.NDArray[np.int64], size: int, groups: int) -> dict[str, npt.NDArray[np.uint8]]:
    """Return how many keys each context has, and the words of each as differences, in planes of one byte."""
    contexts, words = np.divmod(keys, size)
    steps = np.diff(words, prepend=0)
    first = np.diff(contexts, prepend=-1) > 0
    steps[first] = words[first]
    counts = np.bincount(contexts, minlength=groups)
    return {
        f"{name}_low": (steps & 255).astype(np.uint8),
        f"{name}_high": (steps >> 8).astype(np.uint8),
        f"{name}_many_low": (counts & 255).astype(np.uint8),
        f"{name}_many_high": (counts >> 8).astype(np.uint8),
    }


def _keys(arrays: dict[str, npt.NDArray[np.uint8]], name: str, size: int) -> npt.NDArray[np.int64]:
    steps = arrays[f"{name}_low"] + (arrays[f"{name}_high"].astype(np.int64) << 8)
    counts = arrays[f"{name}_many_low"] + (arrays[f"{name}_many_high"].astype(np.int64) << 8)
    total = np.cumsum(steps)
    ends = np.cumsum(counts)
    starts = ends - counts
    filled = counts > 0
    before = np.zeros(len(counts), np.int64)
    before[filled] = total[starts[filled]] - steps[starts[filled]]  # what the contexts before have added up to
    return total - np.repeat(before, counts) + np.repeat(np.arange(len(counts)) * size, counts)
