from __future__ import annotations

import unicodedata

import numpy as np
import pytest

from index.wording.general_counts import GeneralCounts
from index.wording.local_counts import LocalCounts


@pytest.fixture(scope="module")
def counts() -> GeneralCounts:
    return GeneralCounts.shipped()


def likely(local: LocalCounts, first: str, second: str, word: str) -> float:
    numbers = (np.array([local.number(one)]) for one in (first, second, word))
    return float(local.probabilities(*numbers)[0, 0])


def test_only_what_folds_to_a_word_of_the_question_is_kept(counts: GeneralCounts) -> None:
    local = LocalCounts(["Bà Hạnh chủ trì hội nghị."], {"hoi", "hanh"}, counts)
    assert (*local.candidates("hoi"), *local.candidates("hanh")) == ("hội", "hạnh")
    assert local.candidates("nghi") == ()
    assert len(local) == 2


def test_spellings_are_composed_and_have_their_tone_in_the_old_style(counts: GeneralCounts) -> None:
    local = LocalCounts([unicodedata.normalize("NFD", "Nhà máy nước Vĩnh Hoà")], {"hoa"}, counts)
    assert local.candidates("hoa") == ["hòa"]


def test_longer_runs_and_earlier_texts_count_for_more(counts: GeneralCounts) -> None:
    texts = ["Bà Lê Thị Má đến.", "Bà Lê Thị Mạ đến. Cô Mạ."]
    local = LocalCounts(texts, {"le", "thi", "ma"}, counts)
    assert likely(local, "lê", "thị", "má") > likely(local, "lê", "thị", "mạ") > 0
    assert likely(local, "lê", "thị", "má") > likely(local, "xyz", "thị", "má") > likely(local, "xyz", "xyz", "má")


def test_no_pair_reaches_from_one_text_into_the_next(counts: GeneralCounts) -> None:
    apart = LocalCounts(["họp về đường", "số năm"], {"duong", "so"}, counts)
    together = LocalCounts(["họp về đường số năm"], {"duong", "so"}, counts)
    assert likely(together, "về", "đường", "số") > likely(apart, "về", "đường", "số")


@pytest.mark.parametrize("texts", [[], [""], ["Hop ve duong so nam"]])
def test_texts_without_diacritics_are_no_witness(counts: GeneralCounts, texts: list[str]) -> None:
    local = LocalCounts(texts, {"duong"}, counts)
    assert len(local) == 0
    assert likely(local, "ve", "duong", "so") == 0
