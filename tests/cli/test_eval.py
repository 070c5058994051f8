"""`hoidap eval`: what it prints, writes, and ends with."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from pathlib import Path

import pytest

from eval.findings import Findings
from eval.running.outcome import Outcome
from tests.cli.conftest import LIBRARY_NOTE, NOTICE, QUESTION, REPORT, Run, process, write_files

MANY = 40
"""Questions enough for some seconds, so that an evaluation can be stopped half way."""
GOLD = [
    {"id": "who", "question": QUESTION, "answers": ["Trần Thị Hạnh"], "document": "bao-cao.txt",
     "evidence": "Hội nghị tổng kết do bà Trần Thị Hạnh, Chủ tịch UBND xã, chủ trì.", "kind": "who", "history": []},
    {"id": "how-many", "question": "Mỗi bạn đọc của thư viện xã Tân Lập mượn được mấy cuốn?", "answers": ["4 cuốn"],
     "document": "thu-vien.md", "evidence": "Mỗi bạn đọc được mượn tối đa 4 cuốn sách", "kind": "how_many",
     "history": []},
    {"id": "foreign", "question": "Đội nào vô địch World Cup 2022?", "answers": [], "document": None, "evidence": None,
     "kind": "off_topic", "history": []},
]  # fmt: skip


def write_gold(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write_gold(tmp_path / "gold.jsonl", *GOLD)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write_files(
        tmp_path / "documents", {"bao-cao.txt": REPORT, "thong-bao.txt": NOTICE, "thu-vien.md": LIBRARY_NOTE}
    )


def test_a_gold_file_is_measured_and_reported(
    hoidap: Run, gold: Path, documents: Path, tmp_path: Path, data: Path
) -> None:
    found = hoidap("eval", gold, "--corpus", documents, "--report", tmp_path / "report", "--json", tmp_path / "f.json")

    assert found.code == 0
    assert found.stderr == ""
    assert "Trả lời đúng" in found.stdout
    assert sorted(path.name for path in (tmp_path / "report").iterdir()) == ["report.html", "report.json", "report.md"]
    findings = json.loads((tmp_path / "f.json").read_text(encoding="utf-8"))
    assert findings["figures"]["right"]["value"] == 1
    assert findings["setup"]["documents"] == 3
    assert list((data / "evaluations").iterdir()) == []
    assert "Chưa có tài liệu nào" in hoidap("documents", "list").stderr  # an evaluation's are not the user's own


def test_the_command_may_be_named_and_options_may_stand_first(hoidap: Run, gold: Path, documents: Path) -> None:
    named = hoidap("eval", "run", gold, "--corpus", documents)
    turned = hoidap("eval", "--corpus", documents, gold)

    assert (named.code, turned.code) == (0, 0)


def test_help_tells_of_all_commands(hoidap: Run) -> None:
    page = hoidap("eval", "--help")

    assert page.code == 0
    for command in ("run", "check", "compare", "ablate", "candidates", "annotate"):
        assert f"  {command} " in page.stdout
    assert "eval" in hoidap("--help").stdout


def test_faulty_lines_are_told_of_by_number_and_the_others_are_asked(
    hoidap: Run, documents: Path, tmp_path: Path
) -> None:
    gold = tmp_path / "gold.jsonl"
    lines = [json.dumps(GOLD[0], ensure_ascii=False), "{no json", json.dumps({"id": "x", "question": " "})]
    gold.write_text("\n".join(lines) + "\n", encoding="utf-8")

    found = hoidap("eval", gold, "--corpus", documents)

    assert found.code == 1
    assert "Dòng 2" in found.stderr
    assert "Dòng 3" in found.stderr
    assert "Dòng 1" not in found.stderr
    assert "Trả lời đúng" in found.stdout


def test_a_quote_that_is_not_in_the_document_is_told_of_and_does_not_stop_the_question(
    hoidap: Run, documents: Path, tmp_path: Path
) -> None:
    gold = write_gold(tmp_path / "gold.jsonl", {**GOLD[0], "evidence": "Bà Trần Thị Hạnh đã chủ trì cuộc họp."})

    asked = hoidap("eval", gold, "--corpus", documents)
    checked = hoidap("eval", "check", gold, "--corpus", documents)

    assert "Dòng 1" in asked.stderr
    assert asked.code == 0
    assert "Dòng 1" in checked.stderr
    assert checked.code == 1


def test_a_sound_gold_file_passes_the_check(hoidap: Run, gold: Path, documents: Path) -> None:
    found = hoidap("eval", "check", gold, "--corpus", documents)

    assert (found.code, found.stderr) == (0, "")
    assert "3" in found.stdout


def test_without_documents_the_users_own_are_asked(hoidap: Run, gold: Path, documents: Path) -> None:
    nothing = hoidap("eval", gold)
    hoidap("ingest", documents)
    found = hoidap("eval", gold)

    assert nothing.code == 1
    assert "hoidap ingest" in nothing.stderr
    assert found.code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["eval", "nowhere.jsonl"], "nowhere.jsonl"),
        (["eval", "{gold}", "--corpus", "nowhere"], "nowhere"),
        (["eval", "{gold}", "--raise-floors"], "--floors"),
        (["eval", "{gold}", "{gold}"], "hoidap eval run --help"),
        (["eval"], "hoidap eval"),
    ],
)
def test_wrong_calls_end_with_2_and_say_why(hoidap: Run, gold: Path, arguments: list[str], told: str) -> None:
    found = hoidap(*[argument.format(gold=gold) for argument in arguments])

    assert found.code == 2
    assert told in found.stderr
    assert found.stdout == ""


def test_a_broken_floor_ends_with_1_and_is_named(hoidap: Run, gold: Path, documents: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    wrong = write_gold(tmp_path / "gold2.jsonl", *GOLD[:2], {**GOLD[2], **{"id": "wrong", "question": QUESTION}})

    raised = hoidap("eval", gold, "--corpus", documents, "--floors", floors, "--raise-floors")
    held = hoidap("eval", gold, "--corpus", documents, "--floors", floors)
    wrong.replace(gold)
    broken = hoidap("eval", gold, "--corpus", documents, "--floors", floors)

    assert (raised.code, held.code) == (0, 0)
    assert broken.code == 1
    assert "AUROC" in broken.stderr


def test_a_file_without_floors_for_the_questions_is_no_gate_that_holds(
    hoidap: Run, gold: Path, documents: Path, tmp_path: Path
) -> None:
    found = hoidap("eval", gold, "--corpus", documents, "--floors", tmp_path / "flors.toml")

    assert found.code == 1
    assert "flors.toml" in found.stderr
    assert "--raise-floors" in found.stderr


def test_an_evaluation_that_was_stopped_goes_on(
    gold: Path, documents: Path, data: Path, tmp_path: Path, hoidap: Run
) -> None:
    rows = [{**GOLD[0], "id": f"q{number}"} for number in range(MANY)]
    write_gold(gold, *rows)
    running = process("eval", gold, "--corpus", documents)
    kept = wait_for_outcomes(data, running)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=60)
    before = {one.gold.id: one.timings_ms for one in map(Outcome.model_validate_json, lines_of(kept))}
    found = hoidap("eval", gold, "--corpus", documents, "--json", tmp_path / "f.json")
    findings = Findings.model_validate_json((tmp_path / "f.json").read_text(encoding="utf-8"))
    after = {one.outcome.gold.id: one.outcome.timings_ms for one in findings.questions}

    assert running.returncode == 1
    assert "chạy lại đúng lệnh này" in told.decode()
    assert 0 < len(before) < MANY
    assert found.code == 0
    assert len(after) == MANY
    assert {name: after[name] for name in before} == before, "what was asked before took other times: asked again"


def lines_of(path: Path) -> list[str]:
    """Return the lines of a file that are not empty; the last, torn or not, is left out."""
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line][:-1]


def wait_for_outcomes(data: Path, running: subprocess.Popen[bytes]) -> Path:
    end = time.monotonic() + 120
    while time.monotonic() < end and running.poll() is None:
        for path in data.glob("evaluations/*/outcomes.jsonl"):
            if path.stat().st_size > 5_000:
                return path
        time.sleep(0.05)
    raise AssertionError("nothing was asked in two minutes")
