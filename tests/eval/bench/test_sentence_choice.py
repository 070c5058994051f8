"""The benchmark of the choice of sentences, as a command."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.bench import sentence_choice
from tests.tiny_encoder import TinyEncoder

_CONTEXT = "Chợ phiên Nà Hoa họp sáng thứ bảy hằng tuần. Ban quản lý chợ thu phí của 120 hộ buôn bán."
_ROWS = [
    {"question": "Chợ phiên Nà Hoa họp vào buổi nào?", "context": _CONTEXT, "answer": "sáng thứ bảy"},
    {"question": "Ban quản lý chợ thu phí của bao nhiêu hộ?", "context": _CONTEXT, "answer": "120"},
]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentence_choice, "open_encoder", lambda _settings: TinyEncoder())


def _told(asked: Path, *options: str) -> str:
    outcome = CliRunner().invoke(sentence_choice.app, [str(asked), *options], env={"COLUMNS": "300"})
    assert outcome.exit_code == 0, outcome.output
    return " ".join(outcome.stdout.split())


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    path = tmp_path / "market.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in _ROWS), encoding="utf-8")
    return path


def test_the_shares_of_right_sentences_are_told(asked: Path) -> None:
    told = _told(asked)
    assert "market: questions 2, right_in_document 1, contains 1, first_document 1, first_right 1" in told


def test_other_weights_can_be_measured(asked: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"weights": {"words": -9.0, "shape": -9.0}, "worth": 1.0}', encoding="utf-8")
    told = _told(asked, "--model", str(wrong))
    assert "right_in_document 0, contains 0, first_document 1, first_right 0" in told
