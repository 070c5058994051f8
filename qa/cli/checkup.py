"""What the checks of `hoidap doctor` look at, opened once and without making a data folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from corpus.errors import HoidapError
from qa.cli.session import Session
from qa.settings import Settings

if TYPE_CHECKING:
    from index.embedding.encoder import Encoder
    from index.index import Index
    from index.ranking.cross_encoder import CrossEncoder

Status: TypeAlias = Literal["ok", "warn", "fail"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found.

    Attributes:
        status: `warn` for what works but not well, `fail` for what must be put right.
        detail: What there is.
        advice: What to do, where something is to be done.
    """

    status: Status
    detail: str
    advice: str = ""


class Checkup:
    """The settings and what they lead to.

    Args:
        session: The session that the checks run in.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    @cached_property
    def settings(self) -> Settings:
        """The settings.

        Raises:
            UsageError: One of them has a value that is not allowed.
        """
        return self._session.settings()

    @property
    def has_data(self) -> bool:
        """Whether the data folder is there, so that opening it makes nothing new."""
        return self.settings.data.is_dir()

    @property
    def existing_place(self) -> Path:
        """The data folder, or what is there of the way to it."""
        here = self.settings.data.absolute()
        return next(place for place in [here, *here.parents] if place.exists())

    @cached_property
    def encoder(self) -> Encoder:
        """The embedding model.

        Raises:
            HoidapError: There is none, or it cannot be unpacked.
        """
        from qa.assembly import open_encoder

        return open_encoder(self.settings)

    @cached_property
    def reranker(self) -> CrossEncoder | None:
        """The cross-encoder; None where the settings name none.

        Raises:
            HoidapError: There is none of that name, or it cannot be fetched.
        """
        from qa.assembly import open_reranker

        return open_reranker(self.settings)

    @cached_property
    def index(self) -> Index | None:
        """The index, whichever model built it; None where there is no data folder or it cannot be used."""
        from qa.assembly import open_index

        try:
            return open_index(self.settings, self.encoder, allow_other_model=True) if self.has_data else None
        except HoidapError:
            return None  # told of by the checks of the folder and of the model


Check: TypeAlias = Callable[[Checkup], Finding]
"""A check; any error that it raises is a failure and is told as such."""
