import json
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import HoidapError
from eval.gold.squad import read_squad

CONTEXT = "Nguyễn Du viết truyện. Ông sinh năm 1765. Ông mất năm 1820."


def _asked(question: str, *answers: tuple[str, int], **more: object) -> dict[str, Any]:
    return {"question": question, "answers": [{"text": text, "answer_start": at} for text, at in answers]} | more


def _file(path: Path, *paragraphs: dict[str, Any]) -> Path:
    data = [{"title": "Bài", "paragraphs": [one]} for one in paragraphs]
    path.write_text(json.dumps({"version": "1.1", "data": data}, indent=2), encoding="utf-8")
    return path


def test_each_context_becomes_one_document_with_its_questions(tmp_path: Path) -> None:
    who = _asked("Ai viết?", ("Nguyễn Du", 0), ("Du", 7), ("Nguyễn Du", 0), id="q1")
    path = _file(
        tmp_path / "set.json",
        {"context": CONTEXT, "qas": [who, _asked("Sinh năm nào?", ("1765", 36), id="q1")]},
        {"context": "Đoạn khác.", "qas": []},
        {"context": CONTEXT, "qas": [_asked("Mất năm nào?", ("1820", 54))]},
    )
    found = read_squad(path, tmp_path / "docs")
    written = {one.name: one.read_text(encoding="utf-8") for one in (tmp_path / "docs").iterdir()}
    assert written == {"00000.txt": CONTEXT, "00001.txt": "Đoạn khác."}
    assert [(one.id, one.answers, one.document, one.evidence, one.kind) for one in found.questions] == [
        ("q1", ("Nguyễn Du", "Du"), "00000.txt", "Nguyễn Du viết truyện.", "who"),
        ("q1-2", ("1765",), "00000.txt", "Ông sinh năm 1765.", "when"),
        ("question-3", ("1820",), "00000.txt", "Ông mất năm 1820.", "when"),
    ]
    assert found.lines == {"q1": 1, "q1-2": 2, "question-3": 3}
    assert found.name == "set"
    assert found.faults == ()


def test_impossible_questions_have_no_answer_and_plausible_ones_are_not_looked_at(tmp_path: Path) -> None:
    impossible = _asked("Ai dịch?", is_impossible=True, plausible_answers=[{"text": "Nguyễn Du", "answer_start": 0}])
    found = read_squad(_file(tmp_path / "set.json", {"context": CONTEXT, "qas": [impossible]}), tmp_path / "docs")
    assert [(one.document, one.answers, one.evidence, one.kind) for one in found.questions] == [
        (None, (), None, "near_miss")
    ]


def test_a_question_that_another_text_of_the_set_answers_is_not_unanswerable(tmp_path: Path) -> None:
    path = _file(
        tmp_path / "set.json",
        {"context": "Truyện hay.", "qas": [_asked("Ai  VIẾT?", is_impossible=True, id="a")]},
        {"context": CONTEXT, "qas": [_asked("Ai viết?", ("Nguyễn Du", 0), id="b")]},
    )
    found = read_squad(path, tmp_path / "docs")
    assert [one.id for one in found.questions] == ["b"]
    assert [(one.line, one.code) for one in found.faults] == [(1, "gold_answered_elsewhere")]


def test_a_broken_question_is_told_of_and_the_others_go_on(tmp_path: Path) -> None:
    questions = [
        {"answers": []},
        "Ai?",
        _asked(" ", ("Nguyễn Du", 0)),
        _asked("Không có câu trả lời?"),
        {"question": "Sai kiểu?", "answers": [{"text": "Du", "answer_start": "7"}]},
        _asked("Ai đó?", ("Trần Du", 0)),
        _asked("Ai viết?", ("Nguyễn Du", 0)),
    ]
    found = read_squad(_file(tmp_path / "set.json", {"context": CONTEXT, "qas": questions}), tmp_path / "docs")
    assert [(one.line, one.code, one.is_left_out) for one in found.faults] == [
        (1, "batch_field_missing", True),
        (2, "batch_not_object", True),
        (3, "gold_question_empty", True),
        (4, "gold_not_marked_impossible", True),
        (5, "gold_field_number", True),
        (6, "gold_answer_not_in_context", False),
    ]
    assert found.faults[2].numbered_text("vi") == "Câu 3: câu hỏi đang để trống."
    assert found.faults[2].numbered_text("en") == "Question 3: the question is empty."
    assert [(one.question, one.evidence) for one in found.questions] == [
        ("Ai đó?", None),
        ("Ai viết?", "Nguyễn Du viết truyện."),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"data": [', "is not valid JSON (line 1)"),
        ("[" * 100_000, "is not valid JSON"),
        ("[]", 'at "data"'),
        ('{"data": {}}', 'at "data"'),
        (
            '{"data": [{"paragraphs": [{"context": "a", "qas": []}, {"qas": []}]}]}',
            'at "data[0].paragraphs[1].context"',
        ),
        ('{"data": [{"paragraphs": [{"context": "a"}]}]}', 'at "data[0].paragraphs[0].qas"'),
        ('{"data": []}', "There is no question in"),
    ],
)
def test_a_broken_file_says_what_is_wrong_and_where(content: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "set.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(HoidapError) as raised:
        read_squad(path, tmp_path / "docs")
    assert reason in raised.value.text("en")
    assert not (tmp_path / "docs").exists()
