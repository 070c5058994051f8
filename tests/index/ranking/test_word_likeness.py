from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cleaning import clean
from corpus.document import Passage, Span
from corpus.sentences import split_sentences
from index.ranking.word_likeness import terms_of, word_likeness

FILLING = "Chuyện này còn dài lắm và chẳng ai muốn nghe thêm nữa. "


def passage(text: str, title: str = "Ghi chú") -> Passage:
    return Passage("d-1", "d", title, Span(0, len(text)), text, tuple(split_sentences(text)))


def likeness(question: str, *texts: str, rarity: Mapping[str, float] | None = None) -> list[float]:
    return word_likeness(question, [passage(text) for text in texts], rarity or {})


def test_a_word_spelled_as_asked_counts_more_than_one_that_only_folds_to_it() -> None:
    exact, folded, other = likeness("Má Lẳng", "Thôn Má Lẳng họp.", "Thôn Mã Lảng họp.", "Thôn Sơn Trà họp.")
    assert exact > folded > other == 0


def test_the_style_of_tone_marks_and_the_case_make_no_difference() -> None:
    one, other, third = likeness("hoà thuỷ", "Hòa Thủy.", "Hoà Thuỷ.", "HOÀ THUỶ.")
    assert one == other == third > 0


def test_words_near_each_other_count_more_than_the_same_words_far_apart() -> None:
    near, far = likeness(
        "cam quýt",
        f"Xã trồng cam. Xã bán quýt. {FILLING * 4}",
        f"Xã trồng cam. {FILLING * 4}Xã bán quýt.",
    )
    assert near > far > 0


def test_neighbouring_words_count_more_than_the_same_words_in_one_sentence() -> None:
    side_by_side, scattered = likeness("vườn ươm cây", "Xã có vườn ươm cây mới.", "Cây ở vườn của xã mới ươm.")
    assert side_by_side > scattered > 0


def test_a_rare_word_counts_more_than_a_frequent_one() -> None:
    frequent, rare = likeness("xã quýt", "Bán ở xã.", "Bán quả quýt.", rarity={"xa": 0.1, "quyt": 6.0, "xa_quyt": 7.0})
    assert rare > frequent > 0


def test_a_word_of_the_text_counts_more_than_one_of_the_title() -> None:
    passages = [passage("Xã bán quýt.", "Ghi chú"), passage("Xã bán cam.", "Chuyện quýt")]
    in_text, in_title = word_likeness("quýt", passages, {})
    assert in_text > in_title > 0


def test_a_long_passage_is_not_like_a_question_for_its_length() -> None:
    short, long = likeness("bán quýt", "Xã bán quýt.", f"Xã bán quýt. {FILLING * 10}")
    assert short > long > 0


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("3600", "Có 3.600 hộ."),
        ("3.600", "Có 3600 hộ."),
        ("1.234.567", "Chi 1.234.567 đồng."),
        ("ngày 08/12", "Họp ngày 8/12."),
        ("ngày 8/12", "Họp ngày 08/12."),
        ("05-CT/TW", "Chỉ thị 05-CT/TW."),
        ("số 0", "Nhà số 00."),
    ],
)
def test_numbers_are_known_with_and_without_dots_and_leading_zeros(question: str, text: str) -> None:
    same, longer = likeness(question, text, text.replace("0", "9").replace("8", "7").replace("1", "6"))
    assert same > longer
    assert likeness(question, text) == pytest.approx(likeness(question, question + ".")[:1], rel=0.5)


@pytest.mark.parametrize("question", ["", "   ", "?!", "😀", "\0", "\ud800", "_"])
def test_a_question_without_words_is_like_nothing(question: str) -> None:
    assert likeness(question, "Xã bán quýt.", "") == [0.0, 0.0]


def test_without_passages_there_is_nothing_to_tell() -> None:
    assert word_likeness("cam quýt", [], {}) == []
    assert word_likeness("cam quýt", [Passage("d-1", "d", "", Span(0, 0), "", ())], {}) == [0.0]


def test_terms_are_told_once_each_in_the_old_style() -> None:
    assert terms_of("Hoà họp, hoà họp 3.600") == (["hòa", "họp", "3600"], ["hòa_họp", "họp_hòa", "họp_3600"])
    assert terms_of("") == ([], [])


WORDS = st.lists(st.sampled_from(["xã", "Xa", "cam", "quýt", "3.600", "08", "8", ".", "\n"]), max_size=12).map(" ".join)


@given(
    st.text() | WORDS,
    st.lists(st.text(max_size=80) | WORDS, max_size=5),
    st.dictionaries(st.sampled_from(["xa", "cam", "quyt", "3600", "8", "xa_cam"]), st.floats(0, 12)),
)
def test_any_text_has_a_likeness_between_0_and_about_2(
    question: str, texts: list[str], rarity: dict[str, float]
) -> None:
    found = likeness(question, *map(clean, texts), rarity=rarity)
    assert len(found) == len(texts)
    assert all(0 <= one < 2.2 for one in found)
