"""Valid files of every format with bytes changed, left out and put in: each is read or refused, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFileError
from corpus.formats import format_of
from corpus.raw_text import RawText
from tests.corpus.readers.pdf_files import At, make_pdf

FILES = Path(__file__).parents[1] / "files"
LETTER = """From: a@b.vn
Subject: =?utf-8?b?SOG7jXA=?=
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Xã họp.
"""
OFFICE = [path for path in sorted((FILES / "office").glob("ke_hoach.*")) if path.suffix != ".fodt"]
VALID: dict[str, bytes] = {
    **{path.name: path.read_bytes() for path in OFFICE},
    "du_toan.ods": (FILES / "office" / "du_toan.ods").read_bytes(),
    "trang.html": (FILES / "web" / "thong_bao_ngan.html").read_bytes(),
    "thu.eml": LETTER.encode(),
    "bang.csv": "Họ tên;Chức vụ\nTrần Bình;Trưởng thôn\n".encode(),
    "trang.pdf": make_pdf([At(85, 100, "Xã An Phú họp dân.")], [At(85, 100, "Trang hai.")]),
}


@pytest.mark.parametrize("name", VALID)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(name: str, data: st.DataObject) -> None:
    content = bytearray(VALID[name])
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=12)):
        content[place] = data.draw(st.integers(0, 255))
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.sampled_from([start, min(len(content), start + 40), len(content)]))
    damaged = bytes(content[:start] + content[end:])
    file_format = format_of(Path(name).suffix, damaged)

    assert file_format is not None
    try:
        assert isinstance(file_format.read(damaged), RawText)
    except UnreadableFileError:
        return
