"""The program's first promise: short questions over the samples are answered right, others are refused."""

from importlib import resources
from pathlib import Path

from corpus.folding import fold
from eval.gold.gold_file import read_gold
from eval.gold.question import is_right
from qa.engine import Engine

GOLD = read_gold(Path(__file__).parent.parent / "gold" / "samples_first.jsonl")
ANSWERABLE = [question for question in GOLD if question.answers]
UNANSWERABLE = [question for question in GOLD if not question.answers]


def test_there_are_thirty_questions_with_answers_and_ten_without() -> None:
    assert (len(ANSWERABLE), len(UNANSWERABLE)) == (30, 10)


def test_at_least_27_of_30_answers_hold_the_known_answer_and_cite_the_right_document(samples_engine: Engine) -> None:
    wrong = {
        question.id: answer.answer
        for question in ANSWERABLE
        if not is_right(answer := samples_engine.ask(question.question), question)
    }
    assert len(wrong) <= 3, wrong


def test_all_10_questions_that_the_samples_cannot_answer_are_refused(samples_engine: Engine) -> None:
    answered = {
        one.id: answer.answer for one in UNANSWERABLE if not (answer := samples_engine.ask(one.question)).abstained
    }
    assert not answered


def test_without_diacritics_at_least_27_of_30_answers_are_right_too(samples_engine: Engine) -> None:
    right = [one.id for one in ANSWERABLE if is_right(samples_engine.ask(fold(one.question)), one)]
    assert len(right) >= 27, {one.id for one in ANSWERABLE} - set(right)


def test_without_diacritics_at_least_8_of_the_10_are_refused_too(samples_engine: Engine) -> None:
    answered = [one.id for one in UNANSWERABLE if not samples_engine.ask(fold(one.question)).abstained]
    assert len(answered) <= 2, answered


def test_gold_quotes_are_verbatim_and_hold_their_answers() -> None:
    with resources.as_file(resources.files("corpus").joinpath("samples")) as samples:
        for question in ANSWERABLE:
            assert question.document, question.id
            assert question.evidence in (Path(samples) / question.document).read_text(encoding="utf-8"), question.id
            assert all(answer in question.evidence for answer in question.answers), question.id
