"""The report on a terminal fits 100 columns and reads no text as Rich's marks."""

import io

import pytest
from rich.console import Console

from corpus.messages import Language, catalogue
from eval.findings import Findings
from eval.metrics.registry import METRICS
from eval.report.terminal import terminal_report


def printed(findings: Findings, language: Language) -> str:
    console = Console(file=io.StringIO(), width=100, markup=False, emoji=False, highlight=False)
    console.print(terminal_report(findings, language))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_metric_is_shown_whole_within_100_columns(findings: Findings, language: Language) -> None:
    text = printed(findings, language)

    assert max(map(len, text.splitlines())) <= 100
    assert "…" not in text[: text.index(catalogue()["report_worst"][language].format(count=20))]
    for metric in METRICS:
        if metric.name in findings.figures:
            assert catalogue()[metric.label][language] in text


def test_every_kind_is_named_on_one_line(findings: Findings) -> None:
    text = printed(findings, "vi")

    assert "  gần giống mà không có " in text
    assert "  so sánh hai tài liệu " in text


def test_a_long_name_of_a_kind_does_not_push_out_its_figures(findings: Findings) -> None:
    text = printed(findings.model_copy(update={"by_kind": {"loại " * 40: findings.by_kind["who"]}}), "vi")

    row = next(line for line in text.splitlines() if line.startswith("  loại loại"))
    assert "60,0%" in row


def test_marks_in_a_question_are_text(findings: Findings) -> None:
    first = findings.questions[4]
    gold = first.outcome.gold.model_copy(update={"question": "[bold]có[/bold] gì?"})
    changed = first.model_copy(update={"outcome": first.outcome.model_copy(update={"gold": gold})})

    text = printed(findings.model_copy(update={"questions": (changed,), "worst": (gold.id,)}), "vi")

    assert "[bold]có[/bold] gì?" in text


def test_a_long_question_is_cut_like_an_answer_and_those_before_it_too(findings: Findings) -> None:
    first = findings.questions[4]
    gold = first.outcome.gold.model_copy(update={"question": "gì " * 900 + "HẾT", "history": ("ai " * 900 + "HẾT",)})
    changed = first.model_copy(update={"outcome": first.outcome.model_copy(update={"gold": gold})})

    text = printed(findings.model_copy(update={"questions": (changed,), "worst": (gold.id,)}), "vi")

    words = text.split()
    assert 85 <= words.count("ai") <= 95
    assert 85 <= words.count("gì") <= 95
    assert "HẾT" not in text


def test_what_was_not_said_is_not_shown_as_said(findings: Findings) -> None:
    text = printed(findings, "vi")

    assert "Đã trả lời: Từ chối trả lời" in text
    assert "Nếu không từ chối, sẽ trả lời: " in text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_small_evaluations_are_shown(single: Findings, unanswerable_only: Findings, language: Language) -> None:
    assert catalogue()["metric_right"][language] in printed(single, language)
    assert catalogue()["metric_refused"][language] in printed(unanswerable_only, language)
