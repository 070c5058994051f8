"""The benchmark of conversations."""

from __future__ import annotations

from pathlib import Path

from eval.bench.conversations import STANDALONE, Ranks, measure_conversations, table
from eval.gold.question import GoldQuestion
from qa.assembly import make_engine, open_index
from qa.settings import Settings
from tests.tiny_encoder import TinyEncoder

_MARKET = "Chợ phiên Nà Hoa họp sáng thứ bảy hằng tuần. Ban quản lý chợ thu phí của 120 hộ buôn bán."
_ROAD = "Đường vào bản Thín dài 3,2 km được rải nhựa trong tháng 9. Đoạn qua suối có một cây cầu mới."


def test_a_follow_up_is_measured_as_typed_completed_and_with_both(tmp_path: Path) -> None:
    (tmp_path / "market.txt").write_text(_MARKET, encoding="utf-8")
    (tmp_path / "road.txt").write_text(_ROAD, encoding="utf-8")
    settings = Settings(data=tmp_path / "data", confidence_threshold=0)
    index = open_index(settings, TinyEncoder())
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
    measured = measure_conversations(make_engine(settings, index), index, questions)

    assert [(one.gold.id, one.completed, one.as_read, one.is_harmed) for one in measured] == [
        ("a", 1, 1, False),
        ("b", 1, 1, False),
    ]
    assert [(one.says_first, one.says) for one in measured] == [(True, True), (True, True)]
    assert table(measured).row_count == 3


def test_an_answer_that_says_the_right_thing_second_is_not_said_first() -> None:
    gold = GoldQuestion(
        id="a", question="Chợ họp ngày nào?", answers=("thứ bảy",), document="market.txt", kind=STANDALONE
    )
    second = Ranks(gold, "Chợ họp ngày nào?", 1, 1, 1, says_first=False, says=True)
    changed = Ranks(gold, "Chợ họp ngày nào? (đường)", 1, 1, 1, says_first=True, says=True)

    cells = [list(column.cells) for column in table([second]).columns]
    assert [cell[0] for cell in cells] == [STANDALONE, "1", "1.000", "1.000", "1.000", "0.000", "1.000"]
    assert (second.is_harmed, changed.is_harmed) == (False, True)
