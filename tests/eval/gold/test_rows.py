import json
from pathlib import Path

import pytest

from corpus.errors import HoidapError
from eval.gold.rows import read_rows

ROW = {"id": "a", "question": "Ai viết?", "answer": "Nguyễn Du", "answer_start": 0, "context": "Nguyễn Du viết. Hết."}


def _file(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_rows_become_questions_over_their_contexts(tmp_path: Path) -> None:
    impossible = {"id": "b", "question": "Ai dịch?", "answer": "", "answer_start": -1, "is_impossible": True}
    path = _file(tmp_path / "set.jsonl", ROW, "", ROW | impossible)
    found = read_rows(path, tmp_path / "docs")
    assert [(one.id, one.answers, one.document, one.evidence, one.kind) for one in found.questions] == [
        ("a", ("Nguyễn Du",), "00000.txt", "Nguyễn Du viết.", "who"),
        ("b", (), None, None, "near_miss"),
    ]
    assert found.lines == {"a": 1, "b": 3}
    assert [one.name for one in (tmp_path / "docs").iterdir()] == ["00000.txt"]


def test_several_answers_in_lists_are_read_too(tmp_path: Path) -> None:
    row = ROW | {"answer": None, "answers": {"text": ["Du", "Nguyễn Du"], "answer_start": [7]}}
    assert read_rows(_file(tmp_path / "set.jsonl", row), tmp_path / "docs").questions[0].answers == ("Du", "Nguyễn Du")


def test_a_broken_row_is_told_of_and_the_others_go_on(tmp_path: Path) -> None:
    broken = [{"question": "Ai?"}, "{", ROW | {"is_impossible": "no"}, ROW | {"answer": ""}]
    found = read_rows(_file(tmp_path / "set.jsonl", *broken, ROW), tmp_path / "docs")
    assert [(one.line, one.code) for one in found.faults] == [
        (1, "batch_field_missing"),
        (2, "batch_not_json"),
        (3, "gold_field_flag"),
        (4, "gold_not_marked_impossible"),
    ]
    assert len(found.questions) == 1


def test_a_file_without_a_question_that_could_be_used_says_so(tmp_path: Path) -> None:
    with pytest.raises(HoidapError, match="Lỗi đầu tiên"):
        read_rows(_file(tmp_path / "set.jsonl", {"context": "a"}), tmp_path / "docs")
