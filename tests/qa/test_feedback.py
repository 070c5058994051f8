import errno
import json
import os
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from filelock import FileLock

from corpus.errors import HoidapError
from qa import feedback as feedback_module
from qa.answer import Answer, Citation
from qa.feedback import Feedback, FeedbackFile, Verdict, feedback_on


def feedback(number: int = 1, verdict: Verdict = "down", reason: str = "", question: str = "Cam mấy sao?") -> Feedback:
    citation = Citation(
        number=1, document_id="d", source="tai-lieu/cam.txt", title="Cam", date=None, start=0, end=5, quote="4 sao",
        passage_id="p", score=1.0,
    )  # fmt: skip
    answer = Answer(
        id=f"{number:032x}", question=question, standalone_question=question, answer="4 sao [1]", abstained=False,
        confidence=0.4, citations=(citation,), timings_ms={},
    )  # fmt: skip
    return feedback_on(answer, verdict, reason, ["Cam nào?"])


def test_feedback_is_one_line_of_json_in_utf8_with_its_time_in_utc(tmp_path: Path) -> None:
    FeedbackFile(tmp_path).add(feedback(reason="Thiếu ý"))

    raw = (tmp_path / "feedback.jsonl").read_bytes()
    line = json.loads(raw)
    assert raw.count(b"\n") == 1
    assert raw.endswith(b"\n")
    assert "Thiếu ý" in raw.decode()
    assert line["when"].endswith("Z")
    assert (line["history"], line["citations"][0]["quote"]) == (["Cam nào?"], "4 sao")


def test_what_was_added_is_read_again(tmp_path: Path) -> None:
    first, second = feedback(1), feedback(2, "up")
    for one in (first, second):
        FeedbackFile(tmp_path).add(one)

    assert FeedbackFile(tmp_path).read() == ([first, second], [])


def test_the_same_said_twice_is_one_line_and_a_changed_mind_another(tmp_path: Path) -> None:
    for verdict, reason in (("down", ""), ("down", ""), ("down", "Thiếu ý"), ("down", "Thiếu ý"), ("taken_back", "")):
        FeedbackFile(tmp_path).add(feedback(1, verdict, reason))  # type: ignore[arg-type]

    assert (tmp_path / "feedback.jsonl").read_text("utf-8").count("\n") == 3
    assert FeedbackFile(tmp_path).read() == ([], [])


def test_taking_back_what_was_never_given_leaves_no_line(tmp_path: Path) -> None:
    FeedbackFile(tmp_path).add(feedback(1, "taken_back"))

    assert not (tmp_path / "feedback.jsonl").exists()


def test_many_at_once_lose_nothing(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: FeedbackFile(tmp_path).add(feedback(number)), range(40)))

    read, unreadable = FeedbackFile(tmp_path).read()
    assert sorted(one.id for one in read) == [f"{number:032x}" for number in range(40)]
    assert unreadable == []


def test_a_line_torn_by_a_crash_does_not_take_the_next_one_with_it(tmp_path: Path) -> None:
    FeedbackFile(tmp_path).add(feedback(1))
    path = tmp_path / "feedback.jsonl"
    path.write_bytes(path.read_bytes() + b'{"id": "2", "verd')

    FeedbackFile(tmp_path).add(feedback(3))

    read, unreadable = FeedbackFile(tmp_path).read()
    assert [one.id[-1] for one in read] == ["1", "3"]
    assert unreadable == [2]


def test_a_file_name_that_is_no_text_is_kept_as_json(tmp_path: Path) -> None:
    one = feedback()
    odd = one.citations[0].model_copy(update={"source": "a\udcff.txt"})

    FeedbackFile(tmp_path).add(one.model_copy(update={"citations": (odd,)}))

    assert json.loads((tmp_path / "feedback.jsonl").read_text("utf-8"))["citations"][0]["source"] == "a\udcff.txt"


def test_a_full_disk_is_told_of_and_what_was_there_stays(mounted: Callable[[str], Path]) -> None:
    place = mounted("size=64k")
    FeedbackFile(place).add(feedback(1))
    kept = (place / "feedback.jsonl").read_bytes()

    with pytest.raises(HoidapError, match="không còn chỗ"):
        FeedbackFile(place).add(feedback(2, question="dài " * 20_000))

    held = (place / "feedback.jsonl").read_bytes()
    assert held == kept  # no part of what did not fit
    FeedbackFile(place).add(feedback(3))
    assert len(FeedbackFile(place).read()[0]) == 2


def test_a_folder_that_cannot_be_written_is_told_of(mounted: Callable[[str], Path]) -> None:
    place = mounted("size=64k")
    FeedbackFile(place).add(feedback(1))
    subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)

    with pytest.raises(HoidapError, match="không có quyền ghi") as caught:
        FeedbackFile(place).add(feedback(2))

    assert str(place) not in caught.value.text("vi")
    assert len(FeedbackFile(place).read()[0]) == 1


def test_a_write_that_fails_half_way_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    FeedbackFile(tmp_path).add(feedback(1))
    before = (tmp_path / "feedback.jsonl").read_bytes()

    def fail(_: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(feedback_module.os, "fsync", fail)
        with pytest.raises(HoidapError, match="Chưa lưu được đánh giá này:"):
            FeedbackFile(tmp_path).add(feedback(2))

    assert (tmp_path / "feedback.jsonl").read_bytes() == before
    FeedbackFile(tmp_path).add(feedback(3))
    assert len(FeedbackFile(tmp_path).read()[0]) == 2


def test_a_file_that_was_filled_on_purpose_grows_no_further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    FeedbackFile(tmp_path).add(feedback(1))
    monkeypatch.setattr(feedback_module, "_MOST_BYTES", (tmp_path / "feedback.jsonl").stat().st_size + 10)

    with pytest.raises(HoidapError, match="không còn chỗ"):
        FeedbackFile(tmp_path).add(feedback(2))


def test_one_that_waits_too_long_for_the_others_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feedback_module, "_LOCK_SECONDS", 0.1)
    with FileLock(tmp_path / "feedback.jsonl.lock"), pytest.raises(HoidapError, match="cùng lúc"):
        FeedbackFile(tmp_path).add(feedback(1))


def test_no_file_is_no_feedback_and_an_unreadable_one_is_told_of(tmp_path: Path) -> None:
    assert FeedbackFile(tmp_path).read() == ([], [])
    (tmp_path / "feedback.jsonl").mkdir()

    with pytest.raises(HoidapError, match="Không đọc được tệp đánh giá"):
        FeedbackFile(tmp_path).read()
