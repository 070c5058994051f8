"""The report as one HTML file that needs nothing else: no server, no network, no other file."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache, partial
from typing import Any

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from corpus.messages import Language, message
from eval.findings import Findings
from eval.report.cases import all_cases, worst_cases
from eval.report.figures import figure_groups, kind_table
from eval.report.latency import latency_rows
from eval.report.numbers import Numbers
from eval.report.plots import Plot, plot_by_kind, plot_latency, plot_reliability, plot_risk_coverage
from eval.report.setup import fault_lines, judgement_lines, report_title, setup_lines
from eval.report.summary import headlines, summary
from eval.report.template import template_text

_FACTS = 6  # of the setup, in the page's head


def html_report(findings: Findings, language: Language) -> str:
    """Return the report as an HTML page that stands alone.

    Whatever stands in questions, documents and settings is text to it: a policy in the page forbids any script but
    its own and any load.

    Args:
        findings: What the evaluation found.
        language: Language of the page; questions and documents are in their own.
    """
    plots = _plots(findings, language)
    content: dict[str, Any] = {
        "headlines": headlines(findings, language),
        "sentences": summary(findings, language),
        "kinds": kind_table(findings, language),
        "groups": figure_groups(findings, language),
        "plots": plots,
        "latency": latency_rows(findings, language),
        "judgement": _judgement(findings, language),
        "worst": worst_cases(findings, language),
        "cases": all_cases(findings, language),
        "count": Numbers(language).count(len(findings.questions)),
        "faults": fault_lines(findings, language),
        "setup": setup_lines(findings, language),
        "settings": sorted(findings.setup.settings.items()),
    }
    return _template().render(
        content,
        language=language,
        say=partial(_say, language),
        title=report_title(findings, language),
        facts=content["setup"][1:_FACTS],
        contents=_contents(content, language),
        style=Markup(template_text("report.css")),
        script=Markup(template_text("filter.html")),
        policy=_policy(),
    )


def _say(language: Language, code: str, **values: object) -> str:
    return message(code, language, **values)


def _plots(findings: Findings, language: Language) -> dict[str, Plot | None]:
    return {
        "kind": plot_by_kind(findings, language),
        "reliability": plot_reliability(findings, language),
        "risk": plot_risk_coverage(findings, language),
        "latency": plot_latency(findings, language),
    }


def _judgement(findings: Findings, language: Language) -> dict[str, Any] | None:
    judged = findings.judgement
    if judged is None:
        return None
    count = Numbers(language).count(len(judged.answers))
    return {"model": judged.model, "count": count, "rows": judgement_lines(findings, language)}


def _contents(content: Mapping[str, Any], language: Language) -> list[tuple[str, str]]:
    plots = content["plots"]
    sections = [
        ("tom-tat", message("report_summary", language), True),
        ("theo-loai", message("report_by_kind", language), content["kinds"].rows),
        ("so-do", message("report_figures", language), True),
        ("do-tin-cay", message("report_confidence_section", language), plots["reliability"] or plots["risk"]),
        ("thoi-gian", message("report_latency", language), content["latency"]),
        ("mo-hinh-cham", message("report_judgement", language), content["judgement"]),
        ("kem-nhat", message("report_worst", language, count=len(content["worst"])), content["worst"]),
        ("moi-cau-hoi", message("report_all", language), True),
        ("loi-bo-cau-hoi", message("report_faults", language), content["faults"]),
        ("thiet-lap", message("report_setup", language), True),
    ]
    return [(anchor, label) for anchor, label, is_there in sections if is_there]


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    return environment.from_string(template_text("report.html"))


@cache
def _policy() -> str:
    script = template_text("filter.html").strip().removeprefix("<script>").removesuffix("</script>")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    # The plots' lines carry their colours as style attributes, which 'unsafe-inline' stands for.
    return (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'; "
        "form-action 'none'"
    )
