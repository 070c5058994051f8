from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.cleaning import clean
from corpus.furniture.removal import without_furniture
from corpus.places import Place, PlaceKind, Removed, RemovedAs
from corpus.raw_text import Block

PROSE = "Hội nghị kết thúc lúc 11 giờ 30 phút cùng ngày, với sự nhất trí cao của các đại biểu dự họp."
LINES = st.sampled_from(
    [
        PROSE,
        "0:00 / 0:00",
        "0:00",
        "Xem thêm",
        "Tin liên quan",
        "Ra quân nạo vét kênh Bảy Thước",
        "Ý kiến của bạn",
        "Chia sẻ",
        "",
        "Facebook",
        "© 2024 Báo Lâm Chàu",
        "Điện thoại: 0299",
        "Quang cảnh buổi lễ bàn giao",
        "Quang cảnh buổi lễ bàn giao ảnh 1",
        "Trang chủ » Tin tức",
        "Lượt xem: 12",
        "Hôm nay: 3",
        "Gửi",
        "Hải Yến",
        " Xem\xa0thêm ",
        "07:30",
        "Tổng biên tập: A",
        "\t",
        "0:00 / 0:00Nam miền Bắc",
        f"{PROSE} Xem thêm: Ra quân nạo vét kênh Bảy Thước",
        "09-12-2023 13:15",
        "Từ khóa: thủy lợi",
        "Quảng cáo",
        "1. Ra quân nạo vét kênh Bảy Thước",
    ]
)
TEXTS = st.lists(LINES | st.text(max_size=20), max_size=12).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\r", "\u2028"]).map(lambda end: end.join(lines))
)
BLOCKS = st.lists(
    st.builds(Block, TEXTS, level=st.sampled_from([0, 0, 0, 2]), gap=st.sampled_from(["\n", "\n\n"])), max_size=5
)


def lines(blocks: tuple[Block, ...] | list[Block]) -> list[str]:
    return [line for block in blocks for line in block.text.splitlines() if line.strip()]


def is_part(some: list[str], of: list[str]) -> bool:
    """Each line is one of the others or part of one, in their order."""
    rest = iter(of)
    return all(any(line in whole for whole in rest) for line in some)


@settings(max_examples=200, deadline=None)
@given(st.tuples(BLOCKS, st.booleans()))
def test_what_is_kept_was_there_and_asking_again_changes_nothing(case: tuple[list[Block], bool]) -> None:
    blocks, is_page = case
    kept, removed = without_furniture(blocks, is_page=is_page)

    assert is_part(lines(kept), lines(blocks))
    assert without_furniture(kept, is_page=is_page) == (kept, ())
    assert bool(lines(kept)) == bool(lines(blocks))
    if not removed:
        assert kept == tuple(blocks)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(st.characters(categories=["L", "N", "Zs"])).map(lambda text: Block(text + PROSE)), max_size=4))
def test_a_text_without_furniture_comes_back_as_it_is(blocks: list[Block]) -> None:
    assert without_furniture(blocks) == (tuple(blocks), ())


def test_what_was_removed_is_told_in_order() -> None:
    page = [
        Block("Khai mạc lớp tập huấn"),
        Block("0:00 / 3:45\n0:00\n" + PROSE),
        Block("Xem thêm"),
        Block("Ý kiến của bạn"),
    ]

    kept, removed = without_furniture(page)

    assert kept == (page[0], Block(PROSE))
    assert removed == (
        Removed("0:00 / 3:45\n0:00", RemovedAs.PLAYER),
        Removed("Xem thêm", RemovedAs.LINKS),
        Removed("Ý kiến của bạn", RemovedAs.COMMENTS),
    )


def test_lines_are_known_in_any_form_and_kept_as_they_were() -> None:
    kept, removed = without_furniture(
        [Block(f"  {PROSE}\r\n\u200b{unicodedata.normalize('NFD', 'Tin liên quan')}\u00a0")], is_page=True
    )

    assert kept[0].text == f"  {PROSE}"
    assert [one.text for one in removed] == ["Tin liên quan"]


def test_an_imprint_behind_links_goes_with_them() -> None:
    page = f"{PROSE}\nTin liên quan\nRa quân nạo vét kênh Bảy Thước\n© 2024 Báo Lâm Chàu"

    kept, _ = without_furniture([Block(page)], is_page=True)

    assert kept[0].text == PROSE


def test_places_and_gaps_of_a_removed_block_stay() -> None:
    page = (Place(PlaceKind.PAGE, "2"),)

    kept, _ = without_furniture(
        [Block(PROSE), Block("Chia sẻ", page), Block("Hết.", gap="\n"), Block("Zalo | Email"), Block("A", gap=" ")],
        is_page=True,
    )

    assert kept == (Block(PROSE), Block("", page), Block("Hết.", gap="\n\n"), Block("A", gap="\n\n"))


def test_a_text_of_nothing_else_stays() -> None:
    assert without_furniture([Block("Chia sẻ\nXem thêm")], is_page=True) == ((Block("Chia sẻ\nXem thêm"),), ())


def test_words_glued_together_are_left_alone() -> None:
    text = "Thứ hai - 11/12/2023 22:405680\nTổng kết năm 2023của huyện.\nTriển khai nhiệm vụ ảnh 3Thừa ủy quyền"

    assert without_furniture([Block(text)]) == ((Block(text),), ())


def test_time_grows_with_the_length_only() -> None:
    for line in (
        "0:00",
        "Quang cảnh buổi lễ bàn giao",
        "Tin liên quan",
        "Facebook",
        "© a",
        "a" * 40,
        "Chia sẻ " * 30,
        "A- " * 60,
        "Trang chủ",
        "0:00 / 0:00" * 20,
        "1. Ra quân nạo vét kênh Bảy Thước (12/12/2023)",
    ):
        without_furniture([Block((line + "\n") * 2_000 + PROSE)], is_page=True)


def test_words_glued_to_a_clock_or_behind_sentences_are_told_apart() -> None:
    page = [
        Block(f"Thứ tư, 23/10/2024 08:15 (GMT+7) 0:00 / 0:00Nam miền Bắc\n0:00 / 4:12BBK - {PROSE}"),
        Block(f"{PROSE} Xem thêm: Mùa cốm ở Bản Lài"),
    ]

    for form in ("NFC", "NFD"):
        blocks = [replace(block, text=unicodedata.normalize(form, block.text)) for block in page]
        assert [clean(one.text) for one in without_furniture(blocks)[0]] == [
            clean(one.text) for one in without_furniture(page)[0]
        ]
    kept, removed = without_furniture(page)

    assert [block.text.strip() for block in kept] == [f"Thứ tư, 23/10/2024 08:15 (GMT+7) \nBBK - {PROSE}", PROSE]
    assert [one.text for one in removed] == ["0:00 / 0:00\nNam miền Bắc\n0:00 / 4:12", "Xem thêm: Mùa cốm ở Bản Lài"]


CONTENT = {
    "a schoolbook": "Ngữ văn 6\nBài học hôm nay nói về lòng yêu nước.\nĐọc thêm\nSông núi nước Nam vua Nam ở",
    "a report": "Báo cáo quý III\nSố lượt truy cập: 1.250.000\nTổng: 4.650.000",
    "a program": "Ghi chú\n>>> from corpus.dates import find_date\n>>> find_date('5/3/2024')",
    "steps": f"Hướng dẫn\n» Chọn nút đăng ký rồi nhập số điện thoại\n{PROSE}",
    "an election": f"Kết quả bầu cử\n{PROSE}\nBài khác\nÔng Nguyễn Văn An trúng cử với 95% số phiếu",
    "facts": f"Cây xanh\n{PROSE}\nCó thể bạn chưa biết\nLá cây đổi màu vì chất diệp lục phân hủy dần",
    "a poem": "Người về\nHình ảnh Bác còn mãi trong tim\nSuối reo\nHình ảnh Bác còn mãi trong tim",
    "minutes": "\n".join(["BIÊN BẢN", *["Đồng chí An phát biểu tại hội nghị", PROSE] * 2]),
    "a survey": "Phiếu góp ý\nÝ kiến của bạn:\nHọ và tên:\nNội dung:\nGửi bình luận",
    "rules": f"Quy chế\n{PROSE}\nTrang web sử dụng cookie để nâng cao trải nghiệm của người dùng.",
    "a site's plan": "Yêu cầu thiết kế\nGiới thiệu | Tin tức | Liên hệ\nChia sẻ\nIn trang này\nTin liên quan\nTin mới",
    "a licence": f"Trạm phát sóng\n{PROSE}\nĐiện thoại: 0293\nGiấy phép số 12/GP-BTTTT cấp cho trạm",
}


@pytest.mark.parametrize("text", CONTENT.values(), ids=CONTENT)
def test_what_documents_say_themselves_stays(text: str) -> None:
    assert without_furniture([Block(text)]) == ((Block(text),), ())


@pytest.mark.parametrize(
    "kind", ["a schoolbook", "a report", "a program", "steps", "a poem", "a survey", "rules", "facts"]
)
def test_it_stays_on_a_page_as_well(kind: str) -> None:
    text = f"Trang của trường\n{PROSE}\n{CONTENT[kind]}"

    assert without_furniture([Block(text)], is_page=True)[0] == (Block(text),)


def test_a_text_taken_from_a_page_loses_what_the_page_put_around_it() -> None:
    around = ["0:00 / 3:45", "1x", "Đọc nhiều", "1. Giá vàng hôm nay", "2. Lịch cắt điện tuần này (12/12/2023)"]

    kept, removed = without_furniture([Block("\n".join(["Khai mạc hội chợ", *around[:2], PROSE, *around[2:]]))])

    assert kept[0].text == f"Khai mạc hội chợ\n{PROSE}"
    assert [line for one in removed for line in one.text.split("\n")] == around
