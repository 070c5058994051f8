from __future__ import annotations

import pytest

from corpus.errors import UsageError
from corpus.messages import catalogue
from eval.comparing.parts import PARTS, Part, parts_named
from qa.settings import Settings


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_every_part_is_switched_off_by_settings_that_there_are(part: Part) -> None:
    assert set(part.off) <= set(Settings.model_fields)
    off = Settings(**part.off)  # type: ignore[arg-type]
    assert {name: getattr(off, name) for name in part.off} == part.off
    assert all(getattr(Settings(), name) != value for name, value in part.off.items()), "it is off as it comes"


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_every_part_has_a_name_for_people_and_stands_in_the_help(part: Part) -> None:
    assert part.label in catalogue()
    assert part.name in catalogue()["help_ablate_only"]["vi"]
    assert part.name in catalogue()["help_ablate_only"]["en"]


def test_names_are_taken_one_by_one_or_with_commas() -> None:
    assert [part.name for part in parts_named(["reader, dense", "lexical"])] == ["lexical", "dense", "reader"]
    assert parts_named([]) == list(PARTS)


def test_an_unknown_part_is_told_of_with_those_there_are() -> None:
    with pytest.raises(UsageError) as caught:
        parts_named(["lexicon"])

    assert "lexicon" in caught.value.text("vi")
    assert "lexical, dense" in caught.value.text("vi")
