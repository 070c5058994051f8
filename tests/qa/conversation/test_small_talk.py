"""Small talk is told from questions, with and without diacritics, and a question is never taken for small talk."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import fold
from corpus.messages import catalogue
from qa.conversation.meaningless_keys import is_meaningless
from qa.conversation.small_talk import SmallTalk, small_talk
from tests.qa.conversation.small_talk_texts import (
    HELD_OUT_QUESTIONS,
    HELD_OUT_TALK,
    SEEN_QUESTIONS,
    SEEN_TALK,
)

TALK = [(kind, text) for half in (SEEN_TALK, HELD_OUT_TALK) for kind, texts in half.items() for text in texts]
QUESTIONS = (*SEEN_QUESTIONS, *HELD_OUT_QUESTIONS)


def test_there_are_enough_examples_of_both() -> None:
    assert len(TALK) >= 120
    assert len(QUESTIONS) >= 120
    assert {kind for kind, _ in TALK} == {kind.name.lower() for kind in SmallTalk}


@pytest.mark.parametrize(("kind", "text"), TALK)
def test_small_talk_is_known_by_its_kind(kind: str, text: str) -> None:
    found = small_talk(text)

    assert found
    assert found.name.lower() == kind


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_is_no_small_talk(text: str) -> None:
    assert small_talk(text) is None


@pytest.mark.parametrize("text", [text for text in QUESTIONS if len(text.split()) > 2])
def test_nor_is_it_without_its_diacritics(text: str) -> None:
    assert small_talk(fold(text)) is None


@given(st.sampled_from([text for _, text in TALK]), st.sampled_from(QUESTIONS).filter(lambda text: " " in text))
def test_a_question_behind_small_talk_is_a_question(talk: str, question: str) -> None:
    assert small_talk(f"{talk}. {question}") is None


@given(st.sampled_from([text for _, text in TALK]))
def test_typing_habits_change_nothing(text: str) -> None:
    kind = small_talk(text)

    assert small_talk(unicodedata.normalize("NFD", text)) is kind
    assert small_talk(f"  {text} !!") is kind


@given(st.text(max_size=80))
def test_any_text_is_looked_at_without_a_fault(text: str) -> None:
    small_talk(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chào bạn, bạn là ai?", SmallTalk.IDENTITY),
        ("Cảm ơn bạn, tạm biệt nhé!", SmallTalk.FAREWELL),
        ("haha cảm ơn ad", SmallTalk.THANKS),
        ("ok bạn, hay quá", SmallTalk.PRAISE),
    ],
)
def test_of_several_things_said_the_reply_is_to_the_most_telling(text: str, kind: SmallTalk) -> None:
    assert small_talk(text) is kind


@pytest.mark.parametrize(
    "text", ["mua ban", "ban do", "ha noi", "yeu to", "bai bao", "vang", "chau a", "thoi co", "EU"]
)
def test_short_words_typed_without_diacritics_may_be_looked_up(text: str) -> None:
    assert small_talk(text) is None


def test_long_texts_are_not_looked_at() -> None:
    assert small_talk("xin chào " * 500) is None


@pytest.mark.parametrize("word", ["nhwng", "thuwowngf", "hoij", "nghij", "email", "html", "UBMTTQ", "III", "property"])
def test_keystrokes_of_telex_and_foreign_words_are_not_meaningless(word: str) -> None:
    assert not is_meaningless([word])


@pytest.mark.parametrize("kind", SmallTalk)
def test_every_kind_has_a_short_reply(kind: SmallTalk) -> None:
    assert kind.value in catalogue()
    assert 10 < len(kind.reply("vi")) < 200
    assert kind.reply("en") != kind.reply("vi")
