"""`hoidap doctor`."""

import sqlite3
from pathlib import Path

import pytest

from index.stores.schema import SCHEMA_VERSION
from qa.cli.checks import CHECKS
from tests.cli.conftest import Run


def statuses(outcome_stdout: str) -> list[str]:
    return [line.split()[0] for line in outcome_stdout.splitlines() if line.split()[:1] and not line.startswith(" ")]


@pytest.mark.usefixtures("library")
def test_all_is_well(hoidap: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = hoidap("doctor")
    monkeypatch.setenv("HOIDAP_LANG", "en")
    english = hoidap("doctor")

    assert (outcome.code, outcome.stderr) == (0, "")
    assert len(statuses(outcome.stdout)) == len(CHECKS)
    assert "fail" not in statuses(outcome.stdout)
    schema = f"lược đồ {SCHEMA_VERSION}"
    for text in ("FTS5", "multilingual-e5-small, 384", "3 tài liệu, 3 đoạn", "3 véc-tơ cho 3 đoạn", schema):
        assert text in outcome.stdout
    assert "3 documents, 3 passages" in english.stdout


def test_a_fresh_machine_is_told_what_to_do_and_no_folder_is_made(hoidap: Run, data: Path) -> None:
    outcome = hoidap("doctor")

    assert outcome.code == 0
    assert "chưa có; sẽ được tạo khi nạp tài liệu" in outcome.stdout
    assert "hoidap ingest" in outcome.stdout
    assert not data.exists()


def test_a_broken_catalogue_fails_and_the_other_checks_go_on(hoidap: Run, data: Path) -> None:
    data.mkdir()
    (data / "catalogue.sqlite3").write_bytes(b"garbage " * 10_000)
    outcome = hoidap("doctor")

    assert outcome.code == 1
    assert "bị hỏng hoặc không phải của hoidap" in outcome.stdout
    assert len(statuses(outcome.stdout)) == len(CHECKS)
    assert statuses(outcome.stdout).count("fail") == 1


def test_a_newer_catalogue_and_a_file_for_a_folder_fail(hoidap: Run, data: Path, tmp_path: Path) -> None:
    data.mkdir()
    with sqlite3.connect(data / "catalogue.sqlite3") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    (tmp_path / "file").touch()

    newer, file, below = (
        hoidap("doctor"),
        hoidap("--data", tmp_path / "file", "doctor"),
        hoidap("--data", tmp_path / "file" / "x", "doctor"),
    )
    assert (newer.code, file.code, below.code) == (1, 1, 1)
    assert "mới hơn" in newer.stdout
    assert "Không dùng được thư mục dữ liệu" in file.stdout
    assert "Không tạo được thư mục này" in below.stdout


def test_a_missing_model_fails(hoidap: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOIDAP_EMBEDDING_MODEL", "no such model")
    outcome = hoidap("doctor")

    assert outcome.code == 1
    assert 'Không có thư mục hay mô hình nào tên "no such model"' in " ".join(outcome.stdout.split())


def test_vectors_that_lag_behind_are_a_warning(hoidap: Run, folder: Path, data: Path) -> None:
    hoidap("ingest", folder)
    with sqlite3.connect(data / "catalogue.sqlite3") as connection:
        connection.execute("DELETE FROM passages WHERE number = 1")
    connection.close()
    outcome = hoidap("doctor")

    assert outcome.code == 0
    assert "2 véc-tơ cho 1 đoạn văn" in outcome.stdout
    assert hoidap("search", "thư viện").code == 0
    assert "1 véc-tơ cho 1 đoạn văn" in hoidap("doctor").stdout
