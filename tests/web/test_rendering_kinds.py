"""What answers, refusals and replies look like, each in its own way."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.answer import AnswerKind, Statement, Support
from qa.web.rendering import answer_messages, answer_of
from tests.web.made import HOSTILE, TEXTS, answer, citation, related, text_of, whole


def test_the_short_answer_is_bold_where_it_stands_and_nowhere_else() -> None:
    said = Statement(text="Mở cửa lúc 7 giờ, nghỉ lúc 7 giờ tối.", citations=(1,), short_answer=(11, 16))

    message = whole(answer(citation(1), statements=[said]))

    assert re.findall("<strong[^>]*>(.*?)</strong>", message) == ["7 giờ"]
    assert said.text in text_of(message)


@given(TEXTS, st.integers(0, 20), st.integers(0, 20))
def test_a_short_answer_is_escaped_as_the_rest_is(text: str, start: int, end: int) -> None:
    said = Statement(text=text, citations=(1,), short_answer=(start, end))
    (first, *_) = re.findall('<p class="hd-statement">(.*?)</p>', whole(answer(citation(1), statements=[said])))
    before, bold, behind = re.split("<strong[^>]*>|</strong>", first)

    assert html.unescape(bold) == text[start:end]
    assert "<" not in before + bold
    assert html.unescape(before) == text[:start]
    assert html.unescape(behind).startswith(text[end:])


def test_statements_side_by_side_stand_under_their_headings() -> None:
    said = [Statement(text=f"{n} trường.", citations=(n,), heading=f"<b>Năm 202{n}</b>") for n in (1, 2)]

    message = whole(answer(citation(1), citation(2), statements=said))

    places = [text_of(message).index(part) for part in ("<b>Năm 2021", "1 trường.", "<b>Năm 2022", "2 trường.")]
    assert places == sorted(places)
    assert "<b>" not in message


@pytest.mark.parametrize(
    ("support", "words"),
    [(Support.PARTLY, "một phần"), (Support.UNSUPPORTED, "chưa thấy trong tài liệu"), (Support.QUOTED, None)],
)
def test_what_citations_do_not_prove_is_said_in_words(support: Support, words: str | None) -> None:
    said = Statement(text="Câu viết.", citations=(1,), support=support)
    text = text_of(whole(answer(citation(1), statements=[said])))

    assert words in text if words else "tài liệu" not in text


def test_a_proved_statement_bears_a_check_that_can_be_heard() -> None:
    said = Statement(text="Câu viết.", citations=(1,), support=Support.SUPPORTED)

    assert 'role="img"' in (message := whole(answer(citation(1), statements=[said])))
    assert 'aria-label="Khớp với trích dẫn">✓' in message


def test_a_notice_of_how_the_answer_was_made_stands_before_it() -> None:
    for one in (answer(citation(1), notice="Máy <chủ> bận."), answer(notice="Máy <chủ> bận.")):
        assert text_of(whole(one)).startswith("Máy <chủ> bận.")


def test_small_talk_is_a_plain_message_without_a_hint() -> None:
    (message,) = answer_messages(answer(answer="Chào <bạn>!", kind=AnswerKind.SMALL_TALK), "vi")

    assert text_of(message) == "Chào <bạn>!"
    assert message.startswith('<div class="hd-reply" ')
    assert answer_of(message)


def test_a_refusal_shows_places_that_may_be_related_with_links_and_without_numbers() -> None:
    (message,) = answer_messages(answer(related=[related(), related(start=20, end=28)]), "vi")

    links = re.findall('href="([^"]*)"', html.unescape(message))
    assert [link.partition("&q=")[0] for link in links] == ["/d/r?s=3-9", "/d/r?s=20-28"]
    assert "Có thể liên quan" in text_of(message)
    assert not re.search(r"<ol|hd-number|\[1\]", html.unescape(message))


def test_nothing_of_a_related_place_is_markup_and_no_path_is_carried() -> None:
    given = answer(related=[related(title=HOSTILE, quote=HOSTILE, source="/srv/mat/2024/a.txt")])

    (message,) = answer_messages(given, "vi")
    carried = answer_of(message)

    assert "<script" not in message
    assert text_of(message).count(HOSTILE) == 2
    assert carried
    assert [one.source for one in carried.related] == ["2024/a.txt"]
