from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.discovery import SourceFile
from corpus.documents import make_document
from corpus.facts import DocumentFacts, facts_of

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
TITLE = "THÔNG BÁO\nLịch cắt nước\n\nNước bị cắt từ 7 giờ."
DATE = "An Phú, ngày 5 tháng 3 năm 2024"


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        (f"ỦY BAN NHÂN DÂN\nXÃ AN PHÚ\nSố: 5/TB-UBND\n{NATION}", "ỦY BAN NHÂN DÂN XÃ AN PHÚ"),
        (f"{NATION}\n-----\nUBND XÃ AN PHÚ\nSố: 5/TB-UBND", "UBND XÃ AN PHÚ"),
        (f"UBND XÃ AN PHÚ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/TB-UBND {DATE}", "UBND XÃ AN PHÚ"),
        (
            f"UBND TỈNH LAM CHÂU\nSỞ GIÁO DỤC\nVÀ ĐÀO TẠO\n-----\nSố: 5/TB-SGDĐT\n{NATION}",
            "SỞ GIÁO DỤC VÀ ĐÀO TẠO, UBND TỈNH LAM CHÂU",
        ),
        ("ĐẢNG BỘ TỈNH LAM CHÂU\nHUYỆN ỦY KHÊ ĐÔNG\n*\nSố 31-TB/HU\nĐẢNG CỘNG SẢN VIỆT NAM", "HUYỆN ỦY KHÊ ĐÔNG"),
        (f"HỘI ĐỒNG NHÂN DÂN\nXÃ AN PHÚ\nKHÓA XII\n-----\nSố: 5/NQ-HĐND\n{NATION}", "HỘI ĐỒNG NHÂN DÂN XÃ AN PHÚ"),
        (f"BỘ TÀI CHÍNH - BỘ NỘI VỤ\n{NATION}\nSố: 5/2024/TTLT-BTC-BNV", "BỘ TÀI CHÍNH - BỘ NỘI VỤ"),
        (
            "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ AN PHÚ Độc lập - Tự do - Hạnh phúc\nSố: 5/TB-UBND",
            "ỦY BAN NHÂN DÂN XÃ AN PHÚ",
        ),
        (
            f"UBND TỈNH CÀ MAU CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc\nSố: 5/TB-UBND {DATE}",
            "UBND TỈNH CÀ MAU",
        ),
        (f"SỞ GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG THPT LÊ LỢI\nSố: 5/TB-LL\n{NATION}", "TRƯỜNG THPT LÊ LỢI"),
        ("ĐẢNG CỘNG SẢN VIỆT NAM\nTỈNH ỦY CÀ MAU\n*\nSố 12-QĐ/TU", "TỈNH ỦY CÀ MAU"),
        (
            f"TÒA ÁN NHÂN DÂN\nHUYỆN KHÊ ĐÔNG\nTỈNH LAM CHÂU\n{NATION}\nBản án số: 12/2023/HS-ST\nNgày: 05-3-2023",
            "TÒA ÁN NHÂN DÂN HUYỆN KHÊ ĐÔNG, TỈNH LAM CHÂU",
        ),
        (f"Ban hành kèm theo Quyết định số 6/QĐ-UBND\nUBND XÃ AN PHÚ\n{NATION}", "UBND XÃ AN PHÚ"),
        (f"UBND XÃ AN PHÚ\nHUYỆN KHÊ ĐÔNG\n{NATION}", "UBND XÃ AN PHÚ, HUYỆN KHÊ ĐÔNG"),
        ("ĐOÀN TNCS HỒ CHÍ MINH\nBCH HUYỆN KHÊ ĐÔNG\n***\nSố: 5-TB/ĐTN", "ĐOÀN TNCS HỒ CHÍ MINH BCH HUYỆN KHÊ ĐÔNG"),
        ("Ủy ban nhân dân\nxã An Phú\nSố: 5/TB-UBND", "Ủy ban nhân dân xã An Phú"),
        (f"QUỐC HỘI\n********\n{NATION}\nLuật số: 5/2024/QH15\nQUỐC HỘI NƯỚC CỘNG HÒA XÃ HỘI", "QUỐC HỘI"),
        ("(Ban hành kèm theo Quyết định số 6/QĐ-TV của Giám đốc Thư viện tỉnh)", "Giám đốc Thư viện tỉnh"),
        ("Đơn vị: Trung tâm Y tế huyện Khê Đông", "Trung tâm Y tế huyện Khê Đông"),
        ("Tài liệu do Bảo hiểm xã hội huyện Khê Đông biên soạn, dùng từ tháng 3.", "Bảo hiểm xã hội huyện Khê Đông"),
        (f"{NATION}", ""),
        # What heads a paper is no body, neither alone nor below one.
        (f"{NATION}\nGIẤY ỦY QUYỀN\nTôi là Lê Thị Tám.", ""),
        (f"{NATION}\n-----oOo-----\nBẢN CAM KẾT\nTôi là Lê Thị Tám.", ""),
        (f"UBND XÃ AN PHÚ\n{NATION}\nGIẤY XÁC NHẬN\nÔng Tám là hộ nghèo.", "UBND XÃ AN PHÚ"),
        # An office whose name does not tell whose it is.
        (f"UBND HUYỆN KHÊ ĐÔNG\nVĂN PHÒNG\nSố: 5/VP-TH\n{NATION}", "VĂN PHÒNG, UBND HUYỆN KHÊ ĐÔNG"),
        (
            f"UBND HUYỆN KHÊ ĐÔNG\nVĂN PHÒNG HĐND VÀ UBND\nSố: 5/VP\n{NATION}",
            "VĂN PHÒNG HĐND VÀ UBND, UBND HUYỆN KHÊ ĐÔNG",
        ),
        ("HUYỆN ỦY KHÊ ĐÔNG\nBAN TUYÊN GIÁO\n*\nSố 5-GM/BTG", "BAN TUYÊN GIÁO, HUYỆN ỦY KHÊ ĐÔNG"),
        (f"UBND QUẬN 5\nPHÒNG QUẢN LÝ ĐÔ THỊ\nSố: 5/QLĐT\n{NATION}", "PHÒNG QUẢN LÝ ĐÔ THỊ, UBND QUẬN 5"),
        (
            f"UBND TỈNH LAM CHÂU\nSỞ Y TẾ\nPHÒNG THANH TRA\nSố: 5/TTr\n{NATION}",
            "PHÒNG THANH TRA, SỞ Y TẾ, UBND TỈNH LAM CHÂU",
        ),
        (f"TỈNH LAM CHÂU\nVĂN PHÒNG UBND TỈNH\nSố: 5/VP\n{NATION}", "VĂN PHÒNG UBND TỈNH, TỈNH LAM CHÂU"),
        (f"UBND TỈNH LAM CHÂU\nSỞ Y TẾ LAM CHÂU\nSố: 5/SYT\n{NATION}", "SỞ Y TẾ LAM CHÂU"),
        (f"BỘ Y TẾ\nSỞ Y TẾ HẬU GIANG\nSố: 5/SYT\n{NATION}", "SỞ Y TẾ HẬU GIANG"),
        (f"TỔNG CỤC THUẾ\nCỤC THUẾ TỈNH LAM CHÂU\nSố: 5/CT\n{NATION}", "CỤC THUẾ TỈNH LAM CHÂU"),
        (f"SỞ TÀI CHÍNH\nSỞ XÂY DỰNG\nSố: 5/LS\n{NATION}", "SỞ XÂY DỰNG"),
        # Without nation and number: a body, a kind, the place of the date.
        ("Uỷ BAN NHÂN DÂN Xã AN PHÚ\nBÁO CÁO\nVụ mùa\nAn Phú, ngày 5 tháng 3 năm 1999", "Uỷ BAN NHÂN DÂN Xã AN PHÚ"),
        ("BÁO LAM CHÂU\nTHÔNG BÁO\nMời viết bài.", ""),
        ("HỘI NGHỊ TỔNG KẾT\nSáng nay, Sở Y tế họp.", ""),
    ],
)
def test_the_body_that_issued_a_document(head: str, issuer: str) -> None:
    assert facts_of("", f"{head}\n\n{TITLE}").issuer == issuer


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 12/KH-UBND", "12/KH-UBND"),
        ("Số 31-TB/HU", "31-TB/HU"),
        ("Bản án số: 12/2023/HS-ST", "12/2023/HS-ST"),
        ("Số:: 65/2006/QH11", "65/2006/QH11"),
        ("Luật số: 28/2004/QH 11", "28/2004/QH11"),
        ("Số: 48-LCT/HĐNN8", "48-LCT/HĐNN8"),
        ("Số: 07/QC-BLC, ban hành ngày 12/6/2024", "07/QC-BLC"),
        (f"Số: 45/KH-UBND {DATE}", "45/KH-UBND"),
        ("Số: 5/SYT-NV V/v phòng dịch", "5/SYT-NV"),
        ("Số: 12 /2024/TT - BYT", "12/2024/TT-BYT"),
        ("LUẬT SỐ 103-SL/L.005 NGÀY 20-5-1957 VỀ CHỢ QUÊ", "103-SL/L.005"),
        ("Số: /TB-UBND", ""),
        ("Số 5 đường Lê Lợi có nhà mới.", ""),
        ("Thông tư số 01/2021/TT-TTCP quy định việc này.", ""),
        ("Căn cứ Quyết định số 12/QĐ-UBND ngày 5/3/2024;", ""),
    ],
)
def test_the_number_of_a_document(line: str, number: str) -> None:
    assert facts_of("", f"UBND XÃ AN PHÚ\n{line}\n{TITLE}").number == number


@pytest.mark.parametrize(
    ("line", "place"),
    [
        (DATE, "An Phú"),
        ("An Phú, ngày tháng 3 năm 2024", "An Phú"),
        ("An Phú ngày 5 tháng 3 năm 2024", "An Phú"),
        ("Đà Nẵng, ngày 5 tháng 3 năm 2024", "Đà Nẵng"),
        ("TP. Hồ Chí Minh, ngày 05/3/2024", "TP. Hồ Chí Minh"),
        ("Phường 12, ngày 5 tháng 3 năm 2024", "Phường 12"),
        (f"Số: 45/KH-UBND {DATE}", "An Phú"),
        ("Thứ bảy, ngày 09/12/2023", ""),
        ("Ngày 5 tháng 3 năm 2024", ""),
        ("Cập nhật ngày 05/3/2024 lúc 10:30", ""),
        ("(Tại Hội nghị tổng kết ngày 10/12/2023)", ""),
        ("Tại An Phú, ngày 5 tháng 3 năm 2024 xã họp.", ""),
    ],
)
def test_the_place_of_the_date_line(line: str, place: str) -> None:
    assert facts_of("", f"UBND XÃ AN PHÚ\n{line}\n{TITLE}").place == place


OFFICIAL = {
    "a06": ("ỦY BAN NHÂN DÂN HUYỆN TRƯỜNG LĨNH", "45/KH-UBND", "Trường Lĩnh"),
    "a07": ("Chi nhánh Văn phòng Đăng ký đất đai huyện Bình Cẩm, tỉnh Quảng Nam", "", ""),
    "a08": ("HUYỆN ỦY TRƯỜNG LĨNH", "31-TB/HU", "Trường Lĩnh"),
    "a10": ("UBND XÃ LƯƠNG MỸ, HUYỆN TRƯỜNG LĨNH", "", ""),
    "a11": ("ỦY BAN NHÂN DÂN PHƯỜNG LONG QUỚI", "178/QĐ-UBND", "Long Quới"),
    "a12": ("Trung tâm Y tế huyện Bình Cẩm, tỉnh Quảng Nam", "27/KH-TTYT", ""),
    "a13": ("CHI CỤC THUẾ KHU VỰC LONG ÂN - XUÂN TRẠCH", "612/CCTKV-TTHT", "Long Ân"),
    "a14": ("ĐOÀN TNCS HỒ CHÍ MINH BCH HUYỆN TRƯỜNG LĨNH", "58-BC/ĐTN", "Trường Lĩnh"),
    "b01": ("SỞ GIÁO DỤC VÀ ĐÀO TẠO, UBND TỈNH LAM CHÂU", "45/KH-SGDĐT", "Lam Châu"),
    "b03": ("Bảo hiểm xã hội (BHXH) huyện Thạch Mai, tỉnh Lam Châu", "", ""),
    "b04": ("HUYỆN ỦY THẠCH MAI", "31-TB/HU", "Thạch Mai"),
    "b05": ("ỦY BAN NHÂN DÂN HUYỆN KHÊ ĐÔNG", "178/QĐ-UBND", "Khê Đông"),
    "b06": ("SỞ GIAO THÔNG VẬN TẢI LAM CHÂU", "216/TB-SGTVT", "Lam Châu"),
    "b07": ("Giám đốc Thư viện tỉnh Lam Châu", "", ""),
    "b09": ("ỦY BAN NHÂN DÂN THỊ XÃ HÒA GIANG", "23/KH-UBND", "Hòa Giang"),
    "b13": ("", "07/QC-BLC", ""),
    "b14": ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI, UBND TỈNH LAM CHÂU", "2874/SLĐTBXH-LĐVL", "Lam Châu"),
}
AUTHORS = {"a09": "Bùi Quế Lâm", "b02": "Thu Quỳnh", "b08": "Đức Thịnh", "b12": "Hải Yến"}


def test_the_samples_say_who_issued_them_and_who_wrote_them() -> None:
    folder = Path(str(resources.files("corpus").joinpath("samples")))
    for path in sorted([*folder.glob("*.txt"), *folder.glob("*.md")]):
        document = make_document(SourceFile(path, path.name), path.read_bytes())
        name = path.name[:3]
        expected = DocumentFacts(*OFFICIAL.get(name, ("", "", "")), AUTHORS.get(name, ""), "vi")
        assert facts_of(document.title, document.text) == expected, name


@given(st.text(st.sampled_from("Số: 12/KH-UBND ngày,\nAN PHÚ") | st.characters()))
def test_any_text_has_facts(text: str) -> None:
    facts = facts_of("", text)

    assert "\n" not in facts.issuer + facts.number + facts.place + facts.author
