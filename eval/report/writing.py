"""Writes the report into a folder: a page for people, Markdown, and JSON for machines."""

from __future__ import annotations

from pathlib import Path

from corpus.messages import Language
from eval.findings import Findings
from eval.report.html import html_report
from eval.report.json_file import write_findings
from eval.report.markdown import markdown_report
from eval.report.whole_file import write_whole


def write_report(findings: Findings, folder: Path, language: Language) -> None:
    """Write `report.json`, `report.md` and `report.html` into a folder, made where it is missing.

    The JSON comes first: all that was measured is in it, should something fail with the others.

    Args:
        findings: What the evaluation found.
        folder: Where the files go; what else is in it is left alone.
        language: Language of the page and of the Markdown.

    Raises:
        HoidapError: A file cannot be written; what was there before still is.
    """
    write_findings(findings, folder / "report.json")
    write_whole(folder / "report.md", markdown_report(findings, language))
    write_whole(folder / "report.html", html_report(findings, language))
