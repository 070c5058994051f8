import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

import eval.growing.serving
from eval.cli.annotate import annotate
from eval.cli.candidates import candidates
from eval.growing.candidates import read_candidates
from qa.cli.command_line import Command, RootGroup
from qa.cli.session import Session
from qa.feedback import FeedbackFile
from tests.eval.growing.test_candidates import feedback

Run = Callable[..., Result]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    for one in (feedback(1, "Cam mấy sao?"), feedback(2, "Ổi giá bao nhiêu?"), feedback(3, "Bưởi?", "up")):
        FeedbackFile(folder).add(one)
    return folder


@pytest.fixture
def run(data: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command of `hoidap eval` as the program would."""
    monkeypatch.setenv("COLUMNS", "500")
    root = typer.Typer(cls=RootGroup, add_completion=False, pretty_exceptions_enable=False)
    root.command("candidates", cls=Command, help="help_eval_candidates")(candidates)
    root.command("annotate", cls=Command, help="help_eval_annotate")(annotate)

    @root.callback()
    def _prepare(context: typer.Context) -> None:
        context.obj = Session(data)

    return lambda *arguments: CliRunner().invoke(root, [str(one) for one in arguments])


def test_candidates_go_to_stdout_and_their_number_to_stderr(run: Run) -> None:
    result = run("candidates")

    assert result.exit_code == 0
    assert [json.loads(line)["question"] for line in result.stdout.splitlines()] == [
        "Ổi giá bao nhiêu?",
        "Cam mấy sao?",
    ]
    assert "Số câu hỏi ứng viên: 2" in result.stderr


def test_candidates_go_to_a_file_that_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "c.jsonl"
    assert run("candidates", "--out", out).exit_code == 0
    assert len(read_candidates(out)) == 2
    before = out.read_bytes()

    result = run("candidates", "--out", out)

    assert result.exit_code == 2
    assert "không bị ghi đè" in result.stderr
    assert out.read_bytes() == before


def test_known_questions_are_left_out_and_nothing_new_is_said(run: Run, tmp_path: Path) -> None:
    known = tmp_path / "gold.jsonl"
    lines = [
        {"id": str(number), "question": question, "answers": ["x"], "document": "a.txt"}
        for number, question in enumerate(("cam mấy sao?", "ổi giá bao nhiêu?"))
    ]
    known.write_text("\n".join(map(json.dumps, lines)), "utf-8")

    result = run("candidates", "--known", known, "--out", tmp_path / "c.jsonl")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "Không có câu hỏi ứng viên mới" in result.stderr
    assert not (tmp_path / "c.jsonl").exists()


def test_lines_of_feedback_that_cannot_be_read_are_told_of(run: Run, data: Path) -> None:
    with (data / "feedback.jsonl").open("a") as file:
        file.write("hỏng\n")

    result = run("candidates")

    assert result.exit_code == 0
    assert "của dòng): 4" in result.stderr


def test_a_known_file_that_is_not_there_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    assert run("candidates", "--known", tmp_path / "none.jsonl").exit_code == 2


@pytest.mark.parametrize("option", ["--corpus", "--candidates"])
def test_annotating_what_is_not_there_is_wrong_usage(run: Run, tmp_path: Path, option: str) -> None:
    result = run("annotate", tmp_path / "gold.jsonl", option, tmp_path / "none")

    assert result.exit_code == 2
    assert "none" in result.stderr


def test_annotating_a_file_of_something_else_is_refused_before_anything_is_loaded(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("ghi chép", "utf-8")

    result = run("annotate", tmp_path / "notes.txt")

    assert result.exit_code == 1
    assert "notes.txt" in result.stderr


def test_the_page_is_served_to_this_machine_alone_unless_asked(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoder: object
) -> None:
    monkeypatch.setattr("qa.assembly.open_encoder", lambda _: encoder)
    monkeypatch.setenv("HOIDAP_HOST", "0.0.0.0")
    served: list[Any] = []
    monkeypatch.setattr(eval.growing.serving, "serve", lambda desk, settings: served.append((desk, settings)))
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "cam.txt").write_text("Cam Khe Sến được công nhận OCOP 4 sao.", "utf-8")

    assert run("annotate", tmp_path / "gold.jsonl", "--corpus", docs).exit_code == 0
    (docs / "cam.txt").unlink()
    (docs / "oi.txt").write_text("Ổi Phú Khê được giá trong vụ này.", "utf-8")
    assert run("annotate", tmp_path / "gold.jsonl", "--corpus", docs, "--port", "0").exit_code == 0

    assert [(one.host, one.port) for _, one in served] == [("127.0.0.1", 7861), ("127.0.0.1", 0)]
    assert [Path(source).name for source in served[1][0].texts] == ["oi.txt"]
