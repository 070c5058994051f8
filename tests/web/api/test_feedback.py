"""Feedback on an answer that its reader sends back: kept where its quotes are the documents', refused elsewhere."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from fastapi.testclient import TestClient

from index.embedding.encoder import Encoder
from qa.assembly import make_engine, open_index
from qa.feedback import FeedbackFile
from qa.settings import Settings
from qa.web.server import make_app
from tests.web.served import HashingEncoder

Answer = dict[str, Any]


class Asked:
    """A client of its own data folder, and an answer that it got."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "van-ban" / "ho.txt"
        self.file.parent.mkdir()
        self.file.write_text("Hồ Tây Sơn rộng 512 héc-ta và sâu nhất 9 mét.\n", "utf-8")
        settings = Settings(data=folder / "data", confidence_threshold=0.0)
        self.index = open_index(settings, cast("Encoder", HashingEncoder()))
        self.index.ingest([self.file.parent])
        self.client = TestClient(make_app(settings, self.index, make_engine(settings, self.index)))
        self.answer: Answer = self.client.post("/api/ask", json={"question": "Hồ Tây Sơn rộng bao nhiêu?"}).json()
        self.kept = FeedbackFile(settings.data)

    def rate(self, verdict: str = "down", **changed: Any) -> Any:  # noqa: ANN401
        return self.client.post("/api/feedback", json={"answer": self.answer, "verdict": verdict, **changed})


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    return Asked(tmp_path)


def test_feedback_is_kept_with_the_sources_as_they_were_ingested(asked: Asked) -> None:
    response = asked.rate(reason="Thiếu ý", history=["Có hồ nào không?"])

    assert (response.status_code, response.content) == (204, b"")
    [kept], unreadable = asked.kept.read()
    assert unreadable == []
    assert (kept.id, kept.verdict, kept.reason) == (asked.answer["id"], "down", "Thiếu ý")
    assert kept.history == ("Có hồ nào không?",)
    assert kept.citations[0].source == str(asked.file)
    assert asked.answer["citations"][0]["source"] == "van-ban/ho.txt"


def test_the_last_word_counts(asked: Asked) -> None:
    for verdict in ("up", "down", "taken_back"):
        assert asked.rate(verdict).status_code == 204

    assert asked.kept.read() == ([], [])


def _forged_quote(answer: Answer) -> None:
    answer["citations"][0]["quote"] = "Hồ Tây Sơn rộng 999 héc-ta."


def _forged_place(answer: Answer) -> None:
    answer["citations"][0]["start"] += 1


def _forged_document(answer: Answer) -> None:
    answer["citations"][0]["document_id"] = "khong-co"


def _negative_place(answer: Answer) -> None:
    answer["citations"][0].update(start=-5, end=-1)


def _no_id(answer: Answer) -> None:
    answer["id"] = None


def _other_id(answer: Answer) -> None:
    answer["id"] = "../../x"


def _endless(answer: Answer) -> None:
    answer["answer"] = "a" * 200_001


@pytest.mark.parametrize(
    ("forge", "code"),
    [
        (_forged_quote, "api_feedback_quote_unknown"),
        (_forged_place, "api_feedback_quote_unknown"),
        (_forged_document, "api_feedback_quote_unknown"),
        (_negative_place, "api_feedback_quote_unknown"),
        (_no_id, "api_feedback_without_id"),
        (_other_id, "api_feedback_without_id"),
        (_endless, "api_feedback_too_long"),
    ],
)
def test_an_answer_that_was_never_given_is_not_kept(asked: Asked, forge: Callable[[Answer], None], code: str) -> None:
    forge(asked.answer)

    response = asked.rate()

    assert (response.status_code, response.json()["code"]) == (422, code)
    assert asked.kept.read() == ([], [])


def test_a_quote_that_has_moved_within_its_document_is_still_its_own(asked: Asked) -> None:
    asked.file.write_text(f"Hồ của huyện.\n\n{asked.file.read_text('utf-8')}", "utf-8")
    asked.index.ingest([asked.file.parent])

    assert asked.rate().status_code == 204


def test_a_quote_that_its_document_no_longer_holds_is_refused(asked: Asked) -> None:
    asked.file.write_text("Hồ Tây Sơn đã cạn.\n", "utf-8")
    asked.index.ingest([asked.file.parent])

    assert asked.rate().json()["code"] == "api_feedback_quote_unknown"
