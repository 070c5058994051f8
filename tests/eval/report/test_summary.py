"""The summary says what was found, and nothing about what was not measured."""

from eval.findings import Figure, Findings
from eval.report.summary import headlines, summary


def figure(value: float, count: int = 20) -> Figure:
    return Figure(value=value, low=value - 0.05, high=value + 0.05, count=count)


def findings_of(**kinds: Figure) -> Findings:
    by_kind = {kind: {"right": one} for kind, one in kinds.items()}
    return Findings.model_construct(figures={"right": figure(0.714)}, by_kind=by_kind, latency={})


def test_the_first_sentence_is_how_much_is_right() -> None:
    assert summary(findings_of(), "vi")[0].startswith(
        "Trả lời đúng 71,4% trong 20 câu hỏi (khoảng tin cậy 95%: 66,4–76,4%)"
    )


def test_nothing_is_said_of_what_was_not_measured() -> None:
    assert len(summary(findings_of(), "en")) == 1
    assert [one.label for one in headlines(findings_of(), "en")] == ["Right"]


def test_the_share_that_holds_the_answer_is_of_the_questions_since_what_was_declined_is_among_them() -> None:
    figures = {"contained": figure(0.6), "wrongly_refused": figure(0.3)}
    found = Findings.model_construct(figures=figures, by_kind={}, latency={})

    assert summary(found, "en") == [
        "Of the questions that the documents answer, 60.0% got an answer that holds the accepted one, and 30.0% were "
        "declined."
    ]


def test_a_headline_without_an_interval_is_known_as_such() -> None:
    sure = Findings.model_construct(
        figures={"verbatim": Figure(value=1, low=1, high=1, count=9), "right": figure(0.6)}, by_kind={}, latency={}
    )

    assert [one.is_estimated for one in headlines(sure, "vi")] == [True, False]


def test_weak_kinds_are_those_below_the_mean_with_enough_questions() -> None:
    found = findings_of(who=figure(0.5), when=figure(0.2), why=figure(0.1, count=2), list=figure(0.9))

    assert summary(found, "en")[-1] == "The weakest kinds of questions: when (20.0%), who (50.0%)."


def test_whole_findings_get_all_sentences(findings: Findings) -> None:
    assert len(summary(findings, "vi")) == len(summary(findings, "en")) == 6
    assert len(headlines(findings, "vi")) == 6
