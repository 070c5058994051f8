"""The options that limit a search: `--document`, `--from`, `--to`, `--kind`, `--folder`."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import UsageError
from qa.cli.interface_language import say
from qa.cli.terminal import tell

if TYPE_CHECKING:
    from index.filters import SearchFilter
    from index.stores.catalogue import Catalogue

Documents = Annotated[
    list[str] | None, typer.Option("--document", metavar="metavar_document", help="help_filter_document")
]
DatedFrom = Annotated[str | None, typer.Option("--from", metavar="metavar_date", help="help_filter_from")]
DatedTo = Annotated[str | None, typer.Option("--to", metavar="metavar_date", help="help_filter_to")]
Kinds = Annotated[list[str] | None, typer.Option("--kind", metavar="metavar_kind", help="help_filter_kind")]
Folders = Annotated[list[str] | None, typer.Option("--folder", metavar="metavar_folder", help="help_filter_folder")]

_DATES = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})"),
)


@dataclasses.dataclass(frozen=True, slots=True)
class FilterOptions:
    """What was given to limit a search; what can be seen to be wrong without the documents has been refused.

    Attributes:
        documents: Ids or names of documents.
        others: The conditions besides.
    """

    documents: tuple[str, ...]
    others: SearchFilter

    def found_in(self, catalogue: Catalogue) -> SearchFilter | None:
        """Return the filter, its documents found by their ids or names; None where nothing was given.

        A filter that no document passes is told of.

        Raises:
            UsageError: There is no document with such an id or name.
        """
        limits = self.others
        if self.documents:
            ids = [found for name in self.documents for found in _named(catalogue, name)]
            limits = dataclasses.replace(limits, document_ids=frozenset(ids))
        allowed = catalogue.allowed(limits)
        if allowed is not None and not allowed.document_ids:
            tell(say("filter_matches_nothing"))
        return None if allowed is None else limits


def filter_options(
    documents: Sequence[str] | None,
    dated_from: str | None,
    dated_to: str | None,
    kinds: Sequence[str] | None,
    folders: Sequence[str] | None,
) -> FilterOptions:
    """Return what the options say; one that was not given is None.

    Raises:
        UsageError: A date cannot be read or the range is empty, there is no such kind, a folder has no name.
    """
    from index.filters import SearchFilter

    others = SearchFilter(
        dated_from=None if dated_from is None else as_date("--from", dated_from),
        dated_to=None if dated_to is None else as_date("--to", dated_to),
        kinds=frozenset(kinds) if kinds else None,
        folders=tuple(folders or ()),
    )
    return FilterOptions(tuple(documents or ()), others)


def as_date(option: str, text: str) -> datetime.date:
    """Return the date that was typed for an option, in the order of day, month, year, or as ISO 8601 writes it.

    Raises:
        UsageError: It is no date.

    Example:
        >>> as_date("--from", "31/12/2023") == as_date("--from", "2023-12-31")
        True
    """
    match = next((found for pattern in _DATES if (found := pattern.fullmatch(text.strip()))), None)
    try:
        if match:
            return datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:  # 31/02
        pass
    raise UsageError("filter_date_unreadable", option=option, value=text)


def _named(catalogue: Catalogue, name: str) -> list[str]:
    found = catalogue.named(name)
    if not found:
        raise UsageError("filter_document_unknown", name=name)
    return found
