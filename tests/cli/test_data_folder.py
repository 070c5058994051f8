"""Data folders that cannot be used as they are."""

import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from index.data_folder import DataFolder
from tests.cli.conftest import Run, write_files


@pytest.mark.parametrize("command", [["ingest", "."], ["ask", "Ai?"], ["documents", "list"], ["reembed"]])
def test_a_read_only_folder_is_told_of(
    hoidap: Run, mounted: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    place = mounted("size=1m")
    subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
    outcome = hoidap("--data", place, *command)
    monkeypatch.setenv("HOIDAP_LANG", "en")

    assert (outcome.code, outcome.stdout) == (1, "")
    assert f'Không ghi được vào thư mục dữ liệu "{place}"' in outcome.stderr
    assert "cannot be written" in hoidap("--data", place, *command).stderr


def test_a_full_disk_is_told_of_and_after_more_room_the_same_ingest_completes(
    hoidap: Run, mounted: Callable[[str], Path], tmp_path: Path
) -> None:
    place = mounted("size=4m")
    sentence = "Điều {0}. Hộ gia đình số {0} ở thôn {1} nộp phí vệ sinh {2} đồng một tháng. "
    files = {
        f"{number:02}.txt": f"Quyết định {number}\n\n"
        + "".join(sentence.format(number * 100 + line, line, line * 500) for line in range(30))
        for number in range(12)
    }
    folder = write_files(tmp_path / "many", files)
    filler = place / "filler"
    filler.write_bytes(b"\1" * 3_400_000)

    failed = hoidap("--data", place, "ingest", folder)
    filler.unlink()
    subprocess.run(["mount", "-o", "remount,size=64m", str(place)], check=True)
    done = hoidap("--data", place, "ingest", folder, "--json")

    assert (failed.code, failed.stdout) == (1, "")
    assert f'Ổ đĩa chứa thư mục dữ liệu "{place}" đã đầy' in failed.stderr
    assert done.code == 0
    assert done.json["added"] + done.json["unchanged"] == 12
    assert len(hoidap("--data", place, "documents", "list", "--json").json) == 12
    assert f"{done.json['passages']} véc-tơ cho {done.json['passages']}" in hoidap("--data", place, "doctor").stdout


def test_a_folder_of_a_newer_version_is_refused(hoidap: Run, folder: Path, data: Path) -> None:
    hoidap("ingest", folder)
    with sqlite3.connect(data / "catalogue.sqlite3") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()

    for command in (["ask", "Ai?"], ["ingest", folder], ["documents", "list"]):
        outcome = hoidap(*command)
        assert outcome.code == 1
        assert "phiên bản hoidap mới hơn tạo ra (lược đồ 99" in outcome.stderr


def test_a_folder_that_is_a_file_is_told_of(hoidap: Run, folder: Path) -> None:
    for place in (folder / "bao-cao.txt", folder / "bao-cao.txt" / "below"):
        outcome = hoidap("--data", place, "ingest", folder)
        assert (outcome.code, outcome.stdout) == (1, "")
        assert f'Không dùng được thư mục dữ liệu "{place}"' in outcome.stderr


def test_a_catalogue_that_is_garbage_is_told_of(hoidap: Run, folder: Path, data: Path) -> None:
    data.mkdir()
    (data / "catalogue.sqlite3").write_bytes(b"garbage " * 10_000)

    for command in (["ask", "Ai?"], ["ingest", folder], ["documents", "list"]):
        outcome = hoidap(*command)
        assert outcome.code == 1
        assert "bị hỏng hoặc không phải của hoidap" in outcome.stderr


def test_a_second_writer_is_refused_while_readers_go_on(hoidap: Run, folder: Path, data: Path) -> None:
    hoidap("ingest", folder)
    with DataFolder(data).writing():
        second = hoidap("ingest", folder)
        reader = hoidap("search", "cam", "--json")

    assert (second.code, second.stdout) == (1, "")
    assert "Một tiến trình khác đang ghi" in second.stderr
    assert reader.json["hits"]
    assert hoidap("ingest", folder).code == 0


def test_a_question_to_a_data_folder_that_is_not_there_makes_none(hoidap: Run, tmp_path: Path) -> None:
    outcome = hoidap("--data", tmp_path / "go-nham", "ask", "Ai chủ trì hội nghị?")

    assert outcome.code == 1
    assert "go-nham" in outcome.stderr
    assert not (tmp_path / "go-nham").exists()
