import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import HoidapError
from eval.gold.gold_file import read_gold, read_gold_file, write_gold
from eval.gold.question import Evidence, GoldQuestion

GOOD = {"id": "1", "question": "Ai ký?", "answers": ["An"], "document": "a.txt", "evidence": "Ông An ký."}
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: bool(text.strip()))
QUESTIONS = st.builds(
    GoldQuestion,
    id=TEXT,
    question=TEXT,
    answers=st.lists(TEXT, min_size=1, max_size=3).map(tuple),
    document=TEXT,
    evidence=st.none() | TEXT,
    kind=st.text(st.characters(exclude_categories=["Cs"])),
    history=st.lists(TEXT, max_size=2).map(tuple),
    also=st.lists(st.builds(Evidence, document=TEXT, evidence=st.none() | TEXT), max_size=2).map(tuple),
)


def _written(path: Path, *lines: object) -> Path:
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return path


def test_a_question_is_read_with_all_that_its_line_says(tmp_path: Path) -> None:
    line = GOOD | {"kind": "who", "history": ["Văn bản nào?"], "also": [{"document": "b.txt", "evidence": "An"}]}
    found = read_gold_file(_written(tmp_path / "questions.jsonl", line))
    assert found.name == "questions"
    assert found.questions == (
        GoldQuestion(
            id="1",
            question="Ai ký?",
            answers=("An",),
            document="a.txt",
            evidence="Ông An ký.",
            kind="who",
            history=("Văn bản nào?",),
            also=(Evidence(document="b.txt", evidence="An"),),
        ),
    )


def test_a_byte_order_mark_windows_line_ends_and_blank_lines_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    lines = ["", json.dumps(GOOD, ensure_ascii=False), "   ", json.dumps(GOOD | {"id": "2"}), ""]
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(lines).encode())
    found = read_gold_file(path)
    assert found.faults == ()
    assert found.lines == {"1": 2, "2": 4}


def test_what_may_be_left_out_may_be_null_too_and_unknown_fields_are_passed_over(tmp_path: Path) -> None:
    nothing = dict.fromkeys(["id", "answers", "document", "evidence", "kind", "history", "also"])
    line = nothing | {"question": "Ai?", "note": {"by": "An"}}
    asked = read_gold(_written(tmp_path / "gold.jsonl", "", line))
    assert asked == [GoldQuestion(id="line-2", question="Ai?", answers=(), document=None)]


def test_a_line_separator_within_a_string_is_no_end_of_line(tmp_path: Path) -> None:
    line = json.dumps(GOOD | {"question": "Ai\u2028ký?"}, ensure_ascii=False)
    assert read_gold(_written(tmp_path / "gold.jsonl", line))[0].question == "Ai\u2028ký?"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "it is not valid JSON in UTF-8."),
        ("[1]", "it is not a JSON object {...}."),
        ("5", "it is not a JSON object {...}."),
        ('{"question": "\\ud800", "answers": [], "document": null}', "it is not valid JSON in UTF-8."),
        ({"answers": [], "document": None}, 'the field "question" is missing.'),
        ({"question": "Ai?", "document": None}, 'the field "answers" is missing.'),
        ({"question": "Ai?", "answers": []}, 'the field "document" is missing.'),
        (GOOD | {"id": 1.5}, 'the field "id" has to be a string.'),
        (GOOD | {"question": 5}, 'the field "question" has to be a string.'),
        (GOOD | {"answers": "An"}, 'the field "answers" has to be a list.'),
        (GOOD | {"answers": ["An", 5]}, 'the field "answers[1]" has to be a string.'),
        (GOOD | {"history": {}}, 'the field "history" has to be a list.'),
        (GOOD | {"also": ["b.txt"]}, 'the field "also[0]" has to be a JSON object {...}.'),
        (GOOD | {"also": [{}]}, 'the field "also[0].document" is missing.'),
        (GOOD | {"question": " "}, "the question is empty."),
        (GOOD | {"answers": [" "]}, "one of the answers is empty."),
        (GOOD | {"document": None}, 'the document that holds the answer ("document") is not named.'),
        (GOOD | {"document": " "}, 'the document that holds the answer ("document") is not named.'),
        (GOOD | {"also": [{"document": ""}]}, 'the document that holds the answer ("document") is not named.'),
        (GOOD | {"answers": []}, 'there is evidence, but no answer ("answers").'),
        (
            GOOD | {"answers": [], "document": None},
            'there is an answer or evidence, but no "document". A question that nothing answers has none of the three.',
        ),
        (GOOD | {"id": "0"}, 'the id "0" is taken by line 1.'),
    ],
)
def test_a_malformed_line_is_told_of_and_the_others_go_on(line: object, reason: str, tmp_path: Path) -> None:
    path = _written(tmp_path / "gold.jsonl", GOOD | {"id": "0"}, line, GOOD | {"id": "9"})
    found = read_gold_file(path)
    assert [one.id for one in found.questions] == ["0", "9"]
    assert [(one.line, one.text("en"), one.is_left_out) for one in found.faults] == [(2, reason, True)]
    assert found.faults[0].text("vi")


def test_a_document_without_answers_and_evidence_is_a_judgement_of_its_own(tmp_path: Path) -> None:
    line = {"question": "Ai?", "answers": [], "document": "a.txt", "also": [{"document": "b.txt"}]}
    assert read_gold(_written(tmp_path / "gold.jsonl", line))[0].is_answerable


def test_a_number_may_be_an_id(tmp_path: Path) -> None:
    assert read_gold(_written(tmp_path / "gold.jsonl", GOOD | {"id": 7}))[0].id == "7"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "There is no question in"),
        (b"\n \r\n", "There is no question in"),
        (b"[\n{}\n]", "The first fault, in line or question 1: it is not valid JSON in UTF-8."),
        ('{"question": "Ai?"}'.encode("utf-16"), "is not in UTF-8 (line 1)"),
        (b'{"question": "a"}\n{"question": "\xff"}', "is not in UTF-8 (line 2)"),
    ],
)
def test_a_file_without_any_question_says_so(data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(data)
    with pytest.raises(HoidapError) as raised:
        read_gold_file(path)
    assert reason in raised.value.text("en")
    assert str(path) in raised.value.text("vi")


def test_a_file_that_is_not_there_or_is_a_folder_says_so(tmp_path: Path) -> None:
    for path in (tmp_path / "none.jsonl", tmp_path):
        with pytest.raises(HoidapError, match="Không mở được"):
            read_gold_file(path)


def test_where_no_line_may_be_at_fault_the_first_is_named_in_both_languages(tmp_path: Path) -> None:
    path = _written(tmp_path / "gold.jsonl", GOOD, "{", "[]")
    with pytest.raises(HoidapError) as raised:
        read_gold(path)
    assert raised.value.text("en") == f'Line 2 of "{path}" is at fault: it is not valid JSON in UTF-8.'
    assert str(raised.value) == f'Tệp "{path}" có lỗi ở dòng 2: không phải là JSON hợp lệ bằng mã UTF-8.'


@given(questions=st.lists(QUESTIONS, min_size=1, max_size=4, unique_by=lambda one: one.id))
def test_what_is_written_is_read_back(questions: list[GoldQuestion], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("gold") / "gold.jsonl"
    write_gold(path, questions)
    assert read_gold(path) == questions


def test_a_line_holds_the_contracts_fields_in_its_order(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    plain = GoldQuestion(id="1", question="Đâu?", answers=(), document=None)
    write_gold(path, [plain, plain.model_copy(update={"document": "a", "also": (Evidence(document="b"),)})])
    first, second = path.read_text(encoding="utf-8").splitlines()
    assert first == (
        '{"id": "1", "question": "Đâu?", "answers": [], "document": null, "evidence": null, "kind": "", "history": []}'
    )
    assert list(json.loads(second)) == [*json.loads(first), "also"]


def test_a_grade_is_no_part_of_a_gold_file_neither_written_nor_read(tmp_path: Path) -> None:
    graded = GoldQuestion(
        id="1", question="?", answers=(), document="a", grade=3, also=(Evidence(document="b", grade=2),)
    )
    path = tmp_path / "gold.jsonl"
    write_gold(path, [graded])
    assert "grade" not in path.read_text(encoding="utf-8")

    line = GOOD | {"grade": "x", "also": [{"document": "b", "grade": "x"}]}
    found = read_gold(_written(path, line))[0]
    assert [proof.grade for proof in found.proofs] == [1, 1]


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _written(tmp_path / "gold.jsonl", GOOD)
    before = path.read_bytes()

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(HoidapError, match="No space left"):
        write_gold(path, [GoldQuestion(id="1", question="Ai?", answers=(), document=None)])
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_rewritten_file_keeps_its_rights_and_stays_a_link(tmp_path: Path) -> None:
    path = _written(tmp_path / "gold.jsonl", GOOD)
    path.chmod(0o640)
    link = tmp_path / "link.jsonl"
    link.symlink_to(path)
    write_gold(link, [GoldQuestion(id="1", question="Ai?", answers=(), document=None)])
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert read_gold(path)[0].document is None
