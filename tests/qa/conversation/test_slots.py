import pytest

from qa.conversation.slots import in_place


@pytest.mark.parametrize(
    ("question", "subject", "expected"),
    [
        ("Còn năm 2024 thì sao?", "Năm 2023 xã Nà Hoa có mấy hộ?", "Năm 2024 xã Nà Hoa có mấy hộ?"),
        ("nam 2024 thi sao", "Năm 2023 xã Nà Hoa có mấy hộ?", "Năm 2024 xã Nà Hoa có mấy hộ?"),
        ("năm 2022 thì bao nhiêu?", "Năm 2023 chợ thu bao nhiêu tiền?", "Năm 2022 chợ thu bao nhiêu tiền?"),
        (
            "Thế hộ cận nghèo?",
            "Hộ nghèo ở Nà Hoa được hỗ trợ bao nhiêu?",
            "Hộ cận nghèo ở Nà Hoa được hỗ trợ bao nhiêu?",
        ),
        ("Thế bao nhiêu cá nhân?", "Có bao nhiêu tập thể được khen?", "Có bao nhiêu cá nhân được khen?"),
        ("Còn giải Nhì?", "Đội Nà Hoa đoạt mấy giải Nhất?", "Đội Nà Hoa đoạt mấy giải Nhì?"),
    ],
)
def test_another_of_the_same_kind_takes_the_place_of_the_first(question: str, subject: str, expected: str) -> None:
    assert in_place(question, subject) == expected


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("Còn năm 2024?", "Từ năm 2022 đến năm 2023 có mấy vụ?"),  # in place of which?
        ("Riêng Ủy ban Kiểm tra thì làm gì?", "Huyện ủy Nà Hoa giao những việc gì?"),  # `ủy` begins nothing here
        ("Còn mì ăn liền?", "Kho dự trữ bao nhiêu tấn gạo?"),
        ("Thế?", "Kho dự trữ bao nhiêu tấn gạo?"),
    ],
)
def test_where_nothing_is_of_the_same_kind_nothing_is_replaced(question: str, subject: str) -> None:
    assert in_place(question, subject) is None
