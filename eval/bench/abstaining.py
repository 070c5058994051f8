"""How well the shipped confidence tells what the documents answer from what they do not.

    python -m eval.bench.abstaining --public DIR [--gold FILE] [--work FOLDER] [--json FILE]

`DIR` holds `mlqa_dev_vi.json` and `viquad2_dev.jsonl`. Each set is asked of its own documents and of the others'. The
confidence was fitted on the very same questions; what it does for questions left out of the fit stands under
`measured` in `qa/reading/confidence.json`.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from corpus.errors import HoidapError
from eval.bench.abstaining_measuring import Asked, Probabilities, ask_all, figures
from eval.bench.kept_vectors import KeptVectors
from eval.report.whole_file import write_whole
from qa.assembly import open_encoder
from qa.reading.confidence import ConfidenceModel, calibrated_confidence
from qa.settings import Settings

_NARROWEST = 160  # columns, where nobody looks at a terminal
_OWN = (
    "questions",
    "right",
    "wrongly refused",
    "right ones refused",
    "right or wrong, auroc",
    "calibration error",
    "near misses, auroc",
    "near misses refused",
    "others refused",
)
_STRAYS = ("refused", "refused at 5%", "auroc")


def main(
    public: Annotated[Path, typer.Option(help="Folder with mlqa_dev_vi.json and viquad2_dev.jsonl.")],
    gold: Annotated[Path, typer.Option(help="Questions over the samples.")] = Path(
        "eval/gold/samples/samples_tune.jsonl"
    ),
    json_file: Annotated[Path | None, typer.Option("--json", help="File for the figures.")] = None,
    work: Annotated[Path | None, typer.Option(help="Folder that keeps vectors from run to run.")] = None,
) -> None:
    """Measure what is refused, rightly and wrongly."""
    console = Console(width=None if Console().is_terminal else _NARROWEST)
    with ExitStack() as stack:
        folder = work or Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        try:
            asked = ask_all(public, gold, folder, kept_vectors(folder), lambda name, count: _tell(f"{name}: {count}"))
        except HoidapError as error:
            Console(stderr=True, width=_NARROWEST).print(error.text("en"), highlight=False, markup=False)
            raise typer.Exit(1) from error
    model = calibrated_confidence()
    measured = figures(asked, confidence_of(model, asked), model.threshold)
    if json_file:
        write_whole(json_file, json.dumps(measured, ensure_ascii=False, indent=1) + "\n")
    for table in tables(measured, model.threshold):
        console.print(table)


def kept_vectors(folder: Path) -> KeptVectors:
    """Return the encoder of the settings, with its vectors kept in a folder."""
    settings = Settings()
    encoder = open_encoder(settings)
    encoder.load()
    return KeptVectors(encoder, folder / "vectors.sqlite3", f"{encoder.precision} {settings.embedding_device}")


def confidence_of(model: ConfidenceModel, asked: Sequence[Asked]) -> Probabilities:
    """Return (N,) the confidence in the answer to each question; 0 where nothing was found."""
    return np.array([model.probability(one.signs) if one.signs else 0.0 for one in asked])


def tables(measured: Mapping[str, Mapping[str, Any]], threshold: float) -> Iterator[Table]:
    """Yield a table of the sets over their own documents, and one of those over others'.

    Args:
        measured: What `figures` returns.
        threshold: Confidence under which questions are refused.
    """
    own = {name: told for name, told in measured.items() if "questions" in told}
    strays = {name: told for name, told in measured.items() if name not in own}
    yield _table(f"questions over their own documents, threshold {threshold}", own, _OWN)
    yield _table("questions over others' documents", strays, _STRAYS)


def _table(title: str, rows: Mapping[str, Mapping[str, Any]], columns: Sequence[str]) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column("set")
    for column in columns:
        table.add_column(column, justify="right")
    for name, told in rows.items():
        table.add_row(name, *(_cell(told.get(column)) for column in columns))
    return table


def _cell(value: float | None) -> str:
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def _tell(line: str) -> None:
    Console(stderr=True, width=_NARROWEST).print(line, highlight=False, markup=False)


if __name__ == "__main__":
    typer.run(main)
