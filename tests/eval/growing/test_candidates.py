import datetime
import json
from pathlib import Path

import pytest

from corpus.errors import HoidapError
from eval.gold.gold_file import read_gold_file
from eval.gold.question import GoldQuestion
from eval.growing.candidates import candidates_of, known_questions, read_candidates
from qa.answer import Citation
from qa.feedback import Feedback, Verdict

CITATION = Citation(
    number=1, document_id="d", source="/tai-lieu/cam.txt", title="Cam", date=None, start=0, end=5, quote="4 sao",
    passage_id="p", score=1.0,
)  # fmt: skip


def feedback(
    number: int,
    question: str,
    verdict: Verdict = "down",
    *,
    standalone: str | None = None,
    history: tuple[str, ...] = (),
    reason: str = "Thiếu ý",
) -> Feedback:
    return Feedback(
        id=f"{number:032x}"[::-1],
        when=datetime.datetime(2026, 1, number, tzinfo=datetime.UTC),
        verdict=verdict,
        reason=reason,
        question=question,
        history=history,
        standalone_question=standalone or question,
        answer="4 sao [1]",
        abstained=False,
        confidence=0.25,
        citations=(CITATION,),
    )


def gold(question: str, *history: str, question_id: str = "g") -> GoldQuestion:
    return GoldQuestion(id=question_id, question=question, answers=("x",), document="a.txt", history=history)


def test_only_answers_that_got_a_thumbs_down_are_candidates_and_the_newest_comes_first() -> None:
    found = candidates_of([feedback(1, "A?"), feedback(2, "B?", "up"), feedback(3, "C?")])

    assert [one.question for one in found] == ["C?", "A?"]


def test_a_candidate_has_the_form_of_a_gold_question_and_what_helps_to_complete_it() -> None:
    (found,) = candidates_of([feedback(1, "Mấy sao?", history=("Cam nào?",))])

    assert found.line() == {
        "id": "feedback-100000000000",
        "question": "Mấy sao?",
        "answers": [],
        "document": None,
        "evidence": None,
        "kind": "",
        "history": ["Cam nào?"],
        "candidate": {
            "answered": "4 sao [1]",
            "citations": [{"source": "/tai-lieu/cam.txt", "quote": "4 sao"}],
            "confidence": 0.25,
            "reason": "Thiếu ý",
            "when": "2026-01-01T00:00:00+00:00",
        },
    }


def test_the_same_question_comes_once_with_its_newest_answer() -> None:
    found = candidates_of([feedback(2, "cam  hoà bình?", reason="mới"), feedback(1, "Cam Hòa Bình?", reason="cũ")])

    assert [one.candidate.reason for one in found] == ["mới"]


def test_the_same_words_that_mean_another_thing_in_another_conversation_are_two_questions() -> None:
    found = candidates_of(
        [
            feedback(1, "Còn ổi?", standalone="Ổi mấy sao?", history=("Cam mấy sao?",)),
            feedback(2, "Còn ổi?", standalone="Giá ổi?", history=("Giá cam?",)),
        ]
    )

    assert len(found) == 2


@pytest.mark.parametrize(
    "known",
    [
        gold("cam mấy sao?"),
        gold("Mấy sao?", "Cam nào?"),
        gold("Khác hẳn?", question_id="feedback-100000000000"),
    ],
)
def test_what_is_gold_already_is_left_out(known: GoldQuestion) -> None:
    one = feedback(1, "Mấy sao?", standalone="Cam mấy sao?", history=("Cam nào?",))

    assert candidates_of([one], [known]) == []
    assert len(candidates_of([one], [gold("Mấy sao?", "Ổi nào?")])) == 1


def test_a_candidate_read_as_gold_is_a_fault_until_it_is_completed(tmp_path: Path) -> None:
    (found,) = candidates_of([feedback(1, "Mấy sao?")])
    path = tmp_path / "gold.jsonl"
    whole = {"id": "g", "question": "B?", "answers": ["b"], "document": "b.txt"}
    path.write_text("\n".join(json.dumps(one) for one in (whole, found.line())), "utf-8")

    read = read_gold_file(path)
    assert [one.id for one in read.questions] == ["g"]
    assert [(fault.line, fault.code, fault.is_left_out) for fault in read.faults] == [(2, "gold_not_completed", True)]
    assert "chưa được hoàn thiện" in read.faults[0].text("vi")

    completed = {**found.line(), "answers": ["4"], "document": "b.txt"}
    del completed["candidate"]
    path.write_text(json.dumps(completed), "utf-8")
    assert read_gold_file(path).faults == ()


def test_candidates_are_read_again_and_other_lines_passed_over(tmp_path: Path) -> None:
    found = candidates_of([feedback(1, "A?", history=("Z?",)), feedback(2, "B?")])
    lines = [json.dumps(one.line()) for one in found]
    (tmp_path / "c.jsonl").write_text("\n".join([lines[0], "{}", "[", lines[1]]), "utf-8")

    assert read_candidates(tmp_path / "c.jsonl") == found


def test_a_known_file_without_a_usable_question_knows_none_and_a_missing_one_is_told_of(tmp_path: Path) -> None:
    (candidate,) = candidates_of([feedback(1, "A?")])
    (tmp_path / "only.jsonl").write_text(json.dumps(candidate.line()), "utf-8")
    (tmp_path / "empty.jsonl").write_text("", "utf-8")

    assert list(known_questions([tmp_path / "only.jsonl", tmp_path / "empty.jsonl"])) == []
    with pytest.raises(HoidapError):
        list(known_questions([tmp_path / "none.jsonl"]))
