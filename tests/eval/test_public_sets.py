import json
from pathlib import Path

from eval.public_sets import read_squad, read_viquad, unanswerable_over


def _squad(path: Path) -> Path:
    questions = [{"question": "Ai viết?", "answers": [{"text": "Nguyễn Du"}, {"text": "Du"}]}]
    paragraphs = [{"context": "Nguyễn Du viết truyện.", "qas": questions}, {"context": "Đoạn khác.", "qas": questions}]
    path.write_text(json.dumps({"data": [{"paragraphs": paragraphs}]}), encoding="utf-8")
    return path


def test_each_context_of_a_squad_file_becomes_one_document_with_its_questions(tmp_path: Path) -> None:
    read = read_squad("set", _squad(tmp_path / "squad.json"), tmp_path / "docs")
    assert [path.read_text(encoding="utf-8") for path in sorted(read.corpus.iterdir())] == [
        "Nguyễn Du viết truyện.",
        "Đoạn khác.",
    ]
    assert [(one.document, one.answers) for one in read.gold] == [
        ("0000.txt", ("Nguyễn Du", "Du")),
        ("0001.txt", ("Nguyễn Du", "Du")),
    ]


def test_impossible_questions_have_no_answer_and_no_document(tmp_path: Path) -> None:
    row = {"question": "Ai?", "answer": "Du", "context": "Nguyễn Du.", "is_impossible": True}
    lines = [json.dumps(row), json.dumps(row | {"is_impossible": False})]
    (tmp_path / "set.jsonl").write_text("\n".join(lines), encoding="utf-8")
    read = read_viquad("set", tmp_path / "set.jsonl", tmp_path / "docs")
    assert [(one.document, one.answers) for one in read.gold] == [(None, ()), ("0000.txt", ("Du",))]


def test_questions_asked_of_another_sets_documents_have_no_answer(tmp_path: Path) -> None:
    read = read_squad("set", _squad(tmp_path / "squad.json"), tmp_path / "docs")
    other = read_squad("other", tmp_path / "squad.json", tmp_path / "other")
    strayed = unanswerable_over(read, other)
    assert strayed.corpus == other.corpus
    assert len(strayed.gold) == 2
    assert not any(one.answers or one.document for one in strayed.gold)
