"""`hoidap eval annotate GOLD`: a page to write gold questions on."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import HoidapError, UsageError
from qa.cli.interface_language import interface_language
from qa.cli.progress import ingest_progress
from qa.cli.session import session_of, tell_of_unpacking
from qa.cli.terminal import complain

if TYPE_CHECKING:
    from index.index import Index
    from qa.settings import Settings

_HOST, _PORT = "127.0.0.1", "7861"


def annotate(
    context: typer.Context,
    *,
    gold: Annotated[Path, typer.Argument(metavar="metavar_gold", help="help_annotate_gold")],
    corpus: Annotated[
        Path | None, typer.Option("--corpus", metavar="metavar_path", help="help_annotate_corpus")
    ] = None,
    candidates: Annotated[
        Path | None, typer.Option("--candidates", metavar="metavar_file", help="help_annotate_candidates")
    ] = None,
    # The page writes files: other machines are let in only where that is asked for in this very call.
    host: Annotated[str, typer.Option("--host", metavar="metavar_host", help="help_host")] = _HOST,
    port: Annotated[str, typer.Option("--port", metavar="metavar_number", help="help_annotate_port")] = _PORT,
) -> None:
    """Serve the page until stopped.

    Raises:
        HoidapError: The gold file, the documents or the address cannot be used.
    """
    for path in (corpus, candidates):
        if path is not None and not path.exists():
            raise UsageError("path_missing", path=path)
    session = session_of(context)
    settings = session.settings(host=host, port=port)
    from eval.growing.candidates import read_candidates
    from eval.growing.gold_lines import GoldLines

    lines = GoldLines(gold)  # before the documents: what is wrong with it is told at once
    waiting = read_candidates(candidates) if candidates else []
    try:
        index = _corpus_index(corpus, settings) if corpus else session.open_filled_index()
        from eval.growing.desk import Desk
        from eval.growing.serving import serve

        serve(Desk(index, settings, lines, waiting), settings)
    except KeyboardInterrupt:
        return  # Ctrl-C is how a server is meant to be stopped


def _corpus_index(corpus: Path, settings: Settings) -> Index:
    """Return an index of these documents alone, which a later call finds again and brings up to date."""
    tell_of_unpacking(settings)
    from qa.assembly import open_index

    name = hashlib.sha256(str(corpus.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    folder = settings.data / "annotating" / name
    index = open_index(settings.model_copy(update={"data": folder}))
    with ingest_progress(index.catalogue.passage_count) as on_progress:
        report = index.ingest([corpus], prune=True, on_progress=on_progress)
    for one in report.failed:
        complain(f"{one.source}: {one.error.text(interface_language())}")
    if index.catalogue.passage_count() == 0:
        raise HoidapError("eval_nothing_read", path=corpus)
    return index
