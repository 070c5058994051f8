"""`POST /api/search`: the passages that a question finds, without an answer."""

from __future__ import annotations

import asyncio
import datetime

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from corpus.places import Place
from index.hits import Hit
from index.index import Index
from index.stores.catalogue import DocumentEntry
from qa.web.api.answering import Answering
from qa.web.api.client import unless_gone
from qa.web.api.questions import Question, limits_of
from qa.web.rendering import shown_source


class SearchQuestion(Question):
    """What to look for."""

    limit: int = Field(10, ge=1, le=100, description="How many passages to return.")


class FoundPassage(BaseModel):
    """A passage that may answer the question."""

    passage_id: str
    document_id: str
    source: str = Field(description="The document's path as it was ingested.")
    title: str
    date: datetime.date | None
    start: int = Field(description="Offset of its first character in the document's text, in code points.")
    end: int = Field(description="Offset behind its last character.")
    text: str = Field(description="Exactly the document's text from `start` to `end`.")
    score: float = Field(description="How well it fits; comparable only within one question.")
    places: tuple[Place, ...] = Field(description="The page, slide, sheet and row in which it begins.")
    headings: tuple[str, ...] = Field(description="The headings over its beginning, the highest first.")


class SearchResult(BaseModel):
    """What was found."""

    standalone_question: str = Field(description="The question with what it leaves to the history filled in.")
    hits: tuple[FoundPassage, ...] = Field(description="The passages, best first.")


def search_routes(answering: Answering, index: Index) -> APIRouter:
    """Return the route that finds passages.

    Args:
        answering: What bounds how much is worked at once.
        index: The documents.
    """
    router = APIRouter(tags=["questions"])

    @router.post("/search", summary="Find passages")
    async def search(request: Request, asked: SearchQuestion) -> SearchResult:
        """Find the passages that fit a question best, without answering it."""
        request.state.question = asked.question
        standalone = await answering.standalone(asked.question, tuple(asked.history))
        limits = await asyncio.to_thread(limits_of, asked.filter, index.catalogue)

        def found() -> SearchResult:
            hits = index.search(standalone, asked.limit, limits)
            entries = {one.id: one for one in index.catalogue.entries({hit.passage.document_id for hit in hits})}
            shown = [
                _found(hit, entries[hit.passage.document_id]) for hit in hits if hit.passage.document_id in entries
            ]
            return SearchResult(standalone_question=standalone, hits=tuple(shown))

        return await unless_gone(request, answering.run(found))

    return router


def _found(hit: Hit, document: DocumentEntry) -> FoundPassage:
    passage = hit.passage
    return FoundPassage(
        passage_id=passage.id,
        document_id=document.id,
        source=shown_source(document.source),
        title=passage.title,
        date=document.date,
        start=passage.span.start,
        end=passage.span.end,
        text=passage.text,
        score=round(hit.score, 6),
        places=passage.marks.places_at(passage.span.start),
        headings=tuple(heading.text for heading in passage.marks.path_at(passage.span.start)),
    )
