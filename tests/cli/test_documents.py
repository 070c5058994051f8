"""`hoidap documents`."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.usefixtures("library")
def test_the_list_names_each_document(hoidap: Run) -> None:
    listed = hoidap("documents", "list", "--json").json
    shown = hoidap("documents", "list").stdout

    keys = ["id", "source", "title", "date", "kind", "number", "issuer", "passages"]
    assert [list(entry) for entry in listed] == [keys] * 3
    assert [Path(entry["source"]).name for entry in listed] == ["bao-cao.txt", "thong-bao.txt", "thu-vien.md"]
    assert listed[0]["date"] == "2023-12-12"
    assert listed[2]["title"] == "Quy chế thư viện xã Tân Lập"
    for entry in listed:
        assert entry["id"] in shown
    assert "12/12/2023" in shown
    assert [entry["kind"] for entry in listed] == ["báo cáo", "thông báo", "khác"]
    assert "thông báo" in shown


DECISION = """ỦY BAN NHÂN DÂN TỈNH THẠCH MAI
Số: 1245/2024/QĐ-UBND
Thạch Mai, ngày 12 tháng 3 năm 2024

QUYẾT ĐỊNH
Về việc phê duyệt kế hoạch sử dụng đất năm 2024 của các huyện, thị xã và thành phố trực thuộc tỉnh Thạch Mai

Điều 1. Phê duyệt kế hoạch sử dụng đất năm 2024.
"""


@pytest.mark.parametrize("width", [80, 100])
def test_the_list_shows_the_number_and_the_issuer_of_an_official_document_in_a_narrow_terminal(
    hoidap: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    (folder / "quyet-dinh.txt").write_text(DECISION, encoding="utf-8")
    hoidap("ingest", folder)
    monkeypatch.setattr("qa.cli.terminal._PIPED_WIDTH", width)
    monkeypatch.setenv("COLUMNS", str(width))

    _, decision, _ = hoidap("documents", "list", "--json").json
    shown = hoidap("documents", "list").stdout.splitlines()

    assert (decision["number"], decision["issuer"]) == ("1245/2024/QĐ-UBND", "ỦY BAN NHÂN DÂN TỈNH THẠCH MAI")
    assert max(map(len, shown)) <= width
    (row,) = (place for place, line in enumerate(shown) if decision["id"] in line)
    below = " ".join(line[-32:].strip() if width == 80 else line[-52:].strip() for line in shown[row:])
    assert below.startswith(decision["title"])
    assert f"{decision['number']} · {decision['issuer']} " in below


@pytest.mark.usefixtures("library")
def test_showing_prints_the_text_and_nothing_else(hoidap: Run) -> None:
    entry = hoidap("documents", "list", "--json").json[2]
    shown = hoidap("documents", "show", entry["id"])
    as_json = hoidap("documents", "show", entry["id"], "--json").json

    known = ["id", "source", "title", "date", "kind", "issuer", "number", "place", "author", "language"]
    assert list(as_json) == [*known, "text", "places", "headings", "removed"]
    assert shown.stdout == as_json["text"] + "\n"
    assert shown.stderr.splitlines()[0] == "Tiêu đề: Quy chế thư viện xã Tân Lập"
    assert shown.stderr.splitlines()[2] == f"Nguồn: {entry['source']}"
    assert shown.stderr.splitlines()[3] == f"Loại: {entry['kind']}"


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("command", ["show", "remove"])
def test_an_unknown_id_fails_the_command(hoidap: Run, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    outcome = hoidap("documents", command, "nosuch")
    monkeypatch.setenv("HOIDAP_LANG", "en")

    assert (outcome.code, outcome.stdout) == (1, "")
    assert 'Không có tài liệu nào mang mã "nosuch"' in outcome.stderr
    assert 'There is no document with the id "nosuch"' in hoidap("documents", command, "nosuch").stderr


def test_a_removed_document_is_found_no_more_and_its_file_stays(hoidap: Run, folder: Path) -> None:
    hoidap("ingest", folder)
    [report, _] = hoidap("documents", "list", "--json").json
    outcome = hoidap("documents", "remove", report["id"])

    assert outcome.code == 0
    assert "Đã gỡ khỏi chỉ mục" in outcome.stdout
    assert (folder / "bao-cao.txt").exists()
    hits = hoidap("search", "cam sành", "--json").json["hits"]
    assert [hit["source"] for hit in hits] == [str(folder / "thu-vien.md")]
    assert hoidap("ingest", folder, "--json").json["added"] == 1


def test_no_documents_are_told_of_on_stderr(hoidap: Run) -> None:
    outcome = hoidap("documents", "list")

    assert (outcome.code, outcome.stdout) == (0, "")
    assert "Chưa có tài liệu nào." in outcome.stderr
    assert hoidap("documents", "list", "--json").json == []
