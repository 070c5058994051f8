from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from corpus.readers.drawn_lines import without_rules


def page(*lines: tuple[int, int, int, int], angle: float = 0) -> Image.Image:
    picture = Image.new("L", (1240, 1754), 235)
    pen = ImageDraw.Draw(picture)
    for line in lines:
        pen.line(line, fill=20, width=3)
    return picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=235)


def ink(picture: Image.Image) -> int:
    return int((np.asarray(picture) < 128).sum())


def test_the_lines_of_a_table_are_found_and_taken_out() -> None:
    cleaned, rules = without_rules(page((100, 200, 1100, 200), (100, 400, 1100, 400), (100, 200, 100, 400)))
    assert ink(cleaned) == 0
    assert sorted((rule.is_lying, round(rule.top, -1)) for rule in rules) == [(False, 200), (True, 200), (True, 400)]


def test_lines_that_were_scanned_askew_are_found() -> None:
    picture = page((100, 200, 1100, 200), (600, 300, 600, 1200), angle=1)
    cleaned, rules = without_rules(picture)
    assert {rule.is_lying for rule in rules} == {True, False}
    assert ink(cleaned) < 0.1 * ink(picture)


def test_letters_short_strokes_and_dark_pictures_stay() -> None:
    picture = page((100, 200, 140, 200), (300, 300, 300, 340))
    ImageDraw.Draw(picture).rectangle((400, 500, 900, 900), fill=40)
    cleaned, rules = without_rules(picture)
    assert rules == ()
    assert ink(cleaned) == ink(picture)


def test_an_empty_page_and_a_tiny_one_have_no_lines() -> None:
    for picture in (page(), Image.new("L", (1, 1), 0), Image.new("L", (3, 50), 255)):
        assert without_rules(picture)[1] == ()
