"""Opens the language model that the settings name; off unless they name one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus.errors import HoidapError
from qa.settings import Settings

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

    from index.passage_encoder import PassageEncoder
    from qa.writing.support import Rarity
    from qa.writing.writer import Writer

TIMEOUT_SECONDS = 120.0
"""How long one reply may take; a model on a plain processor writes slowly."""
RETRIES = 1
"""How often a request is sent again after a time-out, a lost connection, or HTTP 408, 409, 429 or 5xx."""
REPLY_TOKENS = 1_024
"""The longest reply; without a limit an untuned model may write on until its memory is full."""
_NO_KEY = "none"
"""Sent where no key is set. Left empty, the client would take OPENAI_API_KEY, which is another server's secret."""


def open_language_model(
    settings: Settings, *, timeout_seconds: float = TIMEOUT_SECONDS, retries: int = RETRIES
) -> LLM | None:
    """Return the language model that the settings name, or None where they name none; nothing is sent yet.

    Args:
        settings: `llm_base_url`, `llm_model` and `llm_key`.
        timeout_seconds: How long one reply may take, in seconds.
        retries: How often a request that failed is sent again.

    Raises:
        HoidapError: The settings contradict each other, or are no address, name and key of a model.
    """
    address = (settings.llm_base_url or "").strip()
    model = (settings.llm_model or "").strip()
    key = settings.llm_key.get_secret_value().strip() if settings.llm_key else ""
    if not (address or model or key):
        return None
    _check(address, model, key)
    return _open(address, model, key or _NO_KEY, settings.llm_context_tokens, timeout_seconds, retries)


def open_writer(settings: Settings, encoder: PassageEncoder, rarity: Rarity) -> Writer | None:
    """Return what writes answers with the language model of the settings, or None where they name none.

    Args:
        settings: The settings.
        encoder: What tells how near sentences are in meaning.
        rarity: What weighs words, as `index.lexical.rarity` does.

    Raises:
        HoidapError: The settings contradict each other, or are no address, name and key of a model.
    """
    if not settings.write_answers:
        return None
    # Nothing is tried again: a person waits, and the documents' own sentences are at hand.
    llm = open_language_model(settings, timeout_seconds=settings.llm_timeout_seconds, retries=0)
    if llm is None:
        return None
    from qa.writing.checker import SupportChecker
    from qa.writing.writer import Writer

    return Writer(
        llm,
        SupportChecker(encoder, rarity),
        context_tokens=settings.llm_context_tokens,
        reply_tokens=REPLY_TOKENS,
        timeout_seconds=settings.llm_timeout_seconds,
        drop_unsupported=settings.drop_unsupported,
    )


def _check(address: str, model: str, key: str) -> None:
    named = {"HOIDAP_LLM_BASE_URL": address, "HOIDAP_LLM_MODEL": model}
    missing = [name for name, value in named.items() if not value]
    if missing:
        raise HoidapError("llm_incomplete", missing=", ".join(missing))
    if not _is_address(address):
        raise HoidapError("llm_base_url_invalid")  # which is not shown: a password may stand in it
    if not key.isascii() or not key.isprintable() or " " in key:
        raise HoidapError("llm_key_invalid")


def _is_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
        _ = parts.port  # looked at only now: a port that is no number raises here
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc


def _open(address: str, model: str, key: str, context_tokens: int, timeout_seconds: float, retries: int) -> LLM:
    import httpx
    from llama_index.llms.openai_like import OpenAILike
    from openai import AsyncOpenAI, DefaultAsyncHttpxClient, DefaultHttpxClient, OpenAI

    from qa.writing.connection import watch

    # The clients are made here and not by llama-index: it would keep the key in a field that its repr and its events
    # show, and would try again around a client that tries again itself. A connection that is kept open belongs to the
    # event loop that opened it, and every `evaluate` of llama-index may have a loop of its own: so none is kept.
    # Nor is one kept between two questions: `watch` has to see each being opened.
    none_kept = httpx.Limits(max_keepalive_connections=0)
    unkept = DefaultAsyncHttpxClient(limits=none_kept)
    watched = DefaultHttpxClient(limits=none_kept, event_hooks={"request": [watch]})
    try:
        return OpenAILike(
            model=model,
            api_base=address,
            api_key=_NO_KEY,
            is_chat_model=True,
            context_window=context_tokens,
            max_tokens=REPLY_TOKENS,
            temperature=0.0,
            timeout=timeout_seconds,
            max_retries=0,
            openai_client=OpenAI(
                base_url=address, api_key=key, timeout=timeout_seconds, max_retries=retries, http_client=watched
            ),
            async_openai_client=AsyncOpenAI(
                base_url=address, api_key=key, timeout=timeout_seconds, max_retries=retries, http_client=unkept
            ),
        )
    except ValueError as error:  # a model that llama-index knows not to answer this protocol
        raise HoidapError("llm_model_unusable", model=model, reason=error) from error
