import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.errors import HoidapError, UsageError
from eval.gold.gold_file import read_gold
from eval.gold.question import Evidence, GoldQuestion
from eval.growing.gold_lines import GoldLines


def question(question_id: str, text: str = "Mấy sao?", **more: object) -> GoldQuestion:
    return GoldQuestion.model_validate(
        {"id": question_id, "question": text, "answers": ["4 sao"], "document": "cam.txt", "evidence": "4 sao", **more}
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Lines as people write them: odd spaces, an unknown field, a fault, a blank one, no line end at the end."""
    path = tmp_path / "gold.jsonl"
    lines = [
        '{"id":"a",  "question":"A?","answers":["x"],"document":"a.txt", "note": "của Lan"}',
        "",
        "hỏng",
        '{"id": "b", "question": "B?", "answers": [], "document": null, "evidence": null}',
    ]
    path.write_bytes("\r\n".join(lines).encode())
    return path


def test_a_file_is_made_where_it_is_missing_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "gold.jsonl"
    asked = question("a", history=["Cam nào?"], also=[{"document": "b.txt", "evidence": "y"}], kind="how_many")

    GoldLines(path).put(asked)

    assert read_gold(path) == [asked]
    assert path.read_bytes().endswith(b"}\n")
    assert "Mấy sao?" in path.read_text("utf-8")


def test_an_added_line_leaves_the_others_as_they_are(path: Path) -> None:
    before = path.read_bytes()

    GoldLines(path).put(question("c"))

    after = path.read_bytes()
    assert after.startswith(before + b"\n")
    assert json.loads(after[len(before) :])["id"] == "c"


def test_a_corrected_line_keeps_its_place_and_what_else_stands_in_it(path: Path) -> None:
    lines = path.read_bytes().split(b"\r\n")

    GoldLines(path).put(question("a2"), replaced="a")

    after = path.read_bytes()
    first = json.loads(after.split(b"\n")[0])
    assert (first["id"], first["note"], first["evidence"]) == ("a2", "của Lan", "4 sao")
    assert after.split(b"\n", 1)[1] == b"\r\n".join(lines[1:])


def test_a_correction_may_take_further_evidence_away(tmp_path: Path) -> None:
    lines = GoldLines(tmp_path / "gold.jsonl")
    lines.put(question("a", also=[Evidence(document="b.txt", evidence="y")]))

    lines.put(question("a"), replaced="a")

    assert lines.read().questions == (question("a"),)


def test_only_the_line_of_a_removed_question_goes(path: Path) -> None:
    GoldLines(path).remove("a")

    assert path.read_bytes().split(b"\r\n")[1] == "hỏng".encode()
    assert [one.id for one in GoldLines(path).read().questions] == ["b"]


def test_the_last_question_may_go_and_the_file_be_filled_again(tmp_path: Path) -> None:
    lines = GoldLines(tmp_path / "gold.jsonl")
    lines.put(question("a"))
    lines.remove("a")
    assert lines.read().questions == ()

    lines.put(question("b"))
    assert [one.id for one in lines.read().questions] == ["b"]


def test_an_id_is_given_once(path: Path) -> None:
    lines, before = GoldLines(path), path.read_bytes()

    with pytest.raises(UsageError, match='"b" đã được dùng'):
        lines.put(question("b"))
    with pytest.raises(UsageError, match='"b" đã được dùng'):
        lines.put(question("b"), replaced="a")

    assert path.read_bytes() == before


def test_a_question_that_is_gone_is_neither_corrected_nor_removed(path: Path) -> None:
    lines = GoldLines(path)
    path.write_text('{"id": "b", "question": "B?", "answers": [], "document": null}\n', "utf-8")

    with pytest.raises(UsageError, match="không còn trong tệp"):
        lines.put(question("a"), replaced="a")
    with pytest.raises(UsageError, match="không còn trong tệp"):
        lines.remove("a")


def test_pages_that_save_at_once_lose_nothing(tmp_path: Path) -> None:
    lines = GoldLines(tmp_path / "gold.jsonl")

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda number: lines.put(question(f"q{number}")), range(18)))

    assert sorted(one.id for one in lines.read().questions) == sorted(f"q{number}" for number in range(18))


def test_a_file_that_cannot_be_written_stays_as_it_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines, before = GoldLines(path), path.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(HoidapError, match="No space"):
        lines.put(question("c"))

    assert path.read_bytes() == before


def test_a_file_of_something_else_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("chỉ là ghi chép\n", "utf-8")

    with pytest.raises(HoidapError):
        GoldLines(tmp_path / "notes.txt")


def test_a_free_id_is_that_of_no_question(tmp_path: Path) -> None:
    lines = GoldLines(tmp_path / "cam.jsonl")
    assert lines.free_id() == "cam-001"

    lines.put(question("cam-002"))
    assert lines.free_id() == "cam-003"
