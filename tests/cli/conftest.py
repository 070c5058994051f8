"""What the tests of the command line share: one loaded encoder, one ingested library, and ways to run the program."""

import json
import os
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import qa.assembly
from eval.cli.main import app
from index.embedding.encoder import Encoder
from index.embedding.resolve import BUNDLED

REPORT = """BÁO CÁO
Tổng kết công tác khuyến nông xã Đồng Bưởi năm 2023

Xã Đồng Bưởi, ngày 12 tháng 12 năm 2023

Năm 2023, xã Đồng Bưởi trồng được 145 ha cam sành. Hội nghị tổng kết do bà Trần Thị Hạnh, Chủ tịch UBND xã, chủ trì.
Nông dân đã tham dự 18 lớp tập huấn kỹ thuật. Giá bán cam bình quân đạt 21.500 đồng một ki-lô-gam.
"""
NOTICE = """THÔNG BÁO
Về việc tạm ngừng cấp nước tại thị trấn Vĩnh Hòa

Nhà máy nước Vĩnh Hòa sẽ [bold]tạm ngừng[/bold] cấp nước từ 8 giờ đến 17 giờ ngày 05/06/2024 để súc rửa bể chứa.
Người dân cần hỗ trợ xin gọi số máy 0236 3555 111. Ông Lê Văn Tám, Giám đốc nhà máy, chịu trách nhiệm điều hành.
"""
LIBRARY_NOTE = """# Quy chế thư viện xã Tân Lập

Thư viện xã Tân Lập mở cửa từ thứ Hai đến thứ Bảy. Mỗi bạn đọc được mượn tối đa 4 cuốn sách trong 15 ngày.
Làm mất sách phải đền gấp đôi giá bìa.
"""
QUESTION = "Ai chủ trì hội nghị tổng kết khuyến nông xã Đồng Bưởi?"


@dataclass
class Outcome:
    """How a run of the program ended."""

    code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:  # noqa: ANN401
        return json.loads(self.stdout)


Run = Callable[..., Outcome]


@pytest.fixture(scope="session", autouse=True)
def _shared_encoder(encoder: Encoder) -> Iterator[None]:
    """Load the bundled model once for all runs inside this process."""
    open_encoder = qa.assembly.open_encoder
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            qa.assembly,
            "open_encoder",
            lambda settings: encoder if settings.embedding_model == BUNDLED else open_encoder(settings),
        )
        yield


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own, which is not there yet, and no other settings."""
    for name in os.environ:
        if name.startswith("HOIDAP_") and name != "HOIDAP_MODEL_CACHE":
            monkeypatch.delenv(name)
    folder = tmp_path / "data"
    monkeypatch.setenv("HOIDAP_DATA", str(folder))
    monkeypatch.setenv("COLUMNS", "500")  # long paths of test folders must not break lines
    return folder


@pytest.fixture(scope="session")
def hoidap() -> Run:
    """Runs the program inside this process."""

    def run(*arguments: object) -> Outcome:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Outcome(result.exit_code, result.stdout, result.stderr)

    return run


def process(*arguments: object, env: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
    """Start the program as a process of its own, which ctrl-C stops.

    Where the tests run as a job in the background, a shell lets them and all their children ignore ctrl-C.
    """
    command = [sys.executable, "-m", "eval.cli.main", *map(str, arguments)]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a handler is not inherited: the default is
    try:
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env)
    finally:
        signal.signal(signal.SIGINT, before)


def write_files(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents to ingest."""
    return write_files(tmp_path / "docs", {"bao-cao.txt": REPORT, "thu-vien.md": LIBRARY_NOTE})


@pytest.fixture(scope="session")
def library_data(tmp_path_factory: pytest.TempPathFactory, hoidap: Run) -> Path:
    """A data folder with three documents, made once."""
    base = tmp_path_factory.mktemp("library")
    docs = write_files(base / "docs", {"bao-cao.txt": REPORT, "thong-bao.txt": NOTICE, "thu-vien.md": LIBRARY_NOTE})
    assert hoidap("--data", base / "data", "ingest", docs).code == 0
    return base / "data"


@pytest.fixture
def library(library_data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three documents, to be read only; any answer is given, however unsure."""
    monkeypatch.setenv("HOIDAP_DATA", str(library_data))
    monkeypatch.setenv("HOIDAP_CONFIDENCE_THRESHOLD", "0")
    return library_data


def as_windows_1258(text: str) -> bytes:
    """Encode as old Vietnamese programs did: letters with their own marks, tones after them."""
    pieces = []
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        pieces.append(base + tones)
    return "".join(pieces).encode("cp1258")
