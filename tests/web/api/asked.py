"""What the tests of the API share: a question, a reader of streams, an engine that fails."""

import json
from collections.abc import Sequence
from typing import Any

from typing_extensions import override

from corpus.errors import DataFolderError
from index.filters import SearchFilter
from qa.answer import Answer
from qa.engine import Engine, OnWritten
from qa.settings import Settings

QUESTION = "Cam Khe Sến được công nhận OCOP mấy sao?"
SETTINGS = Settings(confidence_threshold=0.0, max_question_characters=300)
STREAM = {"Accept": "text/event-stream"}


def events(text: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the events of a stream: each has a name and its data in one line."""
    found = []
    for block in text.strip().split("\n\n"):
        if not block.startswith(":"):
            name, data = block.split("\n")
            found.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return found


class BrokenEngine(Engine):
    """An engine that fails as the question says."""

    @override
    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        question_id: str | None = None,
        *,
        filter: SearchFilter | None = None,
        on_written: OnWritten | None = None,
    ) -> Answer:
        if "ổ đĩa" in question:
            raise DataFolderError("data_newer", path="/srv/bi-mat", found=9, known=1)
        raise RuntimeError("bí mật của chương trình")
