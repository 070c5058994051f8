from pathlib import Path

import pytest

from eval.running import program_code
from eval.running.program_code import code_digest


def test_the_digest_stays_the_same_until_a_source_file_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "part"
    folder.mkdir()
    (folder / "weights.json").write_text("{}")
    (folder / "notes.txt").write_text("no part of the program")
    monkeypatch.setattr(program_code, "_PACKAGES", ("part",))
    monkeypatch.setattr(program_code.resources, "files", lambda name: tmp_path / name)
    before = code_digest()

    (folder / "notes.txt").write_text("changed")
    (folder / "messages.toml").write_text("what people read is not what is answered")
    assert code_digest() == before
    (folder / "weights.json").write_text("{ }")
    assert code_digest() != before


def test_the_programs_own_digest_is_twelve_digits() -> None:
    assert len(code_digest()) == 12
    assert code_digest() == code_digest()
    assert code_digest() != code_digest("eval") == code_digest("eval")
