"""`hoidap ingest`: brings files and folders into the index."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from corpus.discovery import find_files
from corpus.errors import HoidapError
from qa.cli.command_line import EXIT_FAILED
from qa.cli.interface_language import interface_language, say
from qa.cli.progress import ingest_progress
from qa.cli.session import session_of
from qa.cli.terminal import complain, report, write_json

if TYPE_CHECKING:
    from index.ingest import FailedFile, IngestReport


def ingest(
    context: typer.Context,
    *,
    paths: Annotated[list[Path], typer.Argument(metavar="metavar_paths", help="help_paths")],
    prune: Annotated[bool, typer.Option("--prune", help="help_prune")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="help_json")] = False,
) -> None:
    """Ingest files and folders, and report what became of them.

    Raises:
        HoidapError: It could not be done, or was stopped.
    """
    next(find_files(paths), None)  # a path that does not exist is told of before anything is opened or made
    try:
        index = session_of(context).open_index()
        with ingest_progress(index.catalogue.passage_count) as on_progress:
            outcome = index.ingest(paths, prune=prune, on_progress=on_progress)
    except KeyboardInterrupt:
        raise HoidapError("ingest_interrupted") from None
    if as_json:
        write_json(_as_json(outcome))
    else:
        report(_summary(outcome))
    if outcome.partly:
        _complain_of(say("files_partly_read", count=len(outcome.partly)), outcome.partly)
    if outcome.failed:
        _complain_of(say("files_failed", count=len(outcome.failed)), outcome.failed)
        raise typer.Exit(EXIT_FAILED)


def _as_json(outcome: IngestReport) -> dict[str, Any]:
    return {
        "added": outcome.added,
        "updated": outcome.updated,
        "unchanged": outcome.unchanged,
        "removed": outcome.removed,
        "failed": _told(outcome.failed),
        "passages": outcome.passages,
        "seconds": round(outcome.seconds, 3),
        "partly": _told(outcome.partly),
    }


def _told(files: list[FailedFile]) -> list[dict[str, str]]:
    return [{"source": one.source, "error": one.error.text(interface_language())} for one in files]


def _summary(outcome: IngestReport) -> str:
    return say(
        "ingest_summary",
        added=outcome.added,
        updated=outcome.updated,
        unchanged=outcome.unchanged,
        removed=outcome.removed,
        failed=len(outcome.failed),
        passages=outcome.passages,
        seconds=outcome.seconds,
    )


def _complain_of(what: str, files: list[FailedFile]) -> None:
    complain(what)
    for one in files:
        complain(f"  {one.source}: {one.error.text(interface_language())}")
