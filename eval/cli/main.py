"""The whole program `hoidap`: the commands of `qa`, and `eval` with its own.

Nothing heavy is imported here or at the head of a command's file, so that `hoidap --help` comes at once.
"""

from __future__ import annotations

import typer

from eval.cli.ablate import ablate
from eval.cli.annotate import annotate
from eval.cli.candidates import candidates
from eval.cli.check import check
from eval.cli.compare import compare
from eval.cli.default_command import DefaultCommandGroup
from eval.cli.run import run
from qa.cli.command_line import Command
from qa.cli.main import app, main

__all__ = ["app", "main"]

evaluation = typer.Typer(cls=DefaultCommandGroup, help="help_eval", add_completion=False)
evaluation.command("run", cls=Command, help="help_eval_run")(run)
evaluation.command("check", cls=Command, help="help_eval_check")(check)
evaluation.command("compare", cls=Command, help="help_eval_compare")(compare)
evaluation.command("ablate", cls=Command, help="help_eval_ablate")(ablate)
evaluation.command("candidates", cls=Command, help="help_eval_candidates")(candidates)
evaluation.command("annotate", cls=Command, help="help_eval_annotate")(annotate)

app.add_typer(evaluation, name="eval")

if __name__ == "__main__":
    main()
