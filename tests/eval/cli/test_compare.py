"""`hoidap eval compare`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.cli.main import app
from eval.report.json_file import write_findings
from tests.eval.comparing.made import findings, measured


@pytest.fixture
def reports(tmp_path: Path) -> tuple[Path, Path]:
    """Two reports over three questions, of which one is right only in the second."""
    first, second = tmp_path / "A.json", tmp_path / "B.json"
    write_findings(findings(measured(id_, {"right": float(id_ != "b")}) for id_ in "abc"), first)
    write_findings(findings(measured(id_, {"right": 1.0}) for id_ in "abc"), second)
    return first, second


def test_people_get_a_page(reports: tuple[Path, Path]) -> None:
    outcome = CliRunner().invoke(app, ["eval", "compare", *map(str, reports)])

    assert (outcome.exit_code, outcome.stderr) == (0, "")
    assert "+33,3" in outcome.stdout
    assert "Câu b?" in outcome.stdout


def test_machines_get_one_line_of_json(reports: tuple[Path, Path]) -> None:
    outcome = CliRunner().invoke(app, ["eval", "compare", *map(str, reports), "--json"])

    found = json.loads(outcome.stdout)
    assert outcome.stdout.count("\n") == 1
    assert found["pairs"] == 3
    assert found["differences"]["right"]["difference"] == pytest.approx(1 / 3)
    assert [flip["id"] for flip in found["gained"]] == ["b"]


def test_a_file_that_is_no_report_is_told_of(reports: tuple[Path, Path], tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text("[]", encoding="utf-8")

    outcome = CliRunner().invoke(app, ["eval", "compare", str(reports[0]), str(other)])

    assert outcome.exit_code == 1
    assert str(other) in outcome.stderr
