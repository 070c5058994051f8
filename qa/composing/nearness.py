"""What can be seen of a span as the answer: how near the question's words stand, and what leads up to it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Span
from corpus.folding import fold
from qa.composing.tokens import Token, tokens
from qa.composing.unit import has_unit
from qa.reading.asked_for import AskedFor
from qa.reading.names import PERSON
from qa.reading.question_words import QuestionWords

_QUESTION_WORD = re.compile(
    r"\b(?:ai|bao nhieu|may|nao|gi|o dau|tai dau|den dau|khi nao|bao gio|bao lau|dau)\b(?! (?:tien|dong)\b)"
)
_FOCUS = 3  # content words on either side of the question word that say what exactly is asked
_STRONG_BREAK = re.compile(r";\s|\s[–-]\s|\s(?:còn|nhưng|trong đó|trong khi|riêng|tuy nhiên)\s")
_BREAK = re.compile(r"[,:()]\s?|\s(?:và|với|thì)\s")
_BREAK_COSTS, _STRONG_BREAK_COSTS = 2, 10  # syllables that a break between two words counts for
_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d{2}(?!\d)")
_CUES: dict[AskedFor, str] = {
    AskedFor.PERSON: r"do|là|bởi|của|cho|với|gặp|giao|cử|ký|vợ|chồng",
    AskedFor.DATE: r"vào|ngày|lúc|từ|trước|đến|sáng|chiều|năm",
    AskedFor.COUNT: r"có|là|được|gồm|đạt|khoảng|hơn|gần|tổng số|còn|tới|chừng",
    AskedFor.PLACE: r"tại|ở|đến|về|từ|ra|vào|qua|sang",
}
_CUES |= dict.fromkeys((AskedFor.DAY, AskedFor.YEAR, AskedFor.CLOCK), _CUES[AskedFor.DATE])
_CUES |= dict.fromkeys((AskedFor.MONEY, AskedFor.PERCENT, AskedFor.DURATION), _CUES[AskedFor.COUNT])
_CUES[AskedFor.NAMED] = _CUES[AskedFor.PERSON]
_CUE_PATTERNS = {kind: re.compile(rf"\b(?:{cue})\s(?:\S+\s)?$", re.IGNORECASE) for kind, cue in _CUES.items()}


@dataclass(frozen=True, slots=True)
class SpanSigns:
    """What is known of a span as the short answer; each sign lies between 0 and 1.

    Attributes:
        near: How near the question's words stand to it, each by one over its distance in syllables; a break of the
            sentence in between counts for some syllables more.
        focus: The same for those words alone that stand beside the question word.
        leads: Share of the question's words behind it with no other span of the kind and no strong break in between.
        trails: The same for the words before it.
        noun: Whether the noun that is counted or named stands in it or right behind it.
        cue: Whether a word leads up to it that introduces such a thing (`do`, `vào`, `gồm`).
        place_cue: The same for places (`tại`, `ở`), where it tells most.
        surname: Whether a person's name has a Vietnamese surname or a form of address.
        year: Whether the year that stands nearest to it in its part of the sentence is one that the question names.
        other_year: Whether it is another one.
        first: Whether it is the first one.
        bare: Whether a number has nothing that it counts, or a name is one word.
        other_unit: Whether it is a number of something else than what is counted.
    """

    near: float
    focus: float
    leads: float
    trails: float
    noun: float
    cue: float
    place_cue: float
    surname: float
    year: float
    other_year: float
    first: float
    bare: float
    other_unit: float


class AskedSentence:
    """A sentence with the question's words marked in it.

    Args:
        question: What is asked.
        words: The same, taken apart.
        text: The sentence.
        spans: Where things of the kind that is asked for stand in it, in order.
    """

    def __init__(self, question: str, words: QuestionWords, text: str, spans: Sequence[Span]) -> None:
        self._words = words
        self._text = text
        self._spans = spans
        self._tokens = tokens(text)
        self._asked = set(words.content)
        self._held = {token.folded for token in self._tokens} & self._asked
        self._starts = [token.start for token in self._tokens]
        self._ends = [token.end for token in self._tokens]
        self._places: dict[str, list[int]] = {}
        for place, token in enumerate(self._tokens):
            if token.folded in self._asked:
                self._places.setdefault(token.folded, []).append(place)
        self._focus = _focus(question, words)
        self._breaks = [match.start() for match in _BREAK.finditer(text)]
        self._strong_breaks = [match.start() for match in _STRONG_BREAK.finditer(text)]
        self._asked_years = set(_YEAR.findall(question))

    @property
    def untold(self) -> float:
        """Share of the words beside the question word that the sentence does not hold."""
        return 1 - len(self._focus & self._held) / len(self._focus) if self._focus else 0.0

    @property
    def untold_words(self) -> float:
        """Share of all the question's words that the sentence does not hold."""
        return 1 - len(self._held) / len(self._asked) if self._asked else 0.0

    def signs(self, number: int) -> SpanSigns:
        """Return what is seen of the `number`th span, counted from 0."""
        span = self._spans[number]
        answer = span.of(self._text)
        distances = self._distances(span)
        is_place = self._words.asked_for is AskedFor.PLACE
        has_cue = self._has_cue(span)
        year = self._nearest_year(span) if self._asked_years else None
        has_noun = self._has_noun(span)
        return SpanSigns(
            near=_nearness(self._asked, distances),
            focus=_nearness(self._focus, distances),
            leads=self._owned(span.end, self._next_stop(number)),
            trails=self._owned(self._last_stop(number), span.start),
            noun=float(has_noun),
            cue=float(has_cue and not is_place),
            place_cue=float(has_cue and is_place),
            surname=float(self._words.asked_for is AskedFor.PERSON and PERSON.search(answer) is not None),
            year=float(year in self._asked_years),
            other_year=float(year is not None and year not in self._asked_years),
            first=float(number == 0),
            bare=float(" " not in answer),
            other_unit=float(not has_noun and self._words.noun is not None and has_unit(span, self._text)),
        )

    def _distances(self, span: Span) -> dict[str, int]:
        """Return how many syllables away each of the sentence's words stands from a span, at its nearest."""
        first_behind = bisect_left(self._starts, span.end)
        last_before = bisect_right(self._ends, span.start) - 1
        nearest: dict[str, int] = {}
        for word, places in self._places.items():
            # Farther ones cost more, whatever breaks stand in between.
            at = bisect_left(places, first_behind)
            before = places[bisect_right(places, last_before) - 1 :][:1] if places[0] <= last_before else []
            costs = [last_before - place + 1 + self._cost_between(self._tokens[place], span.start) for place in before]
            costs += [
                place - first_behind + 1 + self._cost_between(self._tokens[place], span.end)
                for place in places[at : at + 1]
            ]
            if costs:
                nearest[word] = min(costs)
        return nearest

    def _cost_between(self, token: Token, edge: int) -> int:
        low, high = min(token.start, edge), max(token.start, edge)
        weak = bisect_left(self._breaks, high) - bisect_left(self._breaks, low)
        strong = bisect_left(self._strong_breaks, high) - bisect_left(self._strong_breaks, low)
        return weak * _BREAK_COSTS + strong * _STRONG_BREAK_COSTS

    def _next_stop(self, number: int) -> int:
        behind = self._spans[number].end
        following = [span.start for span in self._spans[number + 1 : number + 2]]
        return min([*following, *(place for place in self._strong_breaks if place >= behind), len(self._text)])

    def _last_stop(self, number: int) -> int:
        before = self._spans[number].start
        previous = [span.end for span in self._spans[max(0, number - 1) : number]]
        return max([*previous, *(place for place in self._strong_breaks if place < before), 0])

    def _owned(self, start: int, end: int) -> float:
        here = {token.folded for token in self._tokens if start <= token.start < end} & self._held
        return len(here) / len(self._held) if self._held else 0.0

    def _has_noun(self, span: Span) -> bool:
        noun = self._words.noun
        if noun is None:
            return False
        around = fold(self._text[span.start : span.end + 20])
        return re.search(rf"\b{re.escape(noun)}\b", around) is not None

    def _has_cue(self, span: Span) -> bool:
        cue = _CUE_PATTERNS.get(self._words.asked_for)
        return cue is not None and cue.search(self._text[max(0, span.start - 25) : span.start]) is not None

    def _nearest_year(self, span: Span) -> str | None:
        start = max([0, *(place for place in self._strong_breaks if place < span.start)])
        end = min([len(self._text), *(place for place in self._strong_breaks if place >= span.end)])
        years = [one for one in _YEAR.finditer(self._text, start, end) if not span.start <= one.start() < span.end]
        nearest = min(years, key=lambda one: max(one.start() - span.end, span.start - one.end()), default=None)
        return nearest.group() if nearest else None


def _nearness(wanted: set[str], distances: dict[str, int]) -> float:
    held = [distances[word] for word in wanted if word in distances]
    return sum(2 / (1 + distance) for distance in held) / len(wanted) if wanted else 0.0


def _focus(question: str, words: QuestionWords) -> set[str]:
    match = _QUESTION_WORD.search(fold(question))
    if match is None:
        return set()
    content = set(words.content)
    before = [token.folded for token in tokens(question[: match.start()]) if token.folded in content]
    behind = [token.folded for token in tokens(question[match.end() :]) if token.folded in content]
    return {*before[-_FOCUS:], *behind[:_FOCUS]}
