import json
from pathlib import Path

import pytest

from corpus.discovery import find_files
from corpus.documents import make_document, read_bytes
from corpus.errors import HoidapError
from eval.gold.beir import file_name, read_beir

CORPUS: list[object] = [
    {"_id": "d1", "title": "Luật đất đai.", "text": "Điều 1. Đất công.", "metadata": {}},
    {"_id": "../d 2", "title": "", "text": "Nguyễn Du viết truyện."},
    {"_id": 3, "text": "Bài khác."},
]
QUERIES: list[object] = [{"_id": "q1", "text": "Luật nào?"}, {"_id": "q2", "text": "Ai viết?"}]
QRELS = "query-id\tcorpus-id\tscore\nq1\td1\t1\nq1\t3\t2\nq1\t../d 2\t0\nq2\t../d 2\t1\n"


def _lines(rows: list[object]) -> str:
    return "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)


def _folder(path: Path, corpus: list[object] = CORPUS, queries: list[object] = QUERIES, **judgements: str) -> Path:
    (path / "qrels").mkdir(parents=True)
    (path / "corpus.jsonl").write_text(_lines(corpus), encoding="utf-8")
    (path / "queries.jsonl").write_text(_lines(queries), encoding="utf-8")
    for split, text in (judgements or {"test": QRELS}).items():
        (path / "qrels" / f"{split}.tsv").write_text(text, encoding="utf-8")
    return path


def test_entries_become_documents_and_judgements_their_questions_the_most_relevant_first(tmp_path: Path) -> None:
    found = read_beir(_folder(tmp_path / "set"), tmp_path / "docs")
    assert found.name == "set"
    assert [(one.id, one.document, [proof.document for proof in one.also], one.kind) for one in found.questions] == [
        ("q1", "0000003-3.txt", ["0000001-d1.txt"], "what"),
        ("q2", "0000002-d-2.txt", [], "who"),
    ]
    assert all(one.is_answerable and not one.answers for one in found.questions)
    assert found.lines == {"q1": 1, "q2": 2}
    assert found.faults == ()
    assert len(list((tmp_path / "docs").iterdir())) == 3


def test_grades_are_kept_with_their_documents(tmp_path: Path) -> None:
    found = read_beir(_folder(tmp_path / "set"), tmp_path / "docs")
    assert [[proof.grade for proof in one.proofs] for one in found.questions] == [[2, 1], [1]]


def test_a_title_stands_on_top_of_its_document_and_is_read_as_its_title(tmp_path: Path) -> None:
    read_beir(_folder(tmp_path / "set"), tmp_path / "docs")
    documents = [make_document(one, read_bytes(one, 1)) for one in find_files([tmp_path / "docs"])]
    assert documents[0].title == "Luật đất đai"
    assert documents[0].text == "Luật đất đai\n\nĐiều 1. Đất công."
    assert [one.title for one in documents[1:]] == ["Nguyễn Du viết truyện.", "Bài khác."]


def test_a_title_that_the_program_would_read_as_a_sentence_is_left_out_unless_there_is_nothing_else(
    tmp_path: Path,
) -> None:
    corpus: list[object] = [
        {"_id": "d1", "title": "Gồm có:", "text": "Đất công."},
        {"_id": "../d 2", "title": "Gồm có:", "text": ""},
        {"_id": 3, "title": "Như sau:", "text": "Bài."},
    ]
    read_beir(_folder(tmp_path / "set", corpus), tmp_path / "docs")
    assert [one.read_text(encoding="utf-8") for one in sorted((tmp_path / "docs").iterdir())] == [
        "Đất công.",
        "Gồm có:",
        "Bài.",
    ]


@pytest.mark.parametrize("key", ["../../etc/passwd", "a\0b", "CON", "", "…", ".hidden", "x" * 500, "Điều 5", "~$a"])
def test_a_file_name_is_safe_and_makes_no_title_whatever_the_id(key: str) -> None:
    name = file_name(12, key)
    assert name.startswith("0000012")
    assert name.endswith(".txt")
    assert len(name) < 80
    assert name.replace("-", "").replace(".", "").isalnum()
    assert name.isascii()


@pytest.mark.parametrize(
    ("splits", "expected"),
    [
        ({"train": "q1\td1\t1", "dev": "q1\t3\t1", "test": "q2\td1\t1"}, ("q2", "0000001-d1.txt")),
        ({"train": "q1\td1\t1", "dev": "q1\t3\t1"}, ("q1", "0000003-3.txt")),
        ({"train": "q1\td1\t1", "other": "q2\td1\t1"}, ("q1", "0000001-d1.txt")),
        ({"other": "q2\td1\t1.0\r\n"}, ("q2", "0000001-d1.txt")),
    ],
)
def test_the_test_split_is_taken_before_others_with_or_without_a_header(
    splits: dict[str, str], expected: tuple[str, str], tmp_path: Path
) -> None:
    found = read_beir(_folder(tmp_path / "set", CORPUS, QUERIES, **splits), tmp_path / "docs")
    assert [(one.id, one.document) for one in found.questions] == [expected]


def test_queries_without_a_relevant_document_are_left_out_and_counted(tmp_path: Path) -> None:
    queries = [{"_id": "q8", "text": "Ai?"}, *QUERIES, {"_id": "q9", "text": "Ai?"}]
    found = read_beir(_folder(tmp_path / "set", queries=queries, test="q1\td1\t1\nq8\td1\t0\n"), tmp_path / "docs")
    assert [one.id for one in found.questions] == ["q1"]
    assert [(one.line, one.code, one.values) for one in found.faults] == [(1, "beir_queries_unjudged", {"count": "3"})]
    assert not found.faults[0].is_left_out, "the queries of other splits are no reason to end with an exit code of 1"


def test_judged_queries_that_are_not_there_are_counted_as_a_fault(tmp_path: Path) -> None:
    judged = QRELS + "q7\td1\t1\nq8\td1\t1\nq8\t3\t1\nq9\td1\t0\n"
    found = read_beir(_folder(tmp_path / "set", test=judged), tmp_path / "docs")
    assert [one.id for one in found.questions] == ["q1", "q2"]
    assert [(one.line, one.is_left_out) for one in found.faults] == [(6, True)]
    assert found.faults[0].text("en") == (
        '2 queries of the judgements "test.tsv" cannot be read from queries.jsonl; the first has the id "q7".'
    )


def test_a_broken_query_is_told_of_and_the_others_go_on(tmp_path: Path) -> None:
    queries = [
        {"_id": "q1"},
        "{",
        {"_id": "q3", "text": " "},
        *QUERIES,
        {"_id": "q2", "text": "Ai?"},
        {"_id": "q4", "text": "Ai?"},
    ]
    judged = QRELS + "q3\td1\t1\nq4\tnone\t1\nq2\tnone\t1\n"
    found = read_beir(_folder(tmp_path / "set", queries=queries, test=judged), tmp_path / "docs")
    assert [(one.line, one.code, one.is_left_out) for one in found.faults] == [
        (1, "batch_field_missing", True),
        (2, "batch_not_json", True),
        (3, "gold_question_empty", True),
        (5, "beir_document_missing", False),
        (6, "gold_id_twice", True),
        (7, "beir_document_missing", True),
    ]
    assert [one.id for one in found.questions] == ["q1", "q2"]


@pytest.mark.parametrize(
    ("corpus", "qrels", "reason"),
    [
        ([*CORPUS, "{"], QRELS, 'corpus.jsonl" is at fault: it is not valid JSON'),
        ([*CORPUS, {"text": "a"}], QRELS, 'the field "_id" is missing.'),
        ([*CORPUS, {"_id": "d1", "text": "a"}], QRELS, 'the id "d1" is used twice.'),
        (CORPUS, QRELS + "q1 d1 1\n", 'Line 6 of "'),
        (CORPUS, QRELS + "q1\td1\tx\n", "with tabs between them."),
        (CORPUS, "", "queries are left out"),
        (CORPUS, QRELS + "q1\td1\t0.5\n", "a whole number of at most 1000"),
        (CORPUS, QRELS + "q1\td1\t1e300\n", "a whole number of at most 1000"),
        (CORPUS, QRELS + "q1\td1\tnan\n", "a whole number of at most 1000"),
        # a slip in the first line is no header
        (CORPUS, "q1 d1 1\nq2\td1\t1\n", 'Line 1 of "'),
        (CORPUS, "q1\t0\td1\t1\nq2\td1\t1\n", 'Line 1 of "'),
        (CORPUS, "q1\td1\nq2\td1\t1\n", 'Line 1 of "'),
        (CORPUS, "q1\td1\tx\nq2\td1\t1\n", 'Line 1 of "'),
        (CORPUS, "q1\tnone\t1,0\nq2\td1\t1\n", 'Line 1 of "'),
    ],
)
def test_a_broken_file_says_what_is_wrong_and_where(
    corpus: list[object], qrels: str, reason: str, tmp_path: Path
) -> None:
    with pytest.raises(HoidapError) as raised:
        read_beir(_folder(tmp_path / "set", corpus, test=qrels), tmp_path / "docs")
    assert reason in raised.value.text("en")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    for number, missing in enumerate(["corpus.jsonl", "queries.jsonl", "qrels/test.tsv"]):
        folder = _folder(tmp_path / str(number))
        (folder / missing).unlink()
        with pytest.raises(HoidapError, match=missing.split("/")[0]):
            read_beir(folder, tmp_path / f"docs-{number}")
