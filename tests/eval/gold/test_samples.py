"""The gold questions over the samples keep what their data card promises."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from corpus.folding import has_diacritics
from eval.gold.gold_file import read_gold
from eval.gold.question import GoldQuestion
from eval.running.fitting import fitting
from qa.settings import Settings

ROOT = Path(__file__).resolve().parents[3]
GOLD = ROOT / "eval" / "gold" / "samples"
DOCUMENTS = ROOT / "corpus" / "samples"
SPLITS = ("tune", "test")
FIELDS = ["id", "question", "answers", "document", "evidence", "kind", "history"]
KINDS = [
    "who",
    "when",
    "where",
    "how_many",
    "how_much",
    "what",
    "why",
    "how",
    "list",
    "yes_no",
    "comparison",
    "by_number",
    "follow_up",
    "no_diacritics",
    "typos",
    "abbreviation",
    "near_miss",
    "off_topic",
]


def questions(split: str) -> list[GoldQuestion]:
    return read_gold(GOLD / f"samples_{split}.jsonl")


def documents_of(split: str) -> set[str]:
    return {proof.document for one in questions(split) for proof in one.proofs}


@pytest.mark.parametrize("split", SPLITS)
def test_every_quote_is_verbatim_and_every_answer_stands_in_its_evidence(split: str) -> None:
    found = fitting(GOLD / f"samples_{split}.jsonl", DOCUMENTS, Settings())

    assert [(fault.line, fault.text("en")) for fault in found.faults] == []
    assert found.unreadable == []
    assert found.questions >= 200


@pytest.mark.parametrize("split", SPLITS)
def test_quotes_are_verbatim_in_the_files_themselves_too(split: str) -> None:
    texts = {path.name: " ".join(path.read_text(encoding="utf-8").split()) for path in DOCUMENTS.iterdir()}
    for one in questions(split):
        for proof in one.proofs:
            quote, text = " ".join((proof.evidence or "").split()), texts[proof.document]
            # The row of a table is read with the names of its columns, which the file says once.
            assert quote in text or all(f"| {part} |" in text for part in re.split("; |: ", quote)), one.id


@pytest.mark.parametrize("split", SPLITS)
def test_lines_have_the_promised_fields_in_the_promised_order(split: str) -> None:
    for line in (GOLD / f"samples_{split}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert list(row) == FIELDS + ["also"] * (row["kind"] == "comparison")


def test_the_splits_share_no_document_and_no_question() -> None:
    assert documents_of("tune") & documents_of("test") == set()
    assert len(documents_of("tune") | documents_of("test")) == len(list(DOCUMENTS.iterdir())) == 28
    everything = [one for split in SPLITS for one in questions(split)]
    assert len({one.id for one in everything}) == len(everything)
    asked = Counter((one.question.lower(), one.history) for one in everything)
    assert asked.most_common(1)[0][1] == 1


@pytest.mark.parametrize("split", SPLITS)
def test_every_kind_is_asked_in_both_splits(split: str) -> None:
    counts = Counter(one.kind for one in questions(split))
    assert sorted(counts) == sorted(KINDS)
    assert min(counts.values()) >= 6


def test_at_least_fifty_cannot_be_answered_and_half_of_them_are_near_misses() -> None:
    unanswerable = [one for split in SPLITS for one in questions(split) if not one.is_answerable]
    near = [one for one in unanswerable if one.kind == "near_miss"]

    assert len(unanswerable) >= 50
    assert len(near) * 2 >= len(unanswerable)
    assert {one.kind for one in unanswerable} == {"near_miss", "off_topic"}


@pytest.mark.parametrize("split", SPLITS)
def test_kinds_are_what_they_say(split: str) -> None:
    for one in questions(split):
        if one.kind == "no_diacritics":
            assert not has_diacritics(one.question), one.id
        if one.kind == "follow_up":
            assert one.history, one.id
        else:
            assert not one.history, one.id
        if one.kind == "by_number":
            assert re.search(r"\d", one.question), one.id
        assert bool(one.also) == (one.kind == "comparison"), one.id


def test_the_data_card_counts_right() -> None:
    card = (GOLD / "README.md").read_text(encoding="utf-8")
    for kind in ("list", "yes_no", "comparison", "by_number", "follow_up", "no_diacritics", "typos", "abbreviation",
                 "near_miss", "off_topic"):  # fmt: skip
        counts = [sum(one.kind == kind for one in questions(split)) for split in SPLITS]
        row = next(line for line in card.splitlines() if line.startswith(f"| {kind} |"))
        assert [int(cell) for cell in row.strip("| ").split("|")[-2:]] == counts, kind
    for kinds in ("who, when, where", "how_many, how_much", "what, why, how"):
        counts = [sum(one.kind in kinds.split(", ") for one in questions(split)) for split in SPLITS]
        row = next(line for line in card.splitlines() if line.startswith(f"| {kinds} |"))
        assert [int(cell) for cell in row.strip("| ").split("|")[-2:]] == counts, kinds
