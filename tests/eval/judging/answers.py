"""Measured answers to judge."""

from eval.findings import Measured
from eval.gold.question import GoldQuestion
from eval.running.outcome import GivenAnswer, Outcome, Stretch

BEFORE = "Hội nghị họp sáng 5/3."
QUOTE = "Ông Lê Văn An chủ trì hội nghị."
BEHIND = "Có 120 đại biểu tham dự."
SOURCE = "/kho/cong-van/05.txt"
TEXT = f"Mở đầu.\n\n{BEFORE} {QUOTE} {BEHIND}\n\nKết thúc."


def measured(
    question_id: str = "1",
    *,
    answers: tuple[str, ...] = ("Lê Văn An",),
    document: str | None = "05.txt",
    history: tuple[str, ...] = (),
    question: str = "Ai chủ trì hội nghị?",
    answer: str = QUOTE,
    cited: str = QUOTE,
    right: bool = True,
) -> Measured:
    gold = GoldQuestion(id=question_id, question=question, answers=answers, document=document, history=history)
    start = max(TEXT.find(cited), 0)
    stretch = Stretch(source=SOURCE, start=start, end=start + len(cited), text=cited)
    given = GivenAnswer(text=answer, citations=(stretch,) if cited else ())
    outcome = Outcome(gold=gold, standalone=question, answer=given, unguarded=given, abstained=False, confidence=0.9)
    return Measured(outcome=outcome, values={"right": float(right)})


def declined() -> Measured:
    one = measured("declined")
    nothing = GivenAnswer(text="", citations=())
    return one.model_copy(update={"outcome": one.outcome.model_copy(update={"answer": nothing, "abstained": True})})
