"""A small index to ask gold questions of."""

from pathlib import Path

import pytest

from index.embedding.encoder import Encoder
from index.index import Index
from qa.assembly import open_index
from qa.settings import Settings

MINUTES = """BIÊN BẢN
Họp tổng kết công tác khuyến nông xã Đồng Bưởi năm 2023

Năm 2023, xã Đồng Bưởi trồng được 145 ha cam sành. Hội nghị do bà Trần Thị Hạnh, Chủ tịch UBND xã, chủ trì.
Nông dân đã tham dự 18 lớp tập huấn kỹ thuật. Giá bán cam bình quân đạt 21.500 đồng một ki-lô-gam.
"""
NOTICE = """THÔNG BÁO
Về việc tạm ngừng cấp nước tại thị trấn Vĩnh Hòa

Nhà máy nước Vĩnh Hòa sẽ tạm ngừng cấp nước từ 8 giờ đến 17 giờ ngày 05/06/2024 để súc rửa bể chứa.
Ông Lê Văn Tám, Giám đốc nhà máy, chịu trách nhiệm điều hành việc súc rửa bể chứa.
"""


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two documents, one of them in a folder of its own."""
    folder = tmp_path_factory.mktemp("documents")
    (folder / "nuoc").mkdir()
    (folder / "bien-ban.txt").write_text(MINUTES, encoding="utf-8")
    (folder / "nuoc" / "thong-bao.txt").write_text(NOTICE, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings with a data folder of the tests' own."""
    return Settings(data=tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def index(documents: Path, settings: Settings, encoder: Encoder) -> Index:
    """The two documents, ingested."""
    index = open_index(settings, encoder)
    index.ingest([documents])
    return index
