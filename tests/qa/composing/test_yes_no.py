import json
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import split_sentences
from qa.composing.claim import claim_of, same_value
from qa.composing.yes_no import verdict
from qa.reading.asked_for import AskedFor
from qa.reading.question_words import take_apart

QUESTIONS = [
    json.loads(line)
    for line in Path(__file__).with_name("yes_no_questions.jsonl").read_text(encoding="utf-8").splitlines()
]


def _judged(question: str, text: str, title: str = "") -> bool | None:
    claim = claim_of(question, take_apart(question))
    assert claim is not None
    return verdict(claim, text, title)


@pytest.fixture(scope="module")
def judged() -> Counter[tuple[bool | None, bool | None]]:
    """How often which of what is stated (first) was judged how (second), over questions about the samples."""
    counts: Counter[tuple[bool | None, bool | None]] = Counter()
    for row in QUESTIONS:
        text = resources.files("corpus").joinpath("samples", row["document"]).read_text(encoding="utf-8")
        spans = [span.of(text) for span in split_sentences(text)]
        sentence = next(one for one in spans if row["sentence"] in one)
        counts[row["stated"], _judged(row["question"], " ".join(sentence.split()), row["title"])] += 1
    return counts


def test_no_question_about_the_samples_gets_a_yes_or_no_that_is_not_stated(
    judged: Counter[tuple[bool | None, bool | None]],
) -> None:
    assert sum(judged.values()) >= 40
    assert not [pair for pair in judged if pair[1] is not None and pair[0] is not pair[1]]


def test_most_questions_whose_answer_is_stated_get_it(judged: Counter[tuple[bool | None, bool | None]]) -> None:
    stated = sum(count for (truth, _), count in judged.items() if truth is not None)
    assert judged[True, True] + judged[False, False] >= 0.8 * stated


@pytest.mark.parametrize(
    ("question", "text", "stands"),
    [
        ("Hội nghị do ông Lê Văn Tám chủ trì đúng không?", "Hội nghị do bà Trần Thị Hạnh chủ trì.", False),
        ("Hội nghị do bà Trần Thị Hạnh chủ trì đúng không?", "Hội nghị do bà Trần Thị Hạnh chủ trì.", True),
        ("Ông Lê Văn Tám chủ trì hội nghị phải không?", "Bà Trần Thị Hạnh chủ trì; ông Lê Văn Tám dự hội nghị.", None),
        ("Xã có 7 trường học phải không?", "Xã có 05 trường học.", False),
        ("Xã có 5 trường học phải không?", "Xã có 05 trường học.", True),
        ("Xã có 5 trạm y tế phải không?", "Xã có 05 trường học.", None),
        ("Năm 2022 xã có 5 trường học phải không?", "Năm 2023, xã có 05 trường học.", None),
        ("Xã chi 18,6 triệu đồng phải không?", "Xã chi 18,6 tỷ đồng.", False),
        ("Xã chi 18,6 tỷ đồng phải không?", "Xã chi 18.600.000.000 đồng.", True),
        ("Cầu sửa trong 1 năm phải không?", "Cầu sửa trong 12 tháng.", None),
        ("Xã giúp 5 hộ và 7 thôn phải không?", "Xã giúp 7 hộ và 5 thôn.", None),
        ("Xã chỉ có 5 trường học phải không?", "Xã có 05 trường học.", None),
        ("Hội nghị không diễn ra ở xã phải không?", "Hội nghị diễn ra ở xã.", False),
        ("Hộ nghèo có phải đóng phí không?", "Hộ nghèo không phải đóng phí.", False),
        ("Số hộ nghèo có tăng không?", "Số hộ nghèo giảm.", False),
        ("Cầu Bến Mơ đã sửa xong chưa?", "Cầu Bến Mơ dự kiến sửa xong trước Tết.", None),
        ("Cầu Bến Mơ đã sửa xong chưa?", "Cầu Bến Mơ đã sửa xong.", True),
    ],
)
def test_a_claim_is_agreed_with_only_where_the_sentence_states_it(
    question: str,
    text: str,
    stands: bool | None,  # noqa: FBT001 - a case of the table
) -> None:
    assert _judged(question, text) is stands


@pytest.mark.parametrize("question", ["Ai chủ trì hội nghị?", "Có bao nhiêu trường?", "Hồ sơ gồm những gì?"])
def test_a_question_for_something_claims_nothing(question: str) -> None:
    assert claim_of(question, take_apart(question)) is None


@pytest.mark.parametrize(
    ("claimed", "stated"), [("2.450,5 triệu đồng", "2.450.500.000 đồng"), ("1,15 tỷ đồng", "1.150.000.000 đồng")]
)
def test_an_amount_is_the_same_however_it_is_written(claimed: str, stated: str) -> None:
    assert same_value(AskedFor.MONEY, claimed, stated)


@given(st.text(alphabet="15.,;:/%-()? ngày tỷ đồng không có ông Lê An", max_size=80), st.text(max_size=80))
def test_any_text_is_judged_without_a_failure(question: str, text: str) -> None:
    claim = claim_of(f"{question} phải không?", take_apart(question))
    assert claim is None or verdict(claim, text, text) in (True, False, None)
