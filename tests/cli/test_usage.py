"""Help, versions, wrong calls and wrong settings."""

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.cli.conftest import Run

COMMANDS = [
    (), ("ingest",), ("ask",), ("search",), ("documents",), ("documents", "list"), ("documents", "show"),
    ("documents", "remove"), ("serve",), ("reembed",), ("doctor",),
]  # fmt: skip
HEAVY = {"torch", "transformers", "sentence_transformers", "chromadb", "llama_index", "gradio", "numpy", "uvicorn"}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help_in_both_languages(
    hoidap: Run, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    vietnamese = hoidap(*command, "--help")
    monkeypatch.setenv("HOIDAP_LANG", "en")
    english = hoidap(*command, "--help")

    assert (vietnamese.code, english.code) == (0, 0)
    assert vietnamese.stdout.startswith(" ".join(["Cách dùng: hoidap", *command]))
    assert english.stdout.startswith(" ".join(["Usage: hoidap", *command]))
    assert "help_" not in vietnamese.stdout + english.stdout
    assert "metavar_" not in vietnamese.stdout + english.stdout
    assert unicodedata.is_normalized("NFC", vietnamese.stdout)
    assert (vietnamese.stderr, english.stderr) == ("", "")


def test_the_help_names_every_command_and_the_example_line_of_a_batch(hoidap: Run) -> None:
    for name in ("ingest", "ask", "search", "documents", "serve", "reembed", "doctor", "--data", "--version"):
        assert f"\n  {name}" in hoidap("--help").stdout
    assert '{"id": "1", "question":' in hoidap("ask", "--help").stdout


def test_help_imports_nothing_heavy_and_makes_no_data_folder(data: Path) -> None:
    code = f"""
import sys
from eval.cli.main import main
sys.argv = ["hoidap", "--help"]
try:
    main()
except SystemExit as end:
    heavy = {HEAVY!r} & {{name.partition(".")[0] for name in sys.modules}}
    sys.exit(f"imported: {{heavy}}" if heavy or end.code else 0)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert not data.exists()


def test_the_version_is_told(hoidap: Run) -> None:
    outcome = hoidap("--version")

    assert (outcome.code, outcome.stdout.split()[0]) == (0, "hoidap")


@pytest.mark.parametrize("command", [(), ("documents",)])
def test_no_command_shows_the_help_on_stderr(hoidap: Run, command: tuple[str, ...]) -> None:
    outcome = hoidap(*command)

    assert (outcome.code, outcome.stdout) == (2, "")
    assert "Cách dùng: hoidap" in outcome.stderr


@pytest.mark.parametrize(
    ("arguments", "vietnamese", "english"),
    [
        (["foo"], 'Không có lệnh "foo"', 'There is no command "foo"'),
        (["ask", "--foo", "x"], "Không có tùy chọn --foo", "There is no option --foo"),
        (["ask", "x", "--data", "y"], "--data phải đứng trước tên lệnh", "--data stands before the command"),
        (["ask", "Ai", "chủ", "trì?"], "Thừa tham số: chủ trì?", "Too much was given: chủ trì?"),
        (["ask", "x", "--turn"], "Tùy chọn --turn đang thiếu giá trị", "The option --turn lacks its value"),
        (
            ["ask", "x", "--json=1"],
            "Tùy chọn --json đang thiếu giá trị, hoặc không nhận",
            "--json lacks its value, or takes none",
        ),
        (["ingest"], "Thiếu ĐƯỜNG_DẪN", "PATH is missing"),
        (["documents", "show"], "Thiếu MÃ", "ID is missing"),
        (["--data", "x"], "Lệnh viết chưa đúng", "The command is not written correctly"),
        (["search", "x", "-k", "0"], 'Giá trị "0" của -k', 'The value "0" of -k'),
        (["search", "x", "-k", "9" * 5000], "của -k không hợp lệ", "of -k is not valid"),
        (["ask"], "Hãy nhập một câu hỏi", "Give either a question"),
        (["ask", "x", "--batch", "y"], "không dùng cả hai", "Give either a question"),
        (["search", "x", "--out", "y"], "--out chỉ đi cùng --batch", "--out goes only with --batch"),
        (["search", "--batch", "nosuch.jsonl"], 'ở đường dẫn "nosuch.jsonl"', 'no file of questions at "nosuch.jsonl"'),
        (["serve", "--port", "abc"], 'Giá trị "abc" của --port', 'The value "abc" of --port'),
    ],
)
def test_a_wrong_call_is_told_of_in_both_languages(
    hoidap: Run, monkeypatch: pytest.MonkeyPatch, data: Path, arguments: list[str], vietnamese: str, english: str
) -> None:
    outcome = hoidap(*arguments)
    monkeypatch.setenv("HOIDAP_LANG", "en")
    in_english = hoidap(*arguments)

    assert (outcome.code, outcome.stdout) == (2, "")
    assert vietnamese in outcome.stderr
    assert (in_english.code, in_english.stdout) == (2, "")
    assert english in in_english.stderr
    assert not data.exists()


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("HOIDAP_LANG", "fr", "vi, en"),
        ("HOIDAP_PORT", "99999", "số nguyên ≥ 0, ≤ 65535"),
        ("HOIDAP_MAX_FILE_MEGABYTES", "nhiều", "số > 0"),
        ("HOIDAP_CONFIDENCE_THRESHOLD", "2", "số ≥ 0, ≤ 1"),
        ("HOIDAP_EMBEDDING_PRECISION", "int8", "auto, float32, bfloat16"),
    ],
)
def test_a_wrong_setting_is_named_with_what_is_allowed(
    hoidap: Run, monkeypatch: pytest.MonkeyPatch, name: str, value: str, allowed: str
) -> None:
    monkeypatch.setenv(name, value)
    outcome = hoidap("ask", "Ai?")

    assert (outcome.code, outcome.stdout) == (2, "")
    assert f'Giá trị "{value}" của {name} không hợp lệ. Giá trị được phép: {allowed}.' in outcome.stderr
    assert hoidap("--help").code == 0


def test_serve_passes_the_settings_on(hoidap: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from types import SimpleNamespace

    import qa.web

    served = []
    server = SimpleNamespace(serve=served.append)
    monkeypatch.setitem(sys.modules, "qa.web.server", server)
    monkeypatch.setattr(qa.web, "server", server, raising=False)

    assert hoidap("--data", tmp_path / "here", "serve", "--host", "0.0.0.0", "--port", "8000").code == 0
    assert (served[0].data, served[0].host, served[0].port) == (tmp_path / "here", "0.0.0.0", 8000)


def test_ctrl_c_ends_serving_as_meant(hoidap: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from types import SimpleNamespace

    import qa.web

    def stopped(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "qa.web.server", SimpleNamespace(serve=stopped))
    monkeypatch.setattr(qa.web, "server", SimpleNamespace(serve=stopped), raising=False)

    assert hoidap("serve").code == 0
