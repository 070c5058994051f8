from eval.metrics.verbatim import verbatim
from tests.eval.metrics.outcomes import UNANSWERABLE, outcome, stretch


def test_it_is_the_share_of_citations_that_the_document_bears_out() -> None:
    citations = (stretch(), stretch(is_verbatim=False), stretch(), stretch())

    assert verbatim(outcome(citations=citations)) == 0.75
    assert verbatim(outcome(UNANSWERABLE, citations=citations)) == 0.75


def test_without_an_answer_or_a_citation_there_is_nothing_to_bear_out() -> None:
    assert verbatim(outcome(abstained=True)) is None
    assert verbatim(outcome(citations=())) is None
    assert verbatim(outcome(error="quá dài")) is None
