"""The options that limit `hoidap search` and `hoidap ask`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import QUESTION, Run

pytestmark = pytest.mark.usefixtures("library")


def sources(hoidap: Run, *options: object) -> set[str]:
    """The names of the files in which a search finds something."""
    outcome = hoidap("search", "xã thư viện nước cam", "--json", *options)
    assert outcome.code == 0
    return {Path(hit["source"]).name for hit in outcome.json["hits"]}


def test_a_search_keeps_to_each_condition(hoidap: Run, library: Path) -> None:
    assert sources(hoidap) == {"bao-cao.txt", "thong-bao.txt", "thu-vien.md"}
    for options in (
        ["--from", "12/12/2023", "--to", "2023-12-12"],
        ["--kind", "bao cao"],
        ["--document", "bao-cao"],
        ["--document", "bao-cao.txt", "--kind", "báo cáo", "--folder", library.parent / "docs"],
    ):
        assert sources(hoidap, *options) == {"bao-cao.txt"}
    assert sources(hoidap, "--kind", "báo cáo", "--kind", "khác") == {"bao-cao.txt", "thu-vien.md"}
    assert sources(hoidap, "--document", "bao-cao.txt", "--document", "thu-vien.md") == {"bao-cao.txt", "thu-vien.md"}


def test_a_document_may_be_named_by_its_id(hoidap: Run) -> None:
    [report, *_] = hoidap("documents", "list", "--json").json
    assert sources(hoidap, "--document", report["id"]) == {"bao-cao.txt"}


def test_an_answer_keeps_to_the_filter(hoidap: Run) -> None:
    within = hoidap("ask", QUESTION, "--kind", "báo cáo", "--json").json
    without = hoidap("ask", QUESTION, "--kind", "thông báo", "--json").json

    assert {Path(one["source"]).name for one in within["citations"]} == {"bao-cao.txt"}
    assert {Path(one["source"]).name for one in without["citations"]} <= {"thong-bao.txt"}


@pytest.mark.parametrize("command", ["search", "ask"])
def test_a_batch_keeps_to_the_filter(hoidap: Run, tmp_path: Path, command: str) -> None:
    batch = tmp_path / "questions.jsonl"
    batch.write_text(json.dumps({"question": QUESTION}) + "\n", encoding="utf-8")
    line = json.loads(hoidap(command, "--batch", batch, "--document", "thu-vien").stdout)
    found = line["hits"] if command == "search" else line["citations"]

    assert {Path(one["source"]).name for one in found} <= {"thu-vien.md"}


@pytest.mark.parametrize("command", ["search", "ask"])
def test_conditions_that_no_document_meets_are_told_of(hoidap: Run, command: str) -> None:
    outcome = hoidap(command, QUESTION, "--from", "1/1/2030", "--json")

    assert outcome.code == 0
    assert outcome.json.get("hits", []) == outcome.json.get("citations", []) == []
    assert "Không có tài liệu nào thỏa mọi điều kiện lọc" in outcome.stderr


@pytest.mark.parametrize(
    ("options", "vietnamese", "english"),
    [
        (["--from", "31/02/2024"], 'Không hiểu ngày "31/02/2024" của --from', 'date "31/02/2024" of --from'),
        (["--to", "năm ngoái"], 'Không hiểu ngày "năm ngoái" của --to', "31/12/2023 or 2023-12-31"),
        (["--from", "2024-02-01", "--to", "1/1/2024"], "01/02/2024 sau ngày kết thúc 01/01/2024", "on 2024-02-01"),
        (["--kind", "thơ"], 'Không có loại văn bản "thơ"', "The kinds are:"),
        (["--folder", ""], "Tên thư mục cần tìm đang để trống", "has no name"),
        (["--document", "nosuch"], 'mã hoặc tên "nosuch"', 'the name "nosuch"'),
    ],
)
@pytest.mark.parametrize("command", ["search", "ask"])
def test_a_wrong_condition_is_wrong_usage(
    hoidap: Run, monkeypatch: pytest.MonkeyPatch, command: str, options: list[str], vietnamese: str, english: str
) -> None:
    outcome = hoidap(command, QUESTION, *options)
    monkeypatch.setenv("HOIDAP_LANG", "en")

    assert (outcome.code, outcome.stdout) == (2, "")
    assert vietnamese in outcome.stderr
    assert english in hoidap(command, QUESTION, *options).stderr
