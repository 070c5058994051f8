"""`hoidap eval candidates`: exports what readers did not like as gold questions to complete."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from corpus.errors import UsageError
from qa.cli.interface_language import say
from qa.cli.session import session_of
from qa.cli.terminal import complain, tell


def candidates(
    context: typer.Context,
    *,
    known: Annotated[list[Path] | None, typer.Option("--known", metavar="metavar_gold", help="help_known")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="metavar_file", help="help_candidates_out")] = None,
) -> None:
    """Write the candidates, one JSON object a line.

    Raises:
        HoidapError: The feedback or a gold file cannot be read, or the candidates cannot be written.
    """
    for path in known or []:
        if not path.is_file():
            raise UsageError("path_missing", path=path)
    if out is not None and out.exists():  # it may hold an afternoon's work of completing
        raise UsageError("candidates_out_exists", path=out)
    folder = session_of(context).settings().data
    from eval.growing.candidates import candidates_of, known_questions
    from qa.cli.batch import open_results
    from qa.feedback import FeedbackFile

    feedback, unreadable = FeedbackFile(folder).read()
    if unreadable:
        complain(say("candidates_unreadable", lines=", ".join(map(str, unreadable))))
    found = candidates_of(feedback, known_questions(known or []))
    if not found:
        tell(say("candidates_none"))
        return
    with open_results(out) as file:
        for one in found:
            file.write(one.line())
    tell(say("candidates_found", count=len(found)))
