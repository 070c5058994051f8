"""What an evaluation found, as plain data: the JSON report is exactly this."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from eval.gold.faults import Fault
from eval.running.outcome import Outcome


class Figure(BaseModel):
    """A measured mean, or another number over a set, with its 95% interval.

    Attributes:
        value: What was measured.
        low: Lower end of the interval; an interval without width says that none is known.
        high: Upper end.
        count: How many questions it is measured on.
    """

    model_config = ConfigDict(frozen=True)

    value: float
    low: float
    high: float
    count: int


class StageTime(BaseModel):
    """Milliseconds that one stage of the answers took.

    Attributes:
        p50: The median.
        p95: What 95 of 100 questions stayed under.
        longest: The slowest.
    """

    model_config = ConfigDict(frozen=True)

    p50: float
    p95: float
    longest: float


class ReliabilityBin(BaseModel):
    """Answers of like confidence.

    Attributes:
        low: Least confidence of the bin, from 0 to 1.
        high: Greatest.
        count: How many answers it holds.
        confidence: Their mean confidence; 0 in an empty bin.
        right: Share of them that is right; 0 in an empty bin.
    """

    model_config = ConfigDict(frozen=True)

    low: float
    high: float
    count: int
    confidence: float
    right: float


class RiskPoint(BaseModel):
    """What happens when only the surest answers are given.

    Attributes:
        coverage: Share of all questions that is answered.
        risk: Share of those answers that is wrong.
        threshold: The least confidence that is answered.
    """

    model_config = ConfigDict(frozen=True)

    coverage: float
    risk: float
    threshold: float


class Measured(BaseModel):
    """An outcome with the values of the metrics that apply to it.

    Attributes:
        outcome: What came of the question.
        values: Value of each metric by name; a metric that does not apply is absent.
    """

    model_config = ConfigDict(frozen=True)

    outcome: Outcome
    values: dict[str, float]


class Setup(BaseModel):
    """What was measured with what.

    Attributes:
        gold: Name of the gold set.
        corpus: Where its documents came from.
        documents: How many there are.
        documents_digest: Digest of their files' contents; empty in files that were written before it was there.
        passages: How many passages they were cut into.
        program: The program's version.
        code: Digest of the program's source, which tells two states of one version apart.
        embedding_model: The embedding model, as the index knows it.
        settings: The settings that differ from the defaults, by name.
        threshold: Confidence under which the program abstained.
        made: When.
        seconds: How long asking took, without what an earlier, unfinished evaluation had asked.
    """

    model_config = ConfigDict(frozen=True)

    gold: str
    corpus: str
    documents: int
    documents_digest: str = ""
    passages: int
    program: str
    code: str
    embedding_model: str
    settings: dict[str, str]
    threshold: float
    made: datetime.datetime
    seconds: float


class JudgedAnswer(BaseModel):
    """A language model's opinion of one answer.

    Attributes:
        id: The gold question's id.
        is_faithful: Whether the citations carry the answer; None where the model gave no usable reply.
        is_correct: Whether the answer agrees with the gold answer; None likewise.
        reason: What the model said.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    is_faithful: bool | None
    is_correct: bool | None
    reason: str


class Judgement(BaseModel):
    """A language model's opinion of the answers, and how far it agrees with the metrics.

    Attributes:
        model: The model's name.
        answers: One opinion for each answer that was given.
        faithful: Share of the usable opinions that call the answer faithful; None without any.
        correct: The same for correct.
        agreement: Share of the answers on which `is_correct` and the metric `right` agree; None without any.
        kappa: Cohen's kappa of the two, 0 what chance would give and 1 full agreement; None where undefined.
        unusable: How many opinions could not be read.
    """

    model_config = ConfigDict(frozen=True)

    model: str
    answers: tuple[JudgedAnswer, ...]
    faithful: float | None
    correct: float | None
    agreement: float | None
    kappa: float | None
    unusable: int


class Findings(BaseModel):
    """A whole evaluation.

    Attributes:
        format: Version of this form, raised when a reader of older files would misread it.
        setup: What was measured with what.
        figures: Each metric over all questions it applies to.
        by_kind: The same for each kind of question.
        latency: Times by stage.
        reliability: The reliability diagram of the unguarded answers.
        risk_coverage: The risk-coverage curve of the unguarded answers, from the surest on.
        worst: Ids of the twenty worst questions, the worst first.
        faults: Lines of the gold file that could not be used, or not wholly.
        questions: Every question with its outcome and values.
        judgement: A language model's opinion, where it was asked for.
    """

    model_config = ConfigDict(frozen=True)

    format: Literal[1] = 1
    setup: Setup
    figures: dict[str, Figure]
    by_kind: dict[str, dict[str, Figure]]
    latency: dict[str, StageTime]
    reliability: tuple[ReliabilityBin, ...]
    risk_coverage: tuple[RiskPoint, ...]
    worst: tuple[str, ...]
    faults: tuple[Fault, ...] = ()
    questions: tuple[Measured, ...]
    judgement: Judgement | None = None
