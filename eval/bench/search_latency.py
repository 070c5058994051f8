"""What a search costs beside encoding its question, as the index grows.

    python -m eval.bench.search_latency [--passages 1000,10000,100000] [--documents PATH] [--questions FILE]
        [--asked 100] [--cpu] [--json FILE]

Fills an index in a temporary folder up to each size in turn, with vectors made of hashes, since no time depends on what
they mean; without `--documents` the texts are made up too. At each size it prints the median and the 95th percentile of
the whole search and of its parts, for questions as they are and without diacritics, and how long another process takes
to open the index. Filing a sentence among the vectors takes some milliseconds, so the largest size takes hours to
build. Compare only what was measured on an idle machine, or processor time (`--cpu`).
"""

from __future__ import annotations

import gzip
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import resources
from itertools import islice, pairwise
from pathlib import Path
from typing import IO, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from eval.bench.hashed_vectors import HashedVectors
from eval.bench.made_up_documents import MadeUpDocuments, questions_from
from eval.bench.perturbing import unaccented
from eval.bench.timed_parts import PARTS, TimedParts
from index.index import Index
from qa.assembly import open_index
from qa.settings import Settings

_FILES_AT_ONCE = 100
_HITS = 10
_OPEN = "import sys; from eval.bench.search_latency import tell_opening; tell_opening(sys.argv[1], sys.argv[2])"

_console = Console()


def main(
    passages: Annotated[str, typer.Option(help="Sizes of the index, in passages, ascending.")] = "1000,10000,100000",
    documents: Annotated[
        Path | None, typer.Option(help="Folder of documents, or a .jsonl or .jsonl.gz with title and text or body.")
    ] = None,
    questions: Annotated[Path | None, typer.Option(help="File with one question a line.")] = None,
    asked: Annotated[int, typer.Option(help="How many questions are asked at each size, in each form.")] = 100,
    cpu: Annotated[bool, typer.Option("--cpu", help="Tell processor time, where others use the machine too.")] = False,
    json_file: Annotated[Path | None, typer.Option("--json", help="File for the figures.")] = None,
) -> None:
    """Time searches in indexes of growing size."""
    figures: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as scratch:
        clock = time.process_time if cpu else time.perf_counter
        encoder = HashedVectors(clock=clock)
        index = open_index(Settings(data=Path(scratch) / "data"), encoder)
        sources = _sources(documents, Path(scratch) / "documents")
        for size in sorted(int(number) for number in passages.split(",")):
            seconds = _fill(index, sources, size)
            asking = _questions(index, questions, asked)
            bare = [unaccented(one, random.Random(0)) for one in asking]
            figures.append(
                {
                    "passages": index.catalogue.passage_count(),
                    "building_s": round(seconds, 1),
                    "as_typed": _timed(index, encoder, asking, clock),
                    "unaccented": _timed(index, encoder, bare, clock),
                    "disk_mb": _megabytes(index.folder.path),
                    **_opening(index.folder.path, asking[0]),
                }
            )
    _show(figures)
    if json_file:
        json_file.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def tell_opening(data: str, question: str) -> None:
    """Open an index, search once and write as JSON how long both took, the libraries loaded before, and the memory."""
    import psutil

    encoder = HashedVectors()
    with tempfile.TemporaryDirectory() as empty:
        # Loading the stores' libraries takes a second that has nothing to do with the index; the general counts, which
        # the first question needs, are not read here.
        settings = Settings(data=Path(empty), correct_slips=False, restore_diacritics=False)
        open_index(settings, encoder).search(question, _HITS)
    before = psutil.Process().memory_info().rss
    start = time.perf_counter()
    index = open_index(Settings(data=Path(data)), encoder)
    opened = time.perf_counter() - start
    index.search(question, _HITS)
    searched = time.perf_counter() - start
    memory = (psutil.Process().memory_info().rss - before) / 1e6
    figures = {"open_s": round(opened, 3), "open_and_search_s": round(searched, 3), "memory_mb": round(memory)}
    sys.stdout.write(json.dumps(figures))


def _sources(documents: Path | None, made: Path) -> Iterator[Path]:
    """Yield the files to ingest; texts that are no files yet are written below `made`."""
    if documents is not None and documents.is_dir():
        yield from (path for path in sorted(documents.rglob("*")) if path.is_file())
        return
    made.mkdir()
    for number, text in enumerate(_lines(documents) if documents else MadeUpDocuments(_samples()).texts()):
        path = made / f"{number:06}.txt"
        path.write_text(text, encoding="utf-8")
        yield path


def _lines(documents: Path) -> Iterator[str]:
    opened: Callable[..., IO[str]] = gzip.open if documents.suffix == ".gz" else open
    with opened(documents, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield "\n\n".join(str(row[name]) for name in ("title", "abstract", "text", "body") if row.get(name))


def _samples() -> str:
    with resources.as_file(resources.files("corpus")) as corpus:
        texts = [path.read_text(encoding="utf-8") for path in sorted((corpus / "samples").iterdir()) if path.is_file()]
    return "\n".join(texts)


def _fill(index: Index, sources: Iterator[Path], size: int) -> float:
    """Ingest documents until the index has at least `size` passages, and return the seconds that took."""
    start = time.perf_counter()
    while (missing := size - index.catalogue.passage_count()) > 0:
        # A document has some five passages; never many more than are missing.
        if not (files := list(islice(sources, min(_FILES_AT_ONCE, missing // 5 + 1)))):
            break
        index.ingest(files)
    return time.perf_counter() - start


def _questions(index: Index, file: Path | None, count: int) -> list[str]:
    if file is not None:
        lines = [line.strip() for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        return [lines[number % len(lines)] for number in range(count)]
    ids = index.catalogue.passage_ids()
    some = index.catalogue.passages(random.Random(0).sample(ids, min(len(ids), count)))
    return questions_from([some[name].text for name in sorted(some)], count)


def _timed(
    index: Index, encoder: HashedVectors, questions: Sequence[str], clock: Callable[[], float]
) -> dict[str, dict[str, float]]:
    """Return the milliseconds of a search beyond encoding, and of each part, by name."""
    spent: dict[str, list[float]] = {"search": [], **{part: [] for part in PARTS}}
    index.search(questions[0], _HITS)
    with TimedParts(clock) as parts:
        for question in questions:
            parts.clear()
            encoding, start = encoder.seconds_in_questions, clock()
            index.search(question, _HITS)
            whole = clock() - start - (encoder.seconds_in_questions - encoding)
            spent["search"].append(whole * 1000)
            for part, seconds in parts.seconds.items():
                spent[part].append(seconds * 1000)
    return {part: _quantiles(values) for part, values in spent.items()}


def _quantiles(values: Sequence[float]) -> dict[str, float]:
    highest = statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]
    return {"p50": round(statistics.median(values), 2), "p95": round(highest, 2)}


def _megabytes(folder: Path) -> int:
    return round(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6)


def _opening(data: Path, question: str) -> dict[str, float]:
    command = [sys.executable, "-c", _OPEN, str(data), question]
    told = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    figures: dict[str, float] = json.loads(told.stdout)
    return figures


def _show(figures: Sequence[dict[str, Any]]) -> None:
    table = Table(title="Searching, beyond encoding the question: milliseconds, median / 95th percentile")
    table.add_column("passages", justify="left")
    for one in figures:
        table.add_column(f"{one['passages']:,}", justify="right")
    table.add_column("growth", justify="right")
    for form in ("as_typed", "unaccented"):
        for part in ("search", *PARTS):
            cells = [one[form][part] for one in figures]
            name = f"{form.replace('_', ' ')}{'' if part == 'search' else f': {part}'}"
            row = [f"{cell['p50']:.1f} / {cell['p95']:.1f}" for cell in cells]
            table.add_row(name, *row, _growth([cell["p50"] for cell in cells]))
    for name in ("open_s", "open_and_search_s", "memory_mb", "disk_mb", "building_s"):
        table.add_row(name, *(f"{one[name]:g}" for one in figures), _growth([one[name] for one in figures]))
    _console.print(table)


def _growth(values: Sequence[float]) -> str:
    """Return how many times as large each value is as the one before."""
    steps = [f"x{later / earlier:.1f}" for earlier, later in pairwise(values) if earlier]
    return " ".join(steps)


if __name__ == "__main__":
    typer.run(main)
