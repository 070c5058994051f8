from __future__ import annotations

import random
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import fold, has_diacritics
from eval.bench.perturbing import PERTURBATIONS, half_accented, swapped_tones, telex, typos, unaccented, vni

QUESTION = "Ông Lê Văn Đức chủ trì hội nghị về đường thuỷ ở xã Đồng Bưởi ngày nào, có 45 người?"
SEEDS = range(40)


def damaged(name: str, question: str = QUESTION) -> list[str]:
    return [PERTURBATIONS[name](question, random.Random(seed)) for seed in SEEDS]


def changed(before: str, after: str) -> list[tuple[str, str]]:
    pairs = list(zip(before.split(), after.split(), strict=True))
    return [(old, new) for old, new in pairs if old != new]


@pytest.mark.parametrize("name", PERTURBATIONS)
def test_the_same_seed_does_the_same_damage_and_another_seed_another(name: str) -> None:
    assert damaged(name) == damaged(name)
    assert len(set(damaged(name))) == 1 if name == "unaccented" else len(set(damaged(name))) > len(SEEDS) // 2


@given(st.text(), st.integers(), st.sampled_from(sorted(PERTURBATIONS)))
def test_any_text_can_be_damaged_and_its_other_characters_stay(text: str, seed: int, name: str) -> None:
    after = PERTURBATIONS[name](text, random.Random(seed))
    others = re.compile(r"[\s_]")
    assert others.findall(unicodedata.normalize("NFC", text)) == others.findall(after)


def test_unaccented_loses_every_mark_and_nothing_else() -> None:
    after = unaccented(QUESTION, random.Random(0))
    assert not has_diacritics(after)
    assert after.startswith("Ong Le Van Duc chu tri")


def test_half_accented_loses_whole_syllables_and_about_half_of_them() -> None:
    pairs = [
        (old, new) for seed in SEEDS for old, new in changed(QUESTION, half_accented(QUESTION, random.Random(seed)))
    ]
    assert all(new == unaccented(old, random.Random(0)) for old, new in pairs)
    accented = sum(has_diacritics(word) for word in QUESTION.split())
    assert 0.4 < len(pairs) / len(SEEDS) / accented < 0.6


def test_typos_are_one_edit_in_each_of_two_syllables_of_two_letters_or_more() -> None:
    for after in damaged("typos"):
        pairs = changed(QUESTION, after)
        assert len(pairs) == 2
        assert all(len(re.sub(r"\W", "", old)) >= 2 and abs(len(old) - len(new)) <= 1 for old, new in pairs)


def test_every_kind_of_typo_happens() -> None:
    after = [typos("khoa", random.Random(seed)) for seed in range(200)]
    assert {len(word) for word in after} == {3, 4, 5}
    same_length = [word for word in after if len(word) == 4]
    assert any(sorted(word) == sorted("khoa") for word in same_length)
    assert any(sorted(word) != sorted("khoa") for word in same_length)
    assert "khoa" not in after


@pytest.mark.parametrize(
    ("word", "keys"),
    [
        ("nghị", {"nghij"}),
        ("quyết", {"quyeets", "quyetes"}),
        ("đường", {"dduwowngf", "duongdwf"}),
        ("Đồng", {"Ddoongf", "Dongdof"}),
        ("ĂN", {"AWN", "ANW"}),
    ],
)
def test_telex_keys_are_typed_in_both_orders(word: str, keys: set[str]) -> None:
    assert {telex(word, random.Random(seed)) for seed in SEEDS} == keys


@pytest.mark.parametrize(
    ("word", "keys"),
    [
        ("nghị", {"nghi5"}),
        ("quyết", {"quye61t", "quye6t1", "quye1t6", "quyet61"}),
        ("đường", {"d9u7o72ng", "d9u7o7ng2", "duo2ng97", "duong972"}),
    ],
)
def test_vni_keys_are_typed_in_both_orders(word: str, keys: set[str]) -> None:
    assert {vni(word, random.Random(seed)) for seed in SEEDS} == keys


@pytest.mark.parametrize("name", ["Telex", "VNI"])
def test_half_of_the_accented_syllables_become_keystrokes(name: str) -> None:
    accented = sum(has_diacritics(word) for word in QUESTION.split())
    for after in damaged(name):
        pairs = changed(QUESTION, after)
        assert len(pairs) == (accented + 1) // 2
        assert all(new.strip(",?").isascii() for _, new in pairs)


def test_swapped_tones_change_two_syllables_and_no_letter() -> None:
    for after in damaged("swapped tones"):
        assert len(changed(QUESTION, after)) == 2
        assert fold(after) == fold(QUESTION)
    moved = {swapped_tones("nguyễn", random.Random(seed)) for seed in SEEDS}
    assert {"ngũyên", "nguỹên", "nguyền"} <= moved
