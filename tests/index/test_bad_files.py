"""Whatever stands in a folder: each file ends in a right result or a clear error, and every other file is taken in."""

import io
import itertools
import json
import unicodedata
import zipfile
from pathlib import Path

import pytest

from index.data_folder import DataFolder
from index.index import Index
from index.ingest import IngestReport
from tests.corpus.readers.pdf_files import At, make_pdf
from tests.index.conftest import CLINIC, SHELTER
from tests.tiny_encoder import TinyEncoder

OFFICE = Path(__file__).parents[1] / "files" / "office"
LAUGHS = """<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha ha ha ha ha ha ha ha">{}]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&z;</w:t>
</w:r></w:p></w:body></w:document>"""


def bomb() -> bytes:
    """A docx whose text would grow to eight million times eight laughs."""
    names = "abcdefghz"
    entities = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in itertools.pairwise(names))
    made = io.BytesIO()
    with zipfile.ZipFile(OFFICE / "ke_hoach.docx") as good, zipfile.ZipFile(made, "w") as bad:
        for info in good.infolist():
            content = good.read(info)
            bad.writestr(info, LAUGHS.format(entities) if info.filename == "word/document.xml" else content)
    return made.getvalue()


def taken(index: Index, folder: Path) -> tuple[IngestReport, dict[str, str]]:
    report = index.ingest([folder])
    return report, {Path(failed.source).name: failed.error.code for failed in report.failed}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "tot.txt").write_text(SHELTER)
    return folder


def test_damaged_files_are_told_of_by_name_and_the_good_one_is_there(index: Index, docs: Path) -> None:
    word, page = (OFFICE / "ke_hoach.docx").read_bytes(), make_pdf([At(85, 100, "Xã An Phú họp dân.")])
    (docs / "cut.docx").write_bytes(word[: len(word) // 2])
    (docs / "cut.pdf").write_bytes(page[: len(page) // 2])
    (docs / "secret.docx").write_bytes((OFFICE / "mat_khau.docx").read_bytes())
    (docs / "laughs.docx").write_bytes(bomb())
    (docs / "notes.pdf").write_bytes(b"this is no pdf at all")

    report, failed = taken(index, docs)

    assert report.added == 2, "the laughs are not unfolded"
    assert sum(len(passage.text) for passage in index.catalogue.passages(index.catalogue.passage_ids()).values()) < 500
    assert failed == {
        "cut.docx": "file_damaged",
        "cut.pdf": "file_damaged",
        "notes.pdf": "file_damaged",
        "secret.docx": "file_encrypted",
    }


def test_a_file_is_read_as_what_it_is_and_not_as_what_it_is_called(index: Index, docs: Path) -> None:
    page = "<html><body><p>Trạm y tế xã Đồng Bưởi tiêm phòng.</p><script>alert('hu')</script></body></html>"
    (docs / "xuat-tu-cong.doc").write_text(page)
    (docs / "doi-ten.docx").write_bytes((OFFICE / "ke_hoach.rtf").read_bytes())
    (docs / "doi-ten.doc").write_bytes(make_pdf([At(85, 100, "Xã An Phú họp dân bàn làm đường.")]))

    report, failed = taken(index, docs)
    texts = [index.catalogue.document(entry.id) for entry in index.catalogue.entries()]

    assert (report.added, failed) == (4, {})
    assert all(document is not None and "alert" not in document.text for document in texts)


def test_plain_text_that_takes_too_long_is_told_of_alone_and_in_json_lines_too(
    data: DataFolder, encoder: TinyEncoder, docs: Path
) -> None:
    endless = "Điều 1. Luật số 12/2020/QH14 ngày 1 tháng 2 năm 2020 (HĐND). " * 500_000
    (docs / "a.txt").write_text(endless)
    (docs / "b.jsonl").write_text(json.dumps({"text": endless, "id": "lâu"}))

    report, failed = taken(Index(data, encoder, reading_seconds=3), docs)

    assert (report.added, failed) == (1, {"a.txt": "file_too_slow", "lâu": "file_too_slow"})


def test_a_name_in_decomposed_letters_is_one_file_and_one_document(index: Index, docs: Path) -> None:
    (docs / unicodedata.normalize("NFD", "báo cáo.txt")).write_text(CLINIC)

    assert index.ingest([docs]).added == 2
    assert index.ingest([docs]).unchanged == 2
    assert any(entry.title == "báo cáo" for entry in index.catalogue.entries())


def test_links_out_of_the_folder_are_told_of_and_not_followed(index: Index, docs: Path, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    (outside / "rieng-tu.txt").write_text(CLINIC)
    (docs / "ra-ngoai").symlink_to(outside)
    (docs / "ra.txt").symlink_to(outside / "rieng-tu.txt")
    (docs / "vao").symlink_to(docs)

    report, failed = taken(index, docs)

    assert (report.added, failed) == (1, {"ra-ngoai": "file_link_outside", "ra.txt": "file_link_outside"})
