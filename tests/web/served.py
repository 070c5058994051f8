"""What the tests of the pages share: a small encoder, a hostile document, a running server, a visitor's hand."""

import contextlib
import threading
import time
import zlib
from collections.abc import Iterator, Sequence
from typing import cast

import numpy as np
import uvicorn
from fastapi import FastAPI
from numpy.typing import NDArray
from playwright.sync_api import Page

from corpus.folding import folded_syllables
from index.embedding.identity import EmbeddingIdentity
from index.filters import SearchFilter
from qa.answer import Answer
from qa.engine import Engine, OnWritten
from qa.settings import Settings
from qa.web.server import open_address

HOSTILE_NAME = "<img src=x onerror=window.hacked=1>.txt"
HOSTILE_TITLE = "Báo cáo <script>window.hacked=1</script> **đậm** [x](javascript:window.hacked=1)"
HOSTILE_SENTENCE = (
    "Mật hiệu kho Xuyên Tặc gồm <script>window.hacked=1</script> <img src=x onerror=window.hacked=1> "
    "[bấm](javascript:window.hacked=1) **đậm** $$x^2$$ \\(y\\) `mã` | cột | # thẻ &lt;b&gt; <!-- và ]]> "
    "\"onmouseover=window.hacked=1 'nháy' </div></span>\nsang dòng thứ hai của kho Xuyên Tặc."
)
HOSTILE_QUESTION = "Mật hiệu kho Xuyên Tặc gồm những gì?"


class HashingEncoder:
    """Bags of folded syllables: enough likeness of meaning for a test, and nothing to load."""

    identity = EmbeddingIdentity("hashing", "1", 128, "", "")

    def load(self) -> None: ...

    def encode_question(self, question: str) -> NDArray[np.float32]:
        return cast("NDArray[np.float32]", self.encode_passages([question])[0])

    def encode_passages(self, passages: Sequence[str]) -> NDArray[np.float32]:
        vectors = np.full((len(passages), 128), 1e-3, dtype=np.float32)
        for row, text in zip(vectors, passages, strict=True):
            for syllable in folded_syllables(text):
                row[zlib.crc32(syllable.encode()) % 128] += 1
        return cast("NDArray[np.float32]", vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


class UnhurriedEngine(Engine):
    """An engine that takes its time, so that what is shown meanwhile can be seen."""

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        question_id: str | None = None,
        *,
        filter: SearchFilter | None = None,  # noqa: A002 - as in the engine
        on_written: OnWritten | None = None,
    ) -> Answer:
        time.sleep(3 if "thật lâu" in question else 0.2)
        if "hỏng" in question:
            raise RuntimeError("a fault")
        return super().ask(question, history, question_id, filter=filter, on_written=on_written)


@contextlib.contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """Serve an application on a free port of this machine while the block runs."""
    listening = open_address(Settings(port=0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()


def type_question(page: Page, question: str) -> None:
    page.fill("#hd-question textarea", question)
    page.keyboard.press("Enter")


def ask(page: Page, question: str) -> None:
    """Ask, and wait until the answer is whole."""
    before = page.locator("#hd-chat :is(.hd-confidence, .hd-refusal, .hd-reply, .hd-notice)").count()
    type_question(page, question)
    page.locator("#hd-chat :is(.hd-confidence, .hd-refusal, .hd-reply, .hd-notice)").nth(before).wait_for()
    page.wait_for_selector("#hd-question .submit-button")
