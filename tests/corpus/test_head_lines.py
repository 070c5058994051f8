from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document_kind import document_kind
from corpus.facts import facts_of
from corpus.head_lines import columns, content_lines
from corpus.titles import find_title

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
DATE = "An Phú, ngày 5 tháng 3 năm 2024"
PLAIN = f"UBND XÃ AN PHÚ\n{NATION}\n{MOTTO}\nSố: 12/QĐ-UBND\n{DATE}"
TITLE = "QUYẾT ĐỊNH\nVề việc khen thưởng\n\nCăn cứ đề nghị của Hội đồng;\nĐiều 1. Khen ba hộ."


@pytest.mark.parametrize(
    "marks",
    [
        "Ký bởi: Cổng Thông tin điện tử tỉnh\nThời gian ký: 06.03.2024 16:15:20 +07:00",
        "Ký bởi: Cổng Thông tin\nđiện tử tỉnh\nEmail:\na@b.vn\nThời gian ký: 06.03.2024\n16:15:20 +07:00",
        "Người ký: Ủy ban nhân dân xã\nEmail: a@b.vn\nCơ quan: Tỉnh\nThời gian ký: 06.03.2024 16:15:20 +07:00",
        "Ký bởi: UBND xã Email: a@b.vn Cơ quan: Tỉnh Thời gian ký: 06.03.2024 16:15:20 +07:00",
        "Digitally signed by UBND xã\nDate: 2024.03.06 10:10:10 +07'00'",
        "CÔNG BÁO/Số 345 + 346/Ngày 20-3-2024",
        "2 CÔNG BÁO/Số 12/Ngày 20-3-2024\nVĂN BẢN QUY PHẠM PHÁP LUẬT",
        "CÔNG BÁO\nSố 100 ngày 20-3-2024\nPHẦN VĂN BẢN KHÁC",
        "Thuộc tính Quyết định 12/QĐ-UBND\nSố hiệu: 12/QĐ-UBND\nNơi ban hành: UBND xã\nNgười ký: Lê Văn Tám",
        "Thuộc tính văn bản\nSố ký hiệu\n12/QĐ-UBND\nLoại văn bản\nQuyết định\nNgày ban hành\n05/3/2024",
    ],
)
def test_what_signers_gazettes_and_sites_set_above_a_document_is_no_part_of_it(marks: str) -> None:
    text = f"{marks}\n{PLAIN}\n{TITLE}"
    facts = facts_of("QUYẾT ĐỊNH", text)

    assert content_lines(text.split("\n"), 30) == f"{PLAIN}\n{TITLE}".split("\n")
    assert find_title(text) == "QUYẾT ĐỊNH Về việc khen thưởng"
    assert document_kind("QUYẾT ĐỊNH Về việc khen thưởng", text) == "quyết định"
    assert (facts.issuer, facts.number, facts.place, facts.author) == ("UBND XÃ AN PHÚ", "12/QĐ-UBND", "An Phú", "")


@pytest.mark.parametrize(
    "line",
    [
        "Email: a@b.vn",
        "Cơ quan: Ủy ban nhân dân xã",
        "Công báo là tờ báo của Nhà nước.",
        "Lĩnh vực: Đất đai",
        "Văn bản quy phạm pháp luật",
        "Người ký đơn là ai",
        "Ngày ký hiệp định đã đến",
    ],
)
def test_a_line_that_only_resembles_a_mark_stays(line: str) -> None:
    assert line in content_lines(["Xã họp", line, "Bà con vui."], 9)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (f"UBND XÃ AN PHÚ {NATION} {MOTTO}", ["UBND XÃ AN PHÚ", NATION, MOTTO]),
        (f"UBND XÃ AN PHÚ {NATION}", ["UBND XÃ AN PHÚ", NATION]),
        (f"XÃ AN PHÚ {MOTTO}", ["XÃ AN PHÚ", MOTTO]),
        (f"{MOTTO} {DATE}", [MOTTO, DATE]),
        (f"Số: 12/QĐ-UBND {DATE}", ["Số: 12/QĐ-UBND", DATE]),
        ("Số: 12/QĐ-UBND An Phú, ngày    tháng 3 năm 2024", ["Số: 12/QĐ-UBND", "An Phú, ngày    tháng 3 năm 2024"]),
        (f"Số: 12/QĐ-UBND {MOTTO}", ["Số: 12/QĐ-UBND", MOTTO]),
        ("SỞ Y TẾ Số: 12/SYT-NV V/v phòng dịch", ["SỞ Y TẾ", "Số: 12/SYT-NV", "V/v phòng dịch"]),
        (f"UBND XÃ {NATION} {MOTTO} Số: 5/GM-UBND {DATE}", ["UBND XÃ", NATION, MOTTO, "Số: 5/GM-UBND", DATE]),
        ("TỈNH ỦY LAM CHÂU ĐẢNG CỘNG SẢN VIỆT NAM", ["TỈNH ỦY LAM CHÂU", "ĐẢNG CỘNG SẢN VIỆT NAM"]),
        ("Bản án số: 12/2023/HS-ST Ngày: 05-3-2023", ["Bản án số: 12/2023/HS-ST", "Ngày: 05-3-2023"]),
    ],
)
def test_columns_of_a_letterhead_in_one_line_are_told_apart(line: str, parts: list[str]) -> None:
    assert columns(line) == parts


@pytest.mark.parametrize(
    "line",
    [
        "",
        f"QUỐC HỘI NƯỚC {NATION}",
        f"NƯỚC {NATION}",
        "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam",
        "Mục tiêu là độc lập - tự do - hạnh phúc của nhân dân",
        "ĐẠI HỘI ĐẢNG CỘNG SẢN VIỆT NAM",
        "Căn cứ Quyết định số 12/QĐ-UBND ngày 5 tháng 3 năm 2024",
        "Số: 48 - LCT/HĐNN8",
    ],
)
def test_other_lines_stay_whole(line: str) -> None:
    assert columns(line) == [line]


@pytest.mark.parametrize("piece", ["Số: 1/A ", "CỘNG HÒA ", "V/v ", "- ", "ĐẢNG BỘ ", "Độc lập - ", " "])
def test_a_long_line_is_searched_in_a_moment(piece: str) -> None:
    started = time.process_time()
    for length in (10, 100, 300, 3_000):
        columns((piece * length)[:length])

    assert time.process_time() - started < 5


@given(st.lists(st.text(st.sampled_from("Ký bởi: Số 12/QĐ-UBND V/v\nCÔNG BÁO") | st.characters()), max_size=8))
def test_any_lines_keep_their_letters(lines: list[str]) -> None:
    kept = "".join("".join(content_lines(lines, 100)).split())

    assert len(kept) <= len("".join("".join(lines).split()))
