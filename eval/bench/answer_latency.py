"""What a whole answer costs beside encoding its question alone, on a warm index.

    python -m eval.bench.answer_latency [--rounds 5] [--json FILE]

Prints the median and the 95th percentile of both, in one run and interleaved, since machines are noisy; the bound is
twice the encoding plus 30 ms.
"""

from __future__ import annotations

import json
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from corpus.tone_placement import old_style
from eval.gold.gold_file import read_gold
from qa.assembly import make_engine, open_index
from qa.settings import Settings


def main(
    gold: Annotated[Path, typer.Option(help="File with the questions to ask.")] = Path(
        "eval/gold/samples/samples_tune.jsonl"
    ),
    rounds: Annotated[int, typer.Option(help="How often each question is asked.")] = 5,
    json_file: Annotated[Path | None, typer.Option("--json", help="File for the figures.")] = None,
) -> None:
    """Time answers over the samples."""
    questions = read_gold(gold)
    encode: list[float] = []
    ask: list[float] = []
    stages: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as scratch, resources.as_file(resources.files("corpus")) as corpus:
        settings = Settings(data=Path(scratch))
        index = open_index(settings)
        index.ingest([corpus / "samples"])
        engine = make_engine(settings, index)
        engine.ask(questions[0].question)
        for _ in range(rounds):
            for question in questions:
                standalone = engine.standalone(question.question, question.history)
                encode.append(_milliseconds(partial(index.encoder.encode_question, old_style(standalone))))
                start = time.perf_counter()
                answer = engine.ask(question.question, question.history)
                ask.append((time.perf_counter() - start) * 1000)
                for stage, spent in answer.timings_ms.items():
                    stages.setdefault(stage, []).append(spent)
    figures = {
        "questions": len(questions) * rounds,
        "encode_ms": _quantiles(encode),
        "ask_ms": _quantiles(ask),
        "bound_ms": round(2 * statistics.median(encode) + 30, 1),
        "stages_ms": {stage: _quantiles(spent) for stage, spent in stages.items()},
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    _show(figures)
    if json_file:
        json_file.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _quantiles(values: list[float]) -> dict[str, float]:
    return {"p50": round(statistics.median(values), 1), "p95": round(statistics.quantiles(values, n=20)[-1], 1)}


def _show(figures: dict[str, object]) -> None:
    table = Table(title=f"{figures['questions']} questions over the samples", title_justify="left")
    for column in ("milliseconds", "p50", "p95"):
        table.add_column(column, justify="left" if column == "milliseconds" else "right")
    rows = {"encoding the question alone": figures["encode_ms"], "the whole answer": figures["ask_ms"]}
    stages = figures["stages_ms"]
    assert isinstance(stages, dict)
    rows |= {f"  of it: {stage}": spent for stage, spent in stages.items() if stage != "total"}
    for name, spent in rows.items():
        assert isinstance(spent, dict)
        table.add_row(name, f"{spent['p50']:.1f}", f"{spent['p95']:.1f}")
    console = Console()
    console.print(table)
    console.print(f"bound for the median answer: 2 x encoding + 30 ms = {figures['bound_ms']} ms")
    console.print(f"peak memory of this process: {figures['peak_memory_mb']} MB")


if __name__ == "__main__":
    typer.run(main)
