"""The report as people read it on a terminal: what matters, on some three screens."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from corpus.messages import Language, message
from eval.findings import Findings
from eval.report.cases import Case, worst_cases
from eval.report.figures import figure_groups, kind_table
from eval.report.latency import latency_rows
from eval.report.setup import fault_lines, judgement_lines, report_title, setup_lines
from eval.report.summary import summary

_WIDTH = 98  # without the two spaces that a table's rows begin and end with
_NUMBER = 6  # columns that a percentage takes
_LONGEST = 280  # characters of a question or an answer, some three lines


def terminal_report(findings: Findings, language: Language) -> RenderableType:
    """Return the report for a terminal of 100 columns; what cannot be told so shortly stands in the HTML report.

    Args:
        findings: What the evaluation found.
        language: Language of the report; questions and documents are in their own.
    """
    parts: list[RenderableType] = [
        Text(report_title(findings, language), style="bold"),
        _setup(findings, language),
        Text(),
        *(Text(f"• {sentence}") for sentence in summary(findings, language)),
        _figures(findings, language),
        _by_kind(findings, language),
        _latency(findings, language),
    ]
    parts += _judgement(findings, language)
    parts += _worst(findings, language)
    if findings.faults:
        parts.append(_heading(message("report_faults", language)))
        parts += [Text(line) for line in fault_lines(findings, language)]
    return Group(*parts)


def _setup(findings: Findings, language: Language) -> Text:
    facts = [f"{label}: {value}" for label, value in setup_lines(findings, language)]
    facts += [f"{name}={value}" for name, value in sorted(findings.setup.settings.items())]
    return Text(" · ".join(facts), style="dim")


def _figures(findings: Findings, language: Language) -> RenderableType:
    table = _table(
        [
            message("report_figures", language),
            message("report_value", language),
            message("report_interval", language),
            message("report_questions", language),
        ]
    )
    for group in figure_groups(findings, language):
        table.add_row(Text(group.title, style="bold cyan"))
        for row in group.rows:
            table.add_row(Text(f"  {row.label}"), Text(row.value), Text(row.interval, style="dim"), Text(row.count))
    return table


def _by_kind(findings: Findings, language: Language) -> RenderableType:
    kinds = kind_table(findings, language)
    if not kinds.rows:
        return Text()
    table = _table([message("report_by_kind", language), message("report_questions", language), *kinds.columns])
    for row in kinds.rows:
        table.add_row(Text(row.kind), Text(row.count), *map(Text, row.values))
    return table


def _latency(findings: Findings, language: Language) -> RenderableType:
    rows = latency_rows(findings, language)
    if not rows:
        return Text()
    table = _table(
        [
            message("report_latency_caption", language),
            message("report_p50", language),
            message("report_p95", language),
            message("report_longest", language),
        ]
    )
    for row in rows:
        table.add_row(Text(row.stage), Text(row.p50), Text(row.p95), Text(row.longest))
    return table


def _judgement(findings: Findings, language: Language) -> list[RenderableType]:
    if findings.judgement is None:
        return []
    heading = f"{message('report_judgement', language)} ({findings.judgement.model})"
    lines = [Text(f"{label}: {value}") for label, value in judgement_lines(findings, language)]
    return [_heading(heading), *lines]


def _worst(findings: Findings, language: Language) -> list[RenderableType]:
    cases = worst_cases(findings, language)
    if not cases:
        return []
    return [_heading(message("report_worst", language, count=len(cases))), *(_case(case, language) for case in cases)]


def _case(case: Case, language: Language) -> RenderableType:
    head = Text.assemble((case.verdict_text, "bold red"), (f" · {case.id} · {case.kind}", "dim"))
    lines = [
        Text(" → ".join(_shortened(Text(" ".join(turn.split()))).plain for turn in [*case.history, case.question])),
        _line(message("report_expected", language), " / ".join(case.expected)),
        _line(message("report_answered", language), case.answer),
        *([_line(message("report_unguarded", language), case.unguarded)] if case.unguarded else []),
        Text(
            f"{message('report_confidence', language)} {case.confidence} · "
            f"{message('report_evidence_rank', language)}: {case.rank}",
            style="dim",
        ),
    ]
    return Group(head, Padding(Group(*lines), (0, 0, 1, 2)))


def _line(label: str, text: str) -> Text:
    return _shortened(Text.assemble((f"{label}: ", "dim"), " ".join(text.split())))


def _shortened(text: Text) -> Text:
    text.truncate(_LONGEST, overflow="ellipsis")
    return text


def _heading(text: str) -> RenderableType:
    return Padding(Text(text, style="bold"), (1, 0, 0, 0))


def _table(columns: Sequence[str]) -> Table:
    """Return a table of names and numbers, whose columns wrap their headings at spaces and never cut a word."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), collapse_padding=True)
    table.add_column(Text(columns[0], style="bold"), no_wrap=True, max_width=_names_width(columns))
    for column in columns[1:]:
        table.add_column(Text(column), justify="right", min_width=_longest_word(column))
    return table


def _names_width(columns: Sequence[str]) -> int:
    """Return the columns of the terminal that are left for the names in a table's first column."""
    return _WIDTH - sum(_longest_word(column) + 2 for column in columns[1:])


def _longest_word(heading: str) -> int:
    return max(_NUMBER, *map(len, heading.split()))
