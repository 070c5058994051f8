"""`hoidap eval GOLD`: asks every gold question and reports how good the answers are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import HoidapError, UsageError
from eval.cli.evaluating import ask_with_progress, check_paths, open_evaluation, told_when_interrupted
from qa.cli.command_line import EXIT_FAILED
from qa.cli.interface_language import interface_language, say
from qa.cli.progress import counted
from qa.cli.session import Session, session_of
from qa.cli.terminal import complain, results, tell

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

    from eval.evaluation import Evaluation
    from eval.findings import Findings


def run(
    context: typer.Context,
    *,
    gold: Annotated[Path, typer.Argument(metavar="metavar_gold", help="help_gold")],
    corpus: Annotated[Path | None, typer.Option("--corpus", metavar="metavar_path", help="help_eval_corpus")] = None,
    report: Annotated[Path | None, typer.Option("--report", metavar="metavar_folder", help="help_eval_report")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", metavar="metavar_file", help="help_eval_json")] = None,
    floors: Annotated[Path | None, typer.Option("--floors", metavar="metavar_file", help="help_eval_floors")] = None,
    raise_floors: Annotated[bool, typer.Option("--raise-floors", help="help_eval_raise_floors")] = False,
    judge: Annotated[bool, typer.Option("--judge", help="help_eval_judge")] = False,
) -> None:
    """Evaluate the program on gold questions.

    Raises:
        HoidapError: It could not be done, or was stopped.
    """
    check_paths(gold, corpus)
    if raise_floors and floors is None:
        raise UsageError("raise_floors_without_floors")
    session = session_of(context)
    if judge:
        _language_model(session)  # where there is none, that is said before an hour of asking
    with told_when_interrupted():
        evaluation = open_evaluation(session, gold, corpus)
        if floors and not raise_floors:
            _check_floors(evaluation, floors)
        findings = evaluation.findings(ask_with_progress(evaluation))
        _deliver(findings, report, json_file)
        try:
            if judge:  # last, since what was measured must be safe when a model's server fails
                findings = _judged(session, evaluation, findings)
                _deliver(findings, report, json_file)
        finally:
            _show(findings)
    evaluation.finish()
    is_held = floors is None or _holds_floors(findings, floors, raising=raise_floors)
    if not is_held or any(fault.is_left_out for fault in findings.faults):
        raise typer.Exit(EXIT_FAILED)


def _deliver(findings: Findings, folder: Path | None, json_file: Path | None) -> None:
    from eval.report.json_file import write_findings
    from eval.report.writing import write_report

    if folder is not None:
        write_report(findings, folder, interface_language())
    if json_file is not None:
        write_findings(findings, json_file)


def _show(findings: Findings) -> None:
    from eval.report.terminal import terminal_report

    results().print(terminal_report(findings, interface_language()))


def _language_model(session: Session) -> tuple[LLM, str]:
    from qa.writing.language_model import open_language_model

    settings = session.settings()
    model = open_language_model(settings)
    if model is None or settings.llm_model is None:
        raise UsageError("judge_without_model")
    return model, settings.llm_model


def _judged(session: Session, evaluation: Evaluation, findings: Findings) -> Findings:
    from eval.judging.judge import judge

    model, name = _language_model(session)
    with counted("judging", sum(not one.outcome.abstained for one in findings.questions)) as done:
        opinions = judge(findings.questions, model, name, done, evaluation.opinions, evaluation.texts())
    return findings.model_copy(update={"judgement": opinions})


def _check_floors(evaluation: Evaluation, path: Path) -> None:
    """See that there are floors for these questions: a mistyped name must not pass for a figure that holds.

    Raises:
        HoidapError: There are none.
    """
    from eval.floors import read_floors

    gold = evaluation.setup().gold
    if gold not in read_floors(path):
        raise HoidapError("floors_none", path=path, gold=gold)


def _holds_floors(findings: Findings, path: Path, *, raising: bool) -> bool:
    from eval.floors import check, raise_floors, read_floors, write_floors

    floors = read_floors(path)
    broken = check(findings, floors)
    for one in broken:
        complain(one.text(interface_language()))
    if raising:
        write_floors(raise_floors(findings, floors), path)
    if not broken:
        tell(say("floors_held"))
    return not broken
