"""`hoidap eval ablate`: what each part of the program is worth."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eval.cli.evaluating import check_paths, open_evaluation, told_when_interrupted, usable_questions
from qa.cli.command_line import EXIT_FAILED
from qa.cli.interface_language import interface_language
from qa.cli.progress import counted
from qa.cli.session import session_of
from qa.cli.terminal import results, tell

if TYPE_CHECKING:
    from eval.comparing.parts import Part


def ablate(
    context: typer.Context,
    *,
    gold: Annotated[Path, typer.Argument(metavar="metavar_gold", help="help_gold")],
    corpus: Annotated[Path | None, typer.Option("--corpus", metavar="metavar_path", help="help_eval_corpus")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", metavar="metavar_file", help="help_ablate_json")] = None,
    only: Annotated[list[str] | None, typer.Option("--only", metavar="metavar_part", help="help_ablate_only")] = None,
) -> None:
    """Evaluate the program with each part switched off in turn.

    Raises:
        HoidapError: It could not be done, or was stopped.
    """
    check_paths(gold, corpus)
    from eval.comparing.parts import parts_named

    parts = parts_named(only or [])
    session = session_of(context)
    from eval.comparing.ablation import ablate as ablate_parts
    from eval.comparing.ablation_page import ablation_page, row_label
    from eval.report.whole_file import write_whole

    with told_when_interrupted():
        evaluation = open_evaluation(session, gold, corpus)
        questions = usable_questions(evaluation)

        @contextlib.contextmanager
        def progress(part: Part | None) -> Iterator[Callable[[int], None]]:
            tell(row_label(part.name if part else None, interface_language()))
            with counted("progress_questions", len(questions)) as done:
                yield done

        ablation = ablate_parts(evaluation, questions, parts, progress)
    if json_file is not None:
        write_whole(json_file, ablation.model_dump_json(indent=1) + "\n")
    results().print(ablation_page(ablation, interface_language()))
    evaluation.finish()
    if any(fault.is_left_out for fault in evaluation.faults):
        raise typer.Exit(EXIT_FAILED)
