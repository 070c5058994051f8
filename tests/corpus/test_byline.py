from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.byline import author_of

BODY = ["Xã An Phú trồng cam", "Sáng 12/3, xã An Phú ra quân trồng cam.", "Cam lên tốt."]
PROSE = [*BODY, "Bà con đều vui vì năm nay được mùa, được giá."]


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        (["Thu Hà"], "Thu Hà"),
        (["Nguyễn Thị Thu Hà"], "Nguyễn Thị Thu Hà"),
        (["Trường Giang"], "Trường Giang"),  # also a word for school
        (["Đoàn Văn Hậu"], "Đoàn Văn Hậu"),  # also a word for union
        (["H.Long"], "H.Long"),
        (["M. Hà"], "M. Hà"),
        (["Thu Hà - Văn Tám"], "Thu Hà, Văn Tám"),
        (["Thu Hà và Văn Tám"], "Thu Hà, Văn Tám"),
        (["Thu Hà (tổng hợp)"], "Thu Hà"),
        (["La Thị Nhung, Ban Tuyên giáo Huyện ủy"], "La Thị Nhung"),
        (["TS. Vũ Minh Châu (Trạm Thực nghiệm)"], "TS. Vũ Minh Châu"),
        (["Thu HàTheo Báo Tỉnh"], "Thu Hà"),
        (["Thu Hà", "Theo Báo Tỉnh"], "Thu Hà"),
        (["Thu Hà", "Ảnh: Văn Tám"], "Thu Hà"),
        (["Thu Hà", "Tham khảo: Báo Tỉnh"], "Thu Hà"),
        (["Thu Hà", "(theo Báo Tỉnh)"], "Thu Hà"),
        (["Thu Hà", "* Tên nhân vật đã được thay đổi"], "Thu Hà"),
        (["Bài, ảnh: Thu Hà"], "Thu Hà"),
        (["*Bài và ảnh: Thu Hà*"], "Thu Hà"),
        (["Tin: Đức"], "Đức"),
        (["Tác giả: Thu Hà"], "Thu Hà"),
    ],
)
def test_who_wrote_a_report(lines: list[str], author: str) -> None:
    assert author_of([*BODY, *lines]) == author


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["Theo Báo Tỉnh"],
        ["Theo Đăng Nguyễn", "Dân Việt"],  # another paper's author and its name
        ["Ảnh: Văn Tám"],
        ["Ban Tuyên giáo Huyện ủy"],
        ["Đài Truyền hình"],
        ["Quang cảnh Hội nghị"],
        ["Hà Nội"],
        ["Hailey Baldwin"],  # a caption
        ["Cây cam sành"],
        ["CHỦ TỊCH", "Nguyễn Văn Tám"],  # who signs
        ["Nguyễn Văn Tám", "Trần Thị Ba"],  # a list
        ["TTXVN"],
    ],
)
def test_what_names_no_author(lines: list[str]) -> None:
    assert author_of([*BODY, *lines]) == ""


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        (["THU HÀ"], "THU HÀ"),
        (["NGUYỄN VĂN AN"], "NGUYỄN VĂN AN"),
        (["MINH ĐỨC - THU HÀ"], "MINH ĐỨC, THU HÀ"),
        (["LÊ VĂN TÁM (tổng hợp)"], "LÊ VĂN TÁM"),
        (["THU HÀ", "Ảnh: Văn Tám"], "THU HÀ"),
        (["Bài, ảnh: THU HÀ"], "THU HÀ"),
        (["Bài: THU HÀ; Ảnh: VĂN TÁM"], "THU HÀ"),
        (["Thực hiện: LÊ BÌNH - MINH ĐỨC"], "LÊ BÌNH, MINH ĐỨC"),
        (["Tin, ảnh: H.Đ"], "H.Đ"),
        (["Tin: ĐỨC"], "ĐỨC"),
        (["Theo TTXVN"], ""),
        (["Tin: TTXVN"], ""),
        (["Tin: PV"], ""),
        (["Bài: P.V"], ""),
        (["Tin: NHÓM PV"], ""),
        (["Thực hiện: BAN BIÊN TẬP"], ""),
        (["Ảnh: VĂN TÁM"], ""),
        (["HẾT"], ""),
        (["KẾT LUẬN"], ""),
        (["TRÂN TRỌNG"], ""),
        (["HÀ NAM"], ""),
        (["CHỦ TỊCH", "NGUYỄN VĂN AN"], ""),
        (["(Đã ký)", "NGUYỄN VĂN AN"], ""),
        (["Nơi nhận: các thôn", "Ủy ban đề nghị các thôn thực hiện nghiêm túc./.", "NGUYỄN VĂN AN"], ""),
    ],
)
def test_names_in_capitals(lines: list[str], author: str) -> None:
    assert author_of([*PROSE, *lines]) == author


@pytest.mark.parametrize("head", ["THÔNG BÁO", "Kính gửi: Ủy ban nhân dân xã", "Căn cứ Luật Đất đai;"])
def test_who_signs_a_document_without_a_letterhead_is_no_author(head: str) -> None:
    assert author_of([head, *PROSE, "NGUYỄN VĂN AN"]) == ""


@pytest.mark.parametrize("line", ["Tác giả: Thu Hà", "Đăng bởi: Thu Hà", "Thu Hà - 12/03/2024 08:30"])
def test_an_author_may_stand_below_the_headline(line: str) -> None:
    assert author_of([BODY[0], line, *BODY[1:]]) == "Thu Hà"


def test_an_official_document_has_no_author() -> None:
    assert author_of(["UBND XÃ AN PHÚ", "Số: 5/TB-UBND", "THÔNG BÁO", "Chợ nghỉ.", "Nguyễn Văn Tám"]) == ""


@given(st.lists(st.text(st.sampled_from("Thu Hà,-: .Theo()") | st.characters(), min_size=1), max_size=6))
def test_any_lines_are_searched(lines: list[str]) -> None:
    assert author_of(lines) == author_of(lines).strip()
