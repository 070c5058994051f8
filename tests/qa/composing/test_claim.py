import pytest

from qa.composing.claim import Claim, claim_of
from qa.composing.values import are_comparable, same_value
from qa.reading.asked_for import AskedFor
from qa.reading.question_words import take_apart


def _claim(question: str) -> Claim:
    claim = claim_of(question, take_apart(question))
    assert claim is not None
    return claim


@pytest.mark.parametrize("question", ["Ai chủ trì hội nghị?", "Có bao nhiêu trường?", "Hồ sơ gồm những gì?"])
def test_a_question_for_something_claims_nothing(question: str) -> None:
    assert claim_of(question, take_apart(question)) is None


@pytest.mark.parametrize(
    "question",
    [
        "Xã có hộ nghèo không chú?",
        "Xã có hộ nghèo không vậy anh?",
        "Xã có hộ nghèo hay không ạ?",
        "Xã có hộ nghèo, phải không bác?",
        "Xã có hộ nghèo chứ?",
    ],
)
def test_what_makes_it_a_question_is_no_part_of_the_claim(question: str) -> None:
    assert _claim(question).text == "Xã có hộ nghèo"


@pytest.mark.parametrize("question", ["Cầu đã sửa xong chưa?", "Cầu đã sửa xong chưa ạ?", "cau da sua xong chua"])
def test_a_question_for_what_is_done_is_known_by_its_end(question: str) -> None:
    assert _claim(question).is_whether_done


@pytest.mark.parametrize(
    "question", ["Văn phòng có ở Thạch Mai không?", "Đoàn có về Hồ Tây không?", "Xe có đến Hà Tĩnh không?"]
)
def test_a_place_is_no_person_though_it_begins_like_a_name(question: str) -> None:
    assert not _claim(question).slots


def test_a_person_behind_such_a_word_is_known_by_the_form_of_address() -> None:
    assert [slot.value for slot in _claim("Đoàn có đến ông Lê Văn Tám không?").slots] == ["ông Lê Văn Tám"]


@pytest.mark.parametrize(
    ("question", "numbered", "slots"),
    [
        ("Khu vực II có thu phí không?", ("vực II",), []),
        ("Hộ ở khu phố 3 có được miễn tiền nước tháng 7 không?", ("phố 3", "tháng 7"), []),
        ("Quyết định số 12/QĐ-UBND có 5 điều phải không?", ("số 12/QĐ-UBND",), ["5"]),
        ("Năm 2023 xã có 5 trường phải không?", (), ["5"]),
    ],
)
def test_a_number_is_an_amount_or_says_which_one_is_meant(
    question: str, numbered: tuple[str, ...], slots: list[str]
) -> None:
    claim = _claim(question)
    assert (claim.numbered, [slot.value for slot in claim.slots]) == (numbered, slots)


@pytest.mark.parametrize(
    ("claimed", "stated"), [("2.450,5 triệu đồng", "2.450.500.000 đồng"), ("1,15 tỷ đồng", "1.150.000.000 đồng")]
)
def test_an_amount_is_the_same_however_it_is_written(claimed: str, stated: str) -> None:
    assert same_value(AskedFor.MONEY, claimed, stated)


@pytest.mark.parametrize(
    ("claimed", "stated", "is_same", "is_comparable"),
    [
        ("bà Hạnh", "bà Trần Thị Hạnh", True, False),
        ("bà Hạnh", "bà Trần Thị Hạnh Nguyên", False, False),
        ("bà Bình", "ông Lê Văn Bình", False, False),
        ("ông Bính", "ông Lê Văn Bình", False, False),
        ("ông Lê Bình", "ông Lê Văn Bình", False, False),
        ("ông Lê Văn Tám", "bà Trần Thị Hạnh", False, True),
    ],
)
def test_a_person_is_the_same_another_or_not_surely_either(
    claimed: str,
    stated: str,
    is_same: bool,  # noqa: FBT001 - a case of the table
    is_comparable: bool,  # noqa: FBT001 - a case of the table
) -> None:
    assert same_value(AskedFor.PERSON, claimed, stated) is is_same
    assert is_same or are_comparable(AskedFor.PERSON, claimed, stated) is is_comparable
