"""Measures how far sentences of documents prove a statement, and finds those that prove it best."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from corpus.folding import bigrams, fold
from qa.answer import Support
from qa.reading.names import PERSON
from qa.reading.question_words import take_apart
from qa.writing.contradictions import (
    has_swapped_name,
    has_swapped_number,
    is_negated_otherwise,
    is_of_other_words,
    is_opposite,
)
from qa.writing.facts import Fact, Kind, written
from qa.writing.sources import Source, Text

MOST_SENTENCES = 3
"""A statement that takes more sentences to prove says too much at once."""
ENOUGH_MORE = 0.12
"""What share of a statement another sentence has to cover beyond the ones before it to be taken in."""
_CONSIDERED = 8
_CLAUSE = re.compile(r"[,;]\s|\s(?:và|còn|trong khi|nhưng|riêng)\s")
_BORNE = {Kind.NUMBER, Kind.DATE}
_HARD = {Kind.NUMBER, Kind.DATE, Kind.REFERENCE}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where on a statement counts as supported, and below where as not.

    Chosen on the half `tune` of tests/qa/writing/statements.jsonl; the other half measures them.

    Attributes:
        supported: The least content that a supported statement has, 0 to 1.
        partly: The least content that a partly supported one has.
    """

    supported: float = 0.62
    partly: float = 0.45


@dataclass(frozen=True, slots=True)
class SupportSigns:
    """What is seen of a statement beside the sentences that are to prove it.

    Attributes:
        overlap: Share of the statement's words and pairs of words that the sentences hold, by rarity.
        cosine: The highest cosine of the statement and one of the sentences.
        held: How many of its facts the sentences hold.
        missing: How many numbers, dates and references they do not hold.
        unnamed: How many names they do not hold.
        unclear: How many numbers written as words they do not hold, which may be meant otherwise (`đôi bên`).
        is_contradicted: Whether they say the opposite, or say the number of something else.
        is_apart: Whether a number and the name that it is said of are held by different sentences only.
    """

    overlap: float
    cosine: float
    held: int
    missing: int
    unnamed: int
    unclear: int
    is_contradicted: bool
    is_apart: bool = False


def content(signs: SupportSigns) -> float:
    """Return how much of a statement's content the sentences have, 0 to 1.

    The cosine of e5 lies between about 0.8 for sentences of one subject and 1: it is stretched over that range, and
    counts for less than the words, as it hardly sees what is left out or replaced.
    """
    likeness = min(1.0, max(0.0, (signs.cosine - 0.8) / 0.15))
    return 0.65 * signs.overlap + 0.35 * likeness


def judge(signs: SupportSigns, thresholds: Thresholds) -> Support:
    """Return how far a statement is proved.

    A contradicted statement is not, nor is one that lacks as many numbers, dates and references as it has facts that
    are held, or more names; with any fact missing, or held apart from what it is said of, it is proved in part at most.
    """
    amount = content(signs)
    if signs.is_contradicted or amount < thresholds.partly:
        return Support.UNSUPPORTED
    if (signs.missing and signs.missing >= signs.held) or signs.missing + signs.unnamed > signs.held:
        return Support.UNSUPPORTED
    lacking = signs.missing + signs.unnamed + signs.unclear
    return Support.PARTLY if lacking or signs.is_apart or amount < thresholds.supported else Support.SUPPORTED


Rarity = Callable[[Sequence[str]], Mapping[str, float]]
"""Weights of folded syllables and of pairs of them, as `LexicalIndex.rarity` returns them."""


class Claim:
    """A statement taken apart.

    Args:
        text: The statement.
        rarity: What weighs its words.
    """

    def __init__(self, text: str, rarity: Rarity) -> None:
        self.text = Text(text)
        words = take_apart(text).typed
        self._words = dict.fromkeys(words)
        self._pairs = dict.fromkeys(bigrams(list(words)))
        self._weights = _weights([*self._words, *self._pairs], rarity)
        self.clauses = _clauses(self.text)
        persons = " ".join(written(one) for one in PERSON.findall(text))
        self._persons = [name for name in self.text.names if f" {name.readings[-1]} " in persons]

    def overlap(self, sources: Sequence[Source]) -> float:
        """Return the share of its words (two thirds) and pairs of words (a third) that sentences hold, by rarity."""
        held = frozenset[str]().union(*(one.own.words for one in sources))
        around = frozenset[str]().union(*(one.around for one in sources))
        words = self._share([word for word in self._words if word in held or word in around], self._words)
        line = "  ".join(f"{one.own.line}  {one.title.line}  {one.lead_in.line}" for one in sources)
        pairs = self._share([pair for pair in self._pairs if f" {pair.replace('_', ' ')} " in line], self._pairs)
        # The title alone proves nothing: without a word of the sentences themselves there is no overlap.
        own = self._share([word for word in self._words if word in held], self._words)
        return min((2 * words + pairs) / 3, 2 * own)

    def _share(self, held: Sequence[str], every: Mapping[str, None]) -> float:
        total = sum(self._weights[term] for term in every)
        return sum(self._weights[term] for term in held) / total if total else 0.0

    def lacking(self, sources: Sequence[Source]) -> list[Fact]:
        """Return the facts that the sentences do not hold, or hold of something else."""
        return [
            fact
            for names, facts in self.clauses
            for fact in facts
            if not any(self._has(one, fact, names) for one in sources)
        ]

    def _has(self, source: Source, fact: Fact, names: Sequence[Fact]) -> bool:
        if fact.kind is Kind.NAME:
            return source.names_it(fact)
        if not source.own.holds(fact):
            # A year may stand in the title, as what the whole document is about.
            return self._is_year(fact) and (source.title.holds(fact) or source.lead_in.holds(fact))
        if fact.kind is not Kind.NUMBER:
            return True
        years, told = self.text.years, source.own.years
        if years and told and not years & told:
            return False
        return all(source.names_it(name) or not source.own.names for name in names if " " in name.readings[0])

    def is_apart(self, sources: Sequence[Source]) -> bool:
        """Tell whether a number or date is held by no sentence that is said of what its clause names."""
        return any(
            bool(holding := [one for one in sources if self._has(one, fact, names)])
            and not any(self._is_said_of(one, fact, names) for one in holding)
            for names, facts in self.clauses
            for fact in facts
            if fact.kind in _BORNE and not self._is_year(fact)
        )

    def _is_said_of(self, source: Source, fact: Fact, names: Sequence[Fact]) -> bool:
        named = all(source.names_it(name) for name in names if " " in name.readings[0])
        return named and not is_of_other_words(self.text, fact, source.own)

    @staticmethod
    def _is_year(fact: Fact) -> bool:
        return fact.kind is Kind.DATE and fact.readings[0].startswith("-/-/")

    def signs(self, sources: Sequence[Source], cosine: float) -> SupportSigns:
        """Return what is seen of the statement beside the sentences that are to prove it."""
        own = [one.own for one in sources]
        lacking = self.lacking(sources)
        kinds = [fact.kind for fact in lacking]
        return SupportSigns(
            overlap=self.overlap(sources),
            cosine=cosine,
            held=len(self.text.facts) - len(lacking),
            missing=sum(kind in _HARD for kind in kinds),
            unnamed=kinds.count(Kind.NAME),
            unclear=kinds.count(Kind.WORD_NUMBER),
            is_contradicted=is_negated_otherwise(self.text.text, [*own, *(one.lead_in for one in sources)])
            or is_opposite(self.text.text, own)
            or (len(own) == 1 and has_swapped_number(self.text, own[0]))
            or any(has_swapped_name(self.text, one) for one in own),
            is_apart=self.is_apart(sources),
        )

    def best(self, sources: Sequence[Source]) -> list[Source]:
        """Return the sentences that prove the most of the statement, the best one first.

        One sentence, and others only for facts or words that those before them lack.
        """
        usable = [one for one in sources if not one.is_order and not self._is_of_another(one)]
        ranked = sorted(usable, key=lambda one: (-self._fit([one]), one.number, one.place))[:_CONSIDERED]
        chosen = ranked[:1]
        while chosen and len(chosen) < MOST_SENTENCES:
            others = [one for one in ranked if one not in chosen]
            more = max(others, key=lambda one: self._fit([*chosen, one]), default=None)
            if more is None or self._fit([*chosen, more]) < self._fit(chosen) + ENOUGH_MORE:
                break
            chosen.append(more)
        return chosen

    def _is_of_another(self, source: Source) -> bool:
        """Tell whether a sentence is said of a person whom the statement does not name, and of nobody that it names."""
        told = [one for one in PERSON.findall(source.own.text) if written(one) not in self.text.line]
        return bool(told and self._persons) and not any(source.names_it(one) for one in self._persons)

    def _fit(self, sources: Sequence[Source]) -> float:
        facts = len(self.text.facts)
        held = 1 - len(self.lacking(sources)) / facts if facts else 0.0
        return self.overlap(sources) + (held if facts else 0.0)


def _weights(terms: Sequence[str], rarity: Rarity) -> dict[str, float]:
    known = rarity([fold(term) for term in terms])
    # What stands in no document is the rarest of all.
    most = max(known.values(), default=1.0)
    return {term: known.get(fold(term), most) for term in terms}


def _clauses(text: Text) -> list[tuple[list[Fact], list[Fact]]]:
    """Return for each clause the names that its numbers are said of, and its facts; names go on to the next clause."""
    ends = [*(match.start() for match in _CLAUSE.finditer(text.text)), len(text.text)]
    clauses, start, names = [], 0, list[Fact]()
    for end in ends:
        facts = [fact for fact in text.facts if start <= fact.start < end]
        names = [fact for fact in facts if fact.kind is Kind.NAME] or names
        clauses.append((names, facts))
        start = end
    return clauses
