from __future__ import annotations

import unicodedata
from importlib import resources
from pathlib import Path

import pytest

from corpus.discovery import SourceFile
from corpus.document_kind import KINDS, NEWS, OTHER, document_kind, known_kind
from corpus.documents import make_document

HEAD = "UBND XÃ TÂN LẬP\nSố: {number}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
NEWS_BODY = "Sáng 12/3, hội nghị do bà Trần Thị Hạnh chủ trì. Bà cho biết xã sẽ làm ngay."


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("KẾ HOẠCH Trồng cây", HEAD.format(number="7/KH-UBND") + "KẾ HOẠCH\nTrồng cây", "kế hoạch"),
        ("BIÊN BẢN HỌP THÔN", "BIÊN BẢN HỌP THÔN\nSố: 2/BB-TL\nBà con bàn việc.", "biên bản"),
        ("THÔNG BÁO Về việc nghỉ lễ", "THÔNG BÁO\nVề việc nghỉ lễ\nCơ quan nghỉ hai ngày.", "thông báo"),
        ("BỘ LUẬT HÀNG HẢI", HEAD.format(number="4/2015/QH13") + "BỘ LUẬT\nHÀNG HẢI", "luật"),
        # The kind that stands there counts, not the one that it approves, nor another sign in the number.
        ("QUYẾT ĐỊNH", HEAD.format(number="8/QĐ-UBND") + "QUYẾT ĐỊNH\nVề việc phê duyệt Kế hoạch năm", "quyết định"),
        ("QUY ĐỊNH", "ĐẢNG BỘ TỈNH\nSố 5-QĐ/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nQUY ĐỊNH\nVề chế độ họp", "quy định"),
        ("Trồng cây", HEAD.format(number="31-TB/HU") + "Trồng cây đầu xuân", "thông báo"),
        ("Tình hình", HEAD.format(number="16/2024/TT-BYT") + "Tình hình", "thông tư"),
        ("V/v nghỉ lễ", HEAD.format(number="612/CCT-TH") + "V/v nghỉ lễ\nKính gửi: Các phòng", "công văn"),
        ("V/v nghỉ lễ", HEAD.format(number="612/CV-TH") + "V/v nghỉ lễ\nKính gửi: Các phòng", "công văn"),
        ("Bản án", "TÒA ÁN NHÂN DÂN TỈNH LAM CHÂU\nBản án số: 12/2023/HS-ST\nNgày: 05-3-2023", "bản án"),
        # In sentence case the text has to show what it is.
        ("Kế hoạch năm 2024", "Kế hoạch năm 2024\nSố: 27/KH-TTYT\nCác việc cần làm.", "kế hoạch"),
        ("Quy chế thư viện", "Quy chế thư viện\nChương I. Chung\nĐiều 1. Phạm vi\nAi cũng được vào.", "quy chế"),
        ("Hướng dẫn đổi thẻ", "Hướng dẫn đổi thẻ\nTài liệu do Ủy ban xã biên soạn cho bà con.", "hướng dẫn"),
        # In capitals the text has to go on as such a document does.
        (
            "HỢP ĐỒNG MUA BÁN GỖ",
            "HỢP ĐỒNG MUA BÁN GỖ\nTân Lập, ngày 2 tháng 6 năm 2001\nBên bán: ông Tám.",
            "hợp đồng",
        ),
        ("BIÊN BẢN HỌP LỚP", "TRƯỜNG TÂN LẬP\nBIÊN BẢN HỌP LỚP\nThời gian: 8 giờ ngày 5/3/2024", "biên bản"),
        ("HỢP ĐỒNG THUÊ NHÀ", "HỢP ĐỒNG THUÊ NHÀ\nHôm nay, ngày 5 tháng 3 năm 2024, chúng tôi gồm:", "hợp đồng"),
        ("KẾ HOẠCH QUỸ LỚP", "KẾ HOẠCH QUỸ LỚP\nI. MỤC ĐÍCH\nGiúp bạn.\nII. CÁCH LÀM\nMỗi tháng góp.", "kế hoạch"),
        ("BÁO CÁO TÀI CHÍNH", "HỢP TÁC XÃ TÂN LẬP\nBÁO CÁO TÀI CHÍNH\nDoanh thu tăng so với năm trước.", "báo cáo"),
        (
            "HỢP ĐỒNG THUÊ NHÀ",
            HEAD.format(number="9/HĐTN") + "---oOo---\nHỢP ĐỒNG THUÊ NHÀ\nBên A: ông Tám.",
            "hợp đồng",
        ),
        (
            "HỢP ĐỒNG LAO ĐỘNG: NHỮNG ĐIỀU CẦN BIẾT",
            "HỢP ĐỒNG LAO ĐỘNG: NHỮNG ĐIỀU CẦN BIẾT\nKính gửi: bạn đọc\nBài này giải thích.",
            OTHER,
        ),
        ("KẾ HOẠCH MỚI", f"UBND XÃ TÂN LẬP\nKẾ HOẠCH MỚI\n{NEWS_BODY}", NEWS),
        ("QUYẾT ĐỊNH KHÓ HIỂU", "XÃ HỘI\nQUYẾT ĐỊNH KHÓ HIỂU\nTrọng tài thổi phạt.", OTHER),
        ("NỘI QUY LỚP HỌC", "NỘI QUY LỚP HỌC\n1. Đi học đúng giờ\n2. Giữ vệ sinh", "nội quy"),
        ("KẾ HOẠCH ĐI SA PA", "KẾ HOẠCH ĐI SA PA\n1. Đi lúc nào\nMùa xuân.\n2. Ăn gì\nThắng cố.", OTHER),
        ("LUẬT ĐẤT ĐAI ĐỔI MỚI", "LUẬT ĐẤT ĐAI ĐỔI MỚI\nI. Bỏ khung giá đất\nII. Thu hồi đất", OTHER),
        ("LUẬT SƯ TRẦN TÁM", "VĂN PHÒNG TÂN LẬP\nLUẬT SƯ TRẦN TÁM\nKính gửi: ông Ba", OTHER),
        # A petition has an addressee as a dispatch has.
        ("ĐƠN KHIẾU NẠI", HEAD.format(number="") + "ĐƠN KHIẾU NẠI\nKính gửi: Ủy ban xã", OTHER),
        # A message is no report, whatever it tells.
        ("Hop", f"Từ: Lan <lan@x.vn>\nĐến: Hà\nTiêu đề: Họp\nKính gửi chị,\n{NEWS_BODY}", OTHER),
        ("Hop", f"From: Lan\nSubject: Hop\n{NEWS_BODY}", OTHER),
        # A report about a document is none.
        ("Nghị quyết số 5 đi vào đời sống", f"Nghị quyết số 5 đi vào đời sống\n{NEWS_BODY}", NEWS),
        ("Kế hoạch trồng cây được duyệt", f"Kế hoạch trồng cây được duyệt\n{NEWS_BODY}", NEWS),
        ("NGHỊ QUYẾT MỚI CHO NÔNG DÂN", f"NGHỊ QUYẾT MỚI CHO NÔNG DÂN\n{NEWS_BODY}", NEWS),
        ("Luật Đất đai thay đổi những gì", "Luật Đất đai thay đổi những gì\nĐây là một bài viết.", OTHER),
        ("Cây lúa", "Cây lúa là một loài cây trồng ở vùng nước.", OTHER),
        ("x", "x", OTHER),
    ],
)
def test_the_kind_of_a_document(title: str, text: str, kind: str) -> None:
    assert document_kind(title, text) == kind


def test_the_samples_are_of_their_kinds() -> None:
    folder = Path(str(resources.files("corpus").joinpath("samples")))
    kinds: dict[str, str] = {}
    for path in sorted([*folder.glob("*.txt"), *folder.glob("*.md")]):
        kinds[path.name[:3]] = make_document(SourceFile(path, path.name), path.read_bytes()).kind

    by_kind = {kind: " ".join(name for name, its in kinds.items() if its == kind) for kind in sorted(kinds.values())}
    assert by_kind == {
        "biên bản": "a10 b10",
        "báo cáo": "a14",
        "công văn": "a13 b14",
        "hướng dẫn": "a07 b03 b11",
        "kế hoạch": "a06 a12 b01 b09",
        "quy chế": "b07 b13",
        "quyết định": "a11 b05",
        "thông báo": "a08 b04 b06",
        "tin bài": "a01 a02 a03 a04 a05 a09 b02 b08 b12",
    }


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_known_in_any_spelling(kind: str) -> None:
    assert known_kind(kind) == kind
    assert known_kind(f" {unicodedata.normalize('NFD', kind.upper())} ") == kind
    assert unicodedata.is_normalized("NFC", kind)


@pytest.mark.parametrize("name", ["", "thơ", "kế hoạch năm", "kehoach"])
def test_what_is_no_kind_is_none(name: str) -> None:
    assert known_kind(name) is None
