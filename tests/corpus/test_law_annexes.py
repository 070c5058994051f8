from __future__ import annotations

import pytest

from corpus.law_structure import law_headings

DECISION = (
    "Điều 1. Ban hành kèm theo Quyết định này Quy chế chợ phiên.\nĐiều 2. Có hiệu lực từ nay.\nĐiều 3. Xã thi hành."
)
ARTICLES = "Điều 1. Giờ\nTừ 5 giờ.\nĐiều 2. Phí\nHai đồng.\nĐiều 3. Rác\nQuét sau phiên."


def named(text: str) -> list[str]:
    return [heading.text for heading in law_headings(text)]


@pytest.mark.parametrize("own", [2, 3, 4, 5])
@pytest.mark.parametrize("stop", [".", ";", "", "./."])
@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("QUY CHẾ\nHọp chợ phiên\n(Kèm theo Quyết định số 5/QĐ-UBND)", "QUY CHẾ Họp chợ phiên"),
        (
            "QUY ĐỊNH\nVỀ CHỢ PHIÊN\n(Ban hành kèm theo Quyết định số 05/2030/QĐ-UBND\nngày 2/3/2030 của xã)",
            "QUY ĐỊNH VỀ CHỢ PHIÊN",
        ),
        ("ĐIỀU LỆ\nHỘI CHỢ\n(Được phê duyệt kèm theo Quyết định số 5/QĐ-UBND)", "ĐIỀU LỆ HỘI CHỢ"),
        ("Quy chế\nHọp chợ\n(Ban hành kèm theo Nghị định số 5/2030/NĐ-CP)", "Quy chế Họp chợ"),
        ("QUY CHẾ HỌP CHỢ", "QUY CHẾ HỌP CHỢ"),
        ("HƯƠNG ƯỚC\nLÀNG ĐÔNG", "HƯƠNG ƯỚC LÀNG ĐÔNG"),
        ("KHUNG GIÁ\n(Kèm theo Quyết định số 5/QĐ-UBND)", "KHUNG GIÁ"),
        ("PHỤ LỤC I\nGIÁ\n(Kèm theo Quyết định số 5/QĐ-UBND)", "Phụ lục I. GIÁ"),
    ],
)
@pytest.mark.parametrize("head", ["\n", "\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nTrần Văn Bưởi\n\nUBND XÃ AN PHÚ\n"])
def test_the_articles_of_a_decision_stand_before_those_of_what_it_issues(
    own: int, stop: str, title: str, heading: str, head: str
) -> None:
    decision = "\n".join(f"Điều {number}. Xã làm việc thứ {number}{stop}" for number in range(1, own + 1))

    found = named(f"QUYẾT ĐỊNH:\n{decision}{head}{title}\n{ARTICLES}")

    assert [one.split(". ")[0] for one in found[:own]] == [f"Điều {number}" for number in range(1, own + 1)]
    assert found[own:] == [heading, "Điều 1. Giờ", "Điều 2. Phí", "Điều 3. Rác"]


def test_the_articles_below_a_title_have_it_in_their_path() -> None:
    text = f"{DECISION}\nQUY CHẾ\nHọp chợ\n(Kèm theo Quyết định số 5)\nChương I\nCHUNG\n{ARTICLES}"

    levels = [(one.level, one.text) for one in law_headings(text)][3:]

    assert levels[:3] == [(1, "QUY CHẾ Họp chợ"), (3, "Chương I. CHUNG"), (6, "Điều 1. Giờ")]


def test_lists_that_were_issued_with_a_document_are_told_apart() -> None:
    note = "(Kèm theo Quyết định số 5/QĐ-UBND)"

    assert named(f"{DECISION}\nDANH MỤC CÂY\n{note}\n- Cam\nDANH SÁCH HỘ\n{note}\n- Ông Tám")[3:] == [
        "DANH MỤC CÂY",
        "DANH SÁCH HỘ",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Kế hoạch chi tiết\nđược ban hành kèm theo Quyết định này.",
        "Kèm theo Quyết định này là bản đồ chợ.",
        "Hồ sơ gồm:\nKế hoạch bán hàng\n(kèm theo bản sao quyết định)",
        "Phần II\nQUY ĐỊNH RIÊNG\nChương I\nQUY ĐỊNH VỀ RÁC",
    ],
)
def test_what_only_looks_like_a_title_is_none(line: str) -> None:
    assert not [
        one for one in law_headings(f"Điều 1. Giờ\nTừ 5 giờ.\n{line}\nĐiều 2. Phí\nHai đồng.") if one.level == 1
    ]


def test_the_title_of_the_document_itself_is_no_heading() -> None:
    assert named(f"QUY CHẾ\nHọp chợ\n(Kèm theo Quyết định số 5)\n{ARTICLES}")[0] == "Điều 1. Giờ"
