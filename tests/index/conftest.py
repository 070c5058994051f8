"""A tiny encoder that needs no model, and folders of files to ingest."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.tone_placement import old_style
from index.data_folder import DataFolder
from index.index import Index
from tests.tiny_encoder import TinyEncoder

SHELTER = "Trại nuôi ong ở xã Tân Lập cho thu hoạch 120 lít mật. Ông Lê Văn Tám phụ trách trại."
CLINIC = "Trạm y tế xã Đồng Bưởi tiêm phòng cho 45 trẻ em. Bác sĩ Trần Thị Hạnh điều hành trạm."


def write_files(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def many_files(count: int, sentences: int = 12) -> dict[str, str]:
    """Files of some three passages each, all different."""
    line = "Hộ gia đình số {0} ở thôn {1} của xã nộp phí vệ sinh {2} đồng một tháng theo quyết định số {0}/QĐ-UBND. "
    return {
        f"{number:03}.txt": f"Quyết định {number}\n\n"
        + "".join(line.format(number * 100 + row, row, row * 500) for row in range(sentences))
        for number in range(count)
    }


def sentence_texts(index: Index) -> list[str]:
    """Return what has to be encoded for an index, each text once, in order: every sentence with its context."""
    passages = index.catalogue.passages(index.catalogue.passage_ids()).values()
    return sorted({old_style(text) for passage in passages for text in passage.sentence_texts})


def agree(index: Index) -> bool:
    """Tell whether a second look finds exactly the catalogue's passages among the vectors and the lexical rows."""
    wanted = set(index.catalogue.passage_ids())
    rows = index.catalogue._select("SELECT id FROM passages JOIN passage_terms ON passage_terms.rowid = number")
    lexical = index.catalogue._select("SELECT count(*) FROM passage_terms")[0][0]
    return index._vectors.ids() == wanted == {row[0] for row in rows} and lexical == len(wanted)


@pytest.fixture
def encoder() -> TinyEncoder:
    return TinyEncoder()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_files(tmp_path / "docs", {"ong.txt": SHELTER, "y-te.txt": CLINIC})


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    data = DataFolder(tmp_path / "data")
    data.create()
    return data


@pytest.fixture
def index(data: DataFolder, encoder: TinyEncoder) -> Index:
    return Index(data, encoder)


@pytest.fixture
def child() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts a step of `tests/index/child.py` in a Python of its own; none outlives the test."""
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: object) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.index.child", *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "OMP_NUM_THREADS": "1"},
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()
