"""Files of questions."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import QUESTION, Run
from tests.cli.test_ask_and_search import ANSWER_FIELDS, HIT_FIELDS

pytestmark = pytest.mark.usefixtures("library")


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    return tmp_path / "questions.jsonl"


def write(path: Path, *lines: object) -> Path:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def read(text: str) -> list[Any]:
    return [json.loads(line) for line in text.splitlines()]


def test_each_question_gets_a_line_in_order(hoidap: Run, questions: Path, tmp_path: Path) -> None:
    write(
        questions,
        {"id": "b", "question": QUESTION, "type": "passed over"},
        {"id": "a", "question": "Còn giá bán bình quân?", "history": ["Xã Đồng Bưởi trồng bao nhiêu cam sành?"]},
        {"question": "Mỗi bạn đọc được mượn mấy cuốn sách?"},
    )
    out = tmp_path / "answers.jsonl"
    out.write_text("old\n" * 100, encoding="utf-8")

    outcome = hoidap("ask", "--batch", questions, "--out", out)
    answers = read(out.read_text(encoding="utf-8"))

    assert (outcome.code, outcome.stdout, outcome.stderr) == (0, "", "")
    assert [list(answer) for answer in answers] == [ANSWER_FIELDS] * 3
    assert [answer["id"] for answer in answers] == ["b", "a", None]
    assert answers[0]["question"] == QUESTION
    assert answers[1]["standalone_question"] != answers[1]["question"]
    assert read(hoidap("ask", "--batch", questions).stdout)[2]["answer"] == answers[2]["answer"]


def test_hits_of_a_batch_and_follow_ups_made_standalone(hoidap: Run, questions: Path, tmp_path: Path) -> None:
    turn, before = "Còn khi làm mất sách?", "Thư viện xã Tân Lập cho mượn mấy cuốn sách?"
    write(questions, {"id": "1", "question": turn, "history": [before]}, {"id": "2", "question": turn})
    out = tmp_path / "hits.jsonl"

    assert hoidap("search", "--batch", questions, "--out", out, "-k", "1").code == 0
    [first, second] = read(out.read_text(encoding="utf-8"))
    standalone = hoidap("ask", turn, "--turn", before, "--json").json["standalone_question"]

    assert (first["id"], second["id"]) == ("1", "2")
    assert [list(hit) for hit in first["hits"]] == [HIT_FIELDS]
    assert first["hits"][0]["score"] == hoidap("search", standalone, "-k", 1, "--json").json["hits"][0]["score"]
    assert first["hits"][0]["score"] != second["hits"][0]["score"]


def test_malformed_lines_are_told_of_by_number_and_the_others_go_on(
    hoidap: Run, questions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(
        questions,
        "\ufeff" + json.dumps({"id": "1", "question": "cam"}),
        "{not json",
        {"id": "3"},
        {"id": "4", "question": 5},
        {"id": "5", "question": "cam", "history": "cam"},
        {"id": 6, "question": "cam"},
        ["cam"],
        r'{"id": "8", "question": "\ud800"}',
        "",
        {"id": "10", "question": "sách"},
    )
    with questions.open("ab") as file:
        file.write(b'{"id": "11", "question": "\xff\xfe"}\n' + b"[" * 100_000)

    outcome = hoidap("search", "--batch", questions)

    assert outcome.code == 1
    assert [line["id"] for line in read(outcome.stdout)] == ["1", "10"]
    told = outcome.stderr.splitlines()
    assert [line.split(" bị bỏ qua: ")[0] for line in told] == [f"Dòng {n}" for n in (2, 3, 4, 5, 6, 7, 8, 11, 12)]
    assert 'thiếu trường "question"' in told[1]
    assert 'trường "question" phải là một chuỗi' in told[2]
    assert 'trường "history" phải là một danh sách' in told[3]
    assert 'trường "id" phải là một chuỗi' in told[4]
    assert "không phải là một đối tượng JSON {...}" in told[5]
    assert "không phải là JSON" in told[0]

    monkeypatch.setenv("HOIDAP_LANG", "en")
    assert "Line 2 is passed over: it is not valid JSON" in hoidap("ask", "--batch", questions).stderr


def test_a_question_that_nobody_can_answer_still_gets_its_line(hoidap: Run, questions: Path) -> None:
    unanswerable = [{"id": "1", "question": ""}, {"id": "2", "question": "x" * 100_000}]
    write(questions, *unanswerable, {"id": "3", "question": "cam"})

    asked, searched = hoidap("ask", "--batch", questions), hoidap("search", "--batch", questions)
    [empty, long, answered] = read(asked.stdout)

    assert (asked.code, searched.code) == (0, 0)
    assert list(empty) == ANSWER_FIELDS
    assert (empty["abstained"], empty["confidence"], empty["citations"], empty["question"]) == (True, 0, [], "")
    assert "để trống" in empty["answer"]
    assert "vượt giới hạn 2000" in long["answer"]
    assert answered["id"] == "3"
    assert [len(line["hits"]) > 0 for line in read(searched.stdout)] == [False, False, True]
    assert "Dòng 1: Câu hỏi đang để trống" in searched.stderr


def test_an_empty_batch_gives_an_empty_file(hoidap: Run, questions: Path, tmp_path: Path) -> None:
    questions.write_bytes(b"")

    assert hoidap("ask", "--batch", questions, "--out", tmp_path / "out").code == 0
    assert (tmp_path / "out").read_bytes() == b""


def test_the_questions_are_never_overwritten(hoidap: Run, questions: Path) -> None:
    write(questions, {"question": "cam"})
    before = questions.read_bytes()
    outcome = hoidap("ask", "--batch", questions, "--out", questions)

    assert outcome.code == 2
    assert "chính là tệp câu hỏi" in outcome.stderr
    assert questions.read_bytes() == before


def test_turns_belong_into_the_file(hoidap: Run, questions: Path) -> None:
    outcome = hoidap("ask", "--batch", write(questions, {"question": "cam"}), "--turn", "sách")

    assert outcome.code == 2
    assert "--turn không đi cùng --batch" in outcome.stderr


def test_a_file_of_results_that_cannot_be_written_is_told_of(hoidap: Run, questions: Path, tmp_path: Path) -> None:
    write(questions, {"question": "cam"})

    for out in (tmp_path / "nosuch" / "out", tmp_path):
        outcome = hoidap("search", "--batch", questions, "--out", out)
        assert outcome.code == 1
        assert "Không ghi được tệp kết quả" in outcome.stderr
    if Path("/dev/full").exists():
        outcome = hoidap("search", "--batch", questions, "--out", "/dev/full")
        assert outcome.code == 1
        assert "Không ghi được tệp kết quả" in outcome.stderr
