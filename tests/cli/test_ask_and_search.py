"""`hoidap ask` and `hoidap search` for one question."""

from pathlib import Path

import pytest

from tests.cli.conftest import QUESTION, Run

ANSWER_FIELDS = [
    "id", "question", "standalone_question", "answer", "abstained", "confidence", "citations", "timings_ms",
    "kind", "statements", "related", "notice",
]  # fmt: skip
CITATION_FIELDS = [
    "number", "document_id", "source", "title", "date", "start", "end", "quote", "passage_id", "score",
    "places", "headings",
]  # fmt: skip
HIT_FIELDS = ["passage_id", "document_id", "source", "title", "start", "end", "text", "score", "places", "headings"]

pytestmark = pytest.mark.usefixtures("library")


def test_an_answer_has_exactly_the_fields_of_the_contract(hoidap: Run) -> None:
    outcome = hoidap("ask", QUESTION, "--json")

    answer = outcome.json
    assert (outcome.code, outcome.stderr, outcome.stdout.count("\n")) == (0, "", 1)
    assert list(answer) == ANSWER_FIELDS
    assert (answer["id"], answer["question"], answer["abstained"]) == (None, QUESTION, False)
    assert 0 <= answer["confidence"] <= 1
    assert "Trần Thị Hạnh" in answer["answer"]
    assert "[1]" in answer["answer"]
    assert answer["timings_ms"]["total"] > 0
    assert "Trần Thị Hạnh" in outcome.stdout, "letters are written as they are"
    first = answer["citations"][0]
    assert list(first) == CITATION_FIELDS
    assert (first["number"], first["date"]) == (1, "2023-12-12")
    assert first["source"].endswith("bao-cao.txt")


def test_every_quote_stands_in_the_shown_document_at_its_offsets(hoidap: Run) -> None:
    for citation in hoidap("ask", QUESTION, "--json").json["citations"]:
        shown = hoidap("documents", "show", citation["document_id"])
        assert shown.stdout[citation["start"] : citation["end"]] == citation["quote"]


def test_people_get_the_answer_with_its_citations_below(hoidap: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    vietnamese = hoidap("ask", QUESTION).stdout
    monkeypatch.setenv("HOIDAP_LANG", "en")
    english = hoidap("ask", QUESTION).stdout

    for text in ("Trần Thị Hạnh", "[1]", "Nguồn trích dẫn", "Độ tin cậy:", "12/12/2023", "bao-cao.txt", "“"):
        assert text in vietnamese
    for text in ("Trần Thị Hạnh", "[1]", "Citations", "Confidence:", "2023-12-12"):
        assert text in english


def test_a_refusal_looks_like_one(hoidap: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOIDAP_CONFIDENCE_THRESHOLD", "1")
    refused = hoidap("ask", "Giá vàng hôm nay bao nhiêu?", "--json").json
    shown = hoidap("ask", "Giá vàng hôm nay bao nhiêu?")

    assert (refused["abstained"], refused["citations"]) == (True, [])
    assert "không tìm thấy câu trả lời" in refused["answer"]
    assert shown.code == 0
    assert "không tìm thấy câu trả lời" in shown.stdout
    assert "Nguồn trích dẫn" not in shown.stdout


def test_earlier_turns_are_taken_into_account_and_shown(hoidap: Run) -> None:
    arguments = ["ask", "Còn giá bán bình quân?", "--turn", "Xã Đồng Bưởi trồng bao nhiêu cam sành?"]
    answer = hoidap(*arguments, "--json").json

    assert answer["question"] == "Còn giá bán bình quân?"
    assert answer["standalone_question"] != answer["question"]
    assert "Câu hỏi được hiểu là:" in hoidap(*arguments).stdout


def test_marks_of_rich_in_a_document_are_shown_as_text(hoidap: Run) -> None:
    question = "Nhà máy nước Vĩnh Hòa tạm ngừng cấp nước từ mấy giờ?"

    assert "[bold]tạm ngừng[/bold]" in hoidap("ask", question).stdout
    assert "[bold]tạm ngừng[/bold]" in hoidap("search", question).stdout


@pytest.mark.parametrize("command", ["ask", "search"])
@pytest.mark.parametrize(
    ("question", "vietnamese", "english"),
    [
        ("", "Câu hỏi đang để trống", "The question is empty"),
        (" \n ", "Câu hỏi đang để trống", "The question is empty"),
        ("a " * 50_000, "Câu hỏi dài 100000 ký tự, vượt giới hạn 2000", "has 100000 characters; the limit is 2000"),
    ],
    ids=["empty", "blank", "long"],
)
def test_a_question_that_is_none_is_wrong_usage(
    hoidap: Run, monkeypatch: pytest.MonkeyPatch, command: str, question: str, vietnamese: str, english: str
) -> None:
    outcome = hoidap(command, question)
    monkeypatch.setenv("HOIDAP_LANG", "en")

    assert (outcome.code, outcome.stdout) == (2, "")
    assert vietnamese in outcome.stderr
    assert english in hoidap(command, question).stderr


def test_hits_have_exactly_the_fields_of_the_contract_best_first(hoidap: Run) -> None:
    outcome = hoidap("search", QUESTION, "-k", 2, "--json")

    found = outcome.json
    assert (outcome.code, outcome.stderr) == (0, "")
    assert list(found) == ["id", "hits"]
    assert found["id"] is None
    assert [list(hit) for hit in found["hits"]] == [HIT_FIELDS, HIT_FIELDS]
    assert found["hits"][0]["source"].endswith("bao-cao.txt")
    assert found["hits"][0]["score"] >= found["hits"][1]["score"]
    assert len(hoidap("search", QUESTION, "--json").json["hits"]) >= 3
    hit = found["hits"][0]
    assert hoidap("documents", "show", hit["document_id"]).stdout[hit["start"] : hit["end"]] == hit["text"]


def test_a_search_is_readable(hoidap: Run) -> None:
    shown = hoidap("search", QUESTION, "-k", 2).stdout

    assert shown.startswith("1. ")
    assert "\n2. " in shown
    assert "\n3. " not in shown
    assert "bao-cao.txt" in shown


@pytest.mark.parametrize("command", [["ask", "Ai?"], ["search", "Ai?"], ["search", "--batch", __file__]])
def test_an_empty_index_says_how_to_fill_it(
    hoidap: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: list[str]
) -> None:
    monkeypatch.setenv("HOIDAP_DATA", str(tmp_path / "new"))
    outcome = hoidap(*command)
    monkeypatch.setenv("HOIDAP_LANG", "en")

    assert (outcome.code, outcome.stdout) == (1, "")
    assert "chưa có tài liệu nào. Hãy nạp tài liệu trước: hoidap ingest" in outcome.stderr
    assert "First take some in: hoidap ingest" in hoidap(*command).stderr


def test_the_first_use_says_that_the_model_is_unpacked(
    hoidap: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # The encoder is open already: nothing is unpacked here, only told.
    monkeypatch.setenv("HOIDAP_MODEL_CACHE", str(tmp_path / "models"))
    outcome = hoidap("search", "cam", "--json")

    assert "Lần chạy đầu tiên: đang giải nén mô hình" in outcome.stderr
    assert outcome.json["hits"]
