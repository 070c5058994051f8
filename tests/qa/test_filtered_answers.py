from __future__ import annotations

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle

from index.filters import SearchFilter
from index.index import Index
from qa.assembly import make_engine
from qa.engine import Engine
from qa.reader import DocumentReader
from qa.reading.leading_sentences import LeadingSentences
from qa.retrieval.retriever import as_node
from qa.settings import Settings

QUESTION = "Ai chủ trì hội nghị của Huyện ủy Khê Đông?"
PLANS = SearchFilter(kinds=frozenset({"kế hoạch"}))


class DeafRetriever(BaseRetriever):
    """One that knows nothing of filters."""

    def __init__(self, index: Index) -> None:
        self._index = index
        super().__init__()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return [as_node(hit) for hit in self._index.search(query_bundle.query_str, 60)]


def kinds_cited(engine: Engine, index: Index, within: SearchFilter | None) -> set[str]:
    kinds = {entry.id: entry.kind for entry in index.catalogue.entries()}
    return {kinds[one.document_id] for one in engine.ask(QUESTION, filter=within).citations}


def test_an_answer_is_taken_from_the_documents_that_pass_the_filter(samples_index: Index) -> None:
    engine = make_engine(Settings(confidence_threshold=0), samples_index)
    assert "tin bài" in kinds_cited(engine, samples_index, None)
    assert kinds_cited(engine, samples_index, PLANS) == {"kế hoạch"}


def test_the_filter_holds_even_where_the_retriever_knows_of_none(samples_index: Index) -> None:
    reading = DocumentReader(samples_index, DeafRetriever(samples_index), LeadingSentences(1)).read(QUESTION, PLANS)
    kinds = {entry.id: entry.kind for entry in samples_index.catalogue.entries()}
    assert reading.found
    assert {kinds[one.passage.document_id] for one in reading.found} == {"kế hoạch"}
