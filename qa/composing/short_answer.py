"""The few words of a sentence that answer by themselves: who, when, where, how many, how much, which document."""

from __future__ import annotations

import functools
import math
import re
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.document import Span
from corpus.folding import fold, folded_syllables
from corpus.letters import CAPITAL
from corpus.stops import MARKER
from qa.composing.counting import counted, counts_another, told_none
from qa.composing.nearness import AskedSentence, SpanSigns
from qa.composing.offices import answers_office
from qa.composing.ranges import End, asked_part, at_end, end_asked_for, range_at
from qa.composing.spans import dates_a_document, spans_of
from qa.composing.tokens import holds_run, tokens
from qa.composing.unit import with_next_count, with_unit
from qa.composing.whole_names import whole_name
from qa.reading.asked_for import AskedFor
from qa.reading.question_words import QuestionWords


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SPAN_WEIGHTS: dict[str, float] = {
    "near": 1.2,
    "focus": 2.0,
    "leads": 0.35,
    "trails": 0.6,
    "noun": 1.25,
    "cue": 0.4,
    "place_cue": 1.5,
    "surname": 1.75,
    "year": 0.9,
    "other_year": -1.15,
    "first": 0.35,
    "bare": -0.95,
    "other_unit": -0.6,  # set by hand, near to its fit on ViQuAD
}
"""What each of the `SpanSigns` counts for, in log odds.

Fitted as a softmax over the spans of a sentence and the choice of none of them, on the sentences with the answers of
MLQA dev, UIT-ViQuAD 2 dev and 200 questions of Zalo's (592 questions); the samples' questions were left out.
"""
_NONE: dict[AskedFor, float] = {AskedFor.PERSON: -0.9, AskedFor.PLACE: -0.65, AskedFor.NAMED: -0.65}
_NONE_OTHERWISE = -1.5
"""What the choice of no span counts for, fitted with them: a name may be anything's, a date is mostly the date."""
_SURE_ENOUGH = 0.6
"""Probability from which on a span is given.

With it and the next one, 61% of the samples' tuning questions of these kinds (left out of the fit, though not of the
making of the patterns) get a span in the gold sentence, and 93% of the spans meet the gold answer; of MLQA dev 55% and
86%, of ViQuAD 2 dev 49% and 83% (fitted on both; fitted on the other one alone, the precision differs by two points).
"""
_MOST_UNTOLD = 0.67
"""A sentence without most of the words beside the question word speaks of something else."""
_MOST_SPANS, _LONGEST = 40, 2_000
"""What has more things of a kind or more characters is a table, which no few words of answer for."""
_SUM = re.compile(r"\b(?:tong (?:cong|so|kinh phi|von))\b")
_TWO_CAPITALS = re.compile(rf"(?<!\w){CAPITAL}[^\W\d_]+(?:\s{CAPITAL}[^\W\d_]+)+(?:\s\d+(?![\d/.,]))?")
_SEMICOLON = re.compile(r";\s")
_TIMES_OF_DAY = frozenset({AskedFor.DATE, AskedFor.DAY, AskedFor.CLOCK})
_WITH_ENDS = _TIMES_OF_DAY | {AskedFor.MONEY, AskedFor.PERCENT, AskedFor.COUNT}
_TIMES = frozenset({AskedFor.DATE, AskedFor.DAY, AskedFor.YEAR})
_DOCUMENT = re.compile(
    r"\b(?:quyet dinh|ke hoach|nghi quyet|nghi dinh|thong bao|cong van|chi thi|ket luan|huong dan|quy dinh|thong tu"
    r"|quy che|to trinh|bao cao|van ban|luat)\b"
)
_WHO_DOES = re.compile(
    r"\bai (?:(?:la|lam|da|se|dang|duoc|bi|phai|cung|tung) )*(?!nguoi\b|gi\b)([^\W\d_]{2,})(?: ([^\W\d_]{3,}))?"
)
_NO_PART_OF_A_NAME = _words("ong ba dong chi anh co thay em chau cu ts ths gs pgs bs bac si tien")


@dataclass(frozen=True, slots=True)
class RatedSpan:
    """A span that could be the short answer.

    Attributes:
        span: Where it stands in the sentence.
        signs: What was seen of it.
    """

    span: Span
    signs: SpanSigns


def short_answer(question: str, words: QuestionWords, text: str) -> Span | None:
    """Return where the words stand in a sentence that answer by themselves, or None where that is not sure.

    Args:
        question: The standalone question.
        words: The same, taken apart.
        text: A sentence that answers, as it is shown.

    Example:
        >>> from qa.reading.question_words import take_apart
        >>> question, text = "Ai chủ trì hội nghị?", "Ông Lê Văn Tám dự; bà Trần Thị Hạnh chủ trì hội nghị."
        >>> short_answer(question, take_apart(question), text).of(text)
        'bà Trần Thị Hạnh'
    """
    return _short_answer(question, words, text)


@functools.lru_cache(maxsize=1024)
def _short_answer(question: str, words: QuestionWords, text: str) -> Span | None:
    if len(text) > _LONGEST:
        return None
    # The same sentence is asked several times on the way of a question; the cache is filled with pure values only.
    if words.asked_for is AskedFor.COUNT:
        if none := told_none(question, text):
            return none
        words = replace(words, noun=words.noun or next(iter(counted(question)), None))
    if _SUM.search(fold(question)) and MARKER.match(text) and not _SUM.search(fold(text)):
        return None  # one item of what is to be added up
    end = end_asked_for(question) if words.asked_for in _WITH_ENDS else None
    best = _best_of(_eligible(question, words, text, end), words, text)
    if best is None or best.probability < _SURE_ENOUGH or best.untold > _MOST_UNTOLD or best.counts_another:
        return None
    return _as_shown(question, words, text, best.span, end)


def _eligible(question: str, words: QuestionWords, text: str, end: End | None) -> RatedSentence:
    """Return the spans of the part of a sentence that a question is about, and of the end that it asks for."""
    rated = rated_spans(question, words, text)
    spans = [one for one in rated.spans if _lies_in(one.span, _part_asked_of(question, text))] or rated.spans
    if end is not None and words.asked_for in _TIMES_OF_DAY:
        kept = at_end([one.span for one in spans], text, end)
        spans = [one for one in spans if one.span in kept or range_at(words.asked_for, one.span, text)]
    return replace(rated, spans=spans)


def _as_shown(question: str, words: QuestionWords, text: str, span: Span, end: End | None) -> Span | None:
    """Return the words to show for the span that fits best, or None where they say something else than is asked."""
    kind = words.asked_for
    if kind is AskedFor.PERSON:
        fits = _does_what_is_asked(question, text) and answers_office(question, text, span)
        return span if fits else None
    if kind in (AskedFor.PLACE, AskedFor.NAMED):
        return whole_name(span, text)
    if kind is AskedFor.COUNT and counts_another(question, span, text):
        return None
    if found := range_at(kind, span, text):
        span = asked_part(span, found, end)
    if kind is AskedFor.COUNT:
        return with_next_count(with_unit(span, text, question), text, question)
    return span


def _lies_in(span: Span, part: Span) -> bool:
    return part.start <= span.start and span.end <= part.end


def _part_asked_of(question: str, text: str) -> Span:
    """Return the only part of a sentence, between semicolons, that holds a name of the question; else all of it.

    Where the other parts bear no names of their own, they may well be about the same.
    """
    breaks = [0, *(match.end() for match in _SEMICOLON.finditer(text)), len(text)]
    parts = [Span(start, end) for start, end in pairwise(breaks)]
    asked = [folded_syllables(match.group()) for match in _TWO_CAPITALS.finditer(question)]
    held = [part for part in parts if any(holds_run(folded_syllables(part.of(text)), name) for name in asked)]
    others = [part for part in parts if part not in held]
    if len(held) != 1 or not all(_TWO_CAPITALS.search(part.of(text)) for part in others):
        return Span(0, len(text))
    return held[0]


def _does_what_is_asked(question: str, text: str) -> bool:
    """Tell whether a sentence says of somebody what the question asks: `kết luận` is no answer to `ai chủ trì`."""
    asked = _WHO_DOES.search(fold(question))
    told = {token.folded for token in tokens(text)}
    return asked is None or told.issuperset(filter(None, asked.groups()))


@dataclass(frozen=True, slots=True)
class BestSpan:
    """The span that fits best.

    Attributes:
        span: Where it stands in the sentence.
        probability: That it is the one that is asked for, where the sentence holds the answer: 0 to 1.
        untold: Share of the words beside the question word that the sentence does not hold.
        counts_another: Whether it is a number of something else than what is counted.
    """

    span: Span
    probability: float
    untold: float
    counts_another: bool


def best_span(question: str, words: QuestionWords, text: str) -> BestSpan | None:
    """Return the span of a sentence that fits a question best, or None where it holds nothing of the kind."""
    return _best_of(rated_spans(question, words, text), words, text)


def _best_of(rated: RatedSentence, words: QuestionWords, text: str) -> BestSpan | None:
    if not rated.spans:
        return None
    scores = [sum(weight * getattr(one.signs, name) for name, weight in SPAN_WEIGHTS.items()) for one in rated.spans]
    best = max(range(len(scores)), key=scores.__getitem__)
    odds = [math.exp(score - scores[best]) for score in (*scores, _NONE.get(words.asked_for, _NONE_OTHERWISE))]
    chosen = rated.spans[best]
    # Both ends of a range are the one answer.
    found = range_at(words.asked_for, chosen.span, text)
    together = sum(
        odds[at] for at, one in enumerate(rated.spans) if at == best or (found and _lies_in(one.span, found.whole))
    )
    return BestSpan(chosen.span, together / sum(odds), rated.untold, counts_another=chosen.signs.other_unit > 0)


@dataclass(frozen=True, slots=True)
class RatedSentence:
    """What could be the short answer in a sentence, and how much of the question the sentence leaves out.

    Attributes:
        spans: The spans of the kind that is asked for, without those that the question itself names.
        untold: Share of the words beside the question word that the sentence does not hold.
        untold_words: The same of all the question's words.
    """

    spans: list[RatedSpan]
    untold: float
    untold_words: float


def rated_spans(question: str, words: QuestionWords, text: str) -> RatedSentence:
    """Return what could be the short answer in a sentence, with its signs."""
    if len(text) > _LONGEST:
        return RatedSentence([], 1.0, 1.0)
    known = [token.folded for token in tokens(question)]
    found = [one for one in spans_of(words.asked_for, words.noun, text) if not _is_known(one.of(text), known)]
    if words.asked_for in _TIMES and not _DOCUMENT.search(fold(question)):
        found = [one for one in found if not dates_a_document(one, text)] or found
    if len(found) > _MOST_SPANS:
        found = []
    sentence = AskedSentence(question, words, text, found)
    rated = [RatedSpan(one, sentence.signs(number)) for number, one in enumerate(found)]
    return RatedSentence(rated, sentence.untold, sentence.untold_words)


def _is_known(answer: str, question: list[str]) -> bool:
    own = [token.folded for token in tokens(answer) if token.folded not in _NO_PART_OF_A_NAME]
    return not own or holds_run(question, own) or (len(own) == 1 and own[0] in question)
