"""`hoidap doctor`: looks over the machine, the data folder and the model, and says what to put right."""

from __future__ import annotations

import typer
from rich.table import Table
from rich.text import Text

from corpus.errors import HoidapError
from qa.cli.checks import CHECKS
from qa.cli.checkup import Check, Checkup, Finding
from qa.cli.command_line import EXIT_FAILED
from qa.cli.interface_language import interface_language, say
from qa.cli.session import session_of, tell_of_unpacking, waiting
from qa.cli.terminal import results

_STYLES = {"ok": "green", "warn": "yellow", "fail": "bold red"}


def doctor(context: typer.Context) -> None:
    """Run every check and print a line for each."""
    checkup = Checkup(session_of(context))
    tell_of_unpacking(checkup.settings)
    with waiting("checking"):
        findings = [(name, _run(check, checkup)) for name, check in CHECKS]
    results().print(_table(findings))
    if any(finding.status == "fail" for _, finding in findings):
        raise typer.Exit(EXIT_FAILED)


def _run(check: Check, checkup: Checkup) -> Finding:
    try:
        return check(checkup)
    except HoidapError as error:
        return Finding("fail", error.text(interface_language()))
    except Exception as error:  # noqa: BLE001 - whatever breaks a check is what people came to find out
        return Finding("fail", f"{type(error).__name__}: {error}", say("advice_unexpected"))


def _table(findings: list[tuple[str, Finding]]) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, finding in findings:
        told = Text(finding.detail)
        if finding.advice:
            told.append(f"\n→ {finding.advice}", style=_STYLES[finding.status])
        table.add_row(Text(finding.status, style=_STYLES[finding.status]), Text(say(name)), told)
    return table
