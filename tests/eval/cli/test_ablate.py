"""`hoidap eval ablate`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import qa.assembly
from eval.cli.main import app
from index.embedding.encoder import Encoder

QUESTION = {
    "id": "cam", "question": "Xã Đồng Bưởi trồng bao nhiêu ha cam sành?", "answers": ["145 ha"],
    "document": "cam.txt", "evidence": "145 ha cam sành", "kind": "how_much",
}  # fmt: skip


@pytest.fixture
def arguments(tmp_path: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A question over one document, and the encoder that is loaded already."""
    monkeypatch.setattr(qa.assembly, "open_encoder", lambda _: encoder)
    (tmp_path / "documents").mkdir()
    text = "BÁO CÁO\n\nXã Đồng Bưởi trồng được 145 ha cam sành năm 2023. Giá bán bình quân 21.500 đồng.\n"
    (tmp_path / "documents" / "cam.txt").write_text(text, encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(json.dumps(QUESTION, ensure_ascii=False) + "\n", encoding="utf-8")
    return [
        "--data",
        str(tmp_path / "data"),
        "eval",
        "ablate",
        str(tmp_path / "gold.jsonl"),
        "--corpus",
        str(tmp_path / "documents"),
    ]


def test_the_table_goes_to_stdout_the_progress_to_stderr_and_the_numbers_to_a_file(
    arguments: list[str], tmp_path: Path
) -> None:
    written = tmp_path / "out" / "ablation.json"

    outcome = CliRunner().invoke(app, [*arguments, "--only", "lexical,history", "--json", str(written)])

    assert outcome.exit_code == 0, outcome.stderr
    assert "Đủ thành phần" in outcome.stdout
    assert "Tắt tìm theo từ" in outcome.stderr
    rows = json.loads(written.read_text(encoding="utf-8"))["rows"]
    assert [row["part"] for row in rows] == [None, "lexical", "history"]
    assert rows[0]["cells"]["right"]["count"] == 1
    assert not list((tmp_path / "data" / "evaluations").iterdir())


def test_an_unknown_part_is_told_of_before_anything_is_done(arguments: list[str], tmp_path: Path) -> None:
    outcome = CliRunner().invoke(app, [*arguments, "--only", "đọc"])

    assert outcome.exit_code == 2
    assert "lexical" in outcome.stderr
    assert not (tmp_path / "data").exists()


def test_lines_that_are_left_out_end_with_1_as_in_a_run(arguments: list[str], tmp_path: Path) -> None:
    with (tmp_path / "gold.jsonl").open("a", encoding="utf-8") as file:
        file.write("{no json\n")

    outcome = CliRunner().invoke(app, [*arguments, "--only", "reader"])

    assert outcome.exit_code == 1
    assert "Dòng 2" in outcome.stderr
    assert "Tắt chọn câu" in outcome.stdout
    assert not list((tmp_path / "data" / "evaluations").iterdir())
