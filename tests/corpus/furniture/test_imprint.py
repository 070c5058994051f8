from __future__ import annotations

import pytest

from corpus.furniture.imprint import find_imprint
from corpus.furniture.lines import Line


def found(*texts: str) -> list[str]:
    lines = [Line(text) for text in texts]
    return [text for run in find_imprint(lines) for text in texts[run.start : run.end]]


def test_the_imprint_at_the_end_goes_with_its_address() -> None:
    imprint = [
        "Cơ quan chủ quản: UBND huyện",
        "Địa chỉ: số 5 Trần Phú",
        "© 2024 Cổng thông tin huyện",
        "Điện thoại: 0299",
    ]

    assert found("Hội nghị kết thúc.", *imprint) == imprint


@pytest.mark.parametrize(
    "text",
    [
        "Bản quyền thuộc về UBND xã Lương Mỹ",
        "Copyright 2024 Báo Lâm Chàu",
        "Giấy phép số 12/GP-STTTT ngày 05/3/2020",
        "Ghi rõ nguồn Báo Lâm Chàu khi phát hành lại thông tin từ website này",
    ],
)
def test_what_only_a_site_says_goes(text: str) -> None:
    assert found("Hội nghị kết thúc.", text) == [text]


def test_an_address_without_a_site_stays() -> None:
    assert found("Mọi thắc mắc xin liên hệ:", "Địa chỉ: số 5 Trần Phú", "Điện thoại: 0299") == []


def test_rights_within_a_text_stay() -> None:
    assert found("Bản quyền thuộc về tác giả.", "Điều 5. Hiệu lực thi hành") == []


def test_the_licence_of_something_else_stays() -> None:
    assert found("Trạm phát sóng", "Điện thoại: 0299", "Giấy phép số 12/GP-BTTTT cấp cho trạm phát sóng của xã") == []
