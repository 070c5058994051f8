"""The program's first promise: short questions over the samples are answered right, and what they do not tell is not."""

from pathlib import Path

from corpus.documents import make_document
from eval.gold import cites_right_document, holds_answer, read_gold
from index.index import Index
from qa.answer import Answer
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
        if not _right(answer := samples_engine.ask(question.question), question.id)
    }
    assert len(wrong) <= 3, wrong


def test_all_10_questions_that_the_samples_cannot_answer_are_refused(samples_engine: Engine) -> None:
    answered = {one.id: answer.answer for one in UNANSWERABLE if not (answer := samples_engine.ask(one.question)).abstained}
    assert not answered


def test_the_same_questions_without_diacritics_still_cite_the_right_document(samples_engine: Engine) -> None:
    pass


def _right(answer: Answer, question_id: str) -> bool:
    gold = next(one for one in ANSWERABLE if one.id == question_id)
    return not answer.abstained and holds_answer(answer.answer, gold) and cites_right_document(answer, gold)
