from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from eval.comparing.ablation import Ablation, ablate, kinds_that_lose, table
from eval.comparing.pairing import pair_up
from eval.comparing.parts import PARTS, Part, parts_named
from eval.evaluation import Evaluation
from eval.findings import Measured
from eval.running.asking import Asker
from index.index import Index
from qa.settings import Settings
from tests.eval.comparing.made import measured, setup
from tests.tiny_encoder import TinyEncoder

READER, LEXICAL = parts_named(["reader"])[0], parts_named(["lexical"])[0]
DOCUMENTS = {
    "cam.txt": "BÁO CÁO\n\nXã Đồng Bưởi trồng được 145 ha cam sành năm 2023. Bà Trần Thị Hạnh chủ trì hội nghị.\n",
    "nuoc.txt": "THÔNG BÁO\n\nNhà máy nước Vĩnh Hòa ngừng cấp nước ngày 05/06/2024 để súc rửa bể chứa.\n",
}
QUESTIONS = [
    {"id": "cam", "question": "Xã Đồng Bưởi trồng bao nhiêu ha cam sành?", "answers": ["145 ha"],
     "document": "cam.txt", "evidence": "145 ha cam sành", "kind": "how_much"},
    {"id": "gio", "question": "Ai chủ trì hội nghị?", "answers": ["Trần Thị Hạnh"], "document": "cam.txt",
     "evidence": "Bà Trần Thị Hạnh chủ trì hội nghị.", "kind": "who"},
]  # fmt: skip


def rights(values: list[int], kind: str = "who", milliseconds: float = 10) -> list[Measured]:
    return [
        measured(f"{kind}-{number}", {"right": float(value)}, kind=kind, milliseconds=milliseconds + number)
        for number, value in enumerate(values)
    ]


def test_each_part_is_compared_with_everything_on() -> None:
    whole = rights(8 * [1], milliseconds=10)
    found = table(setup(), whole, {READER: rights(8 * [0], milliseconds=100), LEXICAL: rights([0] + 7 * [1])})

    everything, reader, lexical = found.rows
    assert (everything.part, everything.cells["right"].value, everything.cells["right"].difference) == (None, 1, None)
    assert (everything.median_ms, reader.median_ms) == (13.5, 103.5)
    assert (reader.part, reader.settings) == ("reader", {"read_sentences": "False"})
    assert reader.cells["right"].difference == -1
    assert reader.cells["right"].p == pytest.approx(2 / 2**8)
    assert reader.cells["right"].p_corrected == pytest.approx(2 * 2 / 2**8), "two cells were tested"
    assert reader.cells["right"].is_significant
    assert (lexical.cells["right"].difference, lexical.cells["right"].is_significant) == (-1 / 8, False)
    assert "hit@1" not in reader.cells


def test_the_kinds_that_lose_most_come_first_and_those_that_gain_not_at_all() -> None:
    first = [*rights([1, 1, 0, 1], "who"), *rights([1, 1], "when"), *rights([0], "why"), *rights([1], "what")]
    second = [*rights([0, 1, 1, 0], "who"), *rights([0, 0], "when"), *rights([1], "why"), *rights([1], "what")]

    found = kinds_that_lose(pair_up(first, second).pairs)

    assert [(one.kind, one.difference, one.lost, one.gained, one.count) for one in found] == [
        ("when", -1.0, 2, 0, 2),
        ("who", -0.25, 2, 1, 4),
    ]


def test_an_ablation_survives_json() -> None:
    found = table(setup(), rights([1, 0]), {READER: rights([0, 0])})

    assert Ablation.model_validate_json(found.model_dump_json()) == found


class Watched:
    """Notes which variants were begun and how many questions were reported done."""

    def __init__(self) -> None:
        self.begun: list[str | None] = []
        self.done = 0

    @contextlib.contextmanager
    def __call__(self, part: Part | None) -> Iterator[Callable[[int], None]]:
        self.begun.append(part.name if part else None)
        yield self._note

    def _note(self, more: int) -> None:
        self.done += more


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "documents").mkdir()
    for name, text in DOCUMENTS.items():
        (tmp_path / "documents" / name).write_text(text, encoding="utf-8")
    lines = [json.dumps(one, ensure_ascii=False) + "\n" for one in QUESTIONS]
    (tmp_path / "gold.jsonl").write_text("".join(lines), encoding="utf-8")
    return tmp_path


def evaluation_in(place: Path, encoder: TinyEncoder) -> Evaluation:
    evaluation = Evaluation(
        place / "gold.jsonl",
        place / "documents",
        Settings(data=place / "data", confidence_threshold=0.01),
        encoder,  # type: ignore[arg-type]
    )
    evaluation.ingest()
    return evaluation


def test_documents_are_taken_in_once_and_every_variant_has_its_own_settings(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder, watched = TinyEncoder(), Watched()
    evaluation = evaluation_in(place, encoder)
    encoded = len(encoder.encoded)
    measured_with: list[Settings] = []
    make = Asker.__init__

    def noting(self: Asker, index: Index, settings: Settings) -> None:
        measured_with.append(settings)
        make(self, index, settings)

    monkeypatch.setattr(Asker, "__init__", noting)
    found = ablate(evaluation, evaluation.questions(), PARTS, watched)

    assert encoder.encoded[encoded:] == []
    assert watched.begun == [None, *(part.name for part in PARTS)]
    assert watched.done == len(QUESTIONS) * (len(PARTS) + 1)
    assert [row.part for row in found.rows] == watched.begun
    for part, settings in zip(PARTS, measured_with[1:], strict=True):
        changed = {name for name, value in settings if value != getattr(measured_with[0], name)}
        assert changed == set(part.off)
    assert len({settings.data for settings in measured_with}) == 1


def test_an_interrupted_ablation_asks_only_what_is_missing_and_leaves_nothing_in_the_end(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder, asked = TinyEncoder(), []
    ask = Asker.ask

    def noting(self: Asker, gold: object) -> object:
        asked.append(gold)
        if len(asked) == 4:
            raise KeyboardInterrupt
        return ask(self, gold)  # type: ignore[arg-type]

    monkeypatch.setattr(Asker, "ask", noting)
    evaluation = evaluation_in(place, encoder)
    parts = [LEXICAL, READER]
    with pytest.raises(KeyboardInterrupt):
        ablate(evaluation, evaluation.questions(), parts, Watched())
    evaluation.leave()
    again = evaluation_in(place, encoder)
    watched = Watched()
    ablate(again, again.questions(), parts, watched)
    again.finish()

    assert len(asked) == 6 + 1, "only the question that was interrupted is asked twice"
    assert watched.done == 6
    assert not list((place / "data" / "evaluations").iterdir())
