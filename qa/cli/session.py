"""What the commands share: the settings, and the opening of index and engine with the messages that go with it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from pydantic import ValidationError

from corpus.errors import HoidapError
from qa.cli.interface_language import say
from qa.cli.setting_faults import setting_fault
from qa.cli.terminal import messages, tell
from qa.settings import Settings

if TYPE_CHECKING:
    from index.index import Index
    from qa.engine import Engine


@dataclass(frozen=True, slots=True)
class Session:
    """One call of the program.

    Attributes:
        data: The data folder that `--data` names, if it was given.
    """

    data: Path | None

    def settings(self, **given: object) -> Settings:
        """Return the settings.

        Args:
            **given: Settings given on the command line, by name; None for those that were not.

        Raises:
            UsageError: A setting has a value that is not allowed.
        """
        values = {name: value for name, value in {"data": self.data, **given}.items() if value is not None}
        try:
            return Settings(**values)  # type: ignore[arg-type]  # pydantic checks them
        except ValidationError as error:
            raise setting_fault(error, values) from error

    def open_index(self, *, allow_other_model: bool = False) -> Index:
        """Open the index of the data folder.

        Args:
            allow_other_model: Open it though another model built it: to read documents, or to re-embed.

        Raises:
            HoidapError: The settings, the data folder or the model cannot be used.
        """
        settings = self.settings()
        from qa.assembly import open_index

        tell_of_unpacking(settings)
        return open_index(settings, allow_other_model=allow_other_model)

    def open_filled_index(self) -> Index:
        """Open the index to find something in it, and finish what an interrupted ingest left out.

        Raises:
            HoidapError: It cannot be used, or is empty.
        """
        folder = self.settings().data
        if not folder.exists():  # a mistyped path must not become a new, empty data folder
            raise HoidapError("index_empty", path=folder)
        index = self.open_index()
        if index.catalogue.passage_count() == 0:
            raise HoidapError("index_empty", path=folder)
        index.bring_up_to_date()
        return index

    def open_engine(self, index: Index) -> Engine:
        """Return the engine that answers out of an index."""
        from qa.assembly import make_engine

        return make_engine(self.settings(), index)


def session_of(context: typer.Context) -> Session:
    """Return the session that the global options made."""
    session = context.obj
    assert isinstance(session, Session)
    return session


@contextlib.contextmanager
def waiting(code: str) -> Iterator[None]:
    """Show on a terminal that something takes its time.

    Args:
        code: The message that says what.
    """
    console = messages()
    with console.status(say(code)) if console.is_terminal else contextlib.nullcontext():
        yield


def tell_of_unpacking(settings: Settings) -> None:
    """Say that the first use unpacks the embedding model, if this is the first use."""
    from index.embedding.bundled_model import FOLDER_NAME
    from index.embedding.resolve import BUNDLED

    if settings.embedding_model == BUNDLED and not (settings.model_cache / FOLDER_NAME).exists():
        tell(say("unpacking_model", path=settings.model_cache))
