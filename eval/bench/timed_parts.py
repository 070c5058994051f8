"""Measures what the parts of a search take, as it runs."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable
from types import ModuleType, TracebackType
from typing import Any

import index.search
from index.stores.catalogue import Catalogue
from index.stores.embedding_cache import EmbeddingCache
from index.stores.lexical import LexicalIndex
from index.stores.vectors import VectorStore
from index.wording.correction import Correction
from index.wording.restoration import Restoration

PARTS: dict[str, tuple[type | ModuleType, str]] = {
    "words": (LexicalIndex, "search"),
    "slips": (Correction, "corrected"),
    "diacritics": (Restoration, "restore"),
    "nearest vectors": (VectorStore, "search"),
    "sentence vectors": (EmbeddingCache, "of"),
    "reading passages": (Catalogue, "passages"),
    "rarity": (LexicalIndex, "rarity"),
    "second look": (index.search, "word_likeness"),
}
"""The parts that are told apart, in the order of a search: the method or function in which each spends its time."""


class TimedParts:
    """While it is entered, adds up the seconds that each part takes, in any index of this process.

    Args:
        clock: What tells the seconds.

    Attributes:
        seconds: The seconds by part since it was entered or cleared.
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self.seconds = dict.fromkeys(PARTS, 0.0)
        self._methods: dict[str, Callable[..., Any]] = {}

    def clear(self) -> None:
        """Begin again from nothing."""
        self.seconds = dict.fromkeys(PARTS, 0.0)

    def __enter__(self) -> TimedParts:
        for part, (owner, name) in PARTS.items():
            self._methods[part] = getattr(owner, name)
            setattr(owner, name, self._timed(part))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for part, (owner, name) in PARTS.items():
            setattr(owner, name, self._methods[part])

    def _timed(self, part: str) -> Callable[..., Any]:
        method = self._methods[part]

        @functools.wraps(method)
        def measured(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - passed on as they are
            start = self._clock()
            try:
                return method(*arguments, **named)
            finally:
                self.seconds[part] += self._clock() - start

        return measured
