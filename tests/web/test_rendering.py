import datetime
import html
import re

import pytest
from hypothesis import given

from qa.answer import Statement
from qa.web.addresses import quote_address
from qa.web.rendering import (
    answer_messages,
    answer_of,
    escaped,
    notice_message,
    question_message,
    question_of,
    searching_message,
    shown_date,
    shown_source,
)
from tests.web.made import HOSTILE, TEXTS, answer, citation, text_of, whole


@given(TEXTS)
def test_escaped_text_means_nothing_and_reads_as_before(text: str) -> None:
    inert = escaped(text)

    assert re.fullmatch(r"(?:[A-Za-z0-9 ]|[^\x00-\x7f]|&#\d+;)*", inert)
    assert html.unescape(inert) == text


@given(TEXTS)
def test_a_question_is_found_again_in_its_message(text: str) -> None:
    assert question_of(question_message(text)) == text.strip()


def test_a_message_that_is_no_question_is_taken_as_it_is() -> None:
    assert question_of("Cam mấy sao?") == "Cam mấy sao?"


def test_an_answer_grows_by_a_statement_with_its_citation() -> None:
    steps = list(answer_messages(answer(citation(1), citation(2)), "vi"))

    assert [step.count('class="hd-statement"') for step in steps] == [1, 2]
    assert [step.count("<li ") for step in steps] == [1, 2]
    assert ["hd-confidence" in step for step in steps] == [False, True]


def test_every_number_leads_to_its_own_quote() -> None:
    links = re.findall(
        r'class="hd-(mark|source)" href="([^"]*)" target="_blank" rel="noopener"',
        whole(answer(citation(1), citation(2))),
    )
    addresses = [quote_address(citation(number)) for number in (1, 2)]
    assert [one.partition("&q=")[0] for one in addresses] == ["/d/d1?s=10-15", "/d/d2?s=20-25"]

    assert [html.unescape(url) for kind, url in links if kind == "mark"] == addresses
    assert [html.unescape(url) for kind, url in links if kind == "source"] == addresses


def test_a_statement_may_have_several_citations_and_no_other_is_listed() -> None:
    both = Statement(text="Hai nguồn.", citations=(1, 3))
    message = whole(answer(citation(1), citation(2), citation(3), statements=[both]))

    assert re.findall(r'<li value="(\d)">', message) == ["1", "3"]
    assert "Hai nguồn.\xa0[1][3]" in text_of(message)


def test_a_citation_shows_title_date_source_and_quote() -> None:
    text = text_of(whole(answer(citation(1))))

    for part in ("Văn bản 1", "05/03/2024 · van-ban/1.txt", "Câu 1.", "Độ tin cậy: cao"):
        assert part in text


def test_further_quotes_of_the_same_document_are_marked_as_such() -> None:
    shared = citation(1), citation(2, document_id="d1"), citation(3), citation(4, document_id="d1")

    assert re.findall(r'<li value="(\d)" class="hd-same">', whole(answer(*shared))) == ["2"]


def test_a_document_without_a_date_shows_none() -> None:
    facts = '<p class="hd-facts"><span class="hd-origin">van&#45;ban&#47;1&#46;txt</span></p>'
    assert facts in whole(answer(citation(1, date=None)))


def test_every_quote_of_a_document_has_a_place_of_its_own_apart_from_what_they_share() -> None:
    path = ("Chương I. Quy định chung", "Điều 8. Mượn sách")
    message = whole(answer(*(citation(n, document_id="d", headings=(*path, f"khoản {n}")) for n in (1, 2))))

    facts = [html.unescape(one) for one in re.findall('<p class="hd-facts">(.*?)</p>', message)]
    assert facts == [
        f'<span class="hd-place">Điều 8. Mượn sách, khoản {n}</span>'
        f'<span class="hd-origin"> · 05/03/2024 · van-ban/{n}.txt</span>'
        for n in (1, 2)
    ]


@pytest.mark.parametrize("field", ["title", "quote", "source", "document_id"])
def test_nothing_of_a_document_is_markup(field: str) -> None:
    plain, hostile = whole(answer(citation(1))), whole(answer(citation(1, **{field: HOSTILE})))

    assert re.findall("<[a-z/]+", hostile) == re.findall("<[a-z/]+", plain)
    assert not re.search(r"[\n*`|$\[\]\\]", hostile)
    if field in {"title", "quote"}:
        assert HOSTILE in text_of(hostile)


def test_nothing_of_a_question_is_markup() -> None:
    message = question_message(HOSTILE) + whole(answer(citation(1), standalone_question=HOSTILE))

    assert "<script" not in message
    assert HOSTILE in text_of(message)


def test_a_refusal_has_a_style_of_its_own_and_no_citation() -> None:
    (message,) = answer_messages(answer(answer="Tôi không tìm thấy."), "vi")

    assert message.startswith('<div class="hd-refusal" ')
    assert "Tôi không tìm thấy." in text_of(message)
    assert "href" not in message
    assert "tin cậy" not in text_of(message)


def test_a_question_understood_in_another_way_is_shown() -> None:
    assert "Hiểu câu hỏi là: Ai ký văn bản 5?" in text_of(
        whole(answer(citation(1), standalone_question="Ai ký văn bản 5?"))
    )
    assert "Hiểu câu hỏi" not in text_of(whole(answer(citation(1), question=" Hỏi gì? ")))


@pytest.mark.parametrize(("confidence", "word"), [(0.95, "cao"), (0.6, "vừa"), (0.2, "thấp")])
def test_confidence_is_said_in_words(confidence: float, word: str) -> None:
    assert f"Độ tin cậy: {word}" in text_of(whole(answer(citation(1), confidence=confidence)))


def test_english_pages_speak_english() -> None:
    said = text_of("".join([*answer_messages(answer(citation(1)), "en"), searching_message("en")]))

    assert "Confidence: high" in said
    assert "Searching…" in said


def test_a_notice_is_escaped() -> None:
    assert notice_message("<b>") == '<div class="hd-notice">&#60;b&#62;</div>'


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("van-ban/2024/a.txt", "van-ban/2024/a.txt"),
        ("/home/lan/van-ban/a.txt", "van-ban/a.txt"),
        ("../../lan/van-ban/a.txt", "van-ban/a.txt"),
        ("C:\\Users\\lan\\a.txt", "lan/a.txt"),
        ("a.txt", "a.txt"),
    ],
)
def test_sources_do_not_show_the_folders_of_the_machine(source: str, shown: str) -> None:
    assert shown_source(source) == shown


def test_dates_are_written_the_vietnamese_way() -> None:
    assert shown_date(datetime.date(2024, 3, 5)) == "05/03/2024"
    assert shown_date(None) == ""


@given(TEXTS, TEXTS)
def test_a_message_carries_its_answer_and_no_path(question: str, quote: str) -> None:
    given = answer(citation(1, source="/srv/mat/2024/a.txt", quote=quote), id="7", question=question)

    content = whole(given)
    carried = answer_of(f"\n{content}")

    shown = given.citations[0].model_copy(update={"source": "2024/a.txt"})
    assert carried
    assert carried.model_dump() == given.model_copy(update={"citations": (shown,)}).model_dump()
    assert "mat" not in content.split(">", 1)[0] or "mat" in question + quote
    assert "\n" not in content


@pytest.mark.parametrize(
    "content", ["", "Chào", question_message("Cam?"), notice_message("Đã dừng."), '<div class="x" data-answer="{">']
)
def test_a_message_without_an_answer_carries_none(content: str) -> None:
    assert answer_of(content) is None


def test_only_a_whole_answer_is_carried() -> None:
    growing, last = answer_messages(answer(citation(1), citation(2)), "vi")

    assert answer_of(growing) is None
    assert answer_of(last)
