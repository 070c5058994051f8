import os
import time
from collections.abc import Iterator

import pytest

from corpus.errors import UnreadableFileError
from corpus.raw_text import RawText
from corpus.readers.plain_text import read_plain_text
from corpus.reading_process import ReadingProcess


def sleeps(data: bytes) -> RawText:
    time.sleep(60)
    return RawText.of(data.decode())


def dies(data: bytes) -> RawText:
    os._exit(int(data))


def eats_memory(_: bytes) -> RawText:
    kept = [bytearray(50_000_000) for _ in range(1_000)]
    return RawText.of(str(len(kept)))


def breaks(data: bytes) -> RawText:
    raise KeyError(data)


def speaks(data: bytes) -> RawText:
    print("a parser's warning")  # noqa: T201 - what it is about
    return RawText.of(data.decode())


@pytest.fixture(scope="module")
def process() -> Iterator[ReadingProcess]:
    with ReadingProcess(seconds=30, megabytes=500) as running:
        yield running


def reason(process: ReadingProcess, read: object, data: bytes = b"1") -> str:
    with pytest.raises(UnreadableFileError) as raised:
        process.read(read, data)  # type: ignore[arg-type]
    return raised.value.code


def test_what_a_reader_finds_comes_back_whole(process: ReadingProcess) -> None:
    assert process.read(read_plain_text, "Hội nghị".encode()) == RawText.of("Hội nghị")


def test_what_a_reader_says_of_a_file_comes_back(process: ReadingProcess) -> None:
    assert reason(process, read_plain_text, bytes(range(256))) == "file_binary"


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read() -> None:
    with ReadingProcess(seconds=2) as process:
        assert reason(process, sleeps) == "file_too_slow"
        assert process.read(read_plain_text, b"a").text == "a"


def test_a_parser_that_takes_the_process_down_costs_one_file(process: ReadingProcess) -> None:
    assert reason(process, dies) == "file_damaged"
    assert process.read(read_plain_text, b"a").text == "a"


def test_a_file_that_takes_too_much_memory_is_given_up_and_the_next_is_read(process: ReadingProcess) -> None:
    assert reason(process, eats_memory) == "file_too_heavy"
    assert process.read(read_plain_text, b"a").text == "a"


def test_a_parsers_own_exception_is_a_damaged_file_with_its_cause(process: ReadingProcess) -> None:
    with pytest.raises(UnreadableFileError) as raised:
        process.read(breaks, b"x")
    assert raised.value.code == "file_damaged"
    assert "KeyError" in str(raised.value.__cause__)


def test_a_parser_writes_nothing_over_the_interface(process: ReadingProcess, capfd: pytest.CaptureFixture[str]) -> None:
    process.read(speaks, b"a")

    assert capfd.readouterr() == ("", "")
