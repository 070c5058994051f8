"""Findings come back from a file as they went in, and anything else is refused with what is wrong."""

import json
import os
from pathlib import Path

import pytest

from corpus.errors import HoidapError
from eval.findings import Findings
from eval.report.json_file import read_findings, write_findings


def test_findings_come_back_as_they_were(findings: Findings, tmp_path: Path) -> None:
    path = tmp_path / "new" / "report.json"

    write_findings(findings, path)

    assert read_findings(path) == findings
    assert "Hộ cận nghèo" in path.read_text(encoding="utf-8")


def test_an_older_file_is_replaced_and_nothing_else_is_left(
    findings: Findings, single: Findings, tmp_path: Path
) -> None:
    path = tmp_path / "report.json"
    write_findings(findings, path)

    write_findings(single, path)

    assert read_findings(path) == single
    assert [one.name for one in tmp_path.iterdir()] == ["report.json"]


def test_a_write_that_fails_leaves_the_older_file(
    findings: Findings, single: Findings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.json"
    write_findings(single, path)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(HoidapError) as caught:
        write_findings(findings, path)

    assert caught.value.code == "report_unwritable"
    assert "No space left" in caught.value.text("en")
    assert read_findings(path) == single
    assert [one.name for one in tmp_path.iterdir()] == ["report.json"]


def test_a_folder_that_is_a_file_is_told(findings: Findings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(HoidapError) as caught:
        write_findings(findings, tmp_path / "file" / "report.json")

    assert caught.value.code == "report_unwritable"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(HoidapError) as caught:
        read_findings(tmp_path / "none.json")

    assert caught.value.code == "report_unreadable"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"{",
        b"[]",
        b"3",
        b"{}",
        b'{"format": "1"}',
        b'{"format": true}',
        b'{"format": 0}',
        b"[" * 99_999,
    ],
)
def test_a_file_of_another_form_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(content)

    with pytest.raises(HoidapError) as caught:
        read_findings(path)

    assert caught.value.code == "report_not_findings"


def test_a_newer_format_is_refused_as_that(findings: Findings, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    value = findings.model_dump(mode="json") | {"format": 2, "novelty": 1}
    path.write_text(json.dumps(value), encoding="utf-8")

    with pytest.raises(HoidapError) as caught:
        read_findings(path)

    assert caught.value.code == "report_newer"
    assert caught.value.values["format"] == 2


def test_what_is_wrong_in_a_damaged_file_is_named(findings: Findings, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    value = findings.model_dump(mode="json")
    value["setup"]["documents"] = "many"
    path.write_text(json.dumps(value), encoding="utf-8")

    with pytest.raises(HoidapError) as caught:
        read_findings(path)

    assert caught.value.code == "report_damaged"
    assert caught.value.values["place"] == "setup.documents"
