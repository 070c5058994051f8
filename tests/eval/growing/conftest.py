"""An index of three documents with a small encoder, and a desk to write on."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from eval.growing.candidates import Candidate, Complaint, Quoted
from eval.growing.desk import Desk
from eval.growing.gold_lines import GoldLines
from index.embedding.encoder import Encoder
from index.index import Index
from qa.assembly import open_index
from qa.settings import Settings
from tests.web.served import HOSTILE_NAME, HOSTILE_SENTENCE, HOSTILE_TITLE, HashingEncoder

STARS = "Cam Khe Sến được công nhận OCOP 4 sao vào tháng 8 năm 2024."
REPORT = f"""BÁO CÁO VỀ CAM KHE SẾN

Năm 2023, xã Phú Khê có 327 hộ trồng cam trên 186 ha.
Giá bán tại vườn là 19.000 đồng một ki-lô-gam.

{STARS} Hai siêu thị ở thành phố Vinh ký mua 220 tấn.

Người ký báo cáo là ông Cao Văn Thược, Giám đốc hợp tác xã.
"""
OTHER = """THÔNG BÁO VỀ CẤP NƯỚC

Nhà máy nước Vĩnh Hòa tạm ngừng cấp nước ngày 05/06/2024 để súc rửa bể chứa.
"""


@pytest.fixture(scope="session")
def growing_index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("growing")
    files = {
        "cam.txt": REPORT,
        "2023/nuoc.txt": OTHER,
        "2024/nuoc.txt": OTHER.replace("05/06", "07/08"),
        HOSTILE_NAME: f"{HOSTILE_TITLE}\n\n${{1+1}} {{{{x}}}}\n{HOSTILE_SENTENCE}\n",
    }
    for name, text in files.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    opened = open_index(Settings(data=folder / "data"), cast("Encoder", HashingEncoder()))
    assert not opened.ingest([folder / "docs"]).failed
    return opened


@pytest.fixture
def source_named(growing_index: Index) -> Callable[[str], str]:
    """Returns the path of the document whose path ends in a name."""
    return lambda name: next(one.source for one in growing_index.catalogue.entries() if one.source.endswith(name))


@pytest.fixture
def gold_path(tmp_path: Path) -> Path:
    """A gold file that is not there yet, in a folder that is not there either."""
    return tmp_path / "gold" / "cam.jsonl"


@pytest.fixture
def candidates(source_named: Callable[[str], str]) -> list[Candidate]:
    def candidate(number: int, question: str) -> Candidate:
        quoted = Quoted(source=source_named("cam.txt"), quote="Năm <b>2023</b>")
        complaint = Complaint(
            answered="Không <i>rõ</i>.",
            citations=(quoted,),
            confidence=0.3,
            reason="Thiếu ý",
            when="2026-01-02T03:04:05",
        )
        return Candidate(id=f"feedback-{number}", question=question, history=("Cam nào?",), candidate=complaint)

    return [candidate(1, "Ai ký?"), candidate(2, "Bao nhiêu hộ?")]


@pytest.fixture
def desk(growing_index: Index, gold_path: Path, candidates: list[Candidate]) -> Desk:
    return Desk(growing_index, Settings(confidence_threshold=0.0), GoldLines(gold_path), candidates)
