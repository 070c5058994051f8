from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Span
from corpus.messages import catalogue as messages
from corpus.sentences import split_sentences
from qa.citations.standing import Quoted, Standing, Stands, quote_digest, standing_in

TEXT = "Thông báo số 5.\n\nLệ phí cấp đổi là 25.000 đồng. Nộp tại bộ phận một cửa.\n\nNgười ký: Trần Bá Lộc"
QUOTE = "Lệ phí cấp đổi là 25.000 đồng."


def quoted(quote: str, text: str = TEXT) -> Quoted:
    start = text.index(quote)
    return Quoted(Span(start, start + len(quote)), quote_digest(quote))


def stands(one: Quoted, later: str) -> Stands:
    return standing_in(one, later, split_sentences(later))


def test_a_quote_that_stands_where_it_stood_is_current() -> None:
    one = quoted(QUOTE)

    assert stands(one, TEXT) == Stands(Standing.CURRENT, one.span)
    assert stands(one, TEXT + "\n\nPhụ lục").standing is Standing.CURRENT
    assert stands(one, f"{TEXT}\n{QUOTE}").standing is Standing.CURRENT


def test_sentences_are_looked_at_only_where_the_quote_is_not_in_its_place() -> None:
    def none() -> Iterator[Span]:
        raise AssertionError
        yield

    assert standing_in(quoted(QUOTE), TEXT, none()).standing is Standing.CURRENT


def test_a_quote_that_moved_is_found_at_its_new_offsets() -> None:
    later = "HUYỆN KHÊ ĐÔNG\n\n" + TEXT

    found = stands(quoted(QUOTE), later)

    assert found.standing is Standing.MOVED
    assert found.span
    assert found.span.of(later) == QUOTE


@pytest.mark.parametrize("later", [TEXT.replace("25.000", "30.000"), "Thông báo số 5.", "", TEXT.replace("Lệ", "Le")])
def test_a_text_that_changed_is_an_earlier_version_and_never_the_new_words(later: str) -> None:
    assert stands(quoted(QUOTE), later) == Stands(Standing.EARLIER_VERSION, None)


def test_a_quote_that_now_stands_in_two_other_places_is_not_put_on_one_of_them() -> None:
    assert stands(quoted(QUOTE), f"Bản sửa.\n{TEXT}\n\n{QUOTE}").standing is Standing.EARLIER_VERSION


def test_the_same_words_as_a_part_of_another_sentence_are_another_quote() -> None:
    later = "Từ năm 2019 trở về trước, Lệ phí cấp đổi là 25.000 đồng."

    assert stands(quoted(QUOTE), later).standing is Standing.EARLIER_VERSION


@given(st.text("ab. \n", max_size=20), st.text("ab. ", min_size=1, max_size=8), st.text("ab. \n", max_size=20))
def test_whatever_became_of_the_text_a_span_is_the_quote_word_for_word(before: str, quote: str, behind: str) -> None:
    one = Quoted(Span(3, 3 + len(quote)), quote_digest(quote))
    text = before + quote + behind

    found = stands(one, text)

    assert (found.span is None) == (found.standing is Standing.EARLIER_VERSION)
    assert found.span is None or found.span.of(text) == quote
    assert (found.standing is Standing.CURRENT) == (text[3 : 3 + len(quote)] == quote)


@given(
    st.text(max_size=30), st.integers(0, 40), st.integers(0, 40), st.text("0123456789abcdef", min_size=16, max_size=16)
)
def test_a_made_up_address_marks_nothing(text: str, start: int, end: int, digest: str) -> None:
    whole = [Span(0, len(text))]

    assert standing_in(Quoted(Span(start, end), digest), text, whole) == Stands(Standing.EARLIER_VERSION, None)


def test_a_span_beyond_the_text_is_never_current() -> None:
    assert standing_in(Quoted(Span(0, 99), quote_digest("Hết.")), "Hết.", []).standing is Standing.EARLIER_VERSION


def test_readers_are_told_of_every_standing() -> None:
    assert {one.value for one in Standing} <= set(messages())
