from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

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


def is_subsequence(some: list[str], of: list[str]) -> bool:
    rest = iter(of)
    return all(line in rest for line in some)


@settings(max_examples=200, deadline=None)
@given(BLOCKS)
def test_what_is_kept_was_there_and_asking_again_changes_nothing(blocks: list[Block]) -> None:
    kept, removed = without_furniture(blocks)

    assert is_subsequence(lines(kept), lines(blocks))
    assert without_furniture(kept) == (kept, ())
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
        [Block(f"  {PROSE}\r\n\u200b{unicodedata.normalize('NFD', 'Tin liên quan')}\u00a0")]
    )

    assert kept[0].text == f"  {PROSE}"
    assert [one.text for one in removed] == ["Tin liên quan"]


def test_an_imprint_behind_links_goes_with_them() -> None:
    kept, _ = without_furniture([Block(f"{PROSE}\nTin liên quan\nRa quân nạo vét kênh Bảy Thước\n© 2024 Báo Lâm Chàu")])

    assert kept[0].text == PROSE


def test_places_and_gaps_of_a_removed_block_stay() -> None:
    page = (Place(PlaceKind.PAGE, "2"),)

    kept, _ = without_furniture(
        [Block(PROSE), Block("Chia sẻ", page), Block("Hết.", gap="\n"), Block("Zalo | Email"), Block("A", gap=" ")]
    )

    assert kept == (Block(PROSE), Block("", page), Block("Hết.", gap="\n\n"), Block("A", gap="\n\n"))


def test_a_text_of_nothing_else_stays() -> None:
    assert without_furniture([Block("Chia sẻ\nXem thêm")]) == ((Block("Chia sẻ\nXem thêm"),), ())


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
    ):
        without_furniture([Block((line + "\n") * 2_000 + PROSE)])
