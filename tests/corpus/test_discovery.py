from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from corpus.discovery import SourceFile, find_files, lies_under
from corpus.document import document_id
from corpus.errors import UnreadableFileError, UsageError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("kho/b.txt", "kho/a.md", "kho/xa/c.txt", "kho/.an.txt", "kho/.git/d.txt", "kho/Thumbs.db"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("Xã họp.", encoding="utf-8")
    return tmp_path


def sources(*paths: str) -> list[str]:
    return [file.source for file in find_files([Path(path) for path in paths])]


def test_a_folder_is_searched_to_the_bottom_in_order_without_hidden_files(folder: Path) -> None:
    (folder / "kho" / "~$b.txt").touch()

    assert sources("kho") == ["kho/a.md", "kho/b.txt", "kho/xa/c.txt"]


@pytest.mark.usefixtures("folder")
def test_a_hidden_file_that_is_named_is_found() -> None:
    assert sources("kho/.an.txt", "kho/.git") == ["kho/.an.txt", "kho/.git/d.txt"]


def test_each_file_is_found_once_by_its_first_name(folder: Path) -> None:
    assert sources("kho/b.txt", "kho/b.txt", "kho", str(folder / "kho"), "kho/xa/../b.txt") == [
        "kho/b.txt",
        "kho/a.md",
        "kho/xa/c.txt",
    ]


def test_relative_and_absolute_spelling_name_the_same_document(folder: Path) -> None:
    spellings = ["kho/b.txt", "./kho/b.txt", "kho/xa/../b.txt", str(folder / "kho" / "b.txt")]
    ids = {document_id(str(file.path)) for path in spellings for file in find_files([Path(path)])}

    assert len(ids) == 1


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("missing", ["khong-co", "kho/khong-co.txt", "kho/b.txt/c"])
def test_a_missing_path_is_refused_before_anything_is_found(missing: str) -> None:
    with pytest.raises(UsageError) as raised:
        next(find_files([Path("kho"), Path(missing)]))

    assert raised.value.code == "path_missing"
    assert missing in raised.value.text("vi")


def test_a_dead_link_is_missing_when_named_and_found_in_a_folder(folder: Path) -> None:
    (folder / "kho" / "z.txt").symlink_to("khong-co.txt")

    assert sources("kho")[-2:] == ["kho/z.txt", "kho/xa/c.txt"]
    with pytest.raises(UsageError):
        sources("kho/z.txt")


def test_links_that_go_in_circles_end(folder: Path) -> None:
    (folder / "kho" / "xa" / "len").symlink_to(folder / "kho")
    (folder / "kho" / "vong").symlink_to("vong")

    assert sources("kho") == ["kho/a.md", "kho/b.txt", "kho/vong", "kho/xa/c.txt"]


def leading_out(*paths: str) -> list[str]:
    return [file.source for file in find_files([Path(path) for path in paths]) if file.leads_out]


def test_a_link_out_of_the_folder_is_told_and_not_read(folder: Path) -> None:
    (folder / "rieng-tu.txt").write_text("Mật khẩu két sắt.", encoding="utf-8")
    (folder / "kho" / "ra.txt").symlink_to(folder / "rieng-tu.txt")
    (folder / "kho" / "trong.txt").symlink_to("xa/c.txt")

    assert leading_out("kho") == ["kho/ra.txt"]
    (out,) = (file for file in find_files([Path("kho")]) if file.leads_out)
    with pytest.raises(UnreadableFileError) as raised:
        out.refuse_leading_out()
    assert raised.value.code == "file_link_outside"
    assert str(folder / "rieng-tu.txt") in raised.value.text("vi")
    for file in find_files([Path("kho/trong.txt")]):
        file.refuse_leading_out()


def test_a_link_leads_out_of_no_folder_whose_target_is_named(folder: Path) -> None:
    (folder / "rieng-tu.txt").write_text("Mật khẩu két sắt.", encoding="utf-8")
    (folder / "kho" / "ra.txt").symlink_to(folder / "rieng-tu.txt")
    (folder / "tat").symlink_to("kho")

    assert leading_out("kho", "kho/ra.txt") == leading_out("kho/ra.txt") == []
    assert leading_out("kho", "rieng-tu.txt") == leading_out(".") == []
    assert leading_out("tat") == ["tat/ra.txt"]


def test_a_link_to_a_folder_is_followed_when_named(folder: Path) -> None:
    (folder / "tat").symlink_to("kho")

    assert sources("tat") == ["tat/a.md", "tat/b.txt", "tat/xa/c.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")
def test_names_that_are_no_text_are_found_under_a_source_that_is(folder: Path) -> None:
    name = os.fsdecode(b"kho/c\xf4ng.txt")
    Path(name).write_text("Xã họp.", encoding="utf-8")
    found = list(find_files([Path("kho")]))

    assert SourceFile(folder / name, "kho/c\N{REPLACEMENT CHARACTER}ng.txt") in found
    assert [file.source.encode("utf-8") for file in found]
    with pytest.raises(UsageError) as raised:
        sources(os.fsdecode(b"m\xe2t.txt"))
    raised.value.text("vi").encode("utf-8")


@pytest.mark.usefixtures("folder")
def test_a_folder_that_may_not_be_listed_is_reported_and_not_taken_for_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    listing = os.scandir

    def guarded(path: str) -> object:
        if str(path).endswith("xa"):
            raise PermissionError(13, "Permission denied", str(path))
        return listing(path)

    monkeypatch.setattr(os, "scandir", guarded)

    assert sources("kho") == ["kho/a.md", "kho/b.txt", "kho/xa"]


def test_places_are_under_folders_however_these_are_spelled(folder: Path) -> None:
    location = str(folder / "kho" / "b.txt")

    for spelling in ("kho", ".", "kho/../kho", "kho/b.txt", str(folder), "kho/xa/.."):
        assert lies_under(location, [Path(spelling)])
    for spelling in ("kho/xa", "kh", "khoa", "kho/b"):
        assert not lies_under(location, [Path(spelling)])
    assert not lies_under(location, [])
