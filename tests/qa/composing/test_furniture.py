"""Lines of a page that state nothing are told from those that do, by their shape alone."""

import pytest

from qa.composing.furniture import is_furniture


@pytest.mark.parametrize(
    "line",
    [
        "UBND XÃ BẾN MƠ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/QĐ-UBND",
        "Bến Mơ, ngày 02 tháng 3 năm 2024",
        "Thứ Bảy, 02/03/2024",
        "02-03-2024 13:15",
        "Điều 4. Giờ mở cửa",
        "Chương II. Thẻ đọc",
        "## Hồ sơ",
        "2. Hạn chế",
        "Quang cảnh buổi lễ.",
        "Tin, ảnh: Lê Tám",
        "Nơi nhận:",
        "Căn cứ Luật Thư viện ngày 21/11/2019;",
        "Xét Tờ trình số 12/TTr-VH ngày 02/3/2024 của Phòng Văn hóa,",
        "Theo đề nghị của Trưởng phòng Văn hóa tại Tờ trình số 12/TTr-VH.",
        "(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 02/3/2024 của UBND xã)",
    ],
)
def test_letterheads_headings_datelines_and_bylines_state_nothing(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Xã có 37 hộ nghèo.",
        "Căn cứ kết quả kiểm tra, đoàn kết luận chợ đạt chuẩn.",
        "Theo đề nghị của xóm, xã cấp 5 triệu đồng.",
        "- Hộ nghèo: 25.000 đồng;",
        "a) Lập phương án",
        "| Hộ nghèo | 25.000 đồng |",
        "Lễ khai mạc diễn ra ngày 02/3/2024.",
        "Cầu Bến Mơ đóng để sửa từ ngày 02/3/2024 đến hết ngày 31/10/2024",
        "Điều 4. Thẻ đọc có giá trị trong 24 tháng",
        "1. Bà Trần Thị Hạnh, Chủ tịch xã, chủ trì;",
    ],
)
def test_sentences_items_and_rows_state_something(line: str) -> None:
    assert not is_furniture(line)
