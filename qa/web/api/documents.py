"""`GET /api/documents`: the documents, one of them, and what of its file is no part of it."""

from __future__ import annotations

import datetime
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field

from corpus.document import Document
from corpus.errors import HoidapError
from corpus.facts import DocumentFacts
from corpus.places import Heading, PlaceKind, RemovedAs
from index.stores.catalogue import Catalogue, DocumentEntry
from qa.web.api.paging import Limit, Offset
from qa.web.rendering import shown_source

DocumentId = Annotated[str, Path(max_length=200, description="The document's id, as the list has it.")]


class ListedDocument(BaseModel):
    """A document as the list shows it."""

    id: str
    source: str = Field(description="The document's path as it was ingested.")
    title: str
    date: datetime.date | None = Field(description="The date that it bears.")
    kind: str = Field(description="What kind of document it is, such as `kế hoạch`.")
    number: str = Field(description="Its official number; empty where it bears none.")
    issuer: str = Field(description="The body that issued it; empty where it names none.")
    passages: int = Field(description="How many passages it has been cut into.")


class DocumentList(BaseModel):
    """A part of the list of documents."""

    total: int = Field(description="How many documents there are in all.")
    offset: int = Field(description="How many stand before the first of these.")
    documents: tuple[ListedDocument, ...] = Field(description="In the order of their sources.")


class PlaceBeginning(BaseModel):
    """Where a page, slide, sheet or row begins."""

    start: int = Field(description="Offset of its first character in the text, in code points.")
    kind: PlaceKind
    label: str = Field(description="Its number or name.")


class WholeDocument(BaseModel):
    """A document with its text."""

    id: str
    source: str = Field(description="The document's path as it was ingested.")
    title: str
    date: datetime.date | None = Field(description="The date that it bears.")
    kind: str = Field(description="What kind of document it is, such as `kế hoạch`.")
    facts: DocumentFacts = Field(description="What it says of itself.")
    text: str = Field(description="The clean text; every offset of the API counts its code points.")
    places: tuple[PlaceBeginning, ...] = Field(description="Where pages, slides, sheets and rows begin.")
    headings: tuple[Heading, ...] = Field(description="Where headings stand.")


class RemovedPart(BaseModel):
    """A part of a file that was left out."""

    text: str
    reason: RemovedAs = Field(description="What it was taken for.")


class RemovedParts(BaseModel):
    """What of a document's file is no part of its text."""

    id: str
    removed: tuple[RemovedPart, ...]


def document_list_routes(catalogue: Catalogue) -> APIRouter:
    """Return the routes that show documents.

    Args:
        catalogue: The documents.
    """
    router = APIRouter(tags=["documents"])

    @router.get("/documents", summary="List the documents")
    def documents(offset: Offset = 0, limit: Limit = 50) -> DocumentList:
        """List the documents in the order of their sources, a part at a time."""
        entries = catalogue.entries()
        shown = tuple(_listed(one) for one in entries[offset : offset + limit])
        return DocumentList(total=len(entries), offset=offset, documents=shown)

    @router.get("/documents/{document_id}", summary="Show a document")
    def document(document_id: DocumentId) -> WholeDocument:
        """Show a document: its text, its headings and what it says of itself."""
        return _whole(_found(catalogue, document_id))

    @router.get("/documents/{document_id}/removed", summary="Show what was left out of a document")
    def removed(document_id: DocumentId) -> RemovedParts:
        """Show what of the document's file was taken for page furniture and is no part of its text."""
        found = _found(catalogue, document_id)
        parts = tuple(RemovedPart(text=one.text, reason=one.reason) for one in found.removed)
        return RemovedParts(id=found.id, removed=parts)

    return router


def _found(catalogue: Catalogue, document_id: str) -> Document:
    document = catalogue.document(document_id)
    if document is None:
        raise HoidapError("api_document_not_found", id=document_id)
    return document


def _listed(entry: DocumentEntry) -> ListedDocument:
    return ListedDocument(
        id=entry.id,
        source=shown_source(entry.source),
        title=entry.title,
        date=entry.date,
        kind=entry.kind,
        number=entry.number,
        issuer=entry.issuer,
        passages=entry.passages,
    )


def _whole(document: Document) -> WholeDocument:
    marks = document.marks
    return WholeDocument(
        id=document.id,
        source=shown_source(document.source),
        title=document.title,
        date=document.date,
        kind=document.kind,
        facts=document.facts,
        text=document.text,
        places=tuple(
            PlaceBeginning(start=one.start, kind=one.place.kind, label=one.place.label) for one in marks.places
        ),
        headings=marks.headings,
    )
