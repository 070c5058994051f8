import errno
import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import corpus
from corpus.errors import HoidapError, UnreadableFileError
from corpus.raw_text import RawText
from corpus.readers.plain_text import read_plain_text
from corpus.reading_process import ReadingProcess


def sleeps(data: bytes) -> RawText:
    time.sleep(60)
    return RawText.of(data.decode())


def dies(data: bytes) -> RawText:
    os._exit(int(data))


def aborts(_: bytes) -> RawText:
    os.abort()


def eats_memory(_: bytes) -> RawText:
    kept = [bytearray(50_000_000) for _ in range(1_000)]
    return RawText.of(str(len(kept)))


def breaks(data: bytes) -> RawText:
    raise KeyError(data)


def speaks(data: bytes) -> RawText:
    print("a parser's warning")  # noqa: T201 - what it is about
    return RawText.of(data.decode())


def no_memory(_: object) -> None:
    raise OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))


@pytest.fixture(scope="module")
def process() -> Iterator[ReadingProcess]:
    with ReadingProcess(seconds=30, megabytes=500) as running:
        yield running


def reason(process: ReadingProcess, read: object, data: bytes = b"1") -> str:
    with pytest.raises(UnreadableFileError) as raised:
        process.run(read, data)  # type: ignore[arg-type]
    return raised.value.code


def test_what_a_reader_finds_comes_back_whole(process: ReadingProcess) -> None:
    assert process.run(read_plain_text, "Hội nghị".encode()) == RawText.of("Hội nghị")


def test_what_a_reader_says_of_a_file_comes_back(process: ReadingProcess) -> None:
    assert reason(process, read_plain_text, bytes(range(256))) == "file_binary"


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read() -> None:
    with ReadingProcess(seconds=2) as process:
        assert reason(process, sleeps) == "file_too_slow"
        assert process.run(read_plain_text, b"a").text == "a"


def test_a_parser_that_takes_the_process_down_costs_one_file(process: ReadingProcess) -> None:
    assert reason(process, dies) == "file_damaged"
    assert process.run(read_plain_text, b"a").text == "a"


def test_a_parser_that_ends_the_process_for_want_of_memory_is_told_as_such(process: ReadingProcess) -> None:
    assert reason(process, aborts) == "file_too_heavy"
    assert process.run(read_plain_text, b"a").text == "a"


def test_a_file_that_takes_too_much_memory_is_given_up_and_the_next_is_read(process: ReadingProcess) -> None:
    assert reason(process, eats_memory) == "file_too_heavy"
    assert process.run(read_plain_text, b"a").text == "a"


def test_a_parsers_own_exception_is_a_damaged_file_with_its_cause(process: ReadingProcess) -> None:
    with pytest.raises(UnreadableFileError) as raised:
        process.run(breaks, b"x")
    assert raised.value.code == "file_damaged"
    assert "KeyError" in str(raised.value.__cause__)


PROGRAM = """
from corpus.reading_process import ReadingProcess
from corpus.readers.plain_text import read_plain_text
print("started")
with ReadingProcess(seconds=60) as process:
    print(process.run(read_plain_text, b"a").text)
"""


@pytest.mark.parametrize("how", ["program.py", "-"])
def test_a_program_is_not_run_again_to_read_a_file(tmp_path: Path, how: str) -> None:
    (tmp_path / "program.py").write_text(PROGRAM, "utf-8")
    root = str(Path(corpus.__file__).parents[1])

    ended = subprocess.run(
        [sys.executable, how],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": root},
        input=PROGRAM,
        capture_output=True,
        text=True,
        check=True,
    )

    assert ended.stdout.split() == ["started", "a"]


def test_a_process_that_cannot_start_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing.get_context("spawn").Process, "start", no_memory)

    with pytest.raises(HoidapError) as raised, ReadingProcess(seconds=30) as process:
        process.run(read_plain_text, b"a")
    assert raised.value.code == "reading_not_started"


def test_a_parser_writes_nothing_over_the_interface(process: ReadingProcess, capfd: pytest.CaptureFixture[str]) -> None:
    process.run(speaks, b"a")

    assert capfd.readouterr() == ("", "")
