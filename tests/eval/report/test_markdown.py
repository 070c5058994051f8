"""The report as Markdown holds everything, and its tables stay tables whatever stands in a question."""

import re
from collections.abc import Iterator

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.messages import Language, catalogue
from eval.findings import Findings
from eval.metrics.registry import METRICS
from eval.report.markdown import markdown_report, plain

_MARKDOWN = MarkdownIt("commonmark").enable("table")


def tokens_of(text: str) -> Iterator[Token]:
    for token in _MARKDOWN.parse(text):
        yield token
        yield from token.children or ()


def shown(text: str) -> str:
    return "".join(token.content for token in tokens_of(text) if token.type in ("text", "code_inline", "text_special"))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_metric_is_in_a_table(findings: Findings, language: Language) -> None:
    lines = markdown_report(findings, language).splitlines()

    for metric in METRICS:
        if metric.name in findings.figures:
            label = plain(catalogue()[metric.label][language])
            assert len([line for line in lines if line.startswith(f"| {label} | ")]) == 1


def test_every_row_of_a_table_has_as_many_cells_as_its_head(findings: Findings) -> None:
    kinds = {"a|b": findings.by_kind["who"], "c\nd": findings.by_kind["when"]}
    text = markdown_report(findings.model_copy(update={"by_kind": kinds}), "vi")

    tables = [block for block in text.split("\n\n") if block.startswith("|")]
    assert "a|b" in shown(text)
    assert len(tables) == 8
    for table in tables:
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}) == 1


def test_text_of_a_question_is_shown_and_not_read_as_markdown(findings: Findings) -> None:
    text = markdown_report(findings, "vi")

    assert "<script>alert('x')</script> **đậm** | [nối](http://example.com) &amp; ai?" in shown(text)
    assert not [token for token in tokens_of(text) if token.type in ("html_inline", "html_block", "link_open")]


def test_the_worst_cases_are_spelled_out(findings: Findings) -> None:
    text = markdown_report(findings, "vi")

    assert text.count("\n### ") == 20 + 6
    assert "- Đã hỏi trước đó: Năm 2023 thì sao? → Còn ở xã Phú Khê?" in text
    assert "- Nếu không từ chối, sẽ trả lời: " in text
    assert "*(không phải tài liệu cần tìm)*" in text
    assert "thứ 2 trong 50 đoạn văn tìm được" in text


def test_numbers_are_written_as_in_the_language(findings: Findings) -> None:
    assert "94,4%" in markdown_report(findings, "vi")
    assert "94.4%" in markdown_report(findings, "en")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_small_evaluations_have_a_report(single: Findings, unanswerable_only: Findings, language: Language) -> None:
    assert markdown_report(single, language).startswith("# ")
    assert catalogue()["metric_refused"][language] in markdown_report(unanswerable_only, language)


def test_a_setting_with_backticks_stays_code(findings: Findings) -> None:
    setup = findings.setup.model_copy(update={"settings": {"prefix": "a `b` ``c``"}})

    text = markdown_report(findings.model_copy(update={"setup": setup}), "vi")

    assert [one.content for one in tokens_of(text) if "``c``" in one.content and one.type == "code_inline"] == [
        "a `b` ``c``"
    ]
