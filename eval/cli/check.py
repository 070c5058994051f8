"""`hoidap eval check GOLD`: proves that gold questions fit their documents, without asking anything."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eval.cli.evaluating import check_paths, tell_of_unreadable
from qa.cli.command_line import EXIT_FAILED
from qa.cli.interface_language import interface_language, say
from qa.cli.session import session_of
from qa.cli.terminal import complain, report


def check(
    context: typer.Context,
    *,
    gold: Annotated[Path, typer.Argument(metavar="metavar_gold", help="help_gold")],
    corpus: Annotated[Path | None, typer.Option("--corpus", metavar="metavar_path", help="help_eval_corpus")] = None,
) -> None:
    """Check that every quote is verbatim and every answer stands in its evidence.

    Raises:
        HoidapError: The questions or the documents cannot be read.
    """
    check_paths(gold, corpus)
    settings = session_of(context).settings()
    from eval.running.fitting import fitting

    found = fitting(gold, corpus, settings)
    tell_of_unreadable(found.unreadable)
    for fault in found.faults:
        complain(fault.numbered_text(interface_language()))
    report(say("gold_checked", questions=found.questions, faults=len(found.faults)))
    if found.faults:
        raise typer.Exit(EXIT_FAILED)
