"""A scripted language model server and the program's own client for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr

from qa.settings import Settings
from qa.writing.language_model import open_language_model
from tests.qa.writing.scripted_model import Script, ScriptedModel, scripted_model

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

KEY = "s3cret-key"


@pytest.fixture
def serve() -> Iterator[Callable[[Script], ScriptedModel]]:
    with ExitStack() as stack:
        yield lambda script: stack.enter_context(scripted_model(script))


def client(model: ScriptedModel, *, timeout_seconds: float = 10.0, retries: int = 0) -> LLM:
    settings = Settings(llm_base_url=model.address, llm_model="mo-hinh", llm_key=SecretStr(KEY))
    llm = open_language_model(settings, timeout_seconds=timeout_seconds, retries=retries)
    assert llm is not None
    return llm
