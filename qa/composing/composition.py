"""Composes an answer out of scored sentences, without a language model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.folding import folded_syllables
from corpus.messages import Language, message
from index.stores.catalogue import DocumentEntry
from qa.composing.cause import cause_behind
from qa.composing.claim import Claim, claim_of
from qa.composing.comparison import place_for, sides_of
from qa.composing.distinguished import names_the_same
from qa.composing.document_facts import signature, subjects
from qa.composing.listing import below_heading, list_part
from qa.composing.part import Part
from qa.composing.short_answer import short_answer
from qa.composing.side_by_side import differing, heading, named_first
from qa.composing.telling import is_idle, telling_first, worth_adding
from qa.composing.yes_no import verdict
from qa.reading.asked_for import AskedFor
from qa.reading.document_lines import Line, lines_around, text_at
from qa.reading.evidence import Evidence, Place
from qa.reading.lone_headings import announces
from qa.reading.question_words import QuestionWords
from qa.reading.sentence_signs import FoundPassage
from qa.reading.statement_text import as_statement
from qa.reading.years import tells_years

_REPEATED = 0.75
"""Share of a sentence's words from which on it only repeats what was said, unless it has a new number."""


@dataclass(frozen=True, slots=True)
class Composer:
    """Chooses which sentences make an answer, in which order, and which words of them answer by themselves.

    Attributes:
        language: Language of `Có` and `Không` before a statement.
        most: The most sentences of an answer that is no list.
        most_syllables: About how long such an answer may be; the first sentence is never cut.
    """

    language: Language = "vi"
    most: int = 3
    most_syllables: int = 110

    def compose(
        self,
        question: str,
        words: QuestionWords,
        evidence: Sequence[Evidence],
        found: Sequence[FoundPassage],
        documents: Mapping[str, DocumentEntry],
    ) -> list[Part]:
        """Return the parts of the answer, in order; none where there is no evidence.

        Args:
            question: The standalone question, with its diacritics.
            words: The same, taken apart.
            evidence: The best sentences, best first.
            found: The passages that were found.
            documents: The documents that they stand in, by id.
        """
        if not evidence:
            return []
        evidence = telling_first(question, words, evidence)
        claim = claim_of(question, words)
        if claim:
            return self._judged(question, words, claim, evidence, found)
        return (
            _compared(question, words, found, documents)
            or subjects(question, found, documents)
            or signature(question, evidence[0], found)
            or self._answered(question, words, named_first(words, evidence), found, documents)
        )

    def _answered(
        self,
        question: str,
        words: QuestionWords,
        evidence: Sequence[Evidence],
        found: Sequence[FoundPassage],
        documents: Mapping[str, DocumentEntry],
    ) -> list[Part]:
        """Return the documents that differ side by side, or the list or sentence that answers, with what adds to it."""
        rivals = differing(question, words, evidence, documents)
        if rivals:
            parts = [_answering(question, words, one, found, documents) for one in rivals]
            headings = [heading(documents[one.passage.document_id]) for one in rivals]
            return [replace(part, heading=over) for part, over in zip(parts, headings, strict=True)]
        first = _answering(question, words, evidence[0], found, documents)
        listed = None if first.short_answer else list_part(question, words, evidence[0], found)
        if not listed and _is_heading(question, words, evidence[0]):  # alone it says nothing
            listed = below_heading(evidence[0], found)
        if listed:  # what stood behind it would read as its end
            return [self._with_rest_told(listed)]
        cause = cause_behind(question, words, evidence, found)
        return self._with_more(first, worth_adding(question, words, evidence), cause)

    def _with_rest_told(self, listed: Part) -> Part:
        if not listed.left_out:
            return listed
        rest = message("list_left_out", self.language, count=listed.left_out)
        return replace(listed, text=f"{listed.text}\n{rest}")

    def _judged(
        self,
        question: str,
        words: QuestionWords,
        claim: Claim,
        evidence: Sequence[Evidence],
        found: Sequence[FoundPassage],
    ) -> list[Part]:
        """Return the sentence that says yes or no, led by that word, or else the best ones as they stand."""
        judged = [(one, verdict(claim, as_statement(one.text), _context(one, found))) for one in evidence]
        decided = [(one, stands) for one, stands in judged if stands is not None]
        if len({stands for _, stands in decided}) != 1:
            return self._with_more(_plain(evidence[0]), worth_adding(question, words, evidence))
        one, stands = decided[0]
        lead = message("answer_yes" if stands else "answer_no", self.language)
        first = Part((_place(one),), f"{lead}. {as_statement(one.text)}", (0, len(lead)))
        # Where another sentence ranked higher, it may be the one that matters.
        return self._with_more(first, [evidence[0]]) if one is not evidence[0] else [first]

    def _with_more(self, first: Part, evidence: Sequence[Evidence], cause: Part | None = None) -> list[Part]:
        """Add sentences that say something more; other documents only where the first one holds no sure answer."""
        parts = [first, *([cause] if cause and len(first.sentences) == 1 else [])]
        document = first.sentences[0][0].document_id
        for one in evidence:
            elsewhere = one.passage.document_id != document
            if len(parts) == self.most or (elsewhere and first.short_answer):
                continue
            if self._adds(one, parts):
                parts.append(_plain(one))
        return parts

    def _adds(self, one: Evidence, parts: Sequence[Part]) -> bool:
        said = [word for part in parts for word in folded_syllables(part.text)]
        own = folded_syllables(one.text)
        if len(said) + len(own) > self.most_syllables:
            return False
        first = set(folded_syllables(parts[0].text))
        if len(first & set(own)) > _REPEATED * len(first):  # the first sentence over again, in more words
            return False
        new = set(own) - set(said)
        return len(new) > (1 - _REPEATED) * len(set(own)) or any(word.isdigit() for word in new)


def _answering(
    question: str,
    words: QuestionWords,
    one: Evidence,
    found: Sequence[FoundPassage],
    documents: Mapping[str, DocumentEntry],
) -> Part:
    """Return a sentence with the words that answer by themselves, where these are said of what the question names."""
    text = as_statement(one.text)
    span = short_answer(question, words, text)
    if span is None:
        return _plain(one)
    short = (span.start, span.end)
    headings = (heading.text for heading in one.passage.marks.path_at(one.sentence.start))
    around = (one.passage.title, one.passage.text, *headings)
    document = documents.get(one.passage.document_id)
    is_meant = names_the_same(question, text, around) and tells_years(question, one, short, found, document)
    return Part((_place(one),), text, short if is_meant else None)


def _is_heading(question: str, words: QuestionWords, one: Evidence) -> bool:
    if is_idle(question, words, one):
        return True
    # What a list that announces no cause holds is none.
    return words.asked_for is not AskedFor.REASON and announces(one.candidate, words.asked_for)


def _plain(one: Evidence) -> Part:
    return Part((_place(one),), as_statement(one.text))


def _place(one: Evidence) -> Place:
    return (one.passage, one.sentence)


def _context(one: Evidence, found: Sequence[FoundPassage]) -> str:
    """Return what a sentence is said of: the title, and the heading or lead-in above it."""
    lines = lines_around(one.passage, found)
    above: list[Line] = []
    for line in lines:
        if line.place[1] == one.sentence:
            break
        above.append(line)
    lead = next((line.text for line in reversed(above) if line.is_heading), "")
    return f"{one.passage.title}\n{lead}"


def _compared(
    question: str,
    words: QuestionWords,
    found: Sequence[FoundPassage],
    documents: Mapping[str, DocumentEntry],
) -> list[Part]:
    """Return a part for each of two things that are compared, or one for both; none where one of them is missing."""
    sides = sides_of(question, words)
    if sides is None:
        return []
    places = [place_for(one, other, question, words, found) for one, other in (sides, sides[::-1])]
    chosen = [place for place in places if place is not None]
    if len(chosen) < len(sides):
        return []
    if chosen[0] == chosen[1]:
        chosen.pop()
    differ = len({passage.document_id for passage, _ in chosen}) > 1
    return [
        Part(
            ((passage, span),),
            as_statement(text_at(passage, span)),
            heading=heading(documents[passage.document_id]) if differ else "",
        )
        for passage, span in chosen
    ]
