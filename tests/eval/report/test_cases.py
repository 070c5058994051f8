"""What became of a question is said as it was."""

import pytest

from corpus.messages import Language
from eval.gold.question import GoldQuestion
from eval.metrics.measuring import measure
from eval.report.cases import Verdict, case_of, verdict_of
from eval.running.outcome import GivenAnswer, Outcome, RankedPassage, Stretch

NOTHING = GivenAnswer(text="", citations=())
GOLD = GoldQuestion(id="a", question="Bao nhiêu?", answers=("45",), document="b.txt", evidence="Có 45 xã.")
UNANSWERABLE = GoldQuestion(id="b", question="Ai?", answers=(), document=None)


def given(text: str, source: str = "/x/y/b.txt", *, is_verbatim: bool = True) -> GivenAnswer:
    return GivenAnswer(
        text=text, citations=(Stretch(source=source, start=0, end=len(text), text=text, is_verbatim=is_verbatim),)
    )


def outcome(gold: GoldQuestion, answer: GivenAnswer, **changes: object) -> Outcome:
    abstained = not answer.text
    whole = Outcome(
        gold=gold,
        standalone=gold.question,
        answer=answer,
        unguarded=answer,
        abstained=abstained,
        confidence=0.5,
        relevant_sources=("/x/y/b.txt",) if gold.document else (),
    )
    return whole.model_copy(update=changes)


def verdict(asked: Outcome) -> Verdict:
    return verdict_of(measure([asked])[0])


def test_each_way_to_fail_has_its_own_verdict() -> None:
    assert verdict(outcome(GOLD, given("Có 45 xã."))) == "right"
    assert verdict(outcome(GOLD, given("Có 46 xã."))) == "wrong"
    assert verdict(outcome(GOLD, given("Có 45 xã.", "/x/c.txt"))) == "wrong_source"
    assert verdict(outcome(GOLD, NOTHING)) == "wrongly_refused"
    assert verdict(outcome(UNANSWERABLE, NOTHING)) == "right"
    assert verdict(outcome(UNANSWERABLE, given("Có 46 xã."))) == "not_refused"
    assert verdict(outcome(GOLD, NOTHING, error="Dài quá.")) == "failed"
    assert verdict(outcome(UNANSWERABLE, NOTHING, error="Dài quá.")) == "failed"


def test_a_refusal_tells_what_would_have_been_said() -> None:
    case = case_of(measure([outcome(GOLD, NOTHING, unguarded=given("Có 45 xã."))])[0], "vi")

    assert case.answer == "Từ chối trả lời"
    assert case.unguarded == "Có 45 xã."
    assert [quote.text for quote in case.quotes] == ["Có 45 xã."]


def test_a_failure_tells_its_reason_and_no_confidence() -> None:
    case = case_of(measure([outcome(GOLD, NOTHING, error="Dài quá.", relevant=("p",))])[0], "vi")

    assert (case.answer, case.confidence, case.rank, case.place) == ("Dài quá.", "–", "–", "–")


@pytest.mark.parametrize(
    ("language", "reason"), [("vi", "Câu hỏi dài 7 ký tự"), ("en", "The question has 7 characters")]
)
def test_a_failure_is_told_in_the_language_of_the_report(language: Language, reason: str) -> None:
    failed = outcome(GOLD, NOTHING, error="question_too_long", error_values={"length": 7, "limit": 5})

    assert case_of(measure([failed])[0], language).answer.startswith(reason)


def test_what_is_wrong_with_a_quote_is_said() -> None:
    case = case_of(measure([outcome(GOLD, given("Có 45 xã.", "/x/y/c.txt", is_verbatim=False))])[0], "en")

    assert case.quotes[0].source == "y/c.txt"
    assert case.quotes[0].notes == ("not the document sought", "not verbatim")


def test_the_rank_of_the_evidence_is_that_of_its_first_passage() -> None:
    found = tuple(RankedPassage(id=f"p{place}", source="/x/b.txt", score=1) for place in range(1, 6))

    there = case_of(measure([outcome(GOLD, NOTHING, found=found, relevant=("p4", "p3"))])[0], "en")
    nowhere = case_of(measure([outcome(GOLD, NOTHING, found=found, relevant=("q",))])[0], "en")
    unknown = case_of(measure([outcome(GOLD, NOTHING, found=found)])[0], "en")

    assert (there.rank, there.place) == ("3 of 5 passages found", "3")
    assert (nowhere.rank, nowhere.place) == ("not among the 5 passages found", "> 5")
    assert (unknown.rank, unknown.place) == ("where the evidence stands is not known", "–")


def test_a_question_without_accepted_answers_expects_its_document() -> None:
    gold = GoldQuestion(id="c", question="Xã nào?", answers=(), document="b.txt")

    assert case_of(measure([outcome(gold, NOTHING)])[0], "en").expected == ("An answer from the document named below",)
    assert case_of(measure([outcome(UNANSWERABLE, NOTHING)])[0], "en").expected == (
        "Declining, since no document answers",
    )
