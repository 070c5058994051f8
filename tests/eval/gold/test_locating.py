import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.gold.locating import is_verbatim, locate
from eval.gold.question import comparable

WORDS = st.lists(st.sampled_from(["Hòa", "thủy", "quý", "ông", "Đảng", "45", "a.b", "(c)", "Ế", "*"]), min_size=1)
SPACES = st.text(" \t\n\u00a0\u2003", min_size=1, max_size=3)
VIETNAMESE = st.text("aàáảãạăằâầ eèêềiìoòôồơờuùưừyỳdđnghtcqHÒAUY\n.,-\u0300\u0301\u0323", max_size=30)


def _found(quote: str, text: str) -> list[str]:
    return [span.of(text) for span in locate(quote, text)]


def test_every_place_of_a_quote_is_found() -> None:
    text = "Ông An ký. Bà Bình ký. Ông An ký."
    assert [(span.start, span.end) for span in locate("Ông An ký.", text)] == [(0, 10), (23, 33)]


def test_a_quote_as_it_is_written_goes_before_looser_likenesses() -> None:
    assert _found("Hòa Bình", "Tỉnh HÒA BÌNH, Hoà Bình, Hòa\nBình, Hòa Bình") == ["Hòa Bình"]
    assert _found("Hòa Bình", "Tỉnh HÒA BÌNH, Hoà Bình, Hòa\nBình") == ["Hòa\nBình"]
    assert _found("Hòa Bình", "Tỉnh HÒA BÌNH, Hoà Bình") == ["Hoà Bình"]
    assert _found("Hòa Bình", "Tỉnh HÒA BÌNH, Hoa Binh") == ["HÒA BÌNH"]
    assert _found("Hòa Bình", "Tỉnh Hoa Binh") == []


def test_a_quote_in_decomposed_letters_or_with_invisible_ones_is_found() -> None:
    assert _found(unicodedata.normalize("NFD", "Thuỷ lợi"), "Công trình thủy lợi") == ["thủy lợi"]
    assert _found("Thủy lợi", unicodedata.normalize("NFD", "ngành thuỷ lợi xã")) == [
        unicodedata.normalize("NFD", "thuỷ lợi")
    ]
    assert _found("thủy\u00ad lợi\u200b", "Công trình thủy lợi") == ["thủy lợi"]


def test_places_that_cut_a_word_count_only_where_there_is_no_other() -> None:
    assert [span.start for span in locate("12 triệu", "112 triệu, 12 triệu, 12 triệuđ")] == [11]
    assert _found("12 triệu", "112 triệu") == ["12 triệu"]


@pytest.mark.parametrize("quote", ["", " \n", "\u200b"])
def test_nothing_is_found_nowhere(quote: str) -> None:
    assert locate(quote, "Một \n đoạn") == []
    assert locate("x", "") == []


def test_letters_that_grow_in_lower_case_do_not_shift_what_follows() -> None:
    assert _found("hà nội", "İİ HÀ NỘI \u0958") == ["HÀ NỘI"]


@given(words=WORDS, spaces=st.data(), before=VIETNAMESE, after=VIETNAMESE)
def test_a_quote_is_found_whatever_white_space_stands_in_it(
    words: list[str], spaces: st.DataObject, before: str, after: str
) -> None:
    written = words[0] + "".join(spaces.draw(SPACES) + word for word in words[1:])
    text = f"{before} {written} {after}"
    quote = " ".join(words)
    spans = locate(quote, text)
    assert spans
    assert all(span.of(text).split() == quote.split() and is_verbatim(quote, text, span) for span in spans)


@given(text=VIETNAMESE, cut=st.tuples(st.integers(0, 30), st.integers(0, 30)))
def test_each_slice_of_a_text_is_found_in_it_verbatim(text: str, cut: tuple[int, int]) -> None:
    quote = text[min(cut) : max(cut)]
    if quote.strip():
        assert all(is_verbatim(quote, text, span) for span in locate(quote, text))
        assert locate(quote, text)


@given(text=VIETNAMESE, quote=VIETNAMESE)
def test_places_are_in_order_apart_within_the_text_and_not_empty(text: str, quote: str) -> None:
    spans = locate(quote, text)
    assert all(0 <= one.start < one.end <= len(text) for one in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(words=st.lists(st.sampled_from(["Hòa", "thủy", "lợi", "Đảng", "khỏe", "2024"]), min_size=1, max_size=6))
def test_a_quote_in_another_style_is_found_and_says_the_same(words: list[str]) -> None:
    quote = " ".join(words)
    text = f"Trước đó. {quote.replace('òa', 'oà').replace('ủy', 'uỷ').replace('ỏe', 'oẻ').upper()} rồi."
    spans = locate(unicodedata.normalize("NFD", quote), text)
    assert spans
    assert all(comparable(span.of(text)) == comparable(quote) for span in spans)
