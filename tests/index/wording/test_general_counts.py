from __future__ import annotations

import time

import numpy as np
import pytest

from index.wording.general_counts import GeneralCounts


@pytest.fixture(scope="module")
def counts() -> GeneralCounts:
    return GeneralCounts.shipped()


def test_the_shipped_counts_know_the_spellings_of_a_folded_syllable(counts: GeneralCounts) -> None:
    assert {"đường", "dương", "đương", "dưỡng"} <= set(counts.candidates("duong"))
    assert counts.candidates("xyzzy") == ()
    found = [counts.frequency(spelling) for spelling in counts.candidates("duong")]
    assert found == sorted(found, reverse=True)


def test_what_is_no_syllable_is_unknown_and_never_occurs(counts: GeneralCounts) -> None:
    assert counts.is_known("nghị")
    assert not counts.is_known("nghij")
    assert counts.frequency("nghij") == 0.0
    assert counts.frequency("của") > counts.frequency("nghị") > 1


@pytest.mark.parametrize(
    ("before", "likely", "unlikely"),
    [
        (("ủy", "ban"), "nhân", "nhẫn"),
        (("bí", "thư"), "đảng", "đáng"),
        (("thành", "phố"), "hồ", "họ"),
        (("xyzzy", "học"), "sinh", "sính"),
    ],
)
def test_what_stands_before_tells_what_follows(
    counts: GeneralCounts, before: tuple[str, str], likely: str, unlikely: str
) -> None:
    assert counts.score(*before, likely) > counts.score(*before, unlikely)


def test_the_probabilities_of_all_words_after_two_others_add_up_to_about_one(counts: GeneralCounts) -> None:
    words = np.arange(len(counts.numbers) + 3)
    for before in (("ủy", "ban"), ("nghị", "xyzzy"), ("của", "nghị")):
        first, last = (np.array([counts.number(word)]) for word in before)
        context, _ = counts.pairs(first, last)
        _, logs = counts.pairs(last, words)
        # Logarithms are rounded to an eighth; the unknown word is shared out among many.
        assert 0.9 < np.exp(counts.triples(context, words, logs)).sum() < 1.1


def test_the_counts_are_read_soon_and_are_small(counts: GeneralCounts) -> None:
    started = time.thread_time()
    GeneralCounts.shipped().candidates("hoi")
    assert time.thread_time() - started < 2
    assert len(counts.numbers) > 5_000
