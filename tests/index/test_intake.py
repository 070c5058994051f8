import json
import zipfile
from pathlib import Path

from index.index import Index
from tests.index.conftest import CLINIC, SHELTER, agree


def archive(path: Path, files: dict[str, str | bytes]) -> Path:
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(name, text)
    return path


def known(index: Index) -> list[tuple[str, str]]:
    return [(Path(entry.source).as_posix()[-13:], entry.id) for entry in index.catalogue.entries()]


def test_every_file_of_an_archive_is_a_document_named_by_its_place_in_it(index: Index, tmp_path: Path) -> None:
    archive(tmp_path / "docs" / "tu.zip", {"xa/ong.txt": SHELTER, "y-te.txt": CLINIC})

    report = index.ingest([tmp_path / "docs"])

    assert (report.added, report.failed) == (2, [])
    assert [entry.source.split("tu.zip")[1] for entry in index.catalogue.entries()] == ["/xa/ong.txt", "/y-te.txt"]
    assert agree(index)


def test_what_is_wrong_with_a_member_is_told_by_its_own_reason(index: Index, tmp_path: Path) -> None:
    inner = archive(tmp_path / "trong.zip", {"a.txt": SHELTER}).read_bytes()
    docs = tmp_path / "docs"
    archive(docs / "tu.zip", {"ong.txt": SHELTER, "trong.zip": inner, "bom.txt": "\0" * 50_000_000, "a.exe": b"MZ"})
    (docs / "dong.jsonl").write_text('{"text": "Xã họp dân."}\nkhông phải JSON\n{"title": "Rỗng"}')

    report = index.ingest([docs])

    assert {Path(failed.source).name: failed.error.code for failed in report.failed} == {
        "trong.zip": "archive_nested",
        "bom.txt": "archive_bomb",
        "a.exe": "file_unsupported",
        "2": "line_not_json",
        "3": "line_without_text",
    }
    assert report.added == 2


def test_an_unchanged_archive_is_not_opened_again(index: Index, tmp_path: Path) -> None:
    archive(tmp_path / "docs" / "tu.zip", {"ong.txt": SHELTER, "y-te.txt": CLINIC})
    index.ingest([tmp_path / "docs"])
    before = known(index)

    report = index.ingest([tmp_path / "docs"], prune=True)

    assert (report.added, report.updated, report.unchanged, report.removed) == (0, 0, 2, 0)
    assert known(index) == before


def test_what_an_archive_holds_no_more_is_removed_and_what_changed_is_updated(index: Index, tmp_path: Path) -> None:
    path = archive(tmp_path / "docs" / "tu.zip", {"ong.txt": SHELTER, "y-te.txt": CLINIC})
    index.ingest([path])
    archive(path, {"ong.txt": SHELTER + " Mật bán hết.", "moi.txt": "Xã họp dân bàn việc làm đường."})

    report = index.ingest([path])

    assert (report.added, report.updated, report.removed) == (1, 1, 1)
    assert [Path(entry.source).name for entry in index.catalogue.entries()] == ["moi.txt", "ong.txt"]
    assert agree(index)


def test_a_document_removed_by_hand_comes_back_with_its_archive(index: Index, tmp_path: Path) -> None:
    path = archive(tmp_path / "docs" / "tu.zip", {"ong.txt": SHELTER, "y-te.txt": CLINIC})
    index.ingest([path])
    index.remove(index.catalogue.entries()[0].id)

    report = index.ingest([path])

    assert (report.added, report.unchanged) == (1, 1)


def test_a_damaged_archive_keeps_what_it_held_before(index: Index, tmp_path: Path) -> None:
    path = archive(tmp_path / "docs" / "tu.zip", {"ong.txt": SHELTER})
    index.ingest([path])
    path.write_bytes(path.read_bytes()[:40])

    report = index.ingest([tmp_path / "docs"], prune=True)

    assert [failed.error.code for failed in report.failed] == ["file_damaged"]
    assert report.removed == 0
    assert len(index.catalogue.entries()) == 1


def test_with_an_archive_its_documents_are_pruned(index: Index, tmp_path: Path) -> None:
    path = archive(tmp_path / "docs" / "tu.zip", {"ong.txt": SHELTER, "y-te.txt": CLINIC})
    index.ingest([path])
    path.unlink()

    report = index.ingest([tmp_path / "docs"], prune=True)

    assert report.removed == 2
    assert agree(index)


def test_a_file_of_an_archive_that_cannot_be_read_is_told_of_every_time(index: Index, tmp_path: Path) -> None:
    path = archive(tmp_path / "docs" / "tu.zip", {"ong.txt": SHELTER, "anh.txt": b"\0\1\2\3\4\5"})

    for _ in range(2):
        report = index.ingest([path])
        assert [(failed.source[-14:], failed.error.code) for failed in report.failed] == [
            ("tu.zip/anh.txt", "file_binary")
        ]
    assert report.unchanged == 1


def test_each_json_line_is_a_document_and_a_moved_one_is_known_again(index: Index, tmp_path: Path) -> None:
    lines = [{"id": "ong", "title": "Nuôi ong", "text": SHELTER}, {"id": "y-te", "title": "Y tế", "text": CLINIC}]
    path = tmp_path / "tin.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines))
    index.ingest([path])
    path.write_text("\n".join(json.dumps(line) for line in reversed(lines)))

    report = index.ingest([path])

    assert (report.added, report.updated, report.unchanged) == (0, 0, 2)
    assert [entry.title for entry in index.catalogue.entries()] == ["Nuôi ong", "Y tế"]
