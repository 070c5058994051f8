"""The benchmark of conversations."""

from __future__ import annotations

from pathlib import Path

from eval.bench.conversations import STANDALONE, measure_conversations, table
from eval.gold.question import GoldQuestion
from qa.assembly import open_index
from qa.settings import Settings
from tests.tiny_encoder import TinyEncoder

_MARKET = "Chợ phiên Nà Hoa họp sáng thứ bảy hằng tuần. Ban quản lý chợ thu phí của 120 hộ buôn bán."
_ROAD = "Đường vào bản Thín dài 3,2 km được rải nhựa trong tháng 9. Đoạn qua suối có một cây cầu mới."


def test_a_follow_up_is_measured_as_typed_completed_and_with_both(tmp_path: Path) -> None:
    (tmp_path / "market.txt").write_text(_MARKET, encoding="utf-8")
    (tmp_path / "road.txt").write_text(_ROAD, encoding="utf-8")
    index = open_index(Settings(data=tmp_path / "data"), TinyEncoder())
    index.ingest([tmp_path / "market.txt", tmp_path / "road.txt"])
    index.bring_up_to_date()
    asked = {"answers": ("3,2 km",), "document": "road.txt", "evidence": _ROAD[:20]}
    questions = [
        GoldQuestion(id="a", question="Dài mấy?", history=("Đường vào bản Thín ở đâu?",), kind="ellipsis", **asked),
        GoldQuestion(
            id="b", question="Đường vào bản Thín dài mấy km?", history=("Chợ họp ở đâu?",), kind=STANDALONE, **asked
        ),
        GoldQuestion(id="c", question="Đường vào bản Thín dài mấy km?", **asked),
    ]
    measured = measure_conversations(index, questions, 5)

    assert [(one.gold.id, one.completed, one.with_own_words, one.is_worse) for one in measured] == [
        ("a", 1, 1, False),
        ("b", 1, 1, False),
    ]
    assert table(measured).row_count == 3
