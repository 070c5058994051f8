"""A report is three files in a folder, or a failure that says why."""

from pathlib import Path

import pytest

from corpus.errors import HoidapError
from eval.findings import Findings
from eval.report.json_file import read_findings
from eval.report.writing import write_report


def test_the_folder_is_made_and_gets_three_files(single: Findings, tmp_path: Path) -> None:
    folder = tmp_path / "báo cáo" / "mới"

    write_report(single, folder, "vi")

    assert sorted(one.name for one in folder.iterdir()) == ["report.html", "report.json", "report.md"]
    assert read_findings(folder / "report.json") == single
    assert (folder / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert (folder / "report.md").read_text(encoding="utf-8").startswith("# Chất lượng trả lời")


def test_what_else_is_in_the_folder_stays(single: Findings, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")

    write_report(single, tmp_path, "en")

    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "x"


def test_a_folder_that_cannot_be_made_is_told(single: Findings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(HoidapError) as caught:
        write_report(single, tmp_path / "file", "vi")

    assert caught.value.code == "report_unwritable"
