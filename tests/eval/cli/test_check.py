"""`hoidap eval check`."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.cli.main import app
from eval.gold.gold_file import write_gold
from eval.gold.question import GoldQuestion


def question(id_: str, document: str) -> GoldQuestion:
    return GoldQuestion(id=id_, question="Xã có mấy thôn?", answers=("7",), document=document, evidence="Xã có 7 thôn.")


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A folder with one file that can be read and one that cannot."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "tot.txt").write_text("THÔNG BÁO\n\nXã có 7 thôn.\n", encoding="utf-8")
    (folder / "hong.pdf").write_bytes(b"%PDF-1.7\nnothing of a PDF follows")
    return folder


def test_a_file_that_cannot_be_read_is_told_of_before_the_questions_that_miss_it(
    documents: Path, tmp_path: Path
) -> None:
    gold = tmp_path / "gold.jsonl"
    write_gold(gold, [question("a", "tot.txt"), question("b", "hong.pdf")])

    outcome = CliRunner().invoke(
        app, ["eval", "check", str(gold), "--corpus", str(documents)], env={"HOIDAP_LANG": "en"}
    )

    told = outcome.stderr.splitlines()
    assert outcome.exit_code == 1
    assert told[0] == "Files that cannot be read: 1"
    assert str(documents / "hong.pdf") in told[1]
    assert "hong.pdf" in told[-1]
    assert told[-1].startswith("Line 2: ")


def test_a_file_that_no_question_needs_is_told_of_and_is_no_fault_of_the_questions(
    documents: Path, tmp_path: Path
) -> None:
    gold = tmp_path / "gold.jsonl"
    write_gold(gold, [question("a", "tot.txt")])

    outcome = CliRunner().invoke(
        app, ["eval", "check", str(gold), "--corpus", str(documents)], env={"HOIDAP_LANG": "en"}
    )

    assert outcome.exit_code == 0
    assert "hong.pdf" in outcome.stderr
    assert outcome.stdout == "1 questions checked, 0 faults found.\n"
