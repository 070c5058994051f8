"""One question spelled out for people: what was asked, expected and answered, and what became of the evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.messages import Language, message
from eval.findings import Findings, JudgedAnswer, Measured
from eval.gold.question import holds_answer
from eval.metrics.retrieval import passage_ranking, rank_of_first
from eval.report.names import kind_name
from eval.report.numbers import NOTHING, Numbers
from eval.running.outcome import Outcome, Stretch
from qa.web.rendering import shown_source

Verdict = Literal["right", "wrong", "wrong_source", "wrongly_refused", "not_refused", "failed"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote of a document, cited or expected.

    Attributes:
        source: The document, as people are shown it.
        text: The quote; empty where only the document is known.
        notes: What is to be said of it: that it is of the wrong document, that it is not verbatim.
    """

    source: str
    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One question of an evaluation, spelled out.

    Attributes:
        standalone: The question as it was searched for; empty where that is as it was typed.
        verdict: What became of it, and `verdict_text` the same in words.
        expected: The accepted answers, or that it should have been declined.
        proofs: Where the gold set says that the answer stands.
        answer: What was answered; of a refusal, that it was one; of a failure, its reason.
        unguarded: What would have been answered had it not been declined; empty where it was answered.
        quotes: What the answer cites; of a refusal, what it would have cited.
        confidence: The program's own probability of being right.
        rank: At what place of the search the evidence was found, in words.
        place: The same for a column of numbers.
        opinion: What a language model said of the answer; empty where none was asked.
    """

    id: str
    kind: str
    question: str
    history: tuple[str, ...]
    standalone: str
    verdict: Verdict
    verdict_text: str
    expected: tuple[str, ...]
    proofs: tuple[Quote, ...]
    answer: str
    unguarded: str
    quotes: tuple[Quote, ...]
    confidence: str
    rank: str
    place: str
    opinion: str


def worst_cases(findings: Findings, language: Language) -> list[Case]:
    """Return the worst questions spelled out, the worst first."""
    by_id = {one.outcome.gold.id: one for one in findings.questions}
    opinions = _opinions(findings)
    return [case_of(by_id[id_], language, opinions.get(id_)) for id_ in findings.worst if id_ in by_id]


def all_cases(findings: Findings, language: Language) -> list[Case]:
    """Return every question spelled out, in the order of the gold set."""
    opinions = _opinions(findings)
    return [case_of(one, language, opinions.get(one.outcome.gold.id)) for one in findings.questions]


def case_of(measured: Measured, language: Language, opinion: JudgedAnswer | None = None) -> Case:
    """Return one question spelled out.

    Args:
        measured: The question's outcome and values.
        language: Language of the words around it.
        opinion: What a language model said of the answer.
    """
    outcome = measured.outcome
    gold = outcome.gold
    verdict = verdict_of(measured)
    given = outcome.unguarded if outcome.abstained else outcome.answer
    return Case(
        id=gold.id,
        kind=kind_name(gold.kind, language),
        question=gold.question,
        history=gold.history,
        standalone="" if outcome.standalone.strip() == gold.question.strip() else outcome.standalone,
        verdict=verdict,
        verdict_text=_verdict_text(verdict, language),
        expected=gold.answers or (_expected_text(outcome, language),),
        proofs=tuple(Quote(shown_source(proof.document), proof.evidence or "") for proof in gold.proofs),
        answer=_answer_text(outcome, language),
        unguarded=given.text if outcome.abstained else "",
        quotes=tuple(_quote(one, outcome, language) for one in given.citations),
        confidence=NOTHING if verdict == "failed" else Numbers(language).share(outcome.confidence),
        rank=rank_text(outcome, language),
        place=_place(outcome),
        opinion=opinion.reason if opinion else "",
    )


def verdict_of(measured: Measured) -> Verdict:
    """Return what became of a question."""
    outcome = measured.outcome
    if outcome.error is not None:
        return "failed"
    if measured.values.get("right", 0.0) >= 1:
        return "right"
    if outcome.abstained:
        return "wrongly_refused"
    if not outcome.gold.is_answerable:
        return "not_refused"
    return "wrong_source" if holds_answer(outcome.answer.text, outcome.gold) else "wrong"


def evidence_rank(outcome: Outcome) -> int | None:
    """Return at what place of the search the first passage with gold evidence was found, from 1; None for nowhere."""
    return rank_of_first(passage_ranking(outcome))


def rank_text(outcome: Outcome, language: Language) -> str:
    """Return in words at what place of the search the gold evidence was found."""
    if not outcome.gold.is_answerable or outcome.error is not None:
        return NOTHING
    if not outcome.relevant:
        return message("report_rank_unknown", language)
    rank = evidence_rank(outcome)
    if rank is None:
        return message("report_rank_none", language, count=len(outcome.found))
    return message("report_rank", language, rank=rank, count=len(outcome.found))


def _place(outcome: Outcome) -> str:
    if not outcome.relevant or outcome.error is not None:
        return NOTHING
    return str(evidence_rank(outcome) or f"> {len(outcome.found)}")


def _verdict_text(verdict: Verdict, language: Language) -> str:
    codes: dict[Verdict, str] = {
        "right": "verdict_right",
        "wrong": "verdict_wrong",
        "wrong_source": "verdict_wrong_source",
        "wrongly_refused": "verdict_wrongly_refused",
        "not_refused": "verdict_not_refused",
        "failed": "verdict_failed",
    }
    return message(codes[verdict], language)


def _expected_text(outcome: Outcome, language: Language) -> str:
    if outcome.gold.is_answerable:
        return message("report_expected_document", language)
    return message("report_expected_refusal", language)


def _answer_text(outcome: Outcome, language: Language) -> str:
    if outcome.error is not None:
        return outcome.error_text(language)
    return message("report_refused", language) if outcome.abstained else outcome.answer.text


def _quote(cited: Stretch, outcome: Outcome, language: Language) -> Quote:
    notes = []
    if outcome.gold.is_answerable and cited.source not in outcome.relevant_sources:
        notes.append(message("report_wrong_document", language))
    if not cited.is_verbatim:
        notes.append(message("report_not_verbatim", language))
    return Quote(shown_source(cited.source), cited.text, tuple(notes))


def _opinions(findings: Findings) -> dict[str, JudgedAnswer]:
    return {one.id: one for one in findings.judgement.answers} if findings.judgement else {}
