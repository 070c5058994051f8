"""The signs of how sure an answer is: whether the documents speak of a question's subject, and answer what is asked."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.document import Passage
from corpus.folding import bigrams, fold, folded_syllables, syllables
from corpus.letters import CAPITAL
from corpus.tone_placement import old_style
from index.ranking.word_likeness import word_likeness
from qa.reading.asked_for import AskedFor
from qa.reading.evidence import Evidence
from qa.reading.question_words import QuestionWords
from qa.reading.sentence_signs import FoundPassage, share


@dataclass(frozen=True, slots=True)
class ConfidenceSigns:
    """What tells a right answer from a wrong one.

    "The passage" is the one that the best sentence stands in, with its title. Words are weighed by rarity: a word that
    no document holds weighs most.

    Attributes:
        nearness: How near in meaning the nearest passage is: its cosine above 0.8, times 10.
        sentence_nearness: The same of the best sentence.
        sentence_gap: How much nearer the nearest sentence is than the second, of all that were found.
        likeness: How much of the question's wording the passage most like it holds, 0 to 1.
        likeness_lead: By how much that is more than the mean of the passages found.
        likeness_gap: By how much it is more than the second most.
        lead: By how much the best passage, of nearness and likeness together, is before the mean of those found.
        names_missing: How many syllables of names and numbers in the question the passage lacks, as ln(1 + n).
        names_held: How many it holds.
        words_missing: The weight of the question's words that it lacks, in units of 10 nats.
        words_held: The weight of those that it holds, as ln(0.1 + weight).
        rare_held: Which share of the question's three rarest words it holds.
        predicate_missing: The weight of the question's words that the best sentence lacks, as they are spelled there,
            beyond names, numbers and the title: of whom is there, but not what; in units of 10 nats.
        rarest_missing: The weight of the rarest word of the question that the best sentence lacks, in the same units.
        choice: How sure the best sentence was chosen: the log odds of its score.
        pairs: Share of the question's pairs of neighbouring words that the best sentence holds.
        runs_of_two: Share of the pairs of neighbouring syllables of the whole question, small words and diacritics
            included, that the passage holds.
        runs_of_three: The same of three neighbouring syllables, in the passage without its title.
        year_missing: Whether the question names a year that the passage does not, and that is not the document's own.
        shape: Whether the best sentence holds the kind of thing asked for.
        shapeless: Whether it does not, though the question tells the kind.
        elsewhere: Whether it does not, but another sentence of the answer holds such a thing.
        kindless: Whether no sentence of the answer holds a number, a day or a length of time though one is asked for,
            or the best one no amount of money, percentage, year, hour or telephone number: these are seen for certain,
            and those of another sentence are mostly of something else.
    """

    nearness: float
    sentence_nearness: float
    sentence_gap: float
    likeness: float
    likeness_lead: float
    likeness_gap: float
    lead: float
    names_missing: float
    names_held: float
    words_missing: float
    words_held: float
    rare_held: float
    predicate_missing: float
    rarest_missing: float
    choice: float
    pairs: float
    runs_of_two: float
    runs_of_three: float
    year_missing: float
    shape: float
    shapeless: float
    elsewhere: float
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
_RAREST = 3
_SURE = 1e-6
"""How near to 0 and 1 a score may come; beyond that it tells nothing more."""


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
    wording = _wording_signs(question, words, evidence[0], rarity, date)
    fit = evidence[0].candidate.signs.shape
    held = any(one.candidate.signs.shape for one in evidence)
    return ConfidenceSigns(
        **search,
        **wording,
        choice=_log_odds(evidence[0].score),
        shape=fit,
        shapeless=float(words.asked_for is not AskedFor.ANYTHING and not fit),
        elsewhere=float(words.asked_for is not AskedFor.ANYTHING and not fit and held),
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
    sentences = [cosine for one in found for cosine in one.sentence_cosines]
    return {
        "nearness": _above_unrelated(max(cosines)),
        "sentence_nearness": _above_unrelated(_sentence_cosine(found, best, max(cosines))),
        "sentence_gap": 10 * _gap(sentences or cosines),
        "likeness": max(likeness),
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
    date: datetime.date | None,
) -> dict[str, float]:
    """Return what the words tell: which of the question's the passage holds, and which it lacks."""
    passage = best.passage
    around = {*folded_syllables(passage.title), *folded_syllables(passage.text)}
    own_year = {str(date.year)} if date else set()
    names = names_and_numbers(question)
    content = sorted(set(words.content), key=lambda word: -rarity.get(word, 0.0))
    held = sum(rarity.get(word, 0.0) for word in content if word in around)
    missing = sum(rarity.get(word, 0.0) for word in content if word not in around)
    rarest = content[:_RAREST]
    spelled = syllables(old_style(best.text))
    sentence = [fold(syllable) for syllable in spelled]
    lacking = {
        word: rarity.get(fold(word), 0.0) for word in words.typed if word not in spelled and word not in sentence
    }
    title = set(folded_syllables(passage.title))
    return {
        "names_missing": math.log1p(len(names - around)),
        "names_held": float(len(names & around)),
        "words_missing": missing / 10,
        "words_held": math.log(0.1 + held / 10),
        "rare_held": sum(word in around for word in rarest) / max(len(rarest), 1),
        "predicate_missing": sum(lacking[word] for word in lacking if fold(word) not in names | title) / 10,
        "rarest_missing": max(lacking.values(), default=0.0) / 10,
        "pairs": share(bigrams(list(words.content)), set(bigrams(sentence)), rarity),
        "year_missing": float(any(_YEAR.fullmatch(word) and word not in around | own_year for word in content)),
        **_runs(question, passage),
    }


def _log_odds(probability: float) -> float:
    kept = min(max(probability, _SURE), 1 - _SURE)
    return math.log(kept / (1 - kept))


def _runs(question: str, passage: Passage) -> dict[str, float]:
    asked, body = (syllables(old_style(text)) for text in (question, passage.text))
    title = syllables(old_style(passage.title))
    return {
        "runs_of_two": _part(_runs_of(asked, 2), {*_runs_of(body, 2), *_runs_of(title, 2)}),
        "runs_of_three": _part(_runs_of(asked, 3), set(_runs_of(body, 3))),
    }


def _runs_of(words: Sequence[str], length: int) -> list[tuple[str, ...]]:
    return list(zip(*(words[start:] for start in range(length)), strict=False))


def _part(wanted: Sequence[tuple[str, ...]], present: set[tuple[str, ...]]) -> float:
    asked = set(wanted)
    return len(asked & present) / len(asked) if asked else 0.0
