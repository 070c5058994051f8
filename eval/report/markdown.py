"""The report as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.messages import Language, message
from eval.findings import Findings
from eval.report.cases import Case, Quote, worst_cases
from eval.report.figures import figure_groups, kind_table
from eval.report.latency import latency_rows
from eval.report.setup import fault_lines, judgement_lines, report_title, setup_lines
from eval.report.summary import headlines, summary

_MARKS = re.compile(r"[\\`*_\[\]<>|~#$]|&(?=#?\w+;)")
_BACKTICKS = re.compile("`+")


def markdown_report(findings: Findings, language: Language) -> str:
    """Return the report as Markdown, in the form that GitHub shows.

    Args:
        findings: What the evaluation found.
        language: Language of the report; questions and documents are in their own.
    """
    parts = [
        f"# {plain(report_title(findings, language))}",
        _setup(findings, language),
        _summary(findings, language),
        _figures(findings, language),
        _by_kind(findings, language),
        _latency(findings, language),
        _judgement(findings, language),
        _worst(findings, language),
        _faults(findings, language),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def plain(text: str) -> str:
    r"""Return a text as one line that Markdown shows as it is.

    Example:
        >>> plain("*a* < b")
        '\\*a\\* \\< b'
    """
    return _MARKS.sub(lambda mark: "\\" + mark[0], " ".join(text.split()))


def _setup(findings: Findings, language: Language) -> str:
    settings = findings.setup.settings
    lines = [f"- {label}: {_code(value)}" for label, value in setup_lines(findings, language)]
    if not settings:
        return "\n".join([*lines, f"- {message('report_settings_none', language)}"])
    lines += [f"- {message('report_settings_caption', language)}:"]
    return "\n".join([*lines, *(f"  - {_code(name)} = {_code(value)}" for name, value in sorted(settings.items()))])


def _summary(findings: Findings, language: Language) -> str:
    lines = [f"## {message('report_summary', language)}", ""]
    lines += [f"- **{one.label}: {one.value}** ({one.interval})" for one in headlines(findings, language)]
    return "\n".join([*lines, "", *(f"{sentence}  " for sentence in map(plain, summary(findings, language)))])


def _figures(findings: Findings, language: Language) -> str:
    columns = [
        message("report_metric", language),
        message("report_value", language),
        message("report_interval", language),
        message("report_questions", language),
    ]
    parts = [f"## {message('report_figures', language)}"]
    for group in figure_groups(findings, language):
        rows = [[plain(row.label), row.value, row.interval, row.count] for row in group.rows]
        parts += [f"### {plain(group.title)}", _table(columns, rows)]
    return "\n\n".join(parts)


def _by_kind(findings: Findings, language: Language) -> str:
    kinds = kind_table(findings, language)
    if not kinds.rows:
        return ""
    columns = [message("report_kind", language), message("report_questions", language), *kinds.columns]
    table = _table(columns, [[plain(row.kind), row.count, *row.values] for row in kinds.rows])
    return f"## {message('report_by_kind', language)}\n\n{table}"


def _latency(findings: Findings, language: Language) -> str:
    rows = [[plain(row.stage), row.p50, row.p95, row.longest] for row in latency_rows(findings, language)]
    if not rows:
        return ""
    columns = [
        message("report_latency_caption", language),
        message("report_p50", language),
        message("report_p95", language),
        message("report_longest", language),
    ]
    return f"## {message('report_latency', language)}\n\n{_table(columns, rows)}"


def _judgement(findings: Findings, language: Language) -> str:
    if findings.judgement is None:
        return ""
    lead = message("report_judgement_lead", language, model=findings.judgement.model)
    lines = "\n".join(f"- {label}: {value}" for label, value in judgement_lines(findings, language))
    return f"## {message('report_judgement', language)}\n\n{plain(lead)}\n\n{lines}"


def _worst(findings: Findings, language: Language) -> str:
    cases = worst_cases(findings, language)
    if not cases:
        return ""
    parts = [f"## {message('report_worst', language, count=len(cases))}", message("report_worst_lead", language)]
    return "\n\n".join([*parts, *(_case(number, case, language) for number, case in enumerate(cases, start=1))])


def _case(number: int, case: Case, language: Language) -> str:
    quotes = message("report_unguarded_quotes" if case.unguarded else "report_quotes", language)
    lines = [
        f"### {number}. {plain(case.question)}",
        "",
        f"- **{case.verdict_text}** · {plain(case.kind)} · {_code(case.id)}",
        *_line(message("report_history", language), " → ".join(case.history)),
        *_line(message("report_standalone", language), case.standalone),
        *_line(message("report_expected", language), " / ".join(case.expected)),
        *_quotes(message("report_proof", language), case.proofs),
        *_line(message("report_answered", language), case.answer),
        *_line(message("report_unguarded", language), case.unguarded),
        *_quotes(quotes, case.quotes),
        *_line(message("report_confidence", language), case.confidence),
        *_line(message("report_evidence_rank", language), case.rank),
        *_line(message("report_opinion", language), case.opinion),
    ]
    return "\n".join(lines)


def _faults(findings: Findings, language: Language) -> str:
    if not findings.faults:
        return ""
    lines = "\n".join(f"- {plain(line)}" for line in fault_lines(findings, language))
    return f"## {message('report_faults', language)}\n\n{lines}"


def _line(label: str, text: str) -> list[str]:
    return [f"- {label}: {plain(text)}"] if text else []


def _quotes(label: str, quotes: Iterable[Quote]) -> list[str]:
    lines = []
    for quote in quotes:
        said = f" “{plain(quote.text)}”" if quote.text else ""
        notes = f" *({', '.join(quote.notes)})*" if quote.notes else ""
        lines.append(f"- {label}: {_code(quote.source)}{notes}{said}")
    return lines


def _code(text: str) -> str:
    text = " ".join(text.split())
    fence = "`" * (1 + max(map(len, _BACKTICKS.findall(text)), default=0))
    return f"{fence} {text} {fence}" if "`" in text else f"`{text}`"


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [list(columns), ["---", *["---:"] * (len(columns) - 1)], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
