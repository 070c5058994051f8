from pathlib import Path

import pytest
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle

from index.index import Index
from qa.assembly import open_index
from qa.reader import DocumentReader
from qa.reading.sentence_choice import SentenceChooser
from qa.retrieval.retriever import as_node
from qa.settings import Settings

HEADING = "Giải pháp giữ rừng ngập mặn ở cồn Ngựa:"
WORK = "Xã trồng dặm mười nghìn cây đước dọc theo bờ cồn trước mùa gió chướng hằng năm."


class NarrowRetriever(BaseRetriever):
    """One that finds only the passage with the heading."""

    def __init__(self, index: Index) -> None:
        self._index = index
        super().__init__()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self._index.search(query_bundle.query_str, 60)
        return [as_node(hit) for hit in hits if HEADING in hit.passage.text]


@pytest.fixture
def index(tmp_path: Path) -> Index:
    """A plan whose first passage ends with the heading of what its second passage tells."""
    filling = "Bà con cồn Ngựa sống bằng nghề nuôi hàu và đi biển gần bờ quanh năm suốt tháng. " * 10
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "ke-hoach.txt").write_text(f"Kế hoạch giữ rừng\n\n{filling}\n\n{HEADING}\n\n- {WORK}\n")
    index = open_index(Settings(data=tmp_path / "data"))
    index.ingest([tmp_path / "docs"])
    return index


def test_what_stands_behind_a_heading_at_the_end_of_a_passage_is_read_with_it(index: Index) -> None:
    first, second = index.catalogue.passages_of(index.catalogue.entries()[0].id)
    assert (first.text.endswith(HEADING), WORK in second.text) == (True, True)

    question = "Giải pháp giữ rừng ngập mặn ở cồn Ngựa là gì?"
    reading = DocumentReader(index, NarrowRetriever(index), SentenceChooser(3)).read(question)

    assert HEADING in {one.text for one in reading.evidence}
    assert [one.passage for one in reading.found] == [first, second]
