"""`GET /api/references`: where an official document is mentioned."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from corpus.document import Document
from corpus.errors import UsageError
from corpus.mentions import find_mentions
from index.stores.catalogue import Catalogue
from index.stores.mentions import KeptMention, Mentions
from qa.web.api.paging import Limit, Offset
from qa.web.rendering import shown_source


class FoundMention(BaseModel):
    """A place that mentions the official document."""

    document_id: str = Field(description="The document that mentions it.")
    source: str = Field(description="That document's path as it was ingested.")
    title: str = Field(description="That document's title.")
    document_date: datetime.date | None = Field(description="The date that that document bears.")
    start: int = Field(description="Offset of the mention's first character in its text, in code points.")
    end: int = Field(description="Offset behind its last character.")
    quote: str = Field(description="Exactly its text from `start` to `end`.")
    type: str = Field(description="The kind of what is mentioned: `kết luận`; empty where it is not told.")
    number: str = Field(description="Its number, `01-KL/TW`; empty for a law that is named.")
    date: str = Field(description="Its date as far as it is said: `2021-05-18`, `2021`; empty where none is.")
    issuer: str = Field(description="The body said to have issued it.")
    place: str = Field(description="The places in it that are meant: `dieu 8 khoan 2`.")


class References(BaseModel):
    """Where official documents are mentioned."""

    keys: tuple[str, ...] = Field(description="What was looked for, in the one form that all ways of writing share.")
    total: int = Field(description="How many mentions there are in all.")
    offset: int = Field(description="How many stand before the first of these.")
    mentions: tuple[FoundMention, ...] = Field(description="By documents, in the order of their texts.")


Key = Annotated[
    str | None,
    Query(min_length=1, max_length=300, description="The one form of all ways of writing it: `1 kl tw`."),
]
Number = Annotated[
    str | None,
    Query(min_length=1, max_length=300, description="Its number or name as people write it: `01-KL/TW`."),
]


def reference_routes(catalogue: Catalogue, mentions: Mentions) -> APIRouter:
    """Return the route that finds mentions.

    Args:
        catalogue: The documents.
        mentions: What they mention.
    """
    router = APIRouter(tags=["documents"])

    @router.get("/references", summary="Find where an official document is mentioned")
    def references(key: Key = None, number: Number = None, offset: Offset = 0, limit: Limit = 50) -> References:
        """Find where an official document is mentioned, by its number or name, or by its key; one of the two."""
        keys = _keys(key, number)
        kept = [one for wanted in keys for one in mentions.by_key(wanted)]
        shown = _shown(catalogue, kept[offset : offset + limit])
        return References(keys=keys, total=len(kept), offset=offset, mentions=shown)

    return router


def _keys(key: str | None, number: str | None) -> tuple[str, ...]:
    if (key is None) == (number is None):
        raise UsageError("api_reference_choice")
    if key is not None:
        return (key,)
    found = tuple(dict.fromkeys(one.key for one in find_mentions(number or "")))
    if not found:
        raise UsageError("api_reference_unreadable", number=number)
    return found


def _shown(catalogue: Catalogue, kept: Sequence[KeptMention]) -> tuple[FoundMention, ...]:
    documents = {name: catalogue.document(name) for name in {one.document_id for one in kept}}
    return tuple(_found(one, document) for one in kept if (document := documents[one.document_id]) is not None)


def _found(kept: KeptMention, document: Document) -> FoundMention:
    mention = kept.mention
    return FoundMention(
        document_id=document.id,
        source=shown_source(document.source),
        title=document.title,
        document_date=document.date,
        start=mention.span.start,
        end=mention.span.end,
        quote=mention.span.of(document.text),
        type=mention.type,
        number=mention.number,
        date=mention.date,
        issuer=mention.issuer,
        place=mention.place,
    )
