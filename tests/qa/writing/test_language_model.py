"""The language model is what the three settings name, and its key stays where it belongs."""

import asyncio
import os
import subprocess
import sys

import pytest
from pydantic import SecretStr

from corpus.errors import HoidapError
from eval.evaluation import changed_settings
from qa.settings import Settings
from qa.writing.language_model import open_language_model
from tests.qa.writing.scripted_model import scripted_model

ADDRESS, KEY = "http://127.0.0.1:9/v1", "s3cret-key"


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith(("HOIDAP_LLM_", "OPENAI_"))]:
        monkeypatch.delenv(name)


def test_there_is_none_unless_the_settings_name_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert open_language_model(Settings()) is None
    monkeypatch.setenv("OPENAI_API_KEY", "of another program")
    assert open_language_model(Settings()) is None
    for name in ("HOIDAP_LLM_BASE_URL", "HOIDAP_LLM_MODEL", "HOIDAP_LLM_KEY"):
        monkeypatch.setenv(name, " ")
    assert open_language_model(Settings()) is None


def test_the_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOIDAP_LLM_BASE_URL", ADDRESS)
    monkeypatch.setenv("HOIDAP_LLM_MODEL", "qwen3:4b")
    llm = open_language_model(Settings())

    assert llm is not None
    assert llm.metadata.model_name == "qwen3:4b"
    assert llm.metadata.is_chat_model


@pytest.mark.parametrize(
    ("settings", "missing"),
    [
        (Settings(llm_base_url=ADDRESS), "HOIDAP_LLM_MODEL"),
        (Settings(llm_model="m", llm_key=SecretStr(KEY)), "HOIDAP_LLM_BASE_URL"),
        (Settings(llm_key=SecretStr(KEY)), "HOIDAP_LLM_BASE_URL, HOIDAP_LLM_MODEL"),
    ],
)
def test_settings_that_name_half_a_model_say_what_is_missing(settings: Settings, missing: str) -> None:
    with pytest.raises(HoidapError) as told:
        open_language_model(settings)

    assert told.value.code == "llm_incomplete"
    assert missing in told.value.text("vi")
    assert KEY not in told.value.text("vi")


@pytest.mark.parametrize(
    "address",
    [
        "localhost:11434/v1",
        "ftp://host/v1",
        "http://",
        "http://host:port/v1",
        "http://user:pass@host/v1",
        "http://[::1/v1",
    ],
)
def test_what_is_no_address_is_refused_without_being_repeated(address: str) -> None:
    with pytest.raises(HoidapError) as told:
        open_language_model(Settings(llm_base_url=address, llm_model="m"))

    assert told.value.code == "llm_base_url_invalid"
    assert "pass@" not in told.value.text("en")


@pytest.mark.parametrize("key", ["mật", "two words", "a\nb"])
def test_what_cannot_be_a_key_is_refused_before_it_is_sent(key: str) -> None:
    with pytest.raises(HoidapError) as told:
        open_language_model(Settings(llm_base_url=ADDRESS, llm_model="m", llm_key=SecretStr(key)))

    assert told.value.code == "llm_key_invalid"
    assert key not in told.value.text("vi")


def test_a_model_of_another_protocol_is_refused_with_a_reason() -> None:
    with pytest.raises(HoidapError) as told:
        open_language_model(Settings(llm_base_url=ADDRESS, llm_model="gpt-5.2-pro"))

    assert told.value.code == "llm_model_unusable"


def test_the_key_is_shown_nowhere() -> None:
    settings = Settings(llm_base_url=ADDRESS, llm_model="m", llm_key=SecretStr(KEY))
    llm = open_language_model(settings)

    assert llm is not None
    shown = [repr(llm), str(llm), str(llm.to_dict()), llm.model_dump_json(exclude={"callback_manager"}), repr(settings)]
    shown += [settings.model_dump_json(), str(settings.model_dump()), str(changed_settings(settings))]
    assert not any(KEY in one for one in shown)


def test_an_evaluation_names_neither_the_key_nor_the_address_among_its_settings() -> None:
    settings = Settings(llm_base_url=ADDRESS, llm_model="m", llm_key=SecretStr(KEY), answer_sentences=1)

    assert changed_settings(settings) == {"answer_sentences": "1"}  # no answer depends on the judge


@pytest.mark.parametrize(("key", "sent"), [(SecretStr(f" {KEY}\n"), f"Bearer {KEY}"), (None, "Bearer none")])
def test_the_server_gets_the_key_of_its_own_setting_and_of_no_other_program(
    key: SecretStr | None, sent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "of another program")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    with scripted_model(lambda prompt: f"{prompt}!") as model:
        llm = open_language_model(Settings(llm_base_url=model.address, llm_model="m", llm_key=key))
        assert llm is not None
        assert llm.complete("Chào").text == "Chào!"
        assert asyncio.run(llm.acomplete("Chào")).text == "Chào!"

    assert [one["Authorization"] for one in model.headers] == [sent, sent]


def test_nothing_heavy_is_loaded_before_a_model_is_opened() -> None:
    code = (
        "import sys, qa.writing.language_model as one, eval.judging.judge\n"
        "from qa.settings import Settings\n"
        "one.open_language_model(Settings())\n"
        "assert not {'openai', 'llama_index.llms', 'llama_index.core.evaluation', 'sklearn'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
