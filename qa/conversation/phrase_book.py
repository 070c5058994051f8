"""Phrases with choices and optional words, and whether some of them cover a whole text."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Generic, TypeVar

from corpus.folding import fold

Kind = TypeVar("Kind", bound=Enum)


@dataclass(frozen=True, slots=True)
class _Slot:
    """One place of a phrase.

    Attributes:
        choices: The runs of syllables that may stand there, by their first syllable.
        optional: Whether nothing may stand there.
    """

    choices: Mapping[str, tuple[tuple[str, ...], ...]]
    optional: bool

    def ends(self, words: Sequence[str], start: int) -> Iterator[int]:
        """Yield where the place can end that begins at a word of a text."""
        if self.optional:
            yield start
        if start < len(words):
            for choice in self.choices.get(words[start], ()):
                if tuple(words[start : start + len(choice)]) == choice:
                    yield start + len(choice)


class PhraseBook(Generic[Kind]):
    """Phrases of several kinds, in the notation of `small_talk.toml`.

    Args:
        phrases: The phrases of each kind; of several kinds in one text the first one here counts.
        between: What may stand beside phrases and is none.
        groups: Named choices.
        plain: What brings a word of a phrase to the form that the words of a text are compared in.
    """

    def __init__(
        self,
        phrases: Mapping[Kind, Sequence[str]],
        between: Sequence[str],
        groups: Mapping[str, str],
        plain: Callable[[str], str],
    ) -> None:
        self._phrases = phrases
        self._between = between
        self._groups = groups
        self._plain = plain
        self._kinds = list(phrases)

    def kind(self, words: Sequence[str], *, marked: bool) -> Kind | None:
        """Return the kind of the phrases that cover a text, or None where a word is left over.

        Args:
            words: The text's words, in the form that `plain` makes.
            marked: Whether the text has diacritics; else phrases are compared without theirs.
        """
        # The best rank (0 is the first kind) with which phrases cover the text up to each word.
        best: dict[int, float] = {0: math.inf}
        for start in range(len(words)):
            if start not in best:
                continue
            for rank, phrase in self._marked if marked else self._unmarked:
                for end in _ends(phrase, words, start):
                    if end > start:
                        best[end] = min(best.get(end, math.inf), best[start], rank)
        rank = best.get(len(words), math.inf)
        return None if math.isinf(rank) else self._kinds[int(rank)]

    @cached_property
    def _marked(self) -> list[tuple[float, tuple[_Slot, ...]]]:
        return list(self._read(marked=True))

    @cached_property
    def _unmarked(self) -> list[tuple[float, tuple[_Slot, ...]]]:
        return list(self._read(marked=False))

    def _read(self, *, marked: bool) -> Iterator[tuple[float, tuple[_Slot, ...]]]:
        ranked: list[tuple[float, Sequence[str]]] = [
            *((float(rank), self._phrases[kind]) for rank, kind in enumerate(self._kinds)),
            (math.inf, self._between),
        ]
        for rank, phrases in ranked:
            for phrase in phrases:
                names = phrase.split()
                # Without its diacritics a single syllable is too often another word: `chán`, `chân`, `chăn`.
                alone = rank < math.inf and len([name for name in names if not name.endswith("?")]) == 1
                slots = tuple(self._slot(name, marked=marked, alone=alone and not name.endswith("?")) for name in names)
                if all(slot.choices or slot.optional for slot in slots):
                    yield rank, slots

    def _slot(self, slot: str, *, marked: bool, alone: bool) -> _Slot:
        choices: dict[str, list[tuple[str, ...]]] = {}
        for choice in self._choices(slot.rstrip("?").rstrip("|")):
            words = [self._plain(word) for word in choice.lstrip("=").split("_")]
            run = tuple(words if marked else map(fold, words))
            only_marked = choice.startswith("=") or (alone and len(run) == 1 and run != tuple(words))
            if marked or not only_marked:
                choices.setdefault(run[0], []).append(run)
        return _Slot({first: tuple(dict.fromkeys(runs)) for first, runs in choices.items()}, slot.endswith("?"))

    def _choices(self, slot: str) -> Iterator[str]:
        for name in slot.split("|"):
            yield from self._groups[name[1:-1]].split("|") if name.startswith("{") else [name]


def _ends(phrase: Sequence[_Slot], words: Sequence[str], start: int) -> set[int]:
    ends = {start}
    for slot in phrase:
        ends = {end for begin in ends for end in slot.ends(words, begin)}
        if not ends:
            break
    return ends
