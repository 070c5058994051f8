"""The title in the largest letters, and the date in the line of a newspaper."""

from __future__ import annotations

import pytest

from corpus.readers.pdf import read_pdf
from tests.corpus.readers.pdf_files import At, make_pdf, paragraphs

SAID = (
    "Sáng nay, hơn hai trăm hộ dân của xã bước vào vụ thu hoạch, sản lượng ước đạt một nghìn tấn, tăng một phần ba.",
    "Giá bán tại vườn giữ ở mức cao, thương lái đặt trước từ đầu tháng và trả tiền ngay khi nhận hàng tại chợ xã.",
)
HEADLINE = "Mùa hồng không hạt ở vùng cao"


def read(*head: At) -> tuple[str | None, str | None]:
    raw = read_pdf(make_pdf([*head, *paragraphs(160, *SAID)]))
    return raw.title, raw.date


@pytest.mark.parametrize("above", ["BÁO AN PHÚ | Thứ Năm, 10/10/2024 | Số 4127", "VĂN PHÒNG LUẬT SƯ AN PHÚ - BẢO MẬT"])
def test_the_largest_line_is_the_title_though_another_stands_above_it(above: str) -> None:
    assert read(At(85, 60, above), At(85, 100, HEADLINE, 20))[0] == HEADLINE


@pytest.mark.parametrize("name", ["BÁO AN PHÚ", "Tạp chí Nông nghiệp xanh", "CÔNG TY CỔ PHẦN AN PHÚ"])
def test_the_name_of_a_paper_or_a_company_is_no_title(name: str) -> None:
    assert read(At(85, 60, "Tin trong tuần"), At(85, 90, name, 28), At(85, 125, HEADLINE, 20))[0] == HEADLINE


def test_an_official_document_has_its_title_by_its_words() -> None:
    head = (At(85, 60, "Độc lập - Tự do - Hạnh phúc"), At(85, 90, "Số: 12/KH-UBND"), At(85, 120, HEADLINE, 20))
    assert read(*head)[0] is None


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("BÁO AN PHÚ | Thứ Năm, 10/10/2024 | Số 4127", "Thứ Năm, 10/10/2024"),
        ("Số 12 • 05/3/2024", "05/3/2024"),
        ("Họp giao ban | 10/10/2024 | Phòng số 2", None),
        ("Báo cáo tháng | 10/10/2024", None),
    ],
)
def test_a_newspaper_has_its_date_beside_its_name_or_number(line: str, date: str | None) -> None:
    assert read(At(85, 60, line), At(85, 100, HEADLINE, 20))[1] == date
