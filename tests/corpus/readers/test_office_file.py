from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import UnreadableFileError
from corpus.readers.office_file import is_ole, refuse_encrypted

FILES = Path(__file__).parents[2] / "files" / "office"


@pytest.mark.parametrize("name", ["ke_hoach.doc", "ke_hoach.docx", "ke_hoach.odt", "du_toan.xls"])
def test_files_without_a_password_are_let_through(name: str) -> None:
    refuse_encrypted((FILES / name).read_bytes())


def test_a_file_with_a_password_is_refused() -> None:
    data = (FILES / "mat_khau.docx").read_bytes()
    assert is_ole(data)
    with pytest.raises(UnreadableFileError) as caught:
        refuse_encrypted(data)
    assert caught.value.code == "file_encrypted"


def test_a_damaged_file_is_left_to_its_reader() -> None:
    refuse_encrypted((FILES / "mat_khau.docx").read_bytes()[:2_000])
