from eval.metrics.measuring import measure, worst
from eval.running.outcome import Outcome
from tests.eval.metrics.outcomes import UNANSWERABLE, outcome, passages, question

FOUND = passages("a1", "b1", "c1")
WRONG = "Có 54 cơ quan."


def _named(id_: str, one: Outcome) -> Outcome:
    return one.model_copy(update={"gold": one.gold.model_copy(update={"id": id_})})


CASES = [
    _named("right", outcome()),
    _named("rightly declined", outcome(UNANSWERABLE, abstained=True)),
    _named("declined, not found", outcome(abstained=True, confidence=0.1, relevant=("z1",), found=FOUND)),
    _named("declined, rank 3", outcome(abstained=True, confidence=0.1, relevant=("c1",), found=FOUND)),
    _named("declined, rank 1, wrong", outcome(text=WRONG, abstained=True, relevant=("a1",), found=FOUND)),
    _named("declined, rank 1, right", outcome(abstained=True, confidence=0.4, relevant=("a1",), found=FOUND)),
    _named(
        "declined, rank 1, right, less sure", outcome(abstained=True, confidence=0.3, relevant=("a1",), found=FOUND)
    ),
    _named("declined, document at rank 2", outcome(abstained=True, relevant_sources=("kho/b.txt",), found=FOUND)),
    _named("failed", outcome(abstained=True, confidence=0, error="quá dài")),
    _named("wrong", outcome(text=WRONG, confidence=0.7)),
    _named("answered the unanswerable", outcome(UNANSWERABLE, confidence=0.9)),
    _named("wrong document", outcome(question(document="b.txt"), confidence=0.8)),
]
ORDER = (
    "answered the unanswerable",
    "wrong document",
    "wrong",
    "failed",
    "declined, rank 1, right, less sure",
    "declined, rank 1, right",
    "declined, rank 1, wrong",
    "declined, document at rank 2",
    "declined, rank 3",
    "declined, not found",
)


def test_what_misleads_most_comes_first_and_what_is_right_never() -> None:
    assert worst(measure(CASES)) == ORDER
    assert worst(measure(CASES[::-1])) == ORDER


def test_no_more_are_named_than_asked_for() -> None:
    assert worst(measure(CASES), count=2) == ORDER[:2]
    assert worst(measure(CASES[:2])) == ()


def test_twenty_are_named_and_equals_keep_their_order() -> None:
    same = [_named(str(number), outcome(text=WRONG)) for number in range(30)]

    assert worst(measure(same)) == tuple(str(number) for number in range(20))
