import pytest

from qa.composing.distinguished import names_the_same


@pytest.mark.parametrize(
    ("question", "text", "same"),
    [
        ("Khu vực I có mấy xã?", "Khu vực II gồm 07 xã.", False),
        ("Khu vực I có mấy xã?", "Khu vực I gồm 04 xã.", True),
        ("Ai đạt giải Nhì?", "Giải Nhất thuộc về em Lê An.", False),
        ("Trường Bến Mơ 3 có bao nhiêu lớp?", "Trường Bến Mơ 1 có 12 lớp.", False),
        ("Chi nhánh số 1 ở đâu?", "Chi nhánh số 2: phố Chợ.", False),
        ("Ngày 15 tháng 9 năm 2024 họp ở đâu?", "Họp tại hội trường.", True),
    ],
)
def test_a_number_or_a_rank_tells_what_is_meant(question: str, text: str, *, same: bool) -> None:
    assert names_the_same(question, text, ()) is same


def test_what_stands_around_counts_where_the_sentence_names_no_other() -> None:
    assert names_the_same("Lớp 6 thi ngày nào?", "Thi ngày 02/6.", ["Lịch thi lớp 6"])
    assert not names_the_same("Lớp 6 thi ngày nào?", "Lớp 9 thi ngày 02/6.", ["Lịch thi lớp 6 và lớp 9"])
