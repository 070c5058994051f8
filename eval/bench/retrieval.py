"""What the search finds of gold questions, by itself: by stage, form of question and part.

    python -m eval.bench.retrieval SET [SET ...] [--corpus FOLDER] [--questions accented,unaccented,typos|all]
        [--stages dense,lexical,fused,final] [--off restoration,abbreviations|all] [--seed N] [--limit N]
        [--setting NAME=VALUE ...] [--json FILE] [--work FOLDER]

Prints nDCG@10 over documents, each ranked by its best passage, and what the searches took beyond encoding. A set is
anything that `hoidap eval` reads; of files of gold questions, `--corpus` names the documents.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import os
import platform
import tempfile
from collections.abc import Collection, Sequence
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.console import Console

from corpus.errors import HoidapError
from eval.bench.kept_vectors import KeptVectors
from eval.bench.retrieval_measuring import NDCG, Row, SetFigures, measure_set
from eval.bench.retrieval_plan import AS_TYPED, FORMS, SEARCH_PARTS, STAGES, Plan
from eval.bench.retrieval_table import tables
from eval.evaluation import changed_settings
from eval.report.whole_file import write_whole
from eval.running.asking import RANKED
from eval.running.program_code import code_digest
from qa.assembly import open_encoder
from qa.settings import Settings

_NARROWEST = 140  # columns, where nobody looks at a terminal


def main(  # noqa: PLR0913 - an argument for each option
    sets: Annotated[list[Path], typer.Argument(metavar="SET...", help="Question sets.")],
    *,
    corpus: Annotated[Path | None, typer.Option(help="Documents, of sets that bring none.")] = None,
    questions: Annotated[str, typer.Option(help=f"Of {', '.join(FORMS)}, or all.")] = f"{AS_TYPED},unaccented,typos",
    stages: Annotated[str, typer.Option(help=f"Of {', '.join(STAGES)}, or all.")] = "all",
    off: Annotated[str, typer.Option(help=f"To switch off, each by itself: {', '.join(SEARCH_PARTS)}, or all.")] = "",
    seed: Annotated[int, typer.Option(help="What slips and the questions drawn depend on.")] = 1,
    limit: Annotated[int | None, typer.Option(min=1, help="How many questions to draw of each set.")] = None,
    setting: Annotated[list[str] | None, typer.Option(metavar="NAME=VALUE", help="A setting to measure with.")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="File for the figures.")] = None,
    work: Annotated[Path | None, typer.Option(help="Folder that keeps vectors from run to run.")] = None,
) -> None:
    """Measure what the search finds."""
    settings = _settings(setting or ())
    plan = Plan(
        forms=_chosen(questions, FORMS, "--questions"),
        stages=_chosen(stages, STAGES, "--stages"),
        off=_chosen(off, SEARCH_PARTS, "--off") if off else (),
        seed=seed,
        limit=limit,
    )
    console = Console(width=None if Console().is_terminal else _NARROWEST)
    with ExitStack() as stack:
        folder = work or Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        measured: list[SetFigures] = []
        try:
            encoder = _encoder(settings, folder)
            for path in sets:
                measured.append(measure_set(path, corpus, settings, plan, encoder, _tell))
                if json_file:  # after each set: an hour's figures must not be lost to the next set's fault
                    write_whole(json_file, report(measured, plan, settings))
                for table in tables(measured[-1], plan):
                    console.print(table)
        except HoidapError as error:
            Console(stderr=True, width=_NARROWEST).print(error.text("en"), highlight=False, markup=False)
            raise typer.Exit(1) from error


def report(measured: Sequence[SetFigures], plan: Plan, settings: Settings) -> str:
    """Return the figures as JSON, with all that they depend on.

    Args:
        measured: The figures of each set.
        plan: What was asked.
        settings: The settings that were measured; those that are as they come are not named.
    """
    content = {
        "program": version("hoidap"),
        "code": code_digest(),
        "made": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "machine": f"{platform.platform()}, {os.cpu_count()} processors",
        "settings": changed_settings(settings),
        "plan": dataclasses.asdict(plan),
        "passages_ranked": RANKED,
        "sets": [dataclasses.asdict(one) for one in measured],
    }
    return json.dumps(content, ensure_ascii=False, indent=1, default=str) + "\n"


def _encoder(settings: Settings, folder: Path) -> KeptVectors:
    encoder = open_encoder(settings)
    encoder.load()  # so that the first question's time has nothing of it
    return KeptVectors(encoder, folder / "vectors.sqlite3", f"{encoder.precision} {settings.embedding_device}")


def _settings(given: Sequence[str]) -> Settings:
    """Return the settings with those of the command line, each `name=value`."""
    pairs = [one.partition("=") for one in given]
    unclear = [one for one, (name, sign, _) in zip(given, pairs, strict=True) if not (name and sign)]
    if unclear:
        raise typer.BadParameter(f"{unclear[0]!r} is not of the form NAME=VALUE", param_hint="--setting")
    values = {name.strip(): value for name, _, value in pairs}
    unknown = [name for name in values if name not in Settings.model_fields]
    if unknown:
        raise typer.BadParameter(f"there is no setting {unknown[0]!r}", param_hint="--setting")
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        raise typer.BadParameter(f"{first['loc'][0]}: {first['msg']}", param_hint="--setting") from error


def _chosen(given: str, known: Collection[str], option: str) -> tuple[str, ...]:
    """Return the names in a list with commas, in the order in which they are known."""
    if given == "all":
        return tuple(known)
    wanted = {name.strip().lower() for name in given.split(",") if name.strip()}
    if not wanted or not wanted <= set(known):
        raise typer.BadParameter(f"{given!r} is not all, nor some of {', '.join(known)}", param_hint=option)
    return tuple(name for name in known if name in wanted)


def _tell(name: str, row: Row) -> None:
    told = f"{name}, {row.form}, {row.configuration}: {row.figures[NDCG]:.3f} in {row.seconds:.0f} s"
    Console(stderr=True, width=_NARROWEST).print(told, highlight=False, markup=False)


app = typer.Typer(add_completion=False)
app.command()(main)

if __name__ == "__main__":
    app()
