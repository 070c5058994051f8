"""A question with its history and its filter, as requests hold it."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from corpus.errors import UsageError
from index.filters import SearchFilter
from index.stores.catalogue import Catalogue
from qa.web.api.bodies import Body

MOST_HISTORY = 20
_LONGEST = 20_000

Line = Annotated[str, Field(max_length=_LONGEST)]
Name = Annotated[str, Field(max_length=1_000)]


class Filter(BaseModel):
    """What documents have to meet to be looked into: all that is given."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    documents: list[Name] = Field(
        [], max_length=100, description="Ids or names of documents: the file's name, with or without its ending."
    )
    dated_from: datetime.date | None = Field(None, alias="from", description="The earliest date of the document.")
    dated_to: datetime.date | None = Field(None, alias="to", description="The latest date, itself included.")
    kinds: list[Name] = Field(
        [], max_length=50, description="Kinds of document, such as `kế hoạch`; diacritics may be missing."
    )


class Question(Body):
    """A question of a conversation."""

    model_config = ConfigDict(extra="forbid")

    question: str = Field(description="What is asked; how long it may be is a setting of the server.")
    history: list[Line] = Field(
        [], max_length=MOST_HISTORY, description="The questions before it, oldest first, for a follow-up."
    )
    filter: Filter | None = Field(None, description="Which documents to look into; left out, all of them.")


def limits_of(asked: Filter | None, catalogue: Catalogue) -> SearchFilter | None:
    """Return a filter as a search takes it, its documents found by their ids or names.

    Args:
        asked: The filter of a request.
        catalogue: The documents.

    Raises:
        UsageError: There is no such document or kind, or the range of dates is empty.
    """
    if asked is None:
        return None
    found = SearchFilter(
        document_ids=frozenset(_ids(asked.documents, catalogue)) if asked.documents else None,
        dated_from=asked.dated_from,
        dated_to=asked.dated_to,
        kinds=frozenset(asked.kinds) if asked.kinds else None,
    )
    return None if found.limits_nothing else found


def _ids(names: list[str], catalogue: Catalogue) -> list[str]:
    found: list[str] = []
    for name in names:
        ids = catalogue.named(name)
        if not ids:
            raise UsageError("api_filter_document_unknown", name=name)
        found += ids
    return found
