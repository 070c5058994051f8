"""The program as a process: streams, exit codes, Ctrl-C, two at once."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.filters import SearchFilter
from tests.cli.conftest import QUESTION, Run, process, write_files

SENTENCE = "Điều {0}. Tổ dân phố {0} của phường {1} thu {2} đồng quỹ khuyến học và trao {3} suất học bổng. "
FILES = 300


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Enough documents that an ingest can be stopped half way."""
    text = {
        f"{number:03}.txt": f"Báo cáo số {number}\n\n" + SENTENCE.format(number, number % 9, number * 7000, number % 50)
        for number in range(FILES)
    }
    return write_files(tmp_path / "many", text)


def wait_for_vectors(data: Path, running: "subprocess.Popen[bytes]") -> None:
    """Wait until some passages have been embedded and some have not."""
    while running.poll() is None:
        try:
            connection = sqlite3.connect(f"file:{data / 'catalogue.sqlite3'}?mode=ro", uri=True)
            count = connection.execute("SELECT count(*) FROM embeddings").fetchone()[0]
            connection.close()
        except sqlite3.Error:
            count = 0
        if count:
            return
        time.sleep(0.02)
    pytest.fail("the ingest ended before it could be stopped")


def test_a_second_ingest_is_refused_and_ctrl_c_keeps_what_was_saved(hoidap: Run, many: Path, data: Path) -> None:
    running = process("ingest", many)
    wait_for_vectors(data, running)
    second = hoidap("ingest", many)
    assert running.poll() is None, "the first ingest ended too early to be stopped"
    running.send_signal(signal.SIGINT)
    stdout, stderr = running.communicate(timeout=30)

    assert (second.code, second.stdout) == (1, "")
    assert "Một tiến trình khác đang ghi" in second.stderr
    assert running.returncode == 1
    assert stdout == b""
    assert "Đã dừng theo yêu cầu. Những tài liệu đã lưu vẫn còn nguyên vẹn" in stderr.decode()
    assert "Traceback" not in stderr.decode()

    resumed = hoidap("ingest", many, "--json").json
    listed = hoidap("documents", "list", "--json").json
    assert resumed["added"] + resumed["unchanged"] == FILES
    assert resumed["failed"] == []
    assert len(listed) == len({entry["source"] for entry in listed}) == FILES
    assert sum(entry["passages"] for entry in listed) == resumed["passages"]
    assert f"{resumed['passages']} véc-tơ cho {resumed['passages']} đoạn" in hoidap("doctor").stdout


def test_a_process_writes_results_in_utf8_to_stdout_alone(library: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = process("--data", library, "ask", QUESTION, "--json", env=environment)
    stdout, stderr = done.communicate(timeout=60)

    assert (done.returncode, stderr) == (0, b"")
    assert json.loads(stdout.decode("utf-8"))["question"] == QUESTION
    assert "Trần Thị Hạnh" in stdout.decode("utf-8")


@pytest.mark.parametrize(("arguments", "code"), [(["--help"], 0), (["ask"], 2), (["foo"], 2)])
def test_exit_codes_of_the_process(arguments: list[str], code: int) -> None:
    done = process(*arguments)
    stdout, stderr = done.communicate(timeout=60)

    assert done.returncode == code
    assert bool(stdout) == (code == 0)
    assert bool(stderr) == (code != 0)


def test_ctrl_c_in_a_batch_keeps_the_lines_written(
    hoidap: Run, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qa.engine import Engine

    ask = Engine.ask

    def stop_at_the_second(
        self: Engine, question: str, history: list[str], question_id: str, **limits: SearchFilter | None
    ) -> object:
        if question_id == "2":
            raise KeyboardInterrupt
        return ask(self, question, history, question_id, **limits)

    monkeypatch.setattr(Engine, "ask", stop_at_the_second)
    questions, out = tmp_path / "questions.jsonl", tmp_path / "answers.jsonl"
    questions.write_text("".join(json.dumps({"id": str(n), "question": "cam"}) + "\n" for n in (1, 2, 3)))
    outcome = hoidap("--data", library, "ask", "--batch", questions, "--out", out)

    assert outcome.code == 1
    assert "Các dòng kết quả đã ghi vẫn còn" in outcome.stderr
    assert [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()] == ["1"]


def test_a_reader_that_leaves_early_is_no_disaster(library: Path) -> None:
    command = f"{sys.executable} -m eval.cli.main --data {library} documents list --json | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, timeout=60)

    assert b"Traceback" not in done.stderr
