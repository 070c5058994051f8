from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.discovery import find_files
from corpus.errors import DataFolderError, HoidapError
from corpus.passages import cut_passages
from index import ingest as ingest_module
from index import intake
from index.data_folder import DataFolder
from index.index import Index
from index.ingest import IngestProgress
from tests.index.conftest import CLINIC, SHELTER, agree, many_files, sentence_texts, write_files
from tests.index.stores.conftest import long_text
from tests.tiny_encoder import TinyEncoder


def sources(index: Index) -> list[str]:
    return [Path(entry.source).name for entry in index.catalogue.entries()]


def test_a_folder_comes_in_whole(index: Index, folder: Path) -> None:
    report = index.ingest([folder])

    assert (report.added, report.updated, report.unchanged, report.removed, report.failed) == (2, 0, 0, 0, [])
    assert report.passages == index.catalogue.passage_count() == 2
    assert report.seconds > 0
    assert agree(index)


def test_an_unchanged_folder_writes_and_encodes_nothing(index: Index, folder: Path, encoder: TinyEncoder) -> None:
    index.ingest([folder])
    tables = ("documents", "passages", "passage_terms", "embeddings")
    before = [index.catalogue._select(f"SELECT * FROM {table}") for table in tables]
    stamp = (index.folder.vectors / "last-write").read_text()
    encoded = len(encoder.encoded)
    report = index.ingest([folder])

    assert (report.added, report.updated, report.unchanged) == (0, 0, 2)
    assert [index.catalogue._select(f"SELECT * FROM {table}") for table in tables] == before
    assert (index.folder.vectors / "last-write").read_text() == stamp
    assert len(encoder.encoded) == encoded


def test_in_a_changed_file_only_new_passages_are_encoded(index: Index, tmp_path: Path, encoder: TinyEncoder) -> None:
    folder = write_files(tmp_path / "docs", {"a.md": "# Quy chế\n\n" + long_text("Một", "Hai", "Ba")})
    index.ingest([folder])
    before = index.catalogue.passage_ids()
    encoder.encoded.clear()
    write_files(folder, {"a.md": "# Quy chế\n\n" + long_text("Một", "Hai", "Bốn")})
    report = index.ingest([folder])

    kept = set(before) & set(index.catalogue.passage_ids())
    assert report.updated == 1
    assert len(kept) >= 1
    new = index.catalogue.passages(sorted(set(index.catalogue.passage_ids()) - kept))
    assert len(kept) + len(new) == report.passages
    assert set(encoder.encoded) == {text for passage in new.values() for text in passage.sentence_texts}
    assert agree(index)


def test_a_new_title_gives_every_passage_a_new_vector(index: Index, tmp_path: Path, encoder: TinyEncoder) -> None:
    folder = write_files(tmp_path / "docs", {"a.md": "# Quy chế cũ\n\nThư viện mở cửa từ thứ Hai."})
    index.ingest([folder])
    before = index.catalogue.passage_ids()
    encoder.encoded.clear()
    write_files(folder, {"a.md": "# Quy chế mới\n\nThư viện mở cửa từ thứ Hai."})
    index.ingest([folder])

    assert index.catalogue.entries()[0].title == "Quy chế mới"
    assert encoder.encoded == ["Quy chế mới", "Quy chế mới\nThư viện mở cửa từ thứ Hai."]
    assert not set(before) & set(index.catalogue.passage_ids())
    assert agree(index)


def test_the_same_content_in_two_files_is_two_documents_encoded_once(
    index: Index, tmp_path: Path, encoder: TinyEncoder
) -> None:
    text = "# Quy chế\n\nThư viện mở cửa từ thứ Hai đến thứ Bảy."
    index.ingest([write_files(tmp_path / "docs", {"a.md": text, "b.md": text})])

    assert sources(index) == ["a.md", "b.md"]
    assert index.catalogue.passage_count() == 2
    assert sorted(encoder.encoded) == sentence_texts(index)
    assert agree(index)


def test_a_renamed_file_is_another_document_and_pruning_drops_the_old(
    index: Index, tmp_path: Path, encoder: TinyEncoder
) -> None:
    folder = write_files(tmp_path / "docs", {"a.md": "# Quy chế\n\nThư viện mở cửa.", "other.txt": CLINIC})
    index.ingest([folder])
    encoder.encoded.clear()
    (folder / "a.md").rename(folder / "b.md")

    assert index.ingest([folder]).added == 1
    assert sources(index) == ["a.md", "b.md", "other.txt"]
    assert index.ingest([folder], prune=True).removed == 1
    assert sources(index) == ["b.md", "other.txt"]
    assert encoder.encoded == []
    assert agree(index)


def test_pruning_stays_under_the_given_paths(index: Index, tmp_path: Path) -> None:
    places = [write_files(tmp_path / name, {"a.txt": SHELTER, "b.txt": CLINIC}) for name in ("docs", "docs2")]
    index.ingest(places)
    for place in places:
        (place / "a.txt").unlink()
    report = index.ingest([places[0]], prune=True)

    assert report.removed == 1
    assert [entry.source for entry in index.catalogue.entries()] == [
        str(tmp_path / name) for name in ("docs/b.txt", "docs2/a.txt", "docs2/b.txt")
    ]
    assert agree(index)


def test_pruning_an_emptied_folder_removes_all_of_it(index: Index, folder: Path) -> None:
    index.ingest([folder])
    for file in folder.iterdir():
        file.unlink()

    assert index.ingest([folder], prune=True).removed == 2
    assert agree(index)


def test_pruning_knows_a_path_with_dots(index: Index, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index.ingest([folder])
    (folder / "ong.txt").unlink()
    (folder / "below").mkdir()
    monkeypatch.chdir(folder / "below")

    assert index.ingest([Path("..")], prune=True).removed == 1
    assert sources(index) == ["y-te.txt"]


def test_pruning_keeps_what_only_cannot_be_read(
    index: Index, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(folder / "locked", {"c.txt": "Câu chuyện trong ngăn khóa."})
    index.ingest([folder])
    (folder / "ong.txt").write_bytes(b"\0\1\2" * 100)  # no text any more
    (folder / "y-te.txt").unlink()
    (folder / "y-te.txt").symlink_to(tmp_path / "unplugged")
    real = Path.lstat

    def lstat(path: Path) -> os.stat_result:
        if "locked" in path.parts:
            raise PermissionError(13, "Permission denied")
        return real(path)

    # To a user without the right, a locked folder looks empty and its files cannot be looked at.
    monkeypatch.setattr(
        ingest_module, "find_files", lambda paths: (f for f in find_files(paths) if "locked" not in f.source)
    )
    monkeypatch.setattr(Path, "lstat", lstat)
    report = index.ingest([folder], prune=True)

    assert report.removed == 0
    assert len(report.failed) == 2
    assert len(index.catalogue.entries()) == 3
    assert index.search("trại nuôi ong mật", 1)[0].passage.text in SHELTER, "the earlier version is kept"


def test_a_file_that_is_there_is_not_pruned_though_a_folder_does_not_show_it(index: Index, folder: Path) -> None:
    write_files(folder, {".hidden.txt": "Ghi chú ẩn trong thư mục."})
    index.ingest([folder, folder / ".hidden.txt"])
    assert index.ingest([folder], prune=True).removed == 0
    (folder / ".hidden.txt").unlink()
    assert index.ingest([folder], prune=True).removed == 1


def test_however_a_path_is_spelled_it_is_the_same_document(
    index: Index, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.ingest([folder])
    monkeypatch.chdir(folder.parent)
    report = index.ingest([Path("docs"), Path("docs/../docs/ong.txt"), folder / "ong.txt"])

    assert (report.added, report.unchanged) == (0, 2)
    assert [entry.source for entry in index.catalogue.entries()] == ["docs/ong.txt", "docs/y-te.txt"]


def test_new_rules_of_reading_read_unchanged_files_anew(
    index: Index, folder: Path, encoder: TinyEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.ingest([folder])
    monkeypatch.setattr(intake, "READING_VERSION", 99)

    assert index.ingest([folder]).updated == 2
    assert index.ingest([folder]).unchanged == 2
    assert sorted(encoder.encoded) == sentence_texts(index)


def test_what_cannot_be_ingested_is_said_and_the_rest_comes_in(index: Index, folder: Path) -> None:
    write_files(folder, {"empty.txt": " ", "table.xyz": "x", "big.txt": "to " * 400_000})
    index._max_file_megabytes = 1
    report = index.ingest([folder])

    assert report.added == 2
    assert {Path(failed.source).name: failed.error.code for failed in report.failed} == {
        "empty.txt": "file_empty",
        "table.xyz": "file_unsupported",
        "big.txt": "file_too_large",
    }


def test_nothing_to_ingest_is_an_error_and_changes_nothing(index: Index, folder: Path, tmp_path: Path) -> None:
    index.ingest([folder])
    (tmp_path / "empty").mkdir()
    for paths, code in (([tmp_path / "empty"], "nothing_to_ingest"), ([folder, tmp_path / "none"], "path_missing")):
        with pytest.raises(HoidapError) as caught:
            index.ingest(paths, prune=code == "path_missing")
        assert caught.value.code == code
    assert len(index.catalogue.entries()) == 2


def test_progress_counts_every_file_and_every_passage(index: Index, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "docs", many_files(30))
    seen: list[IngestProgress] = []
    report = index.ingest([folder], on_progress=seen.append)

    assert [progress.files_done for progress in seen if progress.passages_done == 0] == list(range(1, 31))
    assert seen[-1] == IngestProgress(30, 30, report.passages)


@pytest.mark.parametrize("moment", ["files", "passages"])
def test_ctrl_c_keeps_whole_documents_and_the_next_ingest_completes(
    index: Index, tmp_path: Path, moment: str, encoder: TinyEncoder
) -> None:
    folder = write_files(tmp_path / "docs", many_files(60))

    def interrupt(progress: IngestProgress) -> None:
        if (progress.files_done if moment == "files" else progress.passages_done) >= 25:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index.ingest([folder], on_progress=interrupt)
    for entry in index.catalogue.entries():
        document = index.catalogue.document(entry.id)
        assert document is not None
        assert index.catalogue.passages_of(entry.id) == cut_passages(document)
    assert index.search("phí vệ sinh thôn 3", 3), "words are found though vectors are missing"
    index.bring_up_to_date()
    assert agree(index)

    report = index.ingest([folder])
    assert report.added + report.unchanged == 60
    assert report.passages == index.catalogue.passage_count()
    assert sorted(encoder.encoded) == sentence_texts(index)
    assert agree(index)


def test_a_long_ingest_writes_vectors_on_the_way(index: Index, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "docs", many_files(210, sentences=2))
    at: list[int] = []
    index.ingest([folder], on_progress=lambda now: at.append(now.passages_done) if now.files_done < 205 else None)
    assert max(at) > 0


def test_so_does_one_file_with_many_documents(index: Index, tmp_path: Path) -> None:
    lines = [json.dumps({"text": text}) for text in many_files(210, sentences=2).values()]
    folder = write_files(tmp_path / "docs", {"cũ.jsonl": "\n".join(lines)})
    at: list[int] = []
    index.ingest([folder], on_progress=lambda now: at.append(now.passages_done) if now.files_done == 0 else None)
    assert max(at, default=0) > 0


def test_after_a_full_disk_the_same_ingest_completes(
    encoder: TinyEncoder, mounted: Callable[[str], Path], tmp_path: Path
) -> None:
    place = mounted("size=3m")
    folder = write_files(tmp_path / "docs", many_files(150, sentences=60))
    index = Index(DataFolder(place), encoder)
    with pytest.raises(DataFolderError) as caught:
        index.ingest([folder])
    assert caught.value.code == "data_full"
    finished = index.catalogue.entries()
    assert 0 < len(finished) < 150

    subprocess.run(["mount", "-o", "remount,size=100m", str(place)], check=True)
    report = index.ingest([folder])
    assert (report.added, report.unchanged) == (150 - len(finished), len(finished))
    assert agree(index)
