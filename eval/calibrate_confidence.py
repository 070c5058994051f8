"""Fits the confidence model and writes the file that the program ships.

    python -m eval.calibrate_confidence --public DIR [--work FOLDER]

`DIR` holds `mlqa_dev_vi.json` and `viquad2_dev.jsonl`. Each set's questions are asked of its own documents, which
answer them or nearly do, and of the other sets' documents, which do not. The questions over the samples that are set
aside for tuning are part of the data; those set aside for testing are not.
"""

from __future__ import annotations

import datetime
import json
import logging
import tempfile
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer

from eval.bench.abstaining import kept_vectors
from eval.bench.abstaining_measuring import MLQA, SAMPLES, VIQUAD, Asked, ask_all, figures
from eval.confidence_fit import FittedModel, fit, fit_parts, fit_scale, product, scaled, signs_of, threshold

_log = logging.getLogger(__name__)


def main(
    public: Annotated[Path, typer.Option(help="Folder with mlqa_dev_vi.json and viquad2_dev.jsonl.")],
    gold: Annotated[Path, typer.Option(help="Tuning questions over the samples.")] = Path(
        "eval/gold/samples/samples_tune.jsonl"
    ),
    work: Annotated[Path | None, typer.Option(help="Folder that keeps vectors from run to run.")] = None,
    signs: Annotated[Path | None, typer.Option(help="File to keep the measured signs in, for a closer look.")] = None,
    out: Annotated[Path, typer.Option(help="File to write.")] = Path("qa/reading/confidence.json"),
) -> None:
    """Fit the confidence model on public sets and the samples' tuning questions, and write it."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    _log.setLevel(logging.INFO)
    with ExitStack() as stack:
        folder = work or Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        asked = ask_all(
            public, gold, folder, kept_vectors(folder), lambda name, count: _log.info("%s: %d", name, count)
        )
    if signs:
        np.savez(signs, signs=signs_of(asked), asked=[json.dumps(asdict(one)) for one in asked])
    model, outside = fit(asked)
    measured = {"cross-validated": figures(asked, outside, model.threshold)}
    for name in (MLQA, VIQUAD, SAMPLES):
        measured[f"fitted without {name}"] = _without(asked, name)
    _log.info("%s", json.dumps(measured, ensure_ascii=False, indent=1))
    content = json.dumps(as_json(model, asked, measured), ensure_ascii=False, indent=2)
    out.write_text(content + "\n", encoding="utf-8")


def _tell(name: str, count: int) -> None:
    _log.info("%s: %d questions asked", name, count)


def as_json(model: FittedModel, asked: Sequence[Asked], measured: dict[str, Any]) -> dict[str, Any]:
    """Return what the program reads as its `ConfidenceModel`."""
    return {
        **asdict(model),
        "data": Counter(
            one.questions if not one.is_stray else f"{one.questions} over {one.documents}" for one in asked
        ),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "measured": measured,
    }


def _without(asked: Sequence[Asked], name: str) -> dict[str, Any]:
    """Return the figures of the questions and documents of a set by a model that has seen neither."""
    known = [one for one in asked if name not in (one.questions, one.documents)]
    new = [one for one in asked if name == one.documents]
    subject, answer = fit_parts(known)
    scale = fit_scale(known, product(subject, answer, known))
    limit = threshold(known, scaled(product(subject, answer, known), scale))
    found = figures(new, scaled(product(subject, answer, new), scale), limit)
    return {key: value for key, value in found.items() if key == name or key.endswith(f" over {name}")}


if __name__ == "__main__":
    typer.run(main)
