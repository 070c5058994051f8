"""`hoidap eval compare`: two evaluations of the same questions side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qa.cli.interface_language import interface_language
from qa.cli.terminal import results, write_json


def compare(
    *,
    first: Annotated[Path, typer.Argument(metavar="metavar_first_report", help="help_first_report")],
    second: Annotated[Path, typer.Argument(metavar="metavar_second_report", help="help_second_report")],
    as_json: Annotated[bool, typer.Option("--json", help="help_json")] = False,
) -> None:
    """Compare two evaluations.

    Raises:
        HoidapError: One of the files is none of an evaluation, or they have no question in common.
    """
    from eval.comparing.comparison import compare as compare_findings
    from eval.report.json_file import read_findings

    comparison = compare_findings(read_findings(first), read_findings(second))
    if as_json:
        write_json(comparison.model_dump(mode="json"))
        return
    from eval.comparing.comparison_page import comparison_page

    results().print(comparison_page(comparison, interface_language()))
