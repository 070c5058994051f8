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
    # Hard-wrapped.
    "Thư viện huyện mở cửa từ bảy giờ sáng đến năm giờ chiều các ngày trong\ntuần, riêng chủ nhật nghỉ. ¦Bạn đọc"
    " mang theo thẻ khi đến mượn sách; ai\nlàm mất thẻ phải báo ngay cho thủ thư. ¦Sách mượn về nhà được giữ trong\n"
    "Kho số 2 và trả lại sau mười bốn ngày, quá hạn thì nộp phạt theo nội\nquy của thư viện.\n¦Nội quy treo ở cửa.\n"
    "¦1. Giữ trật tự trong phòng đọc, không nói chuyện điện thoại và không ăn\nuống.\n¦2. Trả sách đúng chỗ.",
]


@pytest.mark.parametrize("marked", ABBREVIATIONS + NUMBERS + MARKS + WITHOUT_SPACE + LINES)
def test_cases_by_hand(marked: str) -> None:
    expected = [sentence.strip() for sentence in marked.split("¦")]

    assert quotes(marked.replace("¦", "")) == expected
