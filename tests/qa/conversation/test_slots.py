import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.conversation.slots import asked_instead, in_place


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
        ("Còn năm 2024?", "Năm 2022 có mấy vụ, năm 2023 có mấy vụ?"),  # in place of which?
        ("Riêng Ủy ban Kiểm tra thì làm gì?", "Huyện ủy Nà Hoa giao những việc gì?"),  # `ủy` begins nothing here
        ("Còn mì ăn liền?", "Kho dự trữ bao nhiêu tấn gạo?"),
        ("Thế?", "Kho dự trữ bao nhiêu tấn gạo?"),
    ],
)
def test_where_nothing_is_of_the_same_kind_nothing_is_replaced(question: str, subject: str) -> None:
    assert in_place(question, subject) is None


_CASES = "Năm 2022 huyện Nà Hoa có bao nhiêu ca sốt?"


@pytest.mark.parametrize(
    ("question", "subject", "expected"),
    [
        ("2023?", _CASES, "Năm 2023 huyện Nà Hoa có bao nhiêu ca sốt?"),
        ("Thế 2023 thì sao?", _CASES, "Năm 2023 huyện Nà Hoa có bao nhiêu ca sốt?"),
        ("Còn trong năm 2023?", _CASES, "Năm 2023 huyện Nà Hoa có bao nhiêu ca sốt?"),
        ("con cua nam 2023", _CASES, "Năm 2023 huyện Nà Hoa có bao nhiêu ca sốt?"),
        ("Năm sau thì sao?", _CASES, "Năm 2023 huyện Nà Hoa có bao nhiêu ca sốt?"),
        ("Còn năm trước?", _CASES, "Năm 2021 huyện Nà Hoa có bao nhiêu ca sốt?"),
        ("Thế giai đoạn 2021-2023?", _CASES, "Giai đoạn 2021-2023 huyện Nà Hoa có bao nhiêu ca sốt?"),
        ("Tháng 5/2023?", _CASES, "Tháng 5/2023 huyện Nà Hoa có bao nhiêu ca sốt?"),
        ("Ở huyện Khe Lau năm 2023?", _CASES, "Năm 2023 huyện Khe Lau có bao nhiêu ca sốt?"),
        ("Khe Lau?", "Xã Nà Hoa, huyện Bản Thín có mấy hộ?", "Khe Lau, huyện Bản Thín có mấy hộ?"),
        ("Còn phường Khe Lau?", "Xã Nà Hoa có mấy hộ?", "Phường Khe Lau có mấy hộ?"),
        ("Quý II?", "Quý I năm 2023 chợ thu bao nhiêu?", "Quý II năm 2023 chợ thu bao nhiêu?"),
        ("Còn năm 2024?", "Từ năm 2022 đến năm 2023 có mấy vụ?", "Năm 2024 có mấy vụ?"),
        ("Còn ở Khe Lau?", "Ai chủ trì hội nghị ở Nà Hoa?", "Ai chủ trì hội nghị ở Khe Lau?"),
    ],
)
def test_another_time_or_place_takes_the_place_of_the_old_one(question: str, subject: str, expected: str) -> None:
    assert in_place(question, subject) == expected


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("Thế còn Lò Văn Tài?", "Xã Nà Hoa có mấy hộ?"),  # no place
        ("Năm sau thì sao?", "Xã Nà Hoa có mấy hộ?"),  # after which?
        ("2000 hộ thì sao?", "Năm 2022 xã Nà Hoa có mấy hộ?"),  # no year
        ("Riêng xã Khe Lau?", "Huyện Nà Hoa có mấy ca sốt?"),  # within it
    ],
)
def test_what_does_not_exclude_what_was_spoken_of_leaves_it_there(question: str, subject: str) -> None:
    assert in_place(question, subject) is None


@given(
    old=st.integers(1990, 2030),
    new=st.integers(1990, 2030),
    form=st.sampled_from(["Số ca năm {}?", "năm {} thì bao nhiêu ca?", "Có ai chết trong năm {} không?", "{}?"]),
)
def test_an_old_year_is_never_left_beside_a_new_one(old: int, new: int, form: str) -> None:
    about = asked_instead(form.format(new), f"Năm {old} huyện Nà Hoa có ca sốt")
    assert str(new) in about
    assert old == new or str(old) not in about
