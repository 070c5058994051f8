from __future__ import annotations

from eval.comparing.flips import flip_of, flipped
from eval.comparing.pairing import Pair
from tests.eval.comparing.made import measured


def test_what_changed_sides_is_found_each_way() -> None:
    assert flipped([0, 1, 1, 0], [1, 1, 0, 0]) == ([0], [2])


def test_nothing_flips_against_itself() -> None:
    assert flipped([0, 1, 1], [0, 1, 1]) == ([], [])


def test_a_flip_says_what_both_answered_and_what_was_expected() -> None:
    flip = flip_of(Pair(measured("a", {"right": 0}, None), measured("a", {"right": 1}, "Trồng 145 ha.")))

    assert (flip.id, flip.question, flip.kind) == ("a", "Câu a?", "how_much")
    assert (flip.first, flip.second, flip.expected) == (None, "Trồng 145 ha.", ("145 ha",))
    assert flip.is_answerable
