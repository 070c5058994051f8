"""The index as a llama-index retriever, so that any llama-index part can stand behind it or in its place."""

from __future__ import annotations

from dataclasses import dataclass

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from index.filters import SearchFilter
from index.hits import Hit
from index.index import Index
from index.wording.question_reader import Wording

_NO_TEXT = ["document_id", "start", "end", "cosine", "bm25", "sentence_cosines"]
"""What is known of a passage without being a part of what it says."""


@dataclass
class ReadQuery(QueryBundle):
    """A question with what is known of it beside its words.

    Attributes:
        wording: The question as the index has read it, which need not read it again then.
        filter: What the passages' documents have to meet; None for all passages.
    """

    wording: Wording | None = None
    filter: SearchFilter | None = None


class PassageRetriever(BaseRetriever):
    """Finds passages by meaning and words.

    Args:
        index: Where to look.
        limit: How many passages to return.

    Example:
        ``PassageRetriever(index, limit=8).retrieve("Ai chủ trì hội nghị?")`` returns nodes, best first; each node's id
        is the passage's id, by which the engine finds it in the catalogue. ``retrieve(ReadQuery(question,
        filter=SearchFilter(kinds=frozenset({"kế hoạch"}))))`` looks in plans only.
    """

    def __init__(self, index: Index, limit: int) -> None:
        self._index = index
        self._limit = limit
        super().__init__()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        read = query_bundle if isinstance(query_bundle, ReadQuery) else ReadQuery(query_bundle.query_str)
        hits = self._index.search(read.wording or read.query_str, self._limit, read.filter)
        return [as_node(hit) for hit in hits]


def as_node(hit: Hit) -> NodeWithScore:
    """Return a hit as a llama-index node with the passage's id, text and place."""
    passage = hit.passage
    node = TextNode(
        id_=passage.id,
        text=passage.text,
        metadata={
            "document_id": passage.document_id,
            "title": passage.title,
            "start": passage.span.start,
            "end": passage.span.end,
            "cosine": hit.cosine,
            "bm25": hit.bm25,
            "sentence_cosines": hit.sentence_cosines,
        },
        excluded_embed_metadata_keys=_NO_TEXT,
        excluded_llm_metadata_keys=_NO_TEXT,
    )
    return NodeWithScore(node=node, score=hit.score)
