"""Outcomes made by hand, for the tests of the metrics."""

from eval.gold.question import Evidence, GoldQuestion
from eval.running.outcome import GivenAnswer, Outcome, RankedPassage, Stretch


def question(
    *,
    id_: str = "q1",
    answers: tuple[str, ...] = ("45",),
    document: str | None = "a.txt",
    also: tuple[str, ...] = (),
    kind: str = "",
    history: tuple[str, ...] = (),
) -> GoldQuestion:
    return GoldQuestion(
        id=id_,
        question="Bao nhiêu cơ quan báo chí?",
        answers=answers,
        document=document,
        kind=kind,
        history=history,
        also=tuple(Evidence(document=name) for name in also),
    )


UNANSWERABLE = question(answers=(), document=None)


def stretch(
    source: str = "kho/a.txt", start: int = 0, end: int = 10, *, is_verbatim: bool = True, proof: int | None = None
) -> Stretch:
    text = "x" * (end - start)
    return Stretch(source=source, start=start, end=end, text=text, is_verbatim=is_verbatim, proof=proof)


def passages(*names: str) -> tuple[RankedPassage, ...]:
    """Return passages named like `a1`, of the document `kho/a.txt`, all with the same score."""
    return tuple(RankedPassage(id=name, source=f"kho/{name[0]}.txt", score=1.0) for name in names)


def outcome(
    gold: GoldQuestion | None = None,
    text: str = "Có 45 cơ quan.",
    citations: tuple[Stretch, ...] = (stretch(),),
    *,
    abstained: bool = False,
    confidence: float = 0.8,
    evidence: tuple[Stretch, ...] = (),
    relevant: tuple[str, ...] = (),
    relevant_sources: tuple[str, ...] | None = None,
    grades: dict[str, int] | None = None,
    found: tuple[RankedPassage, ...] = (),
    found_as_typed: tuple[RankedPassage, ...] | None = None,
    timings_ms: dict[str, float] | None = None,
    error: str | None = None,
) -> Outcome:
    """Return what came of a question; where it abstained, the text and citations are what it would have said.

    Unless told otherwise, its gold documents lie in the folder `kho`.
    """
    gold = gold or question()
    if relevant_sources is None:
        relevant_sources = tuple(f"kho/{proof.document}" for proof in gold.proofs)
    unguarded = GivenAnswer(text=text, citations=citations)
    return Outcome(
        gold=gold,
        standalone="Bao nhiêu cơ quan báo chí?",
        answer=GivenAnswer(text="", citations=()) if abstained else unguarded,
        unguarded=unguarded,
        abstained=abstained,
        confidence=confidence,
        evidence=evidence,
        relevant=relevant,
        relevant_sources=relevant_sources,
        grades=grades or {},
        found=found,
        found_as_typed=found_as_typed,
        timings_ms=timings_ms or {},
        error=error,
    )
