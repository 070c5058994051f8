import json
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from eval import fit_sentence_choice
from eval.fit_sentence_choice import Choice, fit
from qa.reading.sentence_choice import read_choice_model
from qa.reading.sentence_signs import SentenceSigns
from tests.tiny_encoder import TinyEncoder

_MARKET = "Chợ phiên Nà Hoa họp sáng thứ bảy hằng tuần. Ban quản lý chợ thu phí của 120 hộ buôn bán."
_ROAD = "Đường vào bản Thín dài 3,2 km được rải nhựa trong tháng 9. Đoạn qua suối có một cây cầu mới."
_ROWS = [
    {"question": "Chợ phiên Nà Hoa họp vào buổi nào?", "context": _MARKET, "answer": "sáng thứ bảy"},
    {"question": "Ban quản lý chợ thu phí của bao nhiêu hộ?", "context": _MARKET, "answer": "120"},
    {"question": "Đường vào bản Thín dài bao nhiêu?", "context": _ROAD, "answer": "3,2 km"},
]


def _choices(count: int) -> list[Choice]:
    """Choices among four sentences, of which the first sign tells the right one by true log odds of 2 to 1."""
    random = np.random.default_rng(0)
    made = []
    for _ in range(count):
        signs = random.normal(size=(4, 2))
        odds = np.exp(2.0 * signs[:, 0])
        made.append(Choice(signs, np.eye(4)[random.choice(4, p=odds / odds.sum())], 1.0))
    return made


def test_the_weights_that_made_the_choices_are_found_again() -> None:
    assert fit(_choices(4_000), penalty=0.01) == pytest.approx([2.0, 0.0], abs=0.15)


def test_a_heavy_penalty_takes_the_weights_towards_nothing() -> None:
    few = _choices(50)
    assert abs(fit(few, penalty=1_000)[0]) < 0.5 * abs(fit(few, penalty=0.1)[0])


def test_what_is_written_is_a_model_that_says_what_it_was_fitted_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fit_sentence_choice, "open_encoder", lambda _settings: TinyEncoder())
    sets = [tmp_path / "first.jsonl", tmp_path / "second.jsonl"]
    for path in sets:
        path.write_text("".join(json.dumps(row) + "\n" for row in _ROWS), encoding="utf-8")
    out = tmp_path / "weights.json"
    fit_sentence_choice.main(sets, keep=tmp_path / "kept", out=out)

    assert set(read_choice_model(out.read_text(encoding="utf-8")).weights) == {
        one.name for one in fields(SentenceSigns)
    }
    content = json.loads(out.read_text(encoding="utf-8"))
    assert content["data"] == {"first": 3, "second": 3}
    assert set(content["measured"]) == {"first", "second"}
