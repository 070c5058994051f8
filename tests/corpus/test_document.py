from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Passage, Span, document_id, document_of, passage_id

TEXT = "Xã An Phú họp. Bà Hạnh chủ trì."
SENTENCES = (Span(100, 114), Span(115, 131))


def passage(title: str = "Bản tin", text: str = TEXT, sentences: tuple[Span, ...] = SENTENCES) -> Passage:
    """A passage that stands at the hundredth character of its document."""
    return Passage("d0c-1", "d0c", title, Span(100, 100 + len(text)), text, sentences)


def test_each_sentence_is_embedded_below_the_title() -> None:
    assert passage().sentence_texts == ["Bản tin\nXã An Phú họp.", "Bản tin\nBà Hạnh chủ trì."]


def test_a_title_cut_off_the_text_is_not_put_above_the_sentences() -> None:
    assert passage(title="Xã An Phú họp. Bà…").sentence_texts == ["Xã An Phú họp.", "Bà Hạnh chủ trì."]


def test_a_sentence_that_is_the_title_is_not_doubled() -> None:
    assert passage(title="Xã An Phú họp.").sentence_texts == [
        "Xã An Phú họp.",
        "Xã An Phú họp.\nBà Hạnh chủ trì.",
    ]


def test_what_is_embedded_alike_has_the_same_hash_wherever_it_stands() -> None:
    moved = replace(passage(), id="e-2", document_id="e", span=Span(0, 31), sentences=(Span(0, 14), Span(15, 31)))
    assert moved.text_hash == passage().text_hash
    assert len(passage().text_hash) == 32


@pytest.mark.parametrize(
    "other",
    [
        passage(title="Bản tin khác"),
        passage(text=TEXT.replace("Hạnh", "Hoa ")),
        passage(sentences=(Span(100, 131),)),
        passage(sentences=(Span(100, 114),)),
        passage(title=""),
    ],
)
def test_another_title_text_or_splitting_has_another_hash(other: Passage) -> None:
    assert other.text_hash != passage().text_hash


@given(st.text() | st.just("\ud800"), st.text())
def test_any_text_has_a_hash(text: str, title: str) -> None:
    one = passage(title, text, (Span(100, 100 + len(text)),))
    assert len(one.text_hash) == 32
    assert len(one.sentence_texts) == 1


def test_an_id_tells_the_sentences_their_places_the_text_and_the_document() -> None:
    original = passage_id("d0c", SENTENCES, "Bản tin\nXã họp.")
    others = [
        passage_id("e", SENTENCES, "Bản tin\nXã họp."),
        passage_id("d0c", SENTENCES, "Bản tin\nThôn họp."),
        passage_id("d0c", (Span(100, 131),), "Bản tin\nXã họp."),
        passage_id("d0c", (Span(101, 115), Span(116, 132)), "Bản tin\nXã họp."),
    ]

    assert original == passage_id("d0c", SENTENCES, "Bản tin\nXã họp.")
    assert len({original, *others}) == 5
    assert document_of(original) == "d0c"
    assert passage_id("d0c", (), "\ud800")


def test_the_document_is_told_by_the_id_of_any_of_its_passages() -> None:
    name = document_id("/docs/a.txt")
    assert document_of(passage_id(name, SENTENCES, "")) == name
    assert name != document_id("/docs/b.txt")
    assert document_id("/docs/\udcff.txt")
