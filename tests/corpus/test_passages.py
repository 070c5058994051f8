from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.cleaning import clean
from corpus.document import Document
from corpus.law_structure import law_headings
from corpus.passages import LONGEST_CHARACTERS, TARGET_CHARACTERS, cut_passages
from corpus.places import Heading, Marks, Place, PlaceKind, PlaceMark
from corpus.sentences import split_sentences

SENTENCE = "Xã An Phú trồng thêm cây xanh ở hai bên đường lớn trong mùa mưa năm nay."


def document(text: str) -> Document:
    return Document("d0c", "a.txt", "/a.txt", "Trồng cây", None, text, "0")


def check(text: str) -> None:
    passages = cut_passages(document(text))

    assert [span for passage in passages for span in passage.sentences] == split_sentences(text)
    for passage in passages:
        assert passage.text == passage.span.of(text)
        assert passage.span.start == passage.sentences[0].start
        assert passage.span.end == passage.sentences[-1].end
        assert len(passage.sentences) == 1 or len(passage.text) <= LONGEST_CHARACTERS
        assert (passage.document_id, passage.title) == ("d0c", "Trồng cây")
    assert len({passage.id for passage in passages}) == len(passages)
    assert cut_passages(document(text)) == passages


PIECES = [SENTENCE, " ", "\n", "\n\n", "Điều 5. ", "- ", "NHIỆM VỤ", "Hết.", "rất " * 200, ";", "a"]


@settings(max_examples=200)
@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=120).map("".join))
def test_every_sentence_is_in_exactly_one_passage(text: str) -> None:
    check(clean(text))


def test_repeated_text_has_passages_with_ids_of_their_own() -> None:
    check("\n\n".join([SENTENCE * 10] * 20))


def test_one_sentence_is_one_passage() -> None:
    [passage] = cut_passages(document(SENTENCE))

    assert passage.text == SENTENCE
    assert passage.embedding_text == f"Trồng cây\n{SENTENCE}"


def test_no_text_has_no_passages() -> None:
    assert cut_passages(document("")) == []


@pytest.mark.parametrize(("length", "neighbours"), [(1_200, 0), (1_190, 1)])
def test_an_endless_sentence_stays_whole(length: int, neighbours: int) -> None:
    endless = ("Dài " + "dài " * 290 + "nữa").ljust(length - 1, "n") + "."
    text = " ".join([SENTENCE] * neighbours + [endless] + [SENTENCE] * neighbours)

    assert endless in [passage.text for passage in cut_passages(document(text))]
    check(text)


def test_passages_are_about_as_long_as_meant() -> None:
    lengths = [len(passage.text) for passage in cut_passages(document(" ".join([SENTENCE] * 500)))]

    assert all(abs(length - TARGET_CHARACTERS) < len(SENTENCE) for length in lengths[:-1])


@pytest.mark.parametrize(("between", "passages"), [(" ", 1), ("\n\n", 2)])
def test_a_passage_goes_beyond_the_target_only_within_a_paragraph(between: str, passages: int) -> None:
    first, second = (SENTENCE[:-1].ljust(length - 1, "y") + "." for length in (420, 100))

    assert len(cut_passages(document(f"{first} {first}{between}{second}"))) == passages


def test_short_paragraphs_share_a_passage() -> None:
    assert len(cut_passages(document("\n\n".join([SENTENCE] * 5)))) == 1


def test_ids_change_with_the_text_the_title_and_the_document_only() -> None:
    original = document(SENTENCE)
    others = [replace(original, title="Khác"), replace(original, id="e"), replace(original, text=SENTENCE + "!")]
    ids = {cut_passages(other)[0].id for other in [original, *others]}

    assert len(ids) == 4
    assert cut_passages(replace(original, source="b.txt", content_hash="1"))[0].id in ids


def test_ten_thousand_sentences_take_seconds() -> None:
    text = " ".join(f"{SENTENCE[:-1]} {number}." for number in range(10_000))
    begin = time.process_time()
    passages = cut_passages(document(text))

    # Quadratic work would take minutes; the bound leaves room for a slow, busy machine.
    assert time.process_time() - begin < 10
    assert sum(len(passage.sentences) for passage in passages) == 10_000


def law(text: str) -> Document:
    starts = [(found.start(), found[0]) for found in re.finditer(r"^(?:Chương|Điều) .*$", text, re.MULTILINE)]
    headings = tuple(Heading(start, 1 if line.startswith("Chương") else 2, line) for start, line in starts)
    return replace(document(text), marks=Marks(headings=headings))


LAW = """Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
Luật này quy định việc trồng cây ở xã.
Điều 2. Giải thích từ ngữ
Cây xanh là cây trồng trên đất của xã.
Chương II
TRÁCH NHIỆM
Điều 3. Trách nhiệm của thôn
Thôn giữ cây."""


def test_no_passage_holds_parts_of_two_articles() -> None:
    first_lines = [passage.text.split("\n")[0] for passage in cut_passages(law(LAW))]

    assert first_lines == ["Chương I", "Điều 2. Giải thích từ ngữ", "Chương II"]


@pytest.mark.parametrize("lone", ["1.", "a)", "Q.", "-", "Nguyễn Văn A"])
def test_a_lone_number_does_not_join_two_articles(lone: str) -> None:
    text = f"Điều 1. Thẩm quyền\n{lone}\nĐiều 2. Trình tự\nThôn họp."

    first, second = cut_passages(headed(text))

    assert first.text == f"Điều 1. Thẩm quyền\n{lone}"
    assert second.text == "Điều 2. Trình tự\nThôn họp."


def test_what_follows_on_the_articles_is_in_no_passage_of_theirs() -> None:
    text = (
        "Điều 1. Giống\nXã cấp giống.\nĐiều 2. Hiệu lực\nTừ hôm nay.\n\nPHỤ LỤC I\nDANH SÁCH\n- Ông Tám\n\n"
        "PHỤ LỤC II\nBẢN ĐỒ\nXem ở đình."
    )

    assert [passage.text.split("\n")[0] for passage in cut_passages(headed(text))] == [
        "Điều 1. Giống",
        "Điều 2. Hiệu lực",
        "PHỤ LỤC I",
        "PHỤ LỤC II",
    ]


LINES = [
    "Chương I", "CHƯƠNG II. CHUNG", "QUY CHẾ", "(Kèm theo Quyết định số 5/QĐ-UBND)", "PHỤ LỤC", "1.", "a)", "Q.",
    "1. Một", "a) Hai;", "- ba", "theo", "của", "bốn năm", "Xã họp.", "Sửa đổi Điều 5 như sau:", "“Điều 5. Sáu",
    "Hết.”", "I. BẢY", "Nơi nhận:", "", "MỤC LỤC", "rất " * 100,
]  # fmt: skip


@settings(max_examples=300)
@given(
    st.lists(
        st.sampled_from(LINES)
        | st.integers(1, 6).map("Điều {}. Tên".format)
        | st.integers(1, 6).map("Điều {}. Xã họp hôm nay.".format)
        | st.text(max_size=12),
        max_size=40,
    ).map("\n".join)
)
def test_no_passage_holds_text_of_two_articles_and_none_is_lost(text: str) -> None:
    law = headed(clean(text))
    passages = cut_passages(law)

    assert "".join("".join(span.of(law.text).split()) for one in passages for span in one.sentences) == "".join(
        law.text.split()
    )
    spans = [span for one in passages for span in one.sentences]
    assert spans == sorted(spans)
    assert all(span.of(law.text).strip() == span.of(law.text) for span in spans)
    for passage in passages:
        places = [place for span in passage.sentences for place in range(span.start, span.end)]
        paths = [[one.start for one in law.marks.path_at(place) if one.is_article] for place in places]
        assert len({path[-1] for path in paths if path}) <= 1
        # What ends the articles is not in a passage with the last of them.
        assert all(paths) or not paths[0]


def headed(text: str) -> Document:
    return replace(document(text), marks=Marks(headings=law_headings(text)))


def test_a_passage_knows_the_article_that_it_goes_on_with() -> None:
    long = " ".join(f"Thôn thứ {number} giữ cây của mình cho tốt." for number in range(80))

    _, _, first, *_, last = cut_passages(law(LAW.replace("Thôn giữ cây.", long)))

    assert first.context == first.title
    assert last.context == f"{last.title}\nĐiều 3. Trách nhiệm của thôn"
    assert last.sentence_texts[0].split("\n")[1] == "Điều 3. Trách nhiệm của thôn"


def test_pages_numbered_anew_make_other_passages() -> None:
    first, second = (
        cut_passages(replace(document("Xã họp."), marks=Marks((PlaceMark(0, Place(PlaceKind.PAGE, label)),))))
        for label in "12"
    )

    assert first[0].id != second[0].id
