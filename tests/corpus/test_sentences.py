from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Span
from corpus.sentences import ENUMERATION, LONGEST, split_sentences


def quotes(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


# "¦" marks where one sentence ends and the next begins; it is taken out before the text is split.
ABBREVIATIONS = [
    "Đoàn từ TP. Hồ Chí Minh ra thăm huyện. ¦Huyện cử cán bộ đón đoàn.",
    "Anh làm việc ở TP.HCM đã lâu. ¦Chị cũng vậy.",
    "Tp. Vinh có hai bến xe. ¦Cả hai đều đông.",
    "ThS. Lê Thị Hòa và TS. Đỗ Minh trình bày tham luận. ¦Hội thảo kết thúc lúc 11 giờ.",
    "PGS.TS. Trần Văn Khoa chủ trì. ¦GS. Mai phát biểu.",
    "PGS.TS Trần Văn Khoa chủ trì đề tài. ¦BS. Lan và KS. Hùng tham gia.",
    "CN. Phạm Thu Trang dạy môn này. ¦Lớp có 40 học viên.",
    "Nhà ông ở Q.1, còn cửa hàng ở P.12. ¦Hai nơi cách nhau 3 km.",
    "Bưu cục đặt tại P. Bến Nghé, Q. Bình Thạnh. ¦Giờ mở cửa là 7 giờ.",
    "Xem thêm tr. 15 của báo cáo. ¦Phụ lục in ở tr. 40.",
    "Chợ bán rau, quả, cá, v.v. cho cả vùng. ¦Chợ họp sớm.",
    "Chợ bán rau, quả, cá, v.v. ¦Người mua đến từ sáng.",
    "Kho có gạo, muối, dầu, v.v… và nước uống. ¦Kho mở cả ngày.",
    "Ông Nguyễn V. A. khai báo đầy đủ. ¦Bà Lê T. H. vắng mặt.",
    "Đ/c. Hoàng Văn Tám nhận nhiệm vụ mới. ¦Đ/c Lan thay ông.",
    "Tàu cập cảng St. Petersburg hôm qua. ¦Hàng hóa gồm chè và cà phê.",
    "Bản nhạc No. 5 được chơi lại. ¦Khán giả vỗ tay.",
    "Nhóm gặp anh Trần Văn T. (30 tuổi) tại nhà. ¦Anh sống một mình.",
    "Tài sản thuộc về bà Phạm Thị N. ¦Theo hồ sơ, bà mua năm 2010.",
    "Cam có nhiều vitamin C. ¦Người bệnh nên ăn mỗi ngày.",
    "Dự án do ngân sách TP. ¦Theo kế hoạch, cầu xong trong quý 3.",
    "Đội tham dự giải châu Á. ¦Quan chức đội ra sân bay tiễn.",
    "Nhiệt độ trong phòng là 24 độ C. ¦Máy lạnh chạy suốt ngày.",
    "TM. Ban quản lý, KT. Trưởng ban đã ký. ¦Văn bản gửi đi hôm sau.",
    "Tác giả John F. Kennedy được trích dẫn. ¦Sách in lại hai lần.",
]
NUMBERS = [
    "Năng suất đạt 11,5 tấn. ¦Sản lượng là 3.600 tấn.",
    "Cuộc họp ngày 08.12.2023 đã hoãn. ¦Lịch mới sẽ báo sau.",
    "Cuộc họp ngày 8. 12. 2023 đã hoãn. ¦Lịch mới sẽ báo sau.",
    "Mục 1.2.3 nói về kinh phí. ¦Mục 1.2.4 nói về nhân sự.",
    "Việc này theo khoản 2. Điều 7 của quy chế. ¦Phòng Tài vụ thi hành.",
    "Trường khánh thành năm 2021. ¦Khóa đầu có 120 em.",
    "Tổng số phiếu là 300. ¦25 phiếu không hợp lệ.",
    "Ban hành kèm theo Quyết định số 15. ¦Quyết định có hiệu lực ngay.",
]
MARKS = [
    "Ai chịu trách nhiệm? ¦Cả phòng! ¦Không ai được nghỉ…  ¦Mọi người ở lại.",
    "Anh ấy ngập ngừng... rồi nói tiếp. ¦Mọi người lắng nghe.",
    "Nhiều việc đã xong như làm đường, xây cầu... ¦Hội đồng ghi nhận.",
    "Từng đảng viên … các bộ phận đã góp ý. ¦Cuộc họp bế mạc.",
    "Các tỉnh như Huế, Vinh, … Hà Tĩnh đều có mưa. ¦Nước lên nhanh.",
    "Thủ trưởng các đơn vị chịu trách nhiệm thi hành./. ¦Nơi nhận: Văn phòng.",
    "Cô giáo dặn: “Các em nhớ làm bài.” ¦Cả lớp vâng dạ.",
    'Ông bảo: "Cứ để đó!" ¦Rồi ông đi. ¦(Ghi theo lời kể.)',
    "“Bao giờ xong?” ông hỏi. ¦“Ngày mai ạ!” – người thợ đáp.",
    "“Mai sẽ xong.” - Bà Lan hứa với cả tổ. ¦Ai cũng mừng.",
    "Chương trình «Xuân yêu thương.» ¦Buổi diễn kéo dài hai giờ.",
    "Kết quả tốt (vượt kế hoạch 5%.) ¦Năm sau sẽ cao hơn.",
    "Nội dung gồm: (1) Làm sạch đường. ¦(2) Trồng thêm cây. ¦(3) Thu gom rác.",
    "Công ty Yahoo! đã đổi chủ. ¦Giá cổ phiếu tăng.",
    "Điện thoại bán chạy. ¦iPhone đứng đầu bảng.",
]
WITHOUT_SPACE = [
    "Cán bộ đã hoàn thành nhiệm vụ.¦Tổ chức ghi nhận.¦Mọi người vui vẻ.",
    "Ai biết việc này?¦Không ai trả lời.",
    "Phong trào “Sạch nhà, đẹp ngõ”.¦Các hộ hưởng ứng.",
    "Tuyến đường xong năm 2019.¦Người dân đi lại dễ dàng.",
    "Hồ sơ nộp tại UBND.¦Trong ba ngày sẽ có kết quả.",
    "Mời xem www.Thuvien.vn và Bao.Tinhnha.vn để biết. ¦Hai trang đều miễn phí.",
    "Thư gửi về lan.Anh@coquan.vn trước thứ sáu. ¦Trang Gia Lai.vn cũng nhận thư.",
    "Tải tệp baocao.PDF và danhsach.Xlsx về máy. ¦Mở tệp bằng máy tính.",
    "GS.TSKH.Lê Nam và ThS.Hòa đến từ TP.HCM. ¦Họ ở lại ba ngày.",
]
LINES = [
    "Thông báo lịch trực\n\n¦phòng Hành chính",
    "Trưởng phòng trao quà cho các hộ nghèo tại nhà văn hóa thôn\nnhân dịp đầu năm mới\n¦Ảnh: Minh Hà",
    "Quang cảnh buổi lễ\n¦Buổi lễ có 200 người dự. ¦Trời nắng đẹp.\n¦Thu Hà",
    "Ban giám khảo họp tại trụ sở của\nPhòng Văn hóa huyện lúc 8 giờ. ¦Kết quả báo sau.",
    "1. Phòng Tổ chức lập danh sách. ¦Hạn nộp là thứ hai.\n¦2. Phòng Tài vụ chi tiền.",
    "Cần chuẩn bị:\n¦a) bàn ghế;\n¦b) loa đài;\n¦c) nước uống.",
    "- Lập kế hoạch\n¦- giao việc\n¦+ kiểm tra\n¦* báo cáo\n¦• lưu hồ sơ",
    "IV. KẾT QUẢ. ĐÁNH GIÁ\n¦Kết quả tốt. ¦Đánh giá cao.",
    "Điều 5. Trách nhiệm của giáo viên\n¦1. Giảng bài đúng giờ.\n¦2. Chấm bài công bằng.",
    "1.\nLập danh sách khách mời. ¦Gửi giấy mời.\n¦2.\nChuẩn bị hội trường.",
    "# Quy chế. Phần chung\n¦Mọi người tuân theo.\n¦| Tên. | Việc. |\n¦| Lan. | Văn thư. |",
    "BÁO CÁO TỔNG KẾT\n¦về công tác văn thư\n¦Năm qua văn thư làm tốt.",
    "Hồ sơ gồm:\n¦giấy khai sinh\n¦đơn xin học\n¦ảnh thẻ",
    "KẾ HOẠCH TRỒNG CÂY\n¦KÍNH GỬI CÁC THÔN\n¦Các thôn nhận cây vào thứ bảy.",
    # Hard-wrapped.
    "Ban quản lý chợ yêu cầu các hộ kinh doanh giữ gìn vệ sinh, phát triển kinh tế\n- xã hội của thị trấn theo quy"
    " hoạch đã duyệt và không lấn chiếm lối đi chung\ncủa chợ; hộ nào vi phạm sẽ bị nhắc nhở, lần thứ hai thì bị"
    " phạt tiền theo quy\nđịnh của UBND thị trấn. ¦Ban quản lý chợ gồm ba người do các hộ bầu ra trong\ncuộc họp"
    " đầu năm.\n¦- Thu phí chợ vào ngày mồng năm.\n¦- Quét chợ mỗi chiều.",
    "Thư viện huyện mở cửa từ bảy giờ sáng đến năm giờ chiều các ngày trong\ntuần, riêng chủ nhật nghỉ. ¦Bạn đọc"
    " mang theo thẻ khi đến mượn sách; ai\nlàm mất thẻ phải báo ngay cho thủ thư. ¦Sách mượn về nhà được giữ trong\n"
    "Kho số 2 và trả lại sau mười bốn ngày, quá hạn thì nộp phạt theo nội\nquy của thư viện.\n¦Nội quy treo ở cửa.\n"
    "¦1. Giữ trật tự trong phòng đọc, không nói chuyện điện thoại và không ăn\nuống.\n¦2. Trả sách đúng chỗ.",
]


@pytest.mark.parametrize("marked", ABBREVIATIONS + NUMBERS + MARKS + WITHOUT_SPACE + LINES)
def test_cases_by_hand(marked: str) -> None:
    expected = [sentence.strip() for sentence in marked.split("¦")]

    assert quotes(marked.replace("¦", "")) == expected


def test_empty_text_has_no_sentences() -> None:
    assert split_sentences("") == []
    assert split_sentences(" \n\n ") == []


def test_long_enumeration_is_cut_into_its_items_and_short_items_stay_with_a_neighbour() -> None:
    items = [
        "Trong năm, thư viện huyện đã tổ chức 12 buổi đọc sách cho học sinh các trường tiểu học trên địa bàn;",
        "mở 03 lớp dạy tin học cho người cao tuổi tại nhà văn hóa trung tâm;",
        "sửa mái; tặng 500 cuốn sách cho sáu điểm đọc ở các xã vùng cao;",
        "trao giải cuộc thi kể chuyện (giải nhất; giải nhì; giải khuyến khích dành cho thí sinh nhỏ tuổi);",
        "mua thêm hai máy tính cho phòng tra cứu và thay toàn bộ đèn đọc; sơn cửa.",
    ]
    text = " ".join(items)
    assert len(text) > ENUMERATION

    assert quotes(text) == items
    assert quotes(text.replace("; ", ";")) == [item.replace("; ", ";") for item in items]


def test_shorter_sentence_keeps_its_semicolons() -> None:
    text = "Tổ một quét sân và nhổ cỏ; tổ hai lau cửa và kê lại bàn ghế; tổ ba nấu cơm cho cả đoàn."

    assert quotes(text) == [text]


def test_endless_sentence_is_cut_at_commas_then_spaces_then_anywhere() -> None:
    commas, spaces, solid = "cây tre, " * 400 + "hết.", "cây tre " * 400 + "hết.", "x" * 1_000_000

    assert all(quote.endswith((",", ".")) for quote in quotes(commas))
    assert "".join(quotes(spaces)).replace(" ", "") == spaces.replace(" ", "")
    assert all(quote.split()[0] in ("cây", "tre", "hết.") for quote in quotes(spaces))
    assert "".join(quotes(solid)) == solid
    for text in (commas, spaces, solid):
        assert max(map(len, quotes(text))) <= LONGEST


def test_offsets_count_code_points() -> None:
    text = "😀 Vui quá! Tết đến rồi."

    assert split_sentences(text) == [Span(0, 10), Span(11, 23)]


def check_invariants(text: str) -> None:
    end = 0
    for span in split_sentences(text):
        assert end <= span.start < span.end
        assert not text[end : span.start].strip()
        assert not text[span.start].isspace()
        assert not text[span.end - 1].isspace()
        assert span.end - span.start <= LONGEST
        end = span.end
    assert not text[end:].strip()


REALISTIC = "\n\n".join(marked.replace("¦", "") for marked in ABBREVIATIONS + NUMBERS + MARKS + WITHOUT_SPACE + LINES)
PIECES = [
    ".",
    "…",
    "...",
    "./.",
    "!",
    "?",
    ";",
    ":",
    ",",
    "\n",
    "\n\n",
    " ",
    "“",
    "”",
    '"',
    "(",
    ")",
    "-",
    "1.",
    "a)",
    "IV.",
]
PIECES += [
    "Điều 5.",
    "TP.",
    "v.v.",
    "V.",
    "# ",
    "| ",
    "HỘI",
    "Hội",
    "hội",
    "\x1f",
    "\u2028",
    "\u0301",
    "9" * 40,
    "dài" * 500,
]


@settings(max_examples=300)
@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
def test_spans_cover_any_text(text: str) -> None:
    check_invariants(text)


@settings(max_examples=200)
@given(st.data())
def test_spans_cover_damaged_realistic_text(data: st.DataObject) -> None:
    text = REALISTIC
    for _ in range(data.draw(st.integers(1, 12))):
        place = data.draw(st.integers(0, len(text)))
        removed = data.draw(st.integers(0, 30))
        text = text[:place] + data.draw(st.sampled_from(["", *PIECES])) + text[place + removed :]
    check_invariants(text)


@pytest.mark.parametrize(
    "piece",
    ["chữ ", "chữ", ".", "\n", ". ", ".a", "a\n", "-\n", "1.", "(", ". (", ".)", '."', "a; (", ' "', ". -", "TP. "],
)
def test_time_grows_with_the_length_only(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        begin = time.process_time()
        split_sentences(text)
        return time.process_time() - begin

    # Quadratic work on 300,000 characters takes minutes; the bound leaves room for a slow, busy machine.
    assert seconds(300_000) < 10
