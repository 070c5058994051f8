import json
import os
from pathlib import Path

import pytest

from corpus.discovery import find_files
from corpus.documents import make_document, read_bytes
from corpus.errors import HoidapError
from eval.gold.checking import check
from eval.gold.question_set import open_question_set, unanswerable_over

SHARED = os.environ.get("HOIDAP_SHARED")
GOLD = {"id": "1", "question": "Ai viết?", "answers": ["Nguyễn Du"], "document": "a.txt"}
ROW = {"id": "2", "question": "Ai viết?", "answer": "Nguyễn Du", "answer_start": 0, "context": "Nguyễn Du viết."}
SQUAD = {
    "data": [
        {
            "paragraphs": [
                {
                    "context": "Nguyễn Du viết.",
                    "qas": [{"id": "3", "question": "Ai viết?", "answers": [{"text": "Nguyễn Du", "answer_start": 0}]}],
                }
            ]
        }
    ]
}


def _beir(path: Path) -> Path:
    (path / "qrels").mkdir(parents=True)
    (path / "corpus.jsonl").write_text('{"_id": "d", "text": "Nguyễn Du viết."}', encoding="utf-8")
    (path / "queries.jsonl").write_text('{"_id": "4", "text": "Ai viết?"}', encoding="utf-8")
    (path / "qrels" / "test.tsv").write_text("4\td\t1", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "content", "id_", "brings_documents"),
    [
        ("gold.jsonl", json.dumps(GOLD), "1", False),
        ("gold.json", json.dumps(GOLD), "1", False),
        ("gold.jsonl", "{\n" + json.dumps(GOLD), "1", False),
        ("rows.jsonl", "\n" + json.dumps(ROW), "2", True),
        ("rows.json", "\ufeff" + json.dumps(ROW), "2", True),
        ("rows.jsonl", "{\n" + json.dumps(ROW), "2", True),
        ("squad.json", json.dumps(SQUAD), "3", True),
        ("squad.json", json.dumps(SQUAD, indent=1), "3", True),
        ("squad.txt", json.dumps(SQUAD), "3", True),
    ],
)
def test_the_form_is_told_by_the_content(
    name: str,
    content: str,
    id_: str,
    brings_documents: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    found = open_question_set(path, tmp_path / "docs")
    assert found.name == path.stem
    assert [one.id for one in found.gold.questions] == [id_]
    assert found.corpus == (tmp_path / "docs" if brings_documents else None)
    assert (tmp_path / "docs").exists() == brings_documents


def test_a_folder_with_a_corpus_is_a_beir_set(tmp_path: Path) -> None:
    found = open_question_set(_beir(tmp_path / "set"), tmp_path / "docs")
    assert (found.name, found.gold.questions[0].id, found.corpus) == ("set", "4", tmp_path / "docs")


def test_what_is_no_question_set_is_refused(tmp_path: Path) -> None:
    for path, reason in ((tmp_path / "none", "There is no file or folder"), (tmp_path, "no BEIR question set")):
        with pytest.raises(HoidapError) as raised:
            open_question_set(path, tmp_path / "docs")
        assert reason in raised.value.text("en")


def test_a_set_is_opened_twice_over_the_same_documents_but_never_among_other_files(tmp_path: Path) -> None:
    (tmp_path / "squad.json").write_text(json.dumps(SQUAD), encoding="utf-8")
    first = open_question_set(tmp_path / "squad.json", tmp_path / "docs")
    assert open_question_set(tmp_path / "squad.json", tmp_path / "docs") == first
    (tmp_path / "docs" / "letter.txt").write_text("Thư riêng", encoding="utf-8")
    with pytest.raises(HoidapError, match=r"letter\.txt"):
        open_question_set(tmp_path / "squad.json", tmp_path / "docs")


def test_documents_that_cannot_be_written_are_told_of(tmp_path: Path) -> None:
    (tmp_path / "squad.json").write_text(json.dumps(SQUAD), encoding="utf-8")
    (tmp_path / "docs").write_text("", encoding="utf-8")
    with pytest.raises(HoidapError, match="Không ghi được tài liệu"):
        open_question_set(tmp_path / "squad.json", tmp_path / "docs")


def test_questions_asked_of_another_sets_documents_have_no_answer(tmp_path: Path) -> None:
    (tmp_path / "squad.json").write_text(json.dumps(SQUAD), encoding="utf-8")
    mine = open_question_set(tmp_path / "squad.json", tmp_path / "docs")
    other = open_question_set(_beir(tmp_path / "set"), tmp_path / "other")
    strayed = unanswerable_over(mine, other)
    assert strayed.corpus == other.corpus
    assert [(one.id, one.is_answerable, one.proofs) for one in strayed.gold.questions] == [("3", False, ())]
    assert strayed.name == "squad over set"


@pytest.mark.skipif(not SHARED, reason="HOIDAP_SHARED is not set: no public sets to read")
@pytest.mark.parametrize(
    ("name", "documents", "questions", "located", "cut_answers"),
    [("mlqa_dev_vi.json", 451, 511, 511, 5), ("viquad2_dev.jsonl", 460, 509, 410, 3)],
)
def test_all_evidence_of_public_sets_is_found_in_the_documents_as_they_are_read(
    name: str, documents: int, questions: int, located: int, cut_answers: int, tmp_path: Path
) -> None:
    found = open_question_set(Path(SHARED or "") / "data" / name, tmp_path)
    texts = {one.source: make_document(one, read_bytes(one, 10)).text for one in find_files([tmp_path])}
    assert len(texts) == documents
    assert len(found.gold.questions) == questions
    assert [one.code for one in check(found.gold, texts)] == ["gold_answer_not_in_evidence"] * cut_answers
    assert sum(one.evidence is not None for one in found.gold.questions) == located
