import itertools

import pytest

from eval.gold.question import GoldQuestion, is_right
from eval.metrics.right import right, right_unguarded
from eval.running.outcome import Outcome
from qa.answer import Answer, Citation
from tests.eval.metrics.outcomes import UNANSWERABLE, outcome, question, stretch

BEIR = question(answers=(), document="a.txt")


def _as_answered(one: Outcome) -> Answer:
    """Return the answer of which an outcome tells."""
    citations = tuple(
        Citation(
            number=number,
            document_id="d",
            source=cited.source,
            title="",
            date=None,
            start=cited.start,
            end=cited.end,
            quote=cited.text,
            passage_id="p",
            score=1,
        )
        for number, cited in enumerate(one.answer.citations, start=1)
    )
    return Answer(
        id=None,
        question="?",
        standalone_question="?",
        answer=one.answer.text,
        abstained=one.abstained,
        confidence=one.confidence,
        citations=citations,
        timings_ms={},
    )


@pytest.mark.parametrize("gold", [question(), question(document=None), UNANSWERABLE, BEIR])
def test_the_rule_is_that_of_the_gold_questions(gold: GoldQuestion) -> None:
    texts = ("Có 45 cơ quan.", "Có 54 cơ quan.")
    cited = ((stretch("kho/a.txt"),), (stretch("kho/b.txt"), stretch("kho/a.txt")), ())
    for text, citations, abstained in itertools.product(texts, cited, (False, True)):
        one = outcome(gold, text, citations, abstained=abstained)
        assert right(one) == is_right(_as_answered(one), gold)


def test_where_only_documents_are_judged_the_first_citation_decides() -> None:
    assert right(outcome(BEIR)) == 1
    assert right(outcome(BEIR, citations=(stretch("kho/b.txt"),))) == 0
    assert right(outcome(BEIR, abstained=True)) == 0


def test_of_two_documents_of_one_name_the_one_that_holds_the_evidence_is_the_right_one() -> None:
    gold = question(document="05.txt")

    for cited, value in (("kho/2023/05.txt", 1), ("kho/2024/05.txt", 0)):
        one = outcome(gold, citations=(stretch(cited),), relevant_sources=("kho/2023/05.txt",))
        assert right(one) == right_unguarded(one) == value


def test_a_question_that_failed_is_never_right() -> None:
    assert right(outcome(UNANSWERABLE, abstained=True)) == 1
    assert right(outcome(UNANSWERABLE, abstained=True, error="quá dài")) == 0
    assert right(outcome(error="quá dài")) == 0


def test_unguarded_it_can_be_right_though_it_declined() -> None:
    assert right_unguarded(outcome(abstained=True)) == 1
    assert right_unguarded(outcome(text="Không rõ.", abstained=True)) == 0
    assert right_unguarded(outcome(BEIR, abstained=True)) == 1
    assert right_unguarded(outcome(UNANSWERABLE)) is None
