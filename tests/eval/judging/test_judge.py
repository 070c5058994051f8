"""The judge over real HTTP, with a server that replies what the test tells it to."""

import asyncio
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import HoidapError
from eval.findings import Judgement, Measured
from eval.judging.judge import FAILURES_IN_A_ROW, judge
from tests.eval.judging.answers import BEFORE, BEHIND, QUOTE, SOURCE, TEXT, declined, measured
from tests.eval.judging.conftest import KEY, client
from tests.qa.writing.scripted_model import Reply, Script, ScriptedModel

Serve = Callable[[Script], ScriptedModel]

ENGLISH_OF_LLAMA_INDEX = re.compile(
    r"please|context|information|reference|generated|user query|score|apple|you are|existing|YES|refine", re.IGNORECASE
)
FAITHFULNESS_MARK, CORRECTNESS_MARK = "được các trích dẫn chứng minh", "Hãy chấm điểm"


def saying(faithful: str | Reply, correct: str | Reply) -> Script:
    return lambda prompt: faithful if FAITHFULNESS_MARK in prompt else correct


def test_the_model_is_asked_in_vietnamese_with_the_question_the_answer_and_the_quotes(serve: Serve) -> None:
    model = serve(saying("CÓ\nTrích dẫn nêu rõ.", "5\nKhớp đáp án."))
    found = judge([measured()], client(model), "mo-hinh", texts={SOURCE: TEXT})

    faithful, correct = model.prompts
    assert FAITHFULNESS_MARK in faithful
    assert CORRECTNESS_MARK in correct
    for text in ("Ai chủ trì hội nghị?", QUOTE, BEFORE, BEHIND, "05.txt"):
        assert text in faithful
    for text in ("Ai chủ trì hội nghị?", QUOTE, "<đáp_án>\nLê Văn An\n</đáp_án>"):
        assert text in correct
    assert not any(ENGLISH_OF_LLAMA_INDEX.search(prompt) for prompt in model.prompts)
    assert not any(re.search(r"\{\w+\}", prompt) for prompt in model.prompts)
    assert {(one["path"], one["model"], one["temperature"]) for one in model.requests} == {
        ("/v1/chat/completions", "mo-hinh", 0.0)
    }
    (opinion,) = found.answers
    assert (opinion.id, opinion.is_faithful, opinion.is_correct) == ("1", True, True)
    assert opinion.reason == "CÓ\nTrích dẫn nêu rõ.\n\n5\nKhớp đáp án."
    assert (found.faithful, found.correct, found.unusable) == (1.0, 1.0, 0)


def test_long_citations_are_read_in_parts_and_no_english_is_said_between_them(serve: Serve) -> None:
    long = " ".join(f"Xã thứ {number} của huyện có nhà văn hóa mới xây." for number in range(600))
    model = serve(saying("CÓ", "5"))
    found = judge([measured(cited=long)], client(model), "m")

    asked = [prompt for prompt in model.prompts if FAITHFULNESS_MARK in prompt]
    assert len(asked) > 1
    assert "<kết_luận_trước>\nCÓ\n</kết_luận_trước>" in asked[1]
    assert not any(ENGLISH_OF_LLAMA_INDEX.search(prompt) for prompt in model.prompts)
    assert all("Ai chủ trì hội nghị?" in prompt and QUOTE in prompt for prompt in asked)
    assert "Xã thứ 599 " in asked[-1]
    assert found.answers[0].is_faithful


def test_braces_in_a_question_or_a_document_stay_what_they_are(serve: Serve) -> None:
    model = serve(saying("CÓ", "5"))
    judge(
        [measured(question="Biến {context_str} {x} là gì?", answer="{query_str} {", cited="{question}")],
        client(model),
        "m",
    )

    assert all("Biến {context_str} {x} là gì?" in prompt and "{query_str} {" in prompt for prompt in model.prompts)
    assert "Trích dẫn: {question}" in model.prompts[0]


def test_verdicts_shares_and_agreement_are_counted(serve: Serve) -> None:
    script = {"a": ("Có", "5"), "b": ("Không.", "Điểm: 2/5"), "c": ("Không", "4"), "d": ("CÓ", "1")}
    answers = [measured(one, answer=f"Đáp {one}", right=one in "ab") for one in script]
    model = serve(
        lambda prompt: next(
            said[FAITHFULNESS_MARK not in prompt] for one, said in script.items() if f"Đáp {one}" in prompt
        )
    )
    found = judge(answers, client(model), "m")

    assert [(one.is_faithful, one.is_correct) for one in found.answers] == [
        (True, True), (False, False), (False, True), (True, False)
    ]  # fmt: skip
    assert (found.faithful, found.correct) == (0.5, 0.5)
    assert (found.agreement, found.kappa) == (0.5, 0.0)


@pytest.mark.parametrize(
    "reply", ["", "Có thể đúng, có thể sai.", "12/10", Reply(None), Reply(body="<html>"), Reply(body="{}")]
)
def test_what_cannot_be_read_is_counted_and_is_no_verdict(serve: Serve, reply: str | Reply) -> None:
    model = serve(saying(reply, reply))
    found = judge([measured()], client(model), "m")

    assert (found.answers[0].is_faithful, found.answers[0].is_correct) == (None, None)
    assert (found.faithful, found.correct, found.agreement, found.kappa) == (None, None, None, None)
    assert found.unusable == 2


def test_only_answers_that_were_given_are_judged(serve: Serve) -> None:
    model = serve(saying("CÓ", "5"))
    steps: list[int] = []
    found = judge([declined(), measured("2"), declined()], client(model), "m", steps.append)

    assert [one.id for one in found.answers] == ["2"]
    assert (len(model.requests), steps) == (2, [1])


def test_nothing_is_asked_where_there_is_nothing_to_compare_with(serve: Serve) -> None:
    model = serve(saying("CÓ", "5"))
    found = judge([declined(), measured(answers=()), measured("2", cited="")], client(model), "m")

    assert [(one.is_faithful, one.is_correct) for one in found.answers] == [(True, None), (None, True)]
    assert (len(model.requests), found.unusable) == (2, 0)


def test_it_works_inside_a_running_event_loop_and_in_a_row_of_them(serve: Serve) -> None:
    model = serve(saying("CÓ", "5"))
    llm = client(model)
    answers = [measured("1"), measured("2")]

    async def inside() -> Judgement:
        return judge(answers, llm, "m")

    found = [judge(answers, llm, "m"), asyncio.run(inside()), asyncio.run(inside()), judge(answers, llm, "m")]
    assert all(one.faithful == one.correct == 1.0 and one.unusable == 0 for one in found)
    assert len(model.requests) == 16


FAILING = [
    (Reply(status=500), "HTTP 500"),
    (Reply(status=429), "HTTP 429"),
    (Reply(status=400), "HTTP 400"),
    (Reply(drops=True), "disconnected"),
    (Reply("CÓ", seconds=4.0), "timed out"),
]


@pytest.mark.parametrize(("failing", "reason"), FAILING)
def test_one_reply_that_fails_is_unusable_and_the_others_count(serve: Serve, failing: Reply, reason: str) -> None:
    model = serve(
        lambda prompt: failing if "Đáp 2" in prompt and FAITHFULNESS_MARK in prompt else "5\nĐúng. Trả lời: Có."
    )
    answers = [measured(one, answer=f"Đáp {one}") for one in "123"]
    found = judge(answers, client(model, timeout_seconds=1.0), "m")

    assert [(one.is_faithful, one.is_correct) for one in found.answers] == [(True, True), (None, True), (True, True)]
    assert found.unusable == 1
    assert reason in found.answers[1].reason


@pytest.mark.parametrize(("failing", "reason"), FAILING)
def test_replies_that_fail_one_after_the_other_stop_the_judging(
    serve: Serve, failing: Reply, reason: str, tmp_path: Path
) -> None:
    model = serve(lambda prompt: "5\nTrả lời: Có." if "Đáp 1" in prompt else failing)
    answers = [measured(one, answer=f"Đáp {one}") for one in "1234"]
    with pytest.raises(HoidapError) as told:
        judge(answers, client(model, timeout_seconds=1.0), "m", kept=tmp_path / "kept.jsonl")

    assert told.value.code == "judge_stopped"
    assert reason in told.value.text("en")
    assert (told.value.values["done"], told.value.values["total"]) == (2, 4)
    assert len(model.requests) == 2 + FAILURES_IN_A_ROW


def test_a_server_of_another_protocol_stops_the_judging(serve: Serve) -> None:
    model = serve(lambda _: Reply(body="<html>Chào mừng</html>"))
    with pytest.raises(HoidapError) as told:
        judge([measured(str(number)) for number in range(9)], client(model), "m")

    assert told.value.code == "judge_stopped"
    assert len(model.requests) == 2 * FAILURES_IN_A_ROW


def test_a_server_that_is_not_there_stops_the_judging_at_once() -> None:
    nowhere = ScriptedModel("http://127.0.0.1:1/v1", lambda _: "")
    with pytest.raises(HoidapError) as told:
        judge([measured()], client(nowhere), "m")

    assert told.value.code == "judge_stopped"
    assert "HOIDAP_LLM_BASE_URL" in told.value.text("vi")


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_server_that_refuses_stops_the_judging_and_its_text_is_not_shown(serve: Serve, status: int) -> None:
    model = serve(lambda _: Reply(status=status))
    with pytest.raises(HoidapError) as told:
        judge([measured()], client(model), "m")

    assert told.value.code == "judge_refused"
    assert str(status) in told.value.text("vi")
    assert KEY not in told.value.text("vi") + told.value.text("en")
    assert len(model.requests) == 1


def test_a_request_is_sent_again_when_the_server_asks_for_patience(serve: Serve) -> None:
    replies = iter([Reply(status=429, headers={"retry-after-ms": "1"}), Reply("CÓ"), Reply("5")])
    model = serve(lambda _: next(replies))
    found = judge([measured()], client(model, retries=1), "m")

    assert (found.faithful, found.correct, found.unusable) == (1.0, 1.0, 0)


def test_a_judging_that_stopped_goes_on_where_it_was(serve: Serve, tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl"
    answers = [measured(one, answer=f"Đáp {one}") for one in "123"]
    model = serve(lambda prompt: Reply(status=401) if "Đáp 3" in prompt else "5\nTrả lời: Có.")
    with pytest.raises(HoidapError):
        judge(answers, client(model), "m", kept=kept)
    before = len(model.requests)
    model.script = saying("Không", "1")
    steps: list[int] = []
    found = judge(answers, client(model), "m", steps.append, kept)

    assert [one.is_faithful for one in found.answers] == [True, True, False]
    assert (len(model.requests) - before, sum(steps)) == (2, 3)
    assert KEY not in kept.read_text(encoding="utf-8")


def test_garbage_is_kept_as_such_and_a_failed_reply_is_asked_for_again(serve: Serve, tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl"
    answers = [measured("1", answer="Đáp 1"), measured("2", answer="Đáp 2")]
    model = serve(lambda prompt: Reply(status=500) if "Đáp 2" in prompt else "vô nghĩa")
    first = judge(answers, client(model), "m", kept=kept)
    model.script = saying("CÓ", "5")
    second = judge(answers, client(model), "m", kept=kept)

    assert (first.unusable, second.unusable) == (4, 2)
    assert [one.is_faithful for one in second.answers] == [None, True]


def test_a_judgement_is_plain_data(serve: Serve) -> None:
    model = serve(saying("CÓ", "5"))
    given: list[Measured] = [measured()]
    found = judge(given, client(model), "m")

    assert Judgement.model_validate_json(found.model_dump_json()) == found
    assert json.loads(found.model_dump_json())["model"] == "m"
