"""`hoidap ingest`: counts, files that cannot be read, pruning."""

import codecs
import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import NOTICE, REPORT, Run, as_windows_1258, write_files


def test_the_report_has_exactly_the_fields_of_the_contract(hoidap: Run, folder: Path) -> None:
    outcome = hoidap("ingest", folder, "--json")

    report = outcome.json
    assert outcome.code == 0
    assert list(report) == ["added", "updated", "unchanged", "removed", "failed", "passages", "seconds", "partly"]
    assert [report[name] for name in ("added", "updated", "unchanged", "removed", "failed")] == [2, 0, 0, 0, []]
    assert report["passages"] >= 2
    assert isinstance(report["seconds"], float)
    assert outcome.stderr == ""


def test_a_second_ingest_changes_nothing_and_a_changed_file_is_updated(hoidap: Run, folder: Path) -> None:
    first = hoidap("ingest", folder, "--json").json
    again = hoidap("ingest", folder, "--json").json
    (folder / "bao-cao.txt").write_text(REPORT.replace("145 ha", "150 ha"), encoding="utf-8")
    changed = hoidap("ingest", folder, "--json").json

    assert (again["added"], again["updated"], again["unchanged"], again["passages"]) == (0, 0, 2, first["passages"])
    assert (changed["added"], changed["updated"], changed["unchanged"]) == (0, 1, 1)


def test_people_get_a_sentence(hoidap: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vietnamese = hoidap("ingest", folder)
    monkeypatch.setenv("HOIDAP_LANG", "en")
    english = hoidap("ingest", folder)

    assert "2 tài liệu mới, 0 cập nhật, 0 không đổi, 0 gỡ bỏ, 0 không đọc được" in vietnamese.stdout
    assert "0 documents added, 0 updated, 2 unchanged, 0 removed, 0 not readable" in english.stdout


def test_a_removed_file_stays_until_pruned(hoidap: Run, folder: Path) -> None:
    hoidap("ingest", folder)
    (folder / "bao-cao.txt").unlink()

    assert hoidap("ingest", folder, "--json").json["removed"] == 0
    pruned = hoidap("ingest", folder, "--prune", "--json").json
    assert (pruned["removed"], pruned["unchanged"]) == (1, 1)
    assert len(hoidap("documents", "list", "--json").json) == 1


def test_pruning_a_folder_that_is_empty_now_is_no_error(hoidap: Run, folder: Path) -> None:
    hoidap("ingest", folder)
    for path in folder.iterdir():
        path.unlink()

    outcome = hoidap("ingest", folder, "--prune", "--json")
    assert (outcome.code, outcome.json["removed"], outcome.json["passages"]) == (0, 2, 0)


def test_unreadable_files_are_named_with_the_reason_and_the_others_go_on(
    hoidap: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "trong.txt").write_bytes(b"")
    (folder / "toan-dau-cach.txt").write_bytes(b" \n\t ")
    (folder / "anh.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01")
    (folder / "to.txt").write_bytes(b"Hai muoi MB. " * 1_600_000)
    monkeypatch.setenv("HOIDAP_MAX_FILE_MEGABYTES", "10")
    (folder / "bang.xlsx").write_bytes(b"PK")
    (folder / "ung-dung.exe").write_bytes(b"MZ")

    outcome = hoidap("ingest", folder, "--json")
    reasons = {Path(one["source"]).name: one["error"] for one in outcome.json["failed"]}

    assert outcome.code == 1
    assert outcome.json["added"] == 2
    assert set(reasons) == {"trong.txt", "toan-dau-cach.txt", "anh.txt", "to.txt", "bang.xlsx", "ung-dung.exe"}
    assert "Tệp trống" in reasons["trong.txt"]
    assert "Tệp trống" in reasons["toan-dau-cach.txt"]
    assert "không phải là văn bản" in reasons["anh.txt"]
    assert "20.8 MB, vượt giới hạn 10 MB" in reasons["to.txt"]
    assert "HOIDAP_MAX_FILE_MEGABYTES" in reasons["to.txt"]
    assert "bị hỏng" in reasons["bang.xlsx"]
    assert ".exe" in reasons["ung-dung.exe"]
    for name, reason in reasons.items():
        assert any(name in line and reason in line for line in outcome.stderr.splitlines())

    monkeypatch.setenv("HOIDAP_LANG", "en")
    english = hoidap("ingest", folder)
    assert english.code == 1
    assert "anh.txt: This is not a text file" in english.stderr
    assert "2 unchanged, 0 removed, 6 not readable" in english.stdout


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode("utf-16"),
        lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
        lambda text: text.encode("utf-16-le"),
        lambda text: codecs.BOM_UTF8 + unicodedata.normalize("NFD", text).encode(),
        as_windows_1258,
    ],
    ids=["utf-16", "utf-16-be", "utf-16-without-mark", "utf-8-decomposed", "windows-1258"],
)
def test_other_encodings_are_read_right(hoidap: Run, tmp_path: Path, encode: Callable[[str], bytes]) -> None:
    path = tmp_path / "tai-lieu.txt"
    path.write_bytes(encode(REPORT))

    assert hoidap("ingest", path).code == 0
    [document] = hoidap("documents", "list", "--json").json
    shown = hoidap("documents", "show", document["id"]).stdout
    assert "Hội nghị tổng kết do bà Trần Thị Hạnh, Chủ tịch UBND xã, chủ trì." in shown
    assert "145 ha cam sành" in shown


def test_a_path_that_does_not_exist_is_wrong_usage_and_nothing_is_done(hoidap: Run, folder: Path, data: Path) -> None:
    outcome = hoidap("ingest", folder, folder / "khong-co")

    assert (outcome.code, outcome.stdout) == (2, "")
    assert "Không có tệp hay thư mục nào ở đường dẫn" in outcome.stderr
    assert "khong-co" in outcome.stderr
    assert not data.exists()


def test_an_empty_folder_is_told_of(hoidap: Run, tmp_path: Path) -> None:
    (tmp_path / "rong").mkdir()
    outcome = hoidap("ingest", tmp_path / "rong")

    assert outcome.code == 1
    assert "Không tìm thấy tệp nào trong" in outcome.stderr


def test_a_name_that_is_no_text_does_not_stop_the_others(hoidap: Run, folder: Path) -> None:
    try:
        (folder / os.fsdecode(b"th\xf4ng b\xe1o.txt")).write_text(NOTICE, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")

    outcome = hoidap("ingest", folder, "--json")

    assert (outcome.code, outcome.json["added"], len(outcome.json["failed"])) == (1, 2, 1)
    assert "không dùng mã UTF-8" in outcome.json["failed"][0]["error"]


def test_names_with_spaces_and_marks_are_kept_as_they_are(hoidap: Run, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "Tài liệu [bold]mới", {"thông báo.txt": NOTICE})
    hoidap("ingest", folder)

    assert hoidap("documents", "list", "--json").json[0]["source"] == str(folder / "thông báo.txt")
    assert "[bold]" in hoidap("documents", "list").stdout
