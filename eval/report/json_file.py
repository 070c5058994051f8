"""Findings as a JSON file, and back."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from corpus.errors import HoidapError
from eval.findings import Findings
from eval.report.whole_file import write_whole

_FORMAT = int(Findings.model_fields["format"].default)


def json_report(findings: Findings) -> str:
    """Return findings as JSON, one field a line, the letters as they are."""
    return findings.model_dump_json(indent=1) + "\n"


def write_findings(findings: Findings, path: Path) -> None:
    """Write findings into a JSON file.

    Raises:
        HoidapError: It cannot be written; what was there before still is.
    """
    write_whole(path, json_report(findings))


def read_findings(path: Path) -> Findings:
    """Read the findings that `write_findings` wrote.

    Raises:
        HoidapError: The file cannot be read, is no report of an evaluation, or is one of a newer program.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise HoidapError("report_unreadable", path=path, reason=error.strerror or error) from error
    _check_format(content, path)
    try:
        return Findings.model_validate_json(content)
    except ValidationError as error:
        raise HoidapError("report_damaged", path=path, place=_place(error)) from error


def _check_format(content: bytes, path: Path) -> None:
    try:
        value = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise HoidapError("report_not_findings", path=path) from error
    form = value.get("format") if isinstance(value, dict) else None
    if not isinstance(form, int) or isinstance(form, bool) or form < 1:
        raise HoidapError("report_not_findings", path=path)
    if form > _FORMAT:
        raise HoidapError("report_newer", path=path, format=form, known=_FORMAT)


def _place(error: ValidationError) -> str:
    return ".".join(map(str, error.errors()[0]["loc"])) or "."
