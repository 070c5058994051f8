"""Asks what documents answer, what they nearly answer and what they do not, and measures how well confidence tells."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.gold.gold_file import GoldFile, read_gold
from eval.gold.question import GoldQuestion, holds_answer
from eval.gold.question_set import QuestionSet, open_question_set, unanswerable_over
from eval.metrics.auroc import auroc
from eval.metrics.calibration_error import calibration_error
from index.passage_encoder import PassageEncoder
from qa.assembly import make_engine, open_index
from qa.engine import Engine
from qa.reading.confidence import ConfidenceSigns
from qa.settings import Settings

MLQA, VIQUAD, SAMPLES = "MLQA dev", "ViQuAD 2 dev", "samples, tuning questions"
WRONGLY_REFUSED = 0.05
"""The share of answerable questions at whose refusal others are counted."""
_NEAR_MISS = "near_miss"
"""The kind of the unanswerable questions of a gold file whose subject the documents speak of."""

Probabilities = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question asked of some documents.

    Attributes:
        questions: Name of the set that the question is from.
        documents: Name of the set whose documents were asked.
        signs: The signs of what was found; None where nothing was.
        group: The document that the question was made from, or the question itself, by which folds are made.
        is_answerable: Whether the documents answer it.
        is_near_miss: Whether they speak of its subject without answering it.
        is_right: Whether what was found is right, whatever confidence says.
    """

    questions: str
    documents: str
    signs: ConfidenceSigns | None
    group: str
    is_answerable: bool
    is_near_miss: bool
    is_right: bool

    @property
    def is_stray(self) -> bool:
        """Whether other documents were asked than those that the question is about."""
        return self.questions != self.documents


def ask_all(
    public: Path, gold: Path, work: Path, encoder: PassageEncoder, on_set: Callable[[str, int], None]
) -> list[Asked]:
    """Ask the questions of each set of its own documents and, where they are answerable there, of the others'.

    Args:
        public: Folder with `mlqa_dev_vi.json` and `viquad2_dev.jsonl`.
        gold: Tuning questions over the samples.
        work: Folder for the documents and the indexes.
        encoder: The embedding model.
        on_set: Called with the name of each set and the number of its questions when they have been asked.
    """
    sets = list(_sets(public, gold, work))
    groups = {one.id: one.document or one.id for each in sets for one in each.gold.questions}
    asked: list[Asked] = []
    for documents in sets:
        engine, names = _engine(documents, work, encoder)
        for questions in sets:
            strayed = questions if questions is documents else unanswerable_over(questions, documents)
            for one in strayed.gold.questions:
                signs, right = _read(engine, names, one)
                near = questions is documents and _is_near_miss(one, documents.name)
                place = (questions.name, documents.name)
                asked.append(Asked(*place, signs, groups[one.id], one.is_answerable, near, right))
            on_set(strayed.name, len(strayed.gold.questions))
    return asked


def _is_near_miss(question: GoldQuestion, documents: str) -> bool:
    return not question.is_answerable and (documents == VIQUAD or question.kind == _NEAR_MISS)


def _sets(public: Path, gold: Path, work: Path) -> Iterator[QuestionSet]:
    for name, file in ((MLQA, "mlqa_dev_vi.json"), (VIQUAD, "viquad2_dev.jsonl")):
        yield dataclasses.replace(open_question_set(public / file, work / f"documents {name}"), name=name)
    with resources.as_file(resources.files("corpus").joinpath("samples")) as samples:
        yield QuestionSet(SAMPLES, GoldFile(name=SAMPLES, questions=tuple(read_gold(gold))), samples)


def _engine(documents: QuestionSet, work: Path, encoder: PassageEncoder) -> tuple[Engine, Mapping[str, str]]:
    if documents.corpus is None:
        raise ValueError(f"{documents.name} has no documents")
    settings = Settings(data=work / f"data {documents.name}")
    index = open_index(settings, encoder)
    index.ingest([documents.corpus], prune=True)
    return make_engine(settings, index), {one.id: Path(one.source).name for one in index.catalogue.entries()}


def _read(engine: Engine, names: Mapping[str, str], question: GoldQuestion) -> tuple[ConfidenceSigns | None, bool]:
    """Return the signs of the answer to a question, and whether it is right."""
    reading = engine.read(engine.standalone(question.question, question.history))
    right = bool(reading.evidence) and (
        names[reading.evidence[0].passage.document_id] == question.document
        and holds_answer(" ".join(one.text for one in reading.evidence), question)
    )
    return reading.signs, right


def figures(asked: Sequence[Asked], confidence: Probabilities, threshold: float) -> dict[str, Any]:
    """Return what is measured of confidence, by set.

    Args:
        asked: N questions.
        confidence: (N,) their confidence.
        threshold: Confidence under which a question is refused.

    Returns:
        For each set, of the questions over its own documents: how many of the answerable ones the threshold refuses,
        of those whose answer is right too; the AUROC of right against wrong answers and the calibration error (Guo et
        al. 2017); of near misses the AUROC against answerable ones, and how many are refused. For each set over
        another's documents: how many are refused, by the threshold and by the one at which 5% of the answerable
        questions over the same documents are.
    """
    questions, documents = (np.array([getattr(one, name) for one in asked]) for name in ("questions", "documents"))
    answerable = _mask(asked, "is_answerable")
    found: dict[str, Any] = {}
    for name in dict.fromkeys(documents.tolist()):
        there = documents == name
        strict = float(np.quantile(confidence[there & answerable], WRONGLY_REFUSED))
        found[name] = _own_figures(asked, confidence, threshold, there & (questions == name))
        for other in dict.fromkeys(questions[there & (questions != name)].tolist()):
            strays = confidence[there & (questions == other)]
            both = np.concatenate([confidence[there & answerable], strays])
            is_there = np.arange(len(both)) < np.count_nonzero(there & answerable)
            found[f"{other} over {name}"] = {
                "refused": _share(strays < threshold),
                "refused at 5%": _share(strays < strict),
                "auroc": _rounded(auroc(both, is_there)),
            }
    return found


def _own_figures(asked: Sequence[Asked], confidence: Probabilities, threshold: float, own: Mask) -> dict[str, Any]:
    answerable, near, right = (_mask(asked, name) & own for name in ("is_answerable", "is_near_miss", "is_right"))
    told = {
        "questions": int(own.sum()),
        "right": _share(right[answerable]),
        "wrongly refused": _share(confidence[answerable] < threshold),
        "right ones refused": _share(confidence[right] < threshold),
        "right or wrong, auroc": _rounded(auroc(confidence[own], right[own])),
        "calibration error": round(calibration_error(confidence[own], right[own]), 3),
    }
    if near.any():
        both = answerable | near
        told["near misses, auroc"] = _rounded(auroc(confidence[both], answerable[both]))
        told["near misses refused"] = _share(confidence[near] < threshold)
    if (others := own & ~answerable & ~near).any():
        told["others refused"] = _share(confidence[others] < threshold)
    return told


def _mask(asked: Sequence[Asked], name: str) -> Mask:
    return np.array([bool(getattr(one, name)) for one in asked])


def _share(which: Mask) -> float:
    return round(float(np.mean(which)), 3) if len(which) else 0.0


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
