"""Every citation is verbatim at its offsets, whatever the documents and the question."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.document import Passage, Span
from index.data_folder import DataFolder
from index.index import Index
from index.stores.catalogue import DocumentEntry
from qa.answer import Answer, Support
from qa.assembly import make_engine
from qa.citations.citing import MisquotedError, cite
from qa.composing.part import Part
from qa.reading.statement_text import as_statement
from qa.settings import Settings
from tests.tiny_encoder import TinyEncoder

_OFFICE_TEXT = """
    hội nghị tổng kết năm 2023 xã Phú Khê có 3.600 hộ; TP. Hồ Chí Minh ThS. Lê 11,5 % ngày 08/12/2023 số 05-CT/TW đồng
    chí Nguyễn Văn A chủ trì. Kết luận: - a) “Đẩy mạnh” thủy lợi hoà bình e\u0301 \u200b đường 😀 … ! ?
"""
_SYLLABLES = st.sampled_from([*_OFFICE_TEXT.split(), "\u00a0", "hai  cách"])
_LINES = st.lists(_SYLLABLES, min_size=1, max_size=40).map(" ".join)
_TEXTS = st.lists(st.one_of(_LINES, st.just(""), st.text(max_size=60)), min_size=1, max_size=25).map("\n".join)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.lists(_TEXTS, min_size=1, max_size=4), question=_LINES.filter(str.strip))
def test_every_citation_is_verbatim_at_its_offsets_and_numbered_in_order(texts: list[str], question: str) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        answer, documents = _ask(Path(scratch), texts, question)
    assert [citation.number for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    for citation in answer.citations:
        assert documents[citation.document_id][citation.start : citation.end] == citation.quote
        assert citation.quote.strip() == citation.quote != ""
    for statement in answer.statements:
        for number in statement.citations:
            assert as_statement(answer.citations[number - 1].quote) in statement.text


def _ask(scratch: Path, texts: list[str], question: str) -> tuple[Answer, dict[str, str]]:
    folder = scratch / "docs"
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
    index = Index(DataFolder(scratch / "data"), TinyEncoder())
    index.ingest([folder])
    engine = make_engine(Settings(data=scratch / "data", confidence_threshold=0), index)
    answer = engine.ask(question)
    entries = index.catalogue.entries()
    found = {entry.id: index.catalogue.document(entry.id) for entry in entries}
    return answer, {name: document.text for name, document in found.items() if document}


def test_a_sentence_outside_of_its_passage_is_never_cited() -> None:
    passage = Passage("p", "d", "Tiêu đề", Span(10, 20), "0123456789", (Span(10, 20),))
    entry = DocumentEntry("d", "d.txt", "/d.txt", "Tiêu đề", None, "", 1, 1)
    outside = Part(((passage, Span(15, 25)),), "56789")
    with pytest.raises(MisquotedError):
        cite([outside], {"d": entry}, {})


def test_a_statement_that_quotes_has_to_hold_its_sentences_and_a_written_one_has_not() -> None:
    passage = Passage("p", "d", "Tiêu đề", Span(10, 20), "0123456789", (Span(10, 20),))
    entry = DocumentEntry("d", "d.txt", "/d.txt", "Tiêu đề", None, "", 1, 1)
    place = (passage, Span(10, 20))
    with pytest.raises(MisquotedError):
        cite([Part((place,), "khác hẳn")], {"d": entry}, {})
    statements, _ = cite([Part((place,), "viết lại", support=Support.SUPPORTED)], {"d": entry}, {})
    assert statements[0].text == "viết lại"


def test_a_sentence_that_two_statements_are_made_of_is_cited_once() -> None:
    passage = Passage("p", "d", "Tiêu đề", Span(10, 20), "0123456789", (Span(10, 15), Span(15, 20)))
    entry = DocumentEntry("d", "d.txt", "/d.txt", "Tiêu đề", None, "", 1, 1)
    lead_in, item = (passage, Span(10, 15)), (passage, Span(15, 20))
    statements, citations = cite(
        [Part((lead_in, item), "01234\n56789"), Part((item,), "56789")], {"d": entry}, {item: 0.5}
    )
    assert [one.citations for one in statements] == [(1, 2), (2,)]
    assert [(one.number, one.quote, one.score) for one in citations] == [(1, "01234", 0.0), (2, "56789", 0.5)]


def test_a_statement_says_a_table_row_without_its_bars_and_everything_else_as_it_is() -> None:
    assert as_statement("| Cá nhân ở xã | 25.000 đồng |") == "Cá nhân ở xã – 25.000 đồng"
    assert as_statement("Dòng một\ndòng hai") == "Dòng một dòng hai"
    assert as_statement("|") == "|"
