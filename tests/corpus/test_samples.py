from __future__ import annotations

import itertools
import os
import unicodedata
from functools import cache
from pathlib import Path

import pytest

import corpus
from corpus.discovery import find_files
from corpus.document import Document
from corpus.documents import make_document, read_bytes
from corpus.folding import fold, folded_syllables
from corpus.letterhead import is_head, is_kind, is_proof, is_subject
from corpus.passages import cut_passages

SAMPLES = Path(corpus.__file__).parent / "samples"
SHARED = os.environ.get("HOIDAP_SHARED")
RUN = 12
# Runs that a sample may share with the texts that its facts come from: names and posts, which have no other words.
OFFICIAL_NAMES = (
    "quy che cung cap thong tin phuc vu cong tac tuyen truyen mieng cua dang",
    "lich su dang bo khoi cac co quan tinh lang son 1954 2020",
    "ong le tien chau bi thu tinh uy chu tich ubnd tinh",
    "nguyen thi kieu huong uy vien ban thuong vu truong ban tuyen giao dang uy khoi",
    "phuong thi thanh pho bi thu thuong truc tinh uy chu tich hdnd tinh",
    "tran thi loc uy vien btv truong ban tuyen giao tinh uy",
)


@cache
def samples() -> dict[str, Document]:
    files = find_files([SAMPLES])
    return {file.path.name: make_document(file, read_bytes(file, 1)) for file in files}


NAMES = sorted(path.name for path in SAMPLES.iterdir())


def test_there_are_samples_enough_and_each_is_read() -> None:
    assert len(samples()) >= 24
    assert sorted(samples()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_a_clean_document_of_fair_length(name: str) -> None:
    document = samples()[name]

    assert 150 <= len(document.text.split()) <= 900
    assert unicodedata.is_normalized("NFC", (SAMPLES / name).read_text(encoding="utf-8"))
    assert "\N{REPLACEMENT CHARACTER}" not in document.text
    assert cut_passages(document)


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_has_a_real_title(name: str) -> None:
    title = samples()[name].title

    assert 4 <= len(title.split()) <= 45
    assert not is_proof(title)
    assert not (title.isupper() and is_head(title) and ":" not in title) or is_kind(title) or is_subject(title)
    assert "…" not in title
    assert fold(title)[:20] in fold(" ".join(samples()[name].text.split()))


def test_no_two_samples_are_the_same() -> None:
    assert len({document.text for document in samples().values()}) == len(samples())
    assert len({document.title for document in samples().values()}) == len(samples())


def shared_runs(text: str, other: str) -> list[str]:
    """Return the longest runs of at least `RUN` syllables that stand in both texts."""
    theirs = folded_syllables(other)
    known = {tuple(theirs[start : start + RUN]) for start in range(len(theirs) - RUN + 1)}
    ours = folded_syllables(text)
    common = [start for start in range(len(ours) - RUN + 1) if tuple(ours[start : start + RUN]) in known]
    runs = itertools.groupby(enumerate(common), key=lambda place: place[1] - place[0])
    groups = [[start for _, start in run] for _, run in runs]
    return [" ".join(ours[group[0] : group[-1] + RUN]) for group in groups]


@pytest.mark.skipif(not SHARED, reason="HOIDAP_SHARED is not set: no texts to compare with")
@pytest.mark.parametrize("name", NAMES)
def test_a_sample_tells_in_its_own_words(name: str) -> None:
    seeds = Path(SHARED or "", "corpus/seeds").glob("*.txt")
    runs = {run for seed in seeds for run in shared_runs(samples()[name].text, seed.read_text(encoding="utf-8"))}

    assert {run for run in runs if not any(run in allowed for allowed in OFFICIAL_NAMES)} == set()


def test_shared_runs_are_found_whole() -> None:
    words = [f"chu{number}" for number in range(40)]

    assert shared_runs(" ".join(words), "a " + " ".join(words[5:25]) + " b") == [" ".join(words[5:25])]
    assert shared_runs(" ".join(words), " ".join(words[5:16])) == []
