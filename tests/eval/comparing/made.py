"""Findings made by hand."""

import datetime
from collections.abc import Iterable

from eval.findings import Figure, Findings, Measured, Setup
from eval.gold.question import GoldQuestion
from eval.running.outcome import GivenAnswer, Outcome

MADE = datetime.datetime(2024, 6, 7, 8, 30, tzinfo=datetime.UTC)


def measured(
    id_: str,
    values: dict[str, float],
    answer: str | None = "145 ha",
    *,
    question: str | None = None,
    answers: tuple[str, ...] = ("145 ha",),
    kind: str = "how_much",
    confidence: float = 0.5,
    error: str | None = None,
    milliseconds: float = 10,
) -> Measured:
    """A question that the program answered so, or declined where `answer` is None."""
    given = GivenAnswer(text=answer or "", citations=())
    document = "bao-cao.txt" if answers else None
    gold = GoldQuestion(id=id_, question=question or f"Câu {id_}?", answers=answers, document=document, kind=kind)
    return Measured(
        outcome=Outcome(
            gold=gold,
            standalone=gold.question,
            answer=given,
            unguarded=given,
            abstained=answer is None,
            confidence=confidence,
            error=error,
            timings_ms={} if error else {"total": milliseconds},
        ),
        values=values,
    )


def setup(**changes: object) -> Setup:
    values = {
        "gold": "mẫu",
        "corpus": "/kho/tai-lieu",
        "documents": 28,
        "passages": 94,
        "program": "0.1.0",
        "code": "abc123",
        "embedding_model": "bundled",
        "settings": {},
        "threshold": 0.5,
        "made": MADE,
        "seconds": 1.5,
    }
    return Setup.model_validate(values | changes)


def findings(
    questions: Iterable[Measured] = (), figures: dict[str, Figure] | None = None, **changes: object
) -> Findings:
    return Findings(
        setup=setup(**changes),
        figures=figures or {},
        by_kind={},
        latency={},
        reliability=(),
        risk_coverage=(),
        worst=(),
        questions=tuple(questions),
    )
