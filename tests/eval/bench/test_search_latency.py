"""The benchmark of the search's cost, as a command."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from eval.bench import search_latency
from eval.bench.hashed_vectors import HashedVectors
from eval.bench.made_up_documents import MadeUpDocuments, questions_from
from eval.bench.search_latency import main
from eval.bench.timed_parts import PARTS, TimedParts
from index.stores.lexical import LexicalIndex

_EXAMPLE = "Bà Hạnh họp với xã Đồng Bưởi. Xã Đồng Bưởi trồng cam, bà Hạnh thu phí của các hộ. " * 5


def run(*arguments: str) -> str:
    app = typer.Typer()
    app.command()(main)
    outcome = CliRunner().invoke(app, list(arguments), env={"COLUMNS": "200"})
    assert outcome.exit_code == 0, outcome.output
    return outcome.output


def test_the_figures_have_every_size_form_and_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opening = search_latency._opening
    known: list[dict[str, float]] = []

    def opened_once(data: Path, question: str) -> dict[str, float]:
        if not known:
            known.append(opening(data, question))  # a process of its own takes seconds
        return known[0]

    monkeypatch.setattr(search_latency, "_opening", opened_once)
    json_file = tmp_path / "figures.json"
    told = run("--passages", "12,4", "--asked", "2", "--json", str(json_file))

    figures = json.loads(json_file.read_text(encoding="utf-8"))
    assert [4 <= figures[0]["passages"] < 12, 12 <= figures[1]["passages"] < 40] == [True, True]
    for one in figures:
        for form in ("as_typed", "unaccented"):
            assert set(one[form]) == {"search", *PARTS}
            assert one[form]["search"]["p95"] >= one[form]["search"]["p50"] > one[form]["words"]["p50"] > 0
            # A part whose method the search no longer calls would seem to cost nothing.
            assert [part for part in PARTS if part != "slips" and one[form][part]["p95"] == 0] == []
        assert 0 < one["open_s"] < one["open_and_search_s"]
    assert "unaccented: nearest vectors" in told


def test_documents_and_questions_of_ones_own_are_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opening = {"open_s": 0.1, "open_and_search_s": 0.2, "memory_mb": 1}
    monkeypatch.setattr(search_latency, "_opening", lambda *_: opening)  # a process of its own takes seconds
    documents, questions = tmp_path / "texts.jsonl", tmp_path / "questions.txt"
    rows = [{"title": f"Việc {number}", "body": _EXAMPLE, "id": number} for number in range(4)]
    documents.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    questions.write_text("Bà Hạnh họp với ai?\n\n", encoding="utf-8")
    json_file = tmp_path / "figures.json"
    run(
        "--passages", "900", "--documents", str(documents), "--questions", str(questions), "--asked", "2", "--cpu",
        "--json", str(json_file),
    )  # fmt: skip

    assert json.loads(json_file.read_text(encoding="utf-8"))[0]["passages"] == 4  # there is no more


def test_parts_are_timed_only_while_it_is_entered() -> None:
    method = LexicalIndex.search
    with TimedParts(clock=iter(range(100)).__next__) as parts:
        assert LexicalIndex.search is not method
        with pytest.raises(AttributeError):
            LexicalIndex.search(None, "ong", 1)  # type: ignore[arg-type]
        assert parts.seconds["words"] == 1
        parts.clear()
        assert set(parts.seconds.values()) == {0.0}
    assert LexicalIndex.search is method


def test_made_up_documents_are_all_different_and_the_same_each_time() -> None:
    texts = list(islice(MadeUpDocuments(_EXAMPLE).texts(), 5))
    assert len(set(texts)) == 5
    assert texts == list(islice(MadeUpDocuments(_EXAMPLE).texts(), 5))
    assert all(len(text) > 1_000 and "\n\n" in text for text in texts)
    asked = questions_from(texts, 20)
    assert len(set(asked)) > 15
    assert {len(question.split()) for question in asked} <= set(range(1, 31))


def test_hashed_vectors_are_of_unit_length_and_nearer_for_common_words() -> None:
    encoder = HashedVectors()
    vectors = encoder.encode_passages(["Bà Hạnh họp với xã", "Bà Hạnh họp với thôn", "cam của các hộ", "", "😀"])
    cosines = vectors @ vectors.T

    assert cosines.diagonal() == pytest.approx(1, abs=1e-5)
    assert cosines[0, 1] > cosines[0, 2] > 0.5
    assert encoder.seconds_in_questions == 0
    encoder.encode_question("Bà Hạnh họp với ai?")
    assert encoder.seconds_in_questions > 0
