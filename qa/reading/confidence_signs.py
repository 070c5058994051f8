"""The signs of how sure an answer is: whether the documents speak of a question's subject, and answer what is asked."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.folding import folded_syllables, syllables
from corpus.letters import CAPITAL
from corpus.tone_placement import old_style
from index.ranking.word_likeness import word_likeness
from qa.reading.asked_for import AskedFor
from qa.reading.evidence import Evidence
from qa.reading.question_words import QuestionWords
from qa.reading.sentence_signs import FoundPassage
from qa.reading.years import tells_another_year


@dataclass(frozen=True, slots=True)
class ConfidenceSigns:
    """What tells a right answer from a wrong one.

    "The passage" is the one that the best sentence stands in, with its title. Words are weighed by rarity: a word that
    no document holds weighs most.

    Attributes:
        nearness: How near in meaning the nearest passage is: its cosine above 0.8, times 10.
        sentence_nearness: The same of the best sentence.
        likeness_lead: How much more of the question's wording (0 to 1) the passage most like it holds than the mean of
            the passages found.
        likeness_gap: The same compared with the passage second most like it.
        lead: By how much the best passage, of nearness and likeness together, is before the mean of those found.
        names_missing: How many syllables of names and numbers in the question the passage lacks, as ln(1 + n).
        names_held: How many it holds.
        words_missing: The weight of the question's words that it lacks, in units of 10 nats.
        words_held: The weight of those that it holds, as ln(0.1 + weight).
        runs_of_three: Share of the runs of three neighbouring syllables of the whole question, small words and
            diacritics included, that the passage without its title holds.
        year_missing: Whether the question names a year that the passage does not, and that is not the document's own;
            or the best sentence is of other years: it tells one, or the nearest place above it that tells any does.
        shape: Whether the best sentence holds the kind of thing asked for.
        shapeless: Whether it does not, though the question tells the kind.
        kindless: Whether no sentence of the answer holds a number, a day or a length of time though one is asked for,
            or the best one no amount of money, percentage, year, hour or telephone number: these are seen for certain,
            and those of another sentence are mostly of something else.
    """

    nearness: float
    sentence_nearness: float
    likeness_lead: float
    likeness_gap: float
    lead: float
    names_missing: float
    names_held: float
    words_missing: float
    words_held: float
    runs_of_three: float
    year_missing: float
    shape: float
    shapeless: float
    kindless: float


_IN_THE_BEST = {AskedFor.CLOCK, AskedFor.MONEY, AskedFor.PERCENT, AskedFor.PHONE, AskedFor.YEAR}
_IN_ANY = {AskedFor.COUNT, AskedFor.DAY, AskedFor.DURATION}
# Capitals inside the question, not the one that begins it.
_NAME_OR_NUMBER = re.compile(rf"(?<!^)(?<!\w){CAPITAL}\w*|\d[\w.,/-]*")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_UNRELATED_COSINE = 0.8
"""About the cosine that e5 gives to passages that have little to do with a question."""
_NEARNESS_COUNTS = 5
"""What a cosine counts for beside a likeness, as in the search."""
_COMPARED = 8
"""With so many passages the best is compared; of a folder that has fewer, the others are taken to be unrelated."""


def confidence_signs(
    question: str,
    words: QuestionWords,
    found: Sequence[FoundPassage],
    evidence: Sequence[Evidence],
    rarity: Mapping[str, float],
    date: datetime.date | None = None,
) -> ConfidenceSigns:
    """Return the signs for an answer.

    Args:
        question: The standalone question.
        words: The same, taken apart.
        found: The passages that were found.
        evidence: The sentences of the answer, the best one first.
        rarity: Weight of each of the question's folded syllables and bigrams.
        date: The date of the document that the best sentence stands in.
    """
    search = _search_signs(words, found, evidence[0], rarity)
    wording = _wording_signs(question, words, evidence[0], rarity)
    of_another = tells_another_year(question, words.asked_for, evidence[0], found, date)
    fit = evidence[0].candidate.signs.shape
    held = any(one.candidate.signs.shape for one in evidence)
    return ConfidenceSigns(
        **search,
        **wording,
        year_missing=float(of_another or _is_nowhere(words, evidence[0], date)),
        shape=fit,
        shapeless=float(words.asked_for is not AskedFor.ANYTHING and not fit),
        kindless=float((words.asked_for in _IN_ANY and not held) or (words.asked_for in _IN_THE_BEST and not fit)),
    )


def names_and_numbers(question: str) -> set[str]:
    """Return the folded syllables of a question that belong to names, abbreviations and numbers.

    Example:
        >>> sorted(names_and_numbers("Ông Lê Tiến Châu sinh năm 1969?"))
        ['1969', 'chau', 'le', 'tien']
    """
    return {syllable for name in _NAME_OR_NUMBER.findall(question) for syllable in folded_syllables(name)}


def _search_signs(
    words: QuestionWords, found: Sequence[FoundPassage], best: Evidence, rarity: Mapping[str, float]
) -> dict[str, float]:
    """Return what the search tells: how near the best is to the question, and how far before the others."""
    cosines = [_UNRELATED_COSINE if one.cosine is None else one.cosine for one in found]
    likeness = word_likeness(" ".join(words.typed), [one.passage for one in found], rarity)
    unrelated = max(0, _COMPARED - len(found))
    cosines += [min(_UNRELATED_COSINE, *cosines, 1.0)] * unrelated
    likeness += [0.0] * unrelated
    fused = [_NEARNESS_COUNTS * cosine + like for cosine, like in zip(cosines, likeness, strict=True)]
    return {
        "nearness": _above_unrelated(max(cosines)),
        "sentence_nearness": _above_unrelated(_sentence_cosine(found, best, max(cosines))),
        "likeness_lead": max(likeness) - sum(likeness) / len(likeness),
        "likeness_gap": _gap(likeness),
        "lead": max(fused) - sum(fused) / len(fused),
    }


def _above_unrelated(cosine: float) -> float:
    return 10 * (cosine - _UNRELATED_COSINE)


def _gap(values: Sequence[float]) -> float:
    ordered = sorted(values, reverse=True)
    return ordered[0] - ordered[1] if len(ordered) > 1 else 0.0


def _sentence_cosine(found: Sequence[FoundPassage], best: Evidence, unknown: float) -> float:
    """Return the cosine of the best sentence, or of the nearest of those that it is made of."""
    place = best.sentence
    near = [
        cosine
        for one in found
        if one.passage.id == best.passage.id
        for span, cosine in zip(one.passage.sentences, one.sentence_cosines, strict=False)
        if span.start < place.end and place.start < span.end
    ]
    return max(near, default=unknown)


def _wording_signs(
    question: str,
    words: QuestionWords,
    best: Evidence,
    rarity: Mapping[str, float],
) -> dict[str, float]:
    """Return what the words tell: which of the question's the passage holds, and which it lacks."""
    passage = best.passage
    around = _syllables_around(best)
    names = names_and_numbers(question)
    content = set(words.content)
    held = sum(rarity.get(word, 0.0) for word in content if word in around)
    missing = sum(rarity.get(word, 0.0) for word in content if word not in around)
    return {
        "names_missing": math.log1p(len(names - around)),
        "names_held": float(len(names & around)),
        "words_missing": missing / 10,
        "words_held": math.log(0.1 + held / 10),
        "runs_of_three": _runs_held(question, passage.text),
    }


def _is_nowhere(words: QuestionWords, best: Evidence, date: datetime.date | None) -> bool:
    """Tell whether a year of the question stands nowhere: neither in passage and title, nor in the document's date."""
    years = {word for word in words.content if _YEAR.fullmatch(word)}
    return bool(years - _syllables_around(best) - ({str(date.year)} if date else set()))


def _syllables_around(best: Evidence) -> set[str]:
    return {*folded_syllables(best.passage.title), *folded_syllables(best.passage.text)}


def _runs_held(question: str, text: str) -> float:
    asked = set(_runs(syllables(old_style(question))))
    return len(asked.intersection(_runs(syllables(old_style(text))))) / len(asked) if asked else 0.0


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(words, words[1:], words[2:], strict=False)
