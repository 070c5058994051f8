from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.letterhead import is_proof
from corpus.titles import choose_title, find_title, title_from_name

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
HEAD = f"ỦY BAN NHÂN DÂN\nXÃ AN PHÚ\nSố: 12/KH-UBND\n\n{NATION}\n-------\n\nAn Phú, ngày 5 tháng 3 năm 2024\n\n"
BODY = "\n\nThực hiện chỉ đạo của huyện, xã lập kế hoạch như sau:\n\nI. MỤC TIÊU\n"


@pytest.mark.parametrize(
    ("block", "title"),
    [
        ("KẾ HOẠCH\nTrồng cây năm 2024", "KẾ HOẠCH Trồng cây năm 2024"),
        ("LUẬT\nTHỰC HIỆN DÂN CHỦ Ở CƠ SỞ", "LUẬT THỰC HIỆN DÂN CHỦ Ở CƠ SỞ"),
        ("KẾ HOẠCH\n\nTrồng cây năm 2024", "KẾ HOẠCH Trồng cây năm 2024"),
        ("KẾ HOẠCH\nTrồng cây\nvà sửa cầu năm 2024", "KẾ HOẠCH Trồng cây và sửa cầu năm 2024"),
        ("KẾ HOẠCH TRỒNG CÂY\nVÀ LÀM ĐƯỜNG NĂM 2024", "KẾ HOẠCH TRỒNG CÂY VÀ LÀM ĐƯỜNG NĂM 2024"),
        ("Kế hoạch\nTrồng cây năm 2024", "Kế hoạch Trồng cây năm 2024"),
        ("QUYẾT ĐỊNH\nVề việc tặng giấy khen\n\nCHỦ TỊCH XÃ AN PHÚ", "QUYẾT ĐỊNH Về việc tặng giấy khen"),
        ("QUYẾT ĐỊNH\nVề việc tặng giấy khen\nCHỦ TỊCH XÃ AN PHÚ", "QUYẾT ĐỊNH Về việc tặng giấy khen"),
        ("BIÊN BẢN LÀM VIỆC\nVề việc mất nước", "BIÊN BẢN LÀM VIỆC Về việc mất nước"),
        ("THÔNG BÁO\n*****\nKết luận cuộc họp", "THÔNG BÁO Kết luận cuộc họp"),
        ("QUYẾT ĐỊNH\nSố: 5/QĐ-UBND\nVề việc khen", "QUYẾT ĐỊNH Về việc khen"),
        ("QUYẾT ĐỊNH:\nĐiều 1. Khen ba hộ.", "QUYẾT ĐỊNH"),
        ("(Dự thảo)\nBÁO CÁO\nTháng 3", "BÁO CÁO Tháng 3"),
        ("---o0o---\nHỢP ĐỒNG LAO ĐỘNG", "HỢP ĐỒNG LAO ĐỘNG"),
        ("---oOo---\nHỢP ĐỒNG THUÊ NHÀ", "HỢP ĐỒNG THUÊ NHÀ"),
        ("-----***-----\nĐƠN XIN LÀM NHÀ", "ĐƠN XIN LÀM NHÀ"),
        ("~~~~~\nHỢP ĐỒNG THUÊ NHÀ", "HỢP ĐỒNG THUÊ NHÀ"),
        ("V/v nộp hồ sơ thuế\n\nKính gửi: Các hộ", "V/v nộp hồ sơ thuế"),
        (
            "Bản án số: 5/2023/DS-ST\nNgày: 05-3-2023\nV/v kiện đòi nợ\nNHÂN DANH",
            "Bản án số: 5/2023/DS-ST V/v kiện đòi nợ",
        ),
        ("Ban hành kèm theo Quyết định số 5/QĐ-UBND\nQUY CHẾ\nHọp thôn", "QUY CHẾ Họp thôn"),
        ("V/v nộp hồ sơ thuế\nvà lệ phí năm 2024\n\nKính gửi: Các hộ", "V/v nộp hồ sơ thuế và lệ phí năm 2024"),
        ("NỘI DUNG BỒI DƯỠNG", "NỘI DUNG BỒI DƯỠNG"),
    ],
)
def test_official_titles(block: str, title: str) -> None:
    assert find_title(HEAD + block + BODY) == title


@pytest.mark.parametrize(
    "head",
    [
        "UBND XÃ AN PHÚ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/TB-UBND Độc lập - Tự do - Hạnh phúc\n",
        "UBND XÃ AN PHÚ\nSố: 5/TB-UBND An Phú, ngày 5 tháng 3 năm 2024\n",
        "ĐẢNG BỘ HUYỆN\nĐẢNG ỦY XÃ AN PHÚ\n*\nSố 31-TB/ĐU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nAn Phú, ngày tháng 3 năm 2024\n",
        "Ủy ban nhân dân\nxã An Phú\nSố: /TB-UBND\n",
        "UBND XÃ AN PHÚ\n",
        f"{NATION}\n\n",
        "",
    ],
    ids=["two columns", "number and date", "party", "small letters", "body only", "nation only", "none"],
)
def test_letterheads_are_passed_over(head: str) -> None:
    assert find_title(f"{head}THÔNG BÁO\nLịch cắt nước\n\nNước bị cắt từ 7 giờ.") == "THÔNG BÁO Lịch cắt nước"


def test_a_dispatch_in_two_columns_has_its_subject_for_a_title() -> None:
    head = "SỞ Y TẾ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/SYT-NV V/v phòng dịch mùa hè\nKính gửi: Các trạm\n"

    assert find_title(f"{head}Sở đề nghị các trạm trực đủ người.") == "V/v phòng dịch mùa hè"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Huyện ủy tổng kết năm\n\n09-12-2023 13:15\n\nSáng nay họp.", "Huyện ủy tổng kết năm"),
        ("CHI BỘ XÃ KIỂM ĐIỂM NĂM 2023\nThứ hai - 11/12/2023 22:40\nChi bộ họp.", "CHI BỘ XÃ KIỂM ĐIỂM NĂM 2023"),
        ("CHI BỘ XÃ KIỂM ĐIỂM\nCUỐI NĂM 2023\nChi bộ họp.", "CHI BỘ XÃ KIỂM ĐIỂM CUỐI NĂM 2023"),
        ("Tổng kết công tác năm\nvà bàn việc năm sau\nHôm qua xã họp.", "Tổng kết công tác năm và bàn việc năm sau"),
        ("Địa phương\n11:19 AM 31/10/2020\nXã làm đường\nXã vừa làm đường.", "Xã làm đường"),
        ("Kế hoạch phòng dịch năm 2024\n\nSố: 27/KH-TTYT\n\nNăm 2023 có dịch.", "Kế hoạch phòng dịch năm 2024"),
        ("Bao giờ có nước?\nBà con hỏi.", "Bao giờ có nước?"),
        ("Chuyện làng bên...\nBà con kể.", "Chuyện làng bên..."),
        ("Trang chủ » Tin tức\nXã làm đường\nXã vừa làm đường.", "Xã làm đường"),
        ("Cổng thông tin điện tử xã An Phú\nTrang chủ\nXã làm đường\nXã vừa làm đường.", "Xã làm đường"),
        (f"Mẫu số 01\n{NATION}\nĐƠN XIN LÀM NHÀ\nKính gửi: UBND xã", "ĐƠN XIN LÀM NHÀ"),
        ("Mẫu đơn xin làm nhà\nGhi đủ họ tên.", "Mẫu đơn xin làm nhà"),
        ("TP. Vinh: Chợ quê vào phiên\nChợ họp từ sớm.", "TP. Vinh: Chợ quê vào phiên"),
        ("Tổng kết năm\nTHÔNG BÁO\nTin khác", "Tổng kết năm"),
    ],
)
def test_headlines(text: str, title: str) -> None:
    assert find_title(text) == title


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sáng nay, xã An Phú tổ chức hội nghị tổng kết năm.\nHội nghị có 45 đại biểu.",
        "“Mai sẽ xong.”\nBà Lan nói.",
        "Bà con trồng rừng ở đồi Cây Gạo (Ảnh: Thu Hà)\nRừng lên xanh.",
        "Ảnh: Thu Hà\nRừng lên xanh.",
        "Dài " * 80 + "\nHết.",
        "Rừng lên xanh ở đồi Cây Gạo (ảnh minh họa)\nBà con trồng rừng.",
        "1. Trồng rừng\nBà con trồng rừng.",
        "- Trồng rừng\nBà con trồng rừng.",
        "PV: Bà con trồng rừng ra sao\nThưa bà, tốt lắm.",
        "Bà con trồng rừng ở đồi cây gạo. Rừng lên xanh…\nBà con vui.",
        "---\n***\n1234",
        f"{NATION}\n\nKính gửi: Các hộ dân\nXã mời các hộ đến họp.",
    ],
)
def test_texts_without_a_title(text: str) -> None:
    assert find_title(text) is None


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("bao_cao-quy", "bao cao quy"),
        ("Báo cáo".replace("á", "a\u0301"), "Báo cáo"),
        ("000_b4ce2c42", "Xã họp."),
        ("3", "Xã họp."),
    ],
)
def test_titles_of_last_resort(name: str, title: str) -> None:
    assert title_from_name(name, "Xã họp.") == title


def test_the_first_words_say_that_more_follows() -> None:
    assert title_from_name("1", "chữ " * 17) == "chữ " * 15 + "chữ…"


@pytest.mark.parametrize("marked", ["", "KẾ HOẠCH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
def test_a_marked_title_that_says_nothing_is_not_taken(marked: str) -> None:
    assert choose_title(marked, "KẾ HOẠCH\n\nTrồng cây năm 2024\n\nXã trồng cây.", "a") == "KẾ HOẠCH Trồng cây năm 2024"


@pytest.mark.parametrize(
    "marked",
    [
        "Văn bản", "Tin cũ", "Tin cu", "Untitled", "Untitled Document", "Untitled-1", "Trang chủ", "Document1",
        "(no subject)", "Trang chủ - Cổng thông tin xã An Phú", "New Page 1", "Không có tiêu đề", "Chi tiết tin", "-",
    ],
)  # fmt: skip
def test_a_marked_title_that_names_nothing_loses_to_the_text(marked: str) -> None:
    assert choose_title(marked, "Xã làm đường\nXã vừa làm đường.", "tep") == "Xã làm đường"
    assert choose_title(marked, "Xã vừa làm đường.", "duong thon doai") == "duong thon doai"


@pytest.mark.parametrize(
    "marked", ["Văn bản hợp nhất số 5", "Tin cũ mà mới", "Trang chủ chùa Một Cột", "Tài liệu họp", "Indexing"]
)
def test_a_marked_title_that_names_something_stays(marked: str) -> None:
    assert choose_title(marked, "Xã làm đường\nXã vừa làm đường.", "tep") == marked


def test_a_title_is_never_long() -> None:
    assert len(choose_title("chữ " * 500, "x", "a")) <= 221
    assert len(choose_title("", "x" * 5_000, "a")) <= 221


@given(st.text(min_size=1))
def test_any_text_gets_a_title_of_one_line(text: str) -> None:
    title = choose_title("", text, "1")

    assert "\n" not in title
    assert title == title.strip()


def test_headlines_about_numbers_are_no_letterhead() -> None:
    assert not is_proof("Số người mắc bệnh tăng nhanh")
    assert not is_proof("Số 5 đường Lê Lợi có nhà mới")
