"""What a search may be limited to: some documents, a range of dates, kinds of document, folders."""

from __future__ import annotations

import datetime
import os
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document_kind import KINDS, known_kind
from corpus.errors import UsageError


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """Conditions that a document has to meet, all that are given, for its passages to be found.

    It is only ever given beside a question, never read out of its words.

    Attributes:
        document_ids: The documents to look in; None for all. An empty set allows none.
        dated_from: The earliest date that the document may bear. A document without a date is outside every range.
        dated_to: The latest date, itself included.
        kinds: Kinds of document, of `corpus.document_kind.KINDS`; any case will do, and diacritics may be missing.
            None for all.
        folders: The document lies in one of these folders or below; none given, anywhere. A folder is written as it
            was at the ingest, from the beginning of the document's source, or as a path of this machine, absolute or
            from the current folder. Names are compared whole and in NFC, in whatever form they came.

    Raises:
        UsageError: The range of dates ends before it begins, there is no such kind, or a folder has no name.

    Example:
        >>> SearchFilter(kinds=frozenset({"ke hoach"})).kinds
        frozenset({'kế hoạch'})
    """

    document_ids: frozenset[str] | None = None
    dated_from: datetime.date | None = None
    dated_to: datetime.date | None = None
    kinds: frozenset[str] | None = None
    folders: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.dated_from and self.dated_to and self.dated_from > self.dated_to:
            raise UsageError("filter_dates_reversed", first=self.dated_from, last=self.dated_to)
        if any(not folder.strip() for folder in self.folders):
            raise UsageError("filter_folder_empty")
        if self.kinds is not None:
            object.__setattr__(self, "kinds", frozenset(map(_kind, self.kinds)))  # the class is frozen

    @property
    def limits_nothing(self) -> bool:
        """Whether no condition is given, so that every document passes."""
        given = (self.document_ids, self.dated_from, self.dated_to, self.kinds)
        return not self.folders and all(condition is None for condition in given)


class FolderTest:
    """Tells whether documents lie in one of some folders.

    Args:
        folders: The folders, as `SearchFilter.folders` describes them.

    Example:
        >>> test = FolderTest(["van-ban/2024", "/srv/luat/"])
        >>> test.holds("van-ban/2024/a.txt", "/home/an/van-ban/2024/a.txt"), test.holds("b.txt", "/srv/luat-cu/b.txt")
        (True, False)
    """

    def __init__(self, folders: Sequence[str]) -> None:
        self._as_ingested = tuple(_prefix(folder) for folder in folders)
        self._on_disk = tuple(_prefix(os.path.abspath(folder)) for folder in folders)  # noqa: PTH100 - links stay
        self._known: dict[tuple[str, str], bool] = {}

    def holds(self, source: str, location: str) -> bool:
        """Tell whether a document lies in one of the folders.

        Args:
            source: Its path as it was ingested.
            location: Its absolute path.
        """
        here = (source.rpartition(os.sep)[0], location.rpartition(os.sep)[0])
        if here not in self._known:  # every document of a folder has the same answer
            begins = _prefix(here[0]).startswith(self._as_ingested) if here[0] else False
            self._known[here] = begins or _prefix(here[1]).startswith(self._on_disk)
        return self._known[here]


def _prefix(path: str) -> str:
    """Return a path as the beginning of all that lies in it, so that `luat` is none of `luat-cu/a.txt`."""
    return unicodedata.normalize("NFC", os.path.normpath(path)).rstrip(os.sep) + os.sep


def _kind(name: str) -> str:
    kind = known_kind(name)
    if kind is None:
        raise UsageError("filter_kind_unknown", kind=name, known=", ".join(KINDS))
    return kind
