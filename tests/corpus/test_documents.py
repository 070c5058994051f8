from __future__ import annotations

import datetime
import json
import os
import sys
import unicodedata
from pathlib import Path
from typing import IO, Any

import pytest

from corpus.containers.json_lines import line_members
from corpus.discovery import SourceFile, find_files
from corpus.document import Document
from corpus.documents import content_hash, make_document, make_member, member_file, read_bytes
from corpus.errors import UnreadableFileError
from corpus.formats import SUFFIXES


def source(path: Path, data: bytes | None = None) -> SourceFile:
    if data is not None:
        path.write_bytes(data)
    return SourceFile(path, path.name)


def reason(file: SourceFile, max_megabytes: float = 1) -> str:
    with pytest.raises(UnreadableFileError) as raised:
        read_bytes(file, max_megabytes)
    for language in ("vi", "en"):
        raised.value.text(language).encode("utf-8")
    return raised.value.code


def read(path: Path, text: str) -> Document:
    file = source(path, text.encode())
    return make_document(file, read_bytes(file, 1))


def test_a_document_knows_where_it_comes_from_and_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    document = read(path, "Xã tổng kết năm\r\n09-12-2023 13:15\r\nXã  họp.")

    assert document.title == "Xã tổng kết năm"
    assert document.date == datetime.date(2023, 12, 9)
    assert document.text == "Xã tổng kết năm\n09-12-2023 13:15\nXã họp."
    assert (document.source, document.location) == ("a.txt", str(path))
    assert document.content_hash == content_hash(path.read_bytes())


def test_markdown_marks_its_title_and_date(tmp_path: Path) -> None:
    document = read(tmp_path / "a.MD", "---\ntitle: Nội quy\ndate: 2024-05-02\n---\n# Khác\n\nGiữ trật tự.")

    assert (document.title, document.date) == ("Nội quy", datetime.date(2024, 5, 2))
    assert document.text == "Khác\n\nGiữ trật tự."


def test_a_marked_date_that_is_none_leaves_the_one_in_the_text(tmp_path: Path) -> None:
    document = read(tmp_path / "a.md", "---\ntitle: Nội quy\ndate: hôm qua\n---\n\nNgày 02/05/2024\n\nGiữ trật tự.")

    assert document.date == datetime.date(2024, 5, 2)


def test_a_file_named_in_decomposed_letters_has_a_title_in_composed_ones(tmp_path: Path) -> None:
    document = read(tmp_path / unicodedata.normalize("NFD", "nội quy.txt"), "Mọi người giữ trật tự.")

    assert document.title == "nội quy"
    assert Path(document.location).is_file()


@pytest.mark.parametrize("name", ["a.exe", "a", "a.txt.bak", ".txt"])
def test_files_without_a_reader_are_refused(tmp_path: Path, name: str) -> None:
    assert reason(source(tmp_path / name, b"a")) == "file_unsupported"


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n"])
def test_empty_files_are_refused(tmp_path: Path, data: bytes) -> None:
    assert reason(source(tmp_path / "a.txt", data)) == "file_empty"


@pytest.mark.parametrize("text", ["\ufeff", "\u200b", "\u00a0\u2003"])
def test_files_of_which_cleaning_leaves_nothing_are_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnreadableFileError) as raised:
        read(tmp_path / "a.txt", text)

    assert raised.value.code == "file_empty"


def test_the_limit_itself_is_allowed(tmp_path: Path) -> None:
    assert len(read_bytes(source(tmp_path / "a.txt", b"a" * 1_000), 0.001)) == 1_000
    assert reason(source(tmp_path / "b.txt", b"a" * 1_001), 0.001) == "file_too_large"


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    file = source(tmp_path / "a.txt", b"a")
    file.path.unlink()

    assert reason(file) == "file_unreadable"


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(_path: Path, _mode: str) -> IO[bytes]:
        raise PermissionError(13, "Permission denied")

    file = source(tmp_path / "a.txt", b"a")
    monkeypatch.setattr(Path, "open", denied)

    assert reason(file) == "file_unreadable"


def test_a_file_that_grows_while_it_is_read_is_told_and_not_taken_in_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = source(tmp_path / "a.txt", "Xã họp dân.".encode())
    opened = Path.open

    def opened_while_another_writes(path: Path, mode: str) -> IO[Any]:
        with opened(path, "ab") as more:
            more.write(b" Con nua")
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", opened_while_another_writes)

    assert reason(file) == "file_changing"


def test_folders_links_in_circles_and_pipes_are_told_and_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "circle.txt").symlink_to("circle.txt")
    os.mkfifo(tmp_path / "pipe.txt")

    for name in ("folder.txt", "circle.txt", "pipe.txt"):
        assert reason(source(tmp_path / name)) == "file_unreadable"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")
@pytest.mark.parametrize("name", [b"c\xf4ng.txt", b"a.\xff"])
def test_names_that_are_no_text_are_refused(tmp_path: Path, name: bytes) -> None:
    (tmp_path / os.fsdecode(name)).write_bytes(b"a")
    [file] = find_files([tmp_path])

    assert reason(file) == "file_name_unreadable"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_reader_refuses_what_is_no_text(tmp_path: Path, suffix: str) -> None:
    file = source(tmp_path / f"a{suffix}", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)))

    with pytest.raises(UnreadableFileError) as raised:
        make_document(file, read_bytes(file, 1))
    assert raised.value.code in {"file_binary", "file_damaged"}


def test_a_row_of_a_table_is_no_title(tmp_path: Path) -> None:
    document = read(tmp_path / "danh ba xa.csv", "Họ tên;Điện thoại\nTrần Bình;0912\nLê Hoa;0913\n")

    assert document.title == "danh ba xa"
    assert document.marks.places_at(document.text.index("Lê Hoa"))[-1].label == "3"


def test_html_in_a_line_of_json_is_read_as_a_reader_sees_it() -> None:
    line = {"title": "Bắt nhóm trộm chó", "text": "<p>Công an huyện&nbsp;bắt <b>bốn</b> người.</p><p>Tang vật: xe.</p>"}
    [member] = line_members(json.dumps(line).encode())

    document = make_member(member_file(SourceFile(Path("/a/cms.jsonl"), "cms.jsonl"), member.name), member)

    assert document.text == "Công an huyện bắt bốn người.\n\nTang vật: xe."
