from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import HoidapError
from eval.gold.question import GoldQuestion
from eval.running.outcome import GivenAnswer, Outcome
from eval.running.run_folder import KEPT_DAYS, RunFolder


def outcome(name: str, text: str = "") -> Outcome:
    answer = GivenAnswer(text=text, citations=())
    gold = GoldQuestion(id=name, question="Ai chủ trì?", answers=(), document=None)
    return Outcome(
        gold=gold, standalone=gold.question, answer=answer, unguarded=answer, abstained=True, confidence=0.25
    )


def test_what_was_asked_is_there_when_the_same_evaluation_is_opened_again(tmp_path: Path) -> None:
    RunFolder(tmp_path, ["gold", "corpus"]).keep(outcome("q1"))
    RunFolder(tmp_path, ["gold", "corpus"]).keep(outcome("q2"))

    assert RunFolder(tmp_path, ["gold", "corpus"]).outcomes() == {"q1": outcome("q1"), "q2": outcome("q2")}


@pytest.mark.parametrize("other", [["gold"], ["goldcorpus"], ["gold", "other corpus"], ["corpus", "gold"]])
def test_another_evaluation_starts_from_nothing(tmp_path: Path, other: list[str]) -> None:
    RunFolder(tmp_path, ["gold", "corpus"]).keep(outcome("q1"))

    assert RunFolder(tmp_path, other).outcomes() == {}


def test_a_line_torn_by_a_crash_is_asked_again_and_spoils_no_other(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path, ["gold"])
    folder.keep(outcome("q1"))
    folder.keep(outcome("q2"))
    file = folder.path / "outcomes.jsonl"
    file.write_bytes(file.read_bytes()[:-20])
    folder.keep(outcome("q3"))

    assert sorted(RunFolder(tmp_path, ["gold"]).outcomes()) == ["q1", "q3"]


def test_a_separator_of_lines_inside_an_answer_is_kept(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path, ["gold"])
    folder.keep(outcome("q1", "một\u2028hai\x0bba\nbốn"))

    assert folder.outcomes()["q1"].answer.text == "một\u2028hai\x0bba\nbốn"


def test_a_finished_evaluation_leaves_nothing(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path, ["gold"])
    folder.keep(outcome("q1"))
    folder.forget()

    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_held_by_one_evaluation_until_it_lets_go(tmp_path: Path) -> None:
    first, second = RunFolder(tmp_path, ["gold"]), RunFolder(tmp_path, ["gold"])
    first.claim()
    first.keep(outcome("q1"))

    with pytest.raises(HoidapError) as caught:
        second.claim()
    assert caught.value.code == "eval_running_already"
    RunFolder(tmp_path, ["other gold"]).claim()
    first.release()
    second.claim()
    assert list(second.outcomes()) == ["q1"]


def test_a_folder_is_let_go_of_with_the_process_that_held_it(tmp_path: Path) -> None:
    held = (
        "import os, sys; from pathlib import Path; from eval.running.run_folder import RunFolder\n"
        "folder = RunFolder(Path(sys.argv[1]), ['gold'])\n"
        "folder.claim(); print('held', flush=True); sys.stdin.read(); os._exit(9)"
    )
    with subprocess.Popen([sys.executable, "-c", held, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as one:
        assert one.stdout is not None
        assert one.stdout.readline() == b"held\n"
        with pytest.raises(HoidapError, match="đang chạy"):
            RunFolder(tmp_path, ["gold"]).claim()
        one.kill()
        one.wait()

    RunFolder(tmp_path, ["gold"]).claim()


def test_a_finished_evaluation_removes_nothing_of_the_one_that_begins_after_it(tmp_path: Path) -> None:
    first, second = RunFolder(tmp_path, ["gold"]), RunFolder(tmp_path, ["gold"])
    first.claim()
    first.forget()
    second.claim()
    second.keep(outcome("q1"))

    assert list(second.outcomes()) == ["q1"]
    assert [path.name for path in tmp_path.iterdir()] == [second.path.name]


def test_what_was_withdrawn_leaves_no_trace_but_what_was_there_before(tmp_path: Path) -> None:
    new = RunFolder(tmp_path / "data" / "evaluations", ["gold"])
    new.claim()
    new.withdraw()
    assert list(tmp_path.iterdir()) == []

    earlier = RunFolder(tmp_path, ["gold"])
    earlier.keep(outcome("q1"))
    again = RunFolder(tmp_path, ["gold"])
    again.claim()
    again.withdraw()
    assert list(earlier.outcomes()) == ["q1"]


def aged(path: Path, days: float) -> Path:
    then = time.time() - days * 24 * 3600
    for one in (*path.rglob("*"), path):
        os.utime(one, (then, then))
    return path


def left(place: Path, name: str, days: float) -> Path:
    folder = RunFolder(place, [name])
    folder.claim()
    folder.keep(outcome("q1"))
    folder.data.mkdir()
    folder.release()
    return aged(folder.path, days)


def test_what_nobody_touched_for_long_is_removed_and_nothing_else(tmp_path: Path) -> None:
    old, younger = left(tmp_path, "old", KEPT_DAYS + 1), left(tmp_path, "younger", KEPT_DAYS - 1)
    deep = left(tmp_path, "deep", KEPT_DAYS + 1)
    (deep / "data" / "catalogue").write_text("")
    used = RunFolder(tmp_path, ["used"])
    used.claim()
    (tmp_path / "notes").mkdir()
    aged(used.path, KEPT_DAYS + 1)
    aged(tmp_path / "notes", KEPT_DAYS + 1)
    half_removed = aged(left(tmp_path, "half", 0).rename(tmp_path / f"{16 * 'a'}.gone"), KEPT_DAYS + 1)
    own = RunFolder(tmp_path, ["own"])
    own.keep(outcome("q1"))
    aged(own.path, KEPT_DAYS + 1)

    own.claim()

    assert not old.exists()
    assert not half_removed.exists()
    assert set(tmp_path.iterdir()) == {younger, deep, used.path, own.path, tmp_path / "notes"}
    assert list(own.outcomes()) == ["q1"]


def test_a_folder_that_cannot_be_made_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "evaluations").write_text("a file in its place")

    with pytest.raises(HoidapError) as caught:
        RunFolder(tmp_path / "evaluations", ["gold"]).create()
    assert caught.value.code == "eval_folder_unusable"


def test_a_full_disk_is_told_of(mounted: Callable[[str], Path]) -> None:
    folder = RunFolder(mounted("size=64k"), ["gold"])

    def fill() -> None:
        for number in range(100):
            folder.keep(outcome(f"q{number}", "x" * 2_000))

    with pytest.raises(HoidapError) as caught:
        fill()
    assert caught.value.code == "eval_folder_unusable"
