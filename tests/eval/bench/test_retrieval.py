"""The benchmark of the search, as a command."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.bench import retrieval
from eval.bench.retrieval_plan import FORMS, SEARCH_PARTS
from tests.tiny_encoder import TinyEncoder

_ROOT = Path(__file__).resolve().parents[3]
_SAMPLES = [
    str(_ROOT / "eval/gold/samples/samples_tune.jsonl"), "--corpus", str(_ROOT / "corpus/samples"), "--limit", "3",
]  # fmt: skip

_MARKET = "Chợ phiên Nà Hoa họp sáng thứ bảy hằng tuần. Ban quản lý chợ thu phí của 120 hộ buôn bán."
_ROAD = "Đường vào bản Thín dài 3,2 km được rải nhựa trong tháng 9. Đoạn qua suối có một cây cầu mới."
_ROWS = [
    {"question": "Chợ phiên Nà Hoa họp vào buổi nào?", "context": _MARKET, "answer": "sáng thứ bảy"},
    {"question": "Ban quản lý chợ thu phí của bao nhiêu hộ?", "context": _MARKET, "answer": "120"},
    {"question": "Đường vào bản Thín dài bao nhiêu?", "context": _ROAD, "answer": "3,2 km"},
]


class _LoadedTinyEncoder(TinyEncoder):
    precision = "float32"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retrieval, "open_encoder", lambda _settings: _LoadedTinyEncoder())


def invoke(*arguments: str) -> tuple[int, str, str]:
    outcome = CliRunner().invoke(retrieval.app, list(arguments), env={"COLUMNS": "200"})
    return outcome.exit_code, outcome.stdout, outcome.stderr


def test_the_tables_and_the_file_have_every_form_stage_and_part(tmp_path: Path) -> None:
    json_file, asked = tmp_path / "figures.json", tmp_path / "market.jsonl"
    asked.write_text("".join(json.dumps(row) + "\n" for row in _ROWS), encoding="utf-8")
    code, told, _ = invoke(
        str(asked), "--questions", "all", "--off", "all", "--json", str(json_file), "--setting", "lexical_weight=0.7"
    )

    assert code == 0
    assert "market: 3 questions" in told
    content = json.loads(json_file.read_text(encoding="utf-8"))
    assert content["program"] == version("hoidap")
    assert content["settings"] == {"lexical_weight": "0.7"}
    rows = content["sets"][0]["rows"]
    configurations = ["dense", "lexical", "fused", "final", *(f"without {part}" for part in SEARCH_PARTS)]
    assert [(row["configuration"], row["form"]) for row in rows] == [(c, f) for c in configurations for f in FORMS]
    for row in rows:
        assert f"{row['figures']['ndcg@10']:.3f}" in told
        assert row["figures"]["hit@1"] <= row["figures"]["ndcg@10"] <= row["figures"]["hit@10"]
        assert len(row["each"]) == 3


def test_what_is_not_asked_for_is_not_measured(tmp_path: Path) -> None:
    json_file = tmp_path / "figures.json"
    code, told, _ = invoke(*_SAMPLES, "--questions", "typos", "--stages", "final,dense", "--json", str(json_file))

    assert code == 0
    assert "without" not in told
    rows = json.loads(json_file.read_text(encoding="utf-8"))["sets"][0]["rows"]
    assert [(row["configuration"], row["form"]) for row in rows] == [("dense", "typos"), ("final", "typos")]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--questions", "shouted"], "shouted"),
        (["--stages", ","], "--stages"),
        (["--off", "reader"], "reader"),
        (["--setting", "lexical_weight"], "lexical_weight"),
        (["--setting", "lexical_wait=1"], "lexical_wait"),
        (["--setting", "lexical_weight=-1"], "lexical_weight"),
    ],
)
def test_a_slip_on_the_command_line_is_told_of_before_anything_is_read(arguments: list[str], named: str) -> None:
    code, _, told = invoke("no-such-file.jsonl", *arguments)
    assert code == 2
    assert named in told


def test_what_cannot_be_read_is_told_of_in_one_message() -> None:
    code, _, told = invoke("no-such-file.jsonl")
    assert code == 1
    assert "no-such-file.jsonl" in told
    assert "Traceback" not in told
