from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.document import document_of
from index.filters import SearchFilter
from index.stages import Stages
from index.stores.catalogue import Catalogue
from index.stores.database import IN_MEMORY, Database
from index.stores.lexical import LexicalIndex
from index.wording import question_reader
from index.wording.question_reader import QuestionReader, Wording
from tests.index.stores.conftest import document

TEXTS = {
    "meeting": "Hội nghị do Đảng ủy xã Đồng Bưởi tổ chức, ông Lê Văn Tám chủ trì và đọc nghị quyết.",
    "hamlet": "Thôn Mã Lảng có 40 hộ trồng cam ở vườn đồi.",
    "other hamlet": "Thôn Má Lẳng có 50 hộ nuôi vịt ở bờ sông.",
    "defines": "Hội Chữ thập đỏ (HCTĐ) xã trồng 300 cây keo dọc đê.",
    "short": "HCTĐ phát quà Tết cho trẻ em.",
    "long": "Hội Chữ thập đỏ khám bệnh cho người già.",
    "article": "Điều 5. Người dân nộp phí vệ sinh hằng tháng.",
    "name": "Zworykina sinh ở nước ngoài.",
    "words": "Tổ dân phố có thể in thư và đó là việc đang làm.",
}
Read = Callable[..., Wording]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    catalogue = Catalogue(Database(Path(IN_MEMORY)))
    for name, text in TEXTS.items():
        catalogue.put(*document(name, text, title="Văn bản"), 1)
    return catalogue


@pytest.fixture(scope="module")
def lexical(catalogue: Catalogue) -> LexicalIndex:
    return LexicalIndex(catalogue._database)


@pytest.fixture(scope="module")
def reader(catalogue: Catalogue, lexical: LexicalIndex) -> QuestionReader:
    return QuestionReader(catalogue, lexical, Stages())


@pytest.fixture
def without(catalogue: Catalogue, lexical: LexicalIndex) -> Callable[..., QuestionReader]:
    """Makes a reader with some stages switched off, by name."""
    return lambda *stages: QuestionReader(catalogue, lexical, Stages(**dict.fromkeys(stages, False)))


def id_of(name: str) -> str:
    return document(name, TEXTS[name], "Văn bản")[1][0].id


def names(wording: Wording) -> set[str]:
    """The names of the texts that share words with a question."""
    return {name for name in TEXTS if id_of(name) in wording.bm25}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ai chủ trhì hội ngịh?", "Ai chủ trì hội nghị?"),
        ("Nghij quyeets của hooij nghij do ai đọc?", "Nghị quyết của hội nghị do ai đọc?"),
        ("ai chu tri hoi nghi o xa dong buoi", "ai chủ trì hội nghị ở xã đồng bưởi"),
        ("thon Ma Lang co bao nhieu ho trong cam", "thôn Mã Lảng có bao nhiêu hộ trồng cam"),
        ("thon Ma Lang co bao nhieu ho nuoi vit", "thôn Má Lẳng có bao nhiêu hộ nuôi vịt"),
        ("Ai chủ trì hội nghị?", "Ai chủ trì hội nghị?"),
    ],
)
def test_a_question_is_spelled_as_it_was_meant_with_the_names_of_the_documents(
    reader: QuestionReader, typed: str, meant: str
) -> None:
    wording = reader.read(typed)
    assert (wording.typed, wording.spelled, wording.is_vietnamese) == (typed, meant, True)


def test_a_name_that_the_passages_found_do_not_have_is_corrected_by_the_whole_corpus(
    reader: QuestionReader, catalogue: Catalogue, lexical: LexicalIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(question_reader, "PASSAGES_READ", 1)  # of a large corpus the passage with the name is not read
    question = "Bà Zworyknia chủ trì hội nghị nào của Đảng ủy?"
    assert reader.read(question).spelled == "Bà Zworykina chủ trì hội nghị nào của Đảng ủy?"
    monkeypatch.setattr(lexical, "known", lambda _: set())
    assert QuestionReader(catalogue, lexical, Stages()).read(question).spelled == question


def test_both_the_typed_and_the_corrected_words_are_looked_for(
    reader: QuestionReader, without: Callable[..., QuestionReader]
) -> None:
    question = "Nghij quyeets về vườn cam"
    typed, both = without("correct_slips").read(question), reader.read(question)

    assert names(typed) >= {"hamlet"}
    assert names(both) >= {"hamlet", "meeting"}
    assert all(both.bm25[name] >= score for name, score in typed.bm25.items())
    assert both.bm25[id_of("meeting")] > typed.bm25.get(id_of("meeting"), 0.0)


def test_words_without_their_diacritics_find_the_same_passages(reader: QuestionReader) -> None:
    bare, marked = reader.read("hoi nghi do ai chu tri"), reader.read("hội nghị do ai chủ trì")
    assert bare.spelled == marked.spelled
    assert bare.bm25 == marked.bm25


@pytest.mark.parametrize("question", ["HCTĐ làm gì?", "Hội Chữ thập đỏ làm gì?", "hoi chu thap do lam gi"])
def test_abbreviations_that_a_document_defines_are_looked_for_both_ways(
    reader: QuestionReader, without: Callable[..., QuestionReader], question: str
) -> None:
    also = {"HCTĐ": "long"}.get(question.split()[0], "short")
    assert names(reader.read(question)) >= {"defines", "short", "long"}
    assert also not in names(without("expand_abbreviations").read(question))


def test_of_a_question_in_another_language_only_names_and_numbers_are_looked_for(reader: QuestionReader) -> None:
    question = "Which decision about Ma Lang was published for farmers to do in 2019?"
    wording = reader.read(question)

    assert (wording.spelled, wording.is_vietnamese) == (question, False)
    assert names(wording) == {"hamlet", "other hamlet"}


def test_only_what_is_allowed_is_found_and_spells_the_names(catalogue: Catalogue, reader: QuestionReader) -> None:
    for name, spelled in (("hamlet", "thôn Mã Lảng ở đâu"), ("other hamlet", "thôn Má Lẳng ở đâu")):
        only = frozenset({document_of(id_of(name))})
        wording = reader.read("thon Ma Lang o dau", catalogue.allowed(SearchFilter(document_ids=only)))
        assert names(wording) == {name}
        assert wording.spelled == spelled
    nothing = catalogue.allowed(SearchFilter(document_ids=frozenset()))
    for question in ("thon Ma Lang o dau", "Điều 5 nói gì?", "Who lives around Ma Lang, and why?"):
        assert reader.read(question, nothing).bm25 == {}


def test_what_the_question_names_exactly_is_found_beyond_the_candidates(
    reader: QuestionReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(question_reader, "CANDIDATES", 1)
    assert names(reader.read("Hội nghị ở xã Đồng Bưởi do ai chủ trì?")) == {"meeting"}
    asked = reader.read("Hội nghị ở xã Đồng Bưởi do ai chủ trì, theo Điều 5?")
    assert names(asked) == {"meeting", "article"}
    assert asked.bm25[id_of("article")] > 0


def test_the_passages_that_were_read_are_handed_on(reader: QuestionReader, catalogue: Catalogue) -> None:
    wording = reader.read("Ai chủ trì hội nghị?")
    assert id_of("meeting") in wording.passages
    assert wording.passages == catalogue.passages(list(wording.passages))


def test_each_stage_can_be_switched_off(without: Callable[..., QuestionReader]) -> None:
    wrong, bare = "Ai chủ trhì hội ngịh?", "ai chu tri hoi nghi"
    assert without("correct_slips").read(wrong).spelled == wrong
    assert without("restore_diacritics").read(bare).spelled == bare
    neither = without("correct_slips", "restore_diacritics", "expand_abbreviations")
    for question in (wrong, bare, "HCTĐ làm gì?"):
        wording = neither.read(question)
        assert wording.spelled == question
        assert dict(wording.bm25) == dict(neither._lexical.search(question, question_reader.CANDIDATES))


def test_of_a_pasted_page_only_the_beginning_is_spelled_and_no_word_is_cut(reader: QuestionReader) -> None:
    page = "ai chu tri hoi nghi " * 5_000
    start = time.process_time()
    spelled = reader.read(page).spelled

    # The whole page would take a quarter of a minute.
    assert time.process_time() - start < 8
    assert spelled.startswith("ai chủ trì hội nghị ai chủ trì hội nghị ")
    assert spelled.endswith(" ai chu tri hoi nghi ")
    assert len(spelled) == len(page)
    assert set(spelled.split()) == {"ai", "chủ", "trì", "hội", "nghị", "chu", "tri", "hoi", "nghi"}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text()
    | st.lists(st.sampled_from(["hoi", "ngịh", "Điều 5", "HCTĐ", "the", "3.600", "\0", "\ud800"])).map(" ".join)
)
def test_any_text_is_a_question(reader: QuestionReader, question: str) -> None:
    wording = reader.read(question)
    assert wording.typed == question
    assert set(wording.passages) <= set(wording.bm25)
    assert all(score >= 0 for score in wording.bm25.values())
