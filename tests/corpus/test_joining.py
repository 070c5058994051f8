from hypothesis import given
from hypothesis import strategies as st

from corpus.joining import joined
from corpus.places import Place, PlaceKind
from corpus.raw_text import Block


def page(number: int) -> Place:
    return Place(PlaceKind.PAGE, str(number))


def test_a_sentence_over_a_page_break_is_whole_and_the_page_begins_within_it() -> None:
    text, marks = joined([Block("Kinh phí là 45", (page(1),)), Block("triệu đồng.", (page(2),), gap=" ")])

    assert text == "Kinh phí là 45 triệu đồng."
    assert [text[mark.start :] for mark in marks.places] == [text, "triệu đồng."]


def test_a_page_without_text_is_passed_over() -> None:
    text, marks = joined([Block("Một.", (page(1),)), Block(" \n", (page(2),)), Block("Ba.", (page(3),))])

    assert text == "Một.\n\nBa."
    assert [place.label for place in marks.places_at(text.index("Ba"))] == ["3"]
    assert [place.label for place in marks.places_at(0)] == ["1"]


def test_pages_behind_the_last_text_are_none_of_the_document() -> None:
    _, marks = joined([Block("Một.", (page(1),)), Block("", (page(2),))])

    assert [mark.place.label for mark in marks.places] == ["1"]


BLOCKS = st.lists(
    st.builds(Block, st.text(alphabet="aở \n\u00a0.\u200b", max_size=12), level=st.integers(0, 2)), max_size=8
)


@given(BLOCKS)
def test_every_heading_stands_where_it_is_said_to(blocks: list[Block]) -> None:
    text, marks = joined(blocks)

    for heading in marks.headings:
        assert " ".join(text[heading.start :].split()).startswith(heading.text)
