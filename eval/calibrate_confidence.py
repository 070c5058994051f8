"""Fits the confidence model and writes the file that the program ships.

    python -m eval.calibrate_confidence --public DIR

`DIR` holds `mlqa_dev_vi.json` and `viquad2_dev.jsonl`. The questions over the samples that are set aside for tuning
are part of the data; those set aside for testing are not.
"""

from __future__ import annotations

import datetime
import json
import logging
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, fields, replace
from importlib import resources
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from eval.gold.gold_file import GoldFile, read_gold
from eval.gold.question import holds_answer
from eval.gold.question_set import QuestionSet, open_question_set, unanswerable_over
from index.embedding.encoder import Encoder
from qa.assembly import make_engine, open_encoder, open_index
from qa.reading.confidence import ConfidenceSigns
from qa.settings import Settings

_log = logging.getLogger(__name__)
_SAMPLES = "samples, tuning questions"
_STRAYED_REFUSED = 0.9
"""The share of questions about other documents that the threshold must refuse."""
_KINDLESS = -2.0
"""Set by hand: the data hold too few such answers to fit it, and an answer without an amount answers no `how much`."""


def main(
    public: Annotated[Path, typer.Option(help="Folder with mlqa_dev_vi.json and viquad2_dev.jsonl.")],
    gold: Annotated[Path, typer.Option(help="Tuning questions over the samples.")] = Path(
        "eval/gold/samples/samples_tune.jsonl"
    ),
    signs: Annotated[Path | None, typer.Option(help="File to keep the measured signs in, for a closer look.")] = None,
    out: Annotated[Path, typer.Option(help="File to write.")] = Path("qa/reading/confidence.json"),
) -> None:
    """Fit the confidence model on public sets and the samples' tuning questions, and write it."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    with tempfile.TemporaryDirectory() as scratch:
        sets = list(_sets(public, gold, Path(scratch)))
        encoder = open_encoder(Settings())
        measured = {one.name: _measure(one, Path(scratch), encoder) for one in sets}
    if signs:
        arrays: dict[str, Any] = {f"{name}|signs": rows for name, (rows, _) in measured.items()}
        arrays |= {f"{name}|right": labels for name, (_, labels) in measured.items()}
        np.savez(signs, **arrays)
    model = _fit(measured)
    out.write_text(json.dumps(model, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _sets(public: Path, gold: Path, scratch: Path) -> Iterator[QuestionSet]:
    mlqa = replace(open_question_set(public / "mlqa_dev_vi.json", scratch / "mlqa"), name="MLQA dev")
    viquad = replace(open_question_set(public / "viquad2_dev.jsonl", scratch / "viquad"), name="ViQuAD 2 dev")
    yield from (mlqa, viquad, unanswerable_over(mlqa, viquad), unanswerable_over(viquad, mlqa))
    with resources.as_file(resources.files("corpus").joinpath("samples")) as samples:
        yield QuestionSet(_SAMPLES, GoldFile(name=_SAMPLES, questions=tuple(read_gold(gold))), samples)


def _measure(questions: QuestionSet, scratch: Path, encoder: Encoder) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return the signs of each question's answer, one row each, and whether the answer is right."""
    if questions.corpus is None:
        raise ValueError(f"{questions.name} has no documents")
    settings = Settings(data=scratch / f"data-{questions.corpus.name}", confidence_threshold=0)
    index = open_index(settings, encoder)
    index.ingest([questions.corpus])
    engine = make_engine(settings, index)
    names = {entry.id: Path(entry.source).name for entry in index.catalogue.entries()}
    rows, right = [], []
    for question in questions.gold.questions:
        reading = engine.read(engine.standalone(question.question, question.history))
        if reading.signs is not None:
            rows.append(list(asdict(reading.signs).values()))
            in_document = names[reading.evidence[0].passage.document_id] == question.document
            right.append(in_document and holds_answer(" ".join(one.text for one in reading.evidence), question))
    _log.info("%s: %d questions, %.3f right", questions.name, len(rows), np.mean(right))
    return np.array(rows), np.array(right)


def _weight(name: str) -> float:
    """Return what a set counts for, however many questions it has: most for the kind of document that users have."""
    return 2_000.0 if name == _SAMPLES else 1_000.0


def _fit(measured: dict[str, tuple[NDArray[np.float64], NDArray[np.bool_]]]) -> dict[str, object]:
    names = [field.name for field in fields(ConfidenceSigns)]
    signs = np.concatenate([rows for rows, _ in measured.values()])
    right = np.concatenate([labels for _, labels in measured.values()])
    weights = np.concatenate(
        [np.full(len(labels), _weight(name) / len(labels)) for name, (_, labels) in measured.items()]
    )
    model = LogisticRegression(C=1.0, max_iter=5_000).fit(signs, right, sample_weight=weights)
    model.coef_[0][names.index("kindless")] = _KINDLESS
    for name, (rows, labels) in measured.items():
        probability = model.predict_proba(rows)[:, 1]
        both = 0 < labels.sum() < len(labels)
        _log.info(
            "%s: mean %.3f, AUROC %s", name, probability.mean(), roc_auc_score(labels, probability) if both else "-"
        )
    strayed = np.concatenate([rows for rows, labels in measured.values() if not labels.any()])
    threshold = float(np.quantile(model.predict_proba(strayed)[:, 1], _STRAYED_REFUSED))
    for name, (rows, labels) in measured.items():
        kept = model.predict_proba(rows)[:, 1] >= threshold
        _log.info("%s: of %d right ones %d answered", name, labels.sum(), kept[labels].sum())
        _log.info("%s: of %d wrong ones %d answered", name, (~labels).sum(), kept[~labels].sum())
    return {
        "intercept": round(float(model.intercept_[0]), 4),
        "coefficients": dict(zip(names, (round(float(factor), 4) for factor in model.coef_[0]), strict=True)),
        "threshold": round(threshold, 4),
        "data": ", ".join(measured),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
    }


if __name__ == "__main__":
    typer.run(main)
