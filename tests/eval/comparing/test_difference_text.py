from __future__ import annotations

import pytest

from eval.comparing.difference_text import difference_text, interval_text, marked, metric_label, p_text, value_text


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [("right", 0.032, "+3,2"), ("right", -0.5, "-50,0"), ("right", -0.0001, "0,0"), ("syllables", 12.34, "+12,3")],
)
def test_a_difference_has_a_sign_unless_it_is_none(name: str, value: float, text: str) -> None:
    assert difference_text(name, value, "vi") == text


def test_an_interval_and_values_are_written_in_the_readers_language() -> None:
    assert interval_text("right", -0.05, 0.01, "en") == "-5.0 … +1.0"
    assert value_text("aurc", 0.25, "vi") == "0,250"


def test_a_p_value_is_never_written_as_none_at_all() -> None:
    assert [p_text(p, "en") for p in (0.0, 0.0009, 0.001, 1.0, None)] == ["< 0.001", "< 0.001", "0.001", "1.000", "–"]


def test_a_metric_that_is_not_known_keeps_its_name() -> None:
    assert metric_label("mới", "vi") == "mới"
    assert metric_label("right", "en") == "Right"


@pytest.mark.parametrize(
    ("name", "difference", "style"),
    [
        ("right", 0.1, "bold green"),
        ("right", -0.1, "bold red"),
        ("wrongly_refused", 0.1, "bold red"),
        ("wrongly_refused", -0.1, "bold green"),
        ("syllables", 3.0, "bold"),
    ],
)
def test_what_is_no_chance_is_marked_and_coloured_by_what_is_wanted(name: str, difference: float, style: str) -> None:
    text = marked(name, difference, "x", is_significant=True)

    assert (text.plain, text.style) == ("x*", style)
    assert marked(name, difference, "x", is_significant=False).plain == "x"
