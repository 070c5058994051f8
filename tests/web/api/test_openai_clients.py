"""The corpus as a model, asked by the clients that people use, over a real server."""

import openai
import pytest
from llama_index.core.llms import ChatMessage
from llama_index.llms.openai_like import OpenAILike
from openai.types.chat import ChatCompletionMessageParam

from qa.answer import Answer
from qa.web.api.chat_messages import ChatMessage as Message
from qa.web.api.chat_messages import question_and_history
from tests.web.api.asked import QUESTION


@pytest.fixture(scope="module")
def client(api_address: str) -> openai.OpenAI:
    return openai.OpenAI(base_url=f"{api_address}/v1", api_key="none", max_retries=0)


@pytest.fixture(scope="module")
def llama(api_address: str) -> OpenAILike:
    return OpenAILike(model="hoidap", api_base=f"{api_address}/v1", api_key="none", is_chat_model=True, max_retries=0)


def asked(*texts: str) -> list[ChatCompletionMessageParam]:
    messages: list[ChatCompletionMessageParam] = [{"role": "system", "content": "Hãy trả lời bằng thơ."}]
    for text in texts:
        messages += [{"role": "user", "content": text}, {"role": "assistant", "content": "…"}]
    return messages[:-1]


def test_the_models_are_one(client: openai.OpenAI) -> None:
    assert [one.id for one in client.models.list()] == ["hoidap"]
    assert client.models.retrieve("hoidap").owned_by == "hoidap"
    with pytest.raises(openai.NotFoundError):
        client.models.retrieve("gpt-9")


def test_an_answer_has_its_marks_its_sources_and_the_whole_beside_it(client: openai.OpenAI) -> None:
    reply = client.chat.completions.create(model="hoidap", messages=asked(QUESTION), temperature=0.3)

    text = reply.choices[0].message.content or ""
    answer = Answer.model_validate((reply.model_extra or {})["hoidap"])
    assert answer.citations
    assert text.startswith(f"{answer.answer}\n\nTrích dẫn:\n[1] ")
    for one in answer.citations:
        assert f"[{one.number}]" in answer.answer
        assert f"\n[{one.number}] {one.title}" in text
    assert reply.choices[0].finish_reason == "stop"
    assert reply.model == "hoidap"
    assert reply.usage
    assert reply.usage.total_tokens == 0, "no language model was asked"


def test_a_stream_holds_the_same(client: openai.OpenAI) -> None:
    whole = client.chat.completions.create(model="hoidap", messages=asked(QUESTION))

    chunks = list(client.chat.completions.create(model="hoidap", messages=asked(QUESTION), stream=True))

    text = "".join(one.choices[0].delta.content or "" for one in chunks)
    assert text == whole.choices[0].message.content
    assert [one.choices[0].finish_reason for one in chunks][-1] == "stop"
    assert (chunks[-1].model_extra or {})["hoidap"]["citations"]
    assert len({one.id for one in chunks}) == 1


def test_a_stream_tells_what_it_has_cost_where_that_is_asked(client: openai.OpenAI) -> None:
    stream = client.chat.completions.create(
        model="hoidap", messages=asked(QUESTION), stream=True, stream_options={"include_usage": True}
    )

    last = list(stream)[-1]
    assert last.choices == []
    assert last.usage
    assert last.usage.total_tokens == 0


def test_earlier_questions_are_the_history(client: openai.OpenAI) -> None:
    reply = client.chat.completions.create(model="hoidap", messages=asked(QUESTION, "Còn ổi thì sao?"))

    understood = (reply.model_extra or {})["hoidap"]["standalone_question"]
    assert "ổi" in understood
    assert understood != "Còn ổi thì sao?"


def test_errors_are_raised_as_the_client_knows_them(client: openai.OpenAI) -> None:
    with pytest.raises(openai.NotFoundError, match="gpt-9") as unknown:
        client.chat.completions.create(model="gpt-9", messages=asked(QUESTION))
    assert unknown.value.code == "api_model_unknown"
    with pytest.raises(openai.BadRequestError, match="đang để trống"):
        client.chat.completions.create(model="hoidap", messages=asked(" "))
    with pytest.raises(openai.BadRequestError, match="300 ký tự"):
        client.chat.completions.create(model="hoidap", messages=asked("a" * 301), stream=True)
    with pytest.raises(openai.BadRequestError) as nothing:
        client.chat.completions.create(model="hoidap", messages=[{"role": "system", "content": "a"}])
    assert nothing.value.code == "api_no_user_message"
    picture = {"type": "image_url", "image_url": {"url": "data:,"}}
    with pytest.raises(openai.BadRequestError) as seen:
        client.chat.completions.create(model="hoidap", messages=[{"role": "user", "content": [picture]}])  # type: ignore[list-item,misc]
    assert seen.value.code == "api_only_text"


def test_llama_index_completes_chats_and_streams(llama: OpenAILike, client: openai.OpenAI) -> None:
    expected = client.chat.completions.create(model="hoidap", messages=asked(QUESTION)).choices[0].message.content

    assert llama.complete(QUESTION).text == expected
    assert llama.chat([ChatMessage(role="user", content=QUESTION)]).message.content == expected
    assert "".join(part.delta or "" for part in llama.stream_complete(QUESTION)) == expected


async def _asked_at_once(address: str, count: int) -> list[str]:
    import asyncio

    client = openai.AsyncOpenAI(base_url=f"{address}/v1", api_key="none", max_retries=0)
    several = (client.chat.completions.create(model="hoidap", messages=asked(QUESTION)) for _ in range(count))
    return [one.choices[0].message.content or "" for one in await asyncio.gather(*several)]


def test_several_at_once_get_what_each_asked_for(api_address: str) -> None:
    import asyncio

    texts = asyncio.run(_asked_at_once(api_address, 12))

    assert len(texts) == 12
    assert len(set(texts)) == 1
    assert "OCOP" in texts[0]


def test_parts_of_a_message_are_one_text_and_only_the_latest_questions_are_remembered() -> None:
    parts = [{"type": "text", "text": "Hai"}, {"type": "text", "text": "phần?"}]
    early = [Message(role="user", content=f"Câu {number}?") for number in range(30)]
    last = Message.model_validate({"role": "user", "content": parts})

    question, history = question_and_history([*early, Message(role="assistant", content="x"), last])

    assert question == "Hai\nphần?"
    assert history[-1] == "Câu 29?"
    assert len(history) == 20
