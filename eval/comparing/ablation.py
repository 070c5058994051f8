"""What each part of the program is worth: the same questions with everything on, and with each part switched off."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from statistics import median
from typing import Literal

import numpy as np
from pydantic import BaseModel, ConfigDict

from eval.comparing.comparison import SIGNIFICANT
from eval.comparing.flips import flipped
from eval.comparing.holm import holm
from eval.comparing.paired import PairedDifference, paired_difference
from eval.comparing.pairing import Pair, pair_up, values_of
from eval.comparing.parts import Part
from eval.evaluation import Evaluation
from eval.findings import Measured, Setup
from eval.gold.question import GoldQuestion
from eval.metrics.measuring import measure

COLUMNS = (
    "right",
    "ndcg@10",
    "hit@1",
    "document_ndcg@10",
    "first_citation",
    "contained",
    "refused",
    "follow_up_hit@5",
)
"""The metrics of the table, in its order."""


class Cell(BaseModel):
    """A metric without one part.

    Attributes:
        value: Its mean over all questions it applies to.
        difference: How much more it is than with everything on, over the questions that both have it of; None where
            there are none.
        p: The p-value of that by itself, by the paired permutation test.
        p_corrected: The same, corrected by Holm's method for all cells of the table.
        count: How many questions it applies to.
    """

    model_config = ConfigDict(frozen=True)

    value: float
    difference: float | None = None
    p: float | None = None
    p_corrected: float | None = None
    count: int

    @property
    def is_significant(self) -> bool:
        """Whether chance alone hardly makes the difference, all cells of the table together considered."""
        return self.p_corrected is not None and self.p_corrected < SIGNIFICANT


class KindLoss(BaseModel):
    """A kind of question that fares worse without a part.

    Attributes:
        kind: The kind.
        difference: How much less of its questions are right, below 0.
        lost: How many are no longer right.
        gained: How many are right that were not.
        count: How many there are.
    """

    model_config = ConfigDict(frozen=True)

    kind: str
    difference: float
    lost: int
    gained: int
    count: int


class AblationRow(BaseModel):
    """The program without one part.

    Attributes:
        part: Which is switched off; None for everything on.
        settings: The settings that do it.
        cells: Each metric of the table that applies.
        median_ms: The median of the milliseconds that an answer took; None where nothing could be asked.
        kinds: The kinds of question that lose by it, what loses most first.
    """

    model_config = ConfigDict(frozen=True)

    part: str | None
    settings: dict[str, str]
    cells: dict[str, Cell]
    median_ms: float | None
    kinds: tuple[KindLoss, ...] = ()


class Ablation(BaseModel):
    """What each part is worth.

    Attributes:
        format: Version of this form, raised when a reader of older files would misread it.
        setup: What was measured, with everything on.
        rows: Everything on, then without each part.
    """

    model_config = ConfigDict(frozen=True)

    format: Literal[1] = 1
    setup: Setup
    rows: tuple[AblationRow, ...]


def ablate(
    evaluation: Evaluation,
    questions: Sequence[GoldQuestion],
    parts: Sequence[Part],
    progress: Callable[[Part | None], AbstractContextManager[Callable[[int], None]]],
) -> Ablation:
    """Ask gold questions with everything on and without each part.

    Args:
        evaluation: The evaluation with everything on, its documents taken in.
        questions: The questions.
        parts: The parts to switch off, one after the other.
        progress: Entered for each variant; yields what is called with how many more questions are done.
    """

    def measured(part: Part | None, variant: Evaluation) -> tuple[Measured, ...]:
        with progress(part) as on_asked:
            return measure(variant.ask(questions, on_asked))

    whole = measured(None, evaluation)
    setup = evaluation.setup()
    return table(setup, whole, {part: measured(part, evaluation.variant(**part.off)) for part in parts})


def table(setup: Setup, whole: Sequence[Measured], without: Mapping[Part, Sequence[Measured]]) -> Ablation:
    """Return the table of what was measured with everything on and without each part."""
    pairs = {part: pair_up(whole, measured).pairs for part, measured in without.items()}
    found = {
        (part, name): paired_difference(first, second)
        for part, paired in pairs.items()
        for name in COLUMNS
        for first, second in [values_of(paired, name)]
        if len(first)
    }
    corrected = holm({test: one.p for test, one in found.items() if one.p is not None})
    rows = [AblationRow(part=None, settings={}, cells=_cells(whole), median_ms=_median_ms(whole))]
    for part, measured in without.items():
        cells = {
            name: _compared(cell, found.get((part, name)), corrected.get((part, name)))
            for name, cell in _cells(measured).items()
        }
        rows.append(
            AblationRow(
                part=part.name,
                settings={name: str(value) for name, value in part.off.items()},
                cells=cells,
                median_ms=_median_ms(measured),
                kinds=kinds_that_lose(pairs[part]),
            )
        )
    return Ablation(setup=setup, rows=tuple(rows))


def kinds_that_lose(pairs: Sequence[Pair]) -> tuple[KindLoss, ...]:
    """Return the kinds of which fewer questions are right in the second evaluation, what loses most first."""
    kinds: dict[str, list[Pair]] = {}
    for pair in pairs:
        kinds.setdefault(pair.first.outcome.gold.kind, []).append(pair)
    losses = [_loss(kind, members) for kind, members in kinds.items() if kind]
    return tuple(sorted((one for one in losses if one.difference < 0), key=lambda one: (one.difference, -one.lost)))


def _loss(kind: str, pairs: Sequence[Pair]) -> KindLoss:
    first, second = values_of(pairs, "right")
    turned = flipped(first, second)
    return KindLoss(
        kind=kind,
        difference=float(np.mean(second - first)) if len(first) else 0.0,
        lost=len(turned.lost),
        gained=len(turned.gained),
        count=len(first),
    )


def _cells(measured: Sequence[Measured]) -> dict[str, Cell]:
    columns = {name: [one.values[name] for one in measured if name in one.values] for name in COLUMNS}
    return {name: Cell(value=float(np.mean(values)), count=len(values)) for name, values in columns.items() if values}


def _compared(cell: Cell, found: PairedDifference | None, corrected: float | None) -> Cell:
    if found is None:
        return cell
    return cell.model_copy(update={"difference": found.difference, "p": found.p, "p_corrected": corrected})


def _median_ms(measured: Sequence[Measured]) -> float | None:
    times = [one.outcome.timings_ms["total"] for one in measured if "total" in one.outcome.timings_ms]
    return median(times) if times else None
