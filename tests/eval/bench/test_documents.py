from __future__ import annotations

import datetime
import gzip
import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.bench.documents import (
    DATE_LINES,
    Text,
    adoption_date,
    app,
    article_figures,
    date_outcomes,
    has_its_name,
    headed,
    headline_outcomes,
    read_texts,
)

SHARED = os.environ.get("HOIDAP_SHARED")
DAY = datetime.date(2024, 3, 5)
LAW = """LUẬT
CHỢ QUÊ

Hà Nội, ngày 5 tháng 3 năm 2024

Điều 1. Phạm vi
Luật này áp dụng theo quy định tại
Điều 3 Luật Làng.

Điều 2. Giờ họp

Luật này được Quốc hội thông qua ngày 5 tháng 3 năm 2024.
"""


def test_articles_are_compared_with_the_lines_that_look_like_them() -> None:
    figures = article_figures([Text("luat-cho-que", LAW)])

    assert (figures.expected, figures.found, figures.right) == (3, 2, 2)
    assert not figures.gaps
    assert not figures.doubles


def test_missing_and_double_numbers_are_named() -> None:
    figures = article_figures([Text("a", "Điều 1. Một\n\nĐiều 4. Bốn\n\nĐiều 4. Bốn nữa")])

    assert figures.gaps == ["a: 2", "a: 3"]
    assert figures.doubles == ["a: 4"]


def test_the_date_of_a_law_is_told_at_its_end_too() -> None:
    assert adoption_date(LAW) == DAY
    assert adoption_date("Điều 1. Một") is None


def test_dates_are_right_wrong_missing_or_rightly_none() -> None:
    other = datetime.date(2020, 1, 1)

    outcomes = date_outcomes([(DAY, DAY), (DAY, other), (None, DAY), (None, None), (DAY, None)])

    assert outcomes == {"right": 1, "wrong": 1, "missing": 1, "none": 1, "not compared": 1}


def test_a_law_has_the_name_of_its_id() -> None:
    assert has_its_name(Text("luat-cho-que", LAW))
    assert not has_its_name(Text("luat-dat-dai", LAW))


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Chợ quê vào phiên\nChợ họp từ sớm.", "headline in first line: right"),
        ("Chợ họp từ sớm, đông vui.\nBà con mừng.", "headline in elsewhere or not at all: none"),
        ("Bà con ở chợ\nChợ họp từ sớm.", "headline in elsewhere or not at all: another"),
    ],
)
def test_a_headline_is_compared_with_the_address(text: str, outcome: str) -> None:
    report = Text("1", text, "https://bao.example/cho-que-vao-phien-20240305101112.htm")

    assert headline_outcomes([report]) == {outcome: 1}


@pytest.mark.parametrize("line", DATE_LINES)
def test_a_date_line_is_put_below_the_headline(line: str) -> None:
    first, below, body = headed(Text("1", "Chợ quê\nHọp từ sớm.", date=DAY), line).split("\n")

    assert (first, body) == ("Chợ quê", "Họp từ sớm.")
    assert "2024" in below


def test_the_figures_of_files_are_printed(tmp_path: Path) -> None:
    laws, news = tmp_path / "laws.jsonl.gz", tmp_path / "news.jsonl"
    law = {"id": "luat-cho-que", "text": LAW, "url": "", "date": ""}
    report = {
        "id": "1",
        "text": "Chợ quê\nHọp từ sớm.",
        "url": "https://b.example/cho-que-20240305.htm",
        "date": "20240305",
    }
    laws.write_bytes(gzip.compress(json.dumps(law).encode() + b"\n" + json.dumps(law | {"text": ""}).encode()))
    news.write_text(json.dumps(report), encoding="utf-8")

    assert [one.date for one in read_texts(news)] == [DAY]
    printed = CliRunner().invoke(app, ["--laws", str(laws), "--news", str(news)])

    assert printed.exit_code == 0
    assert "articles: 2 of 3 found (66.67%)" in printed.stdout
    assert "dates of laws: right 1" in printed.stdout
    assert "titles of laws: 1 of 1" in printed.stdout
    assert "dates of news as they are: missing 1" in printed.stdout
    assert printed.stdout.count("right 1") == len(DATE_LINES) + 2


@pytest.mark.skipif(not SHARED, reason="HOIDAP_SHARED is not set: no whole laws to read")
def test_next_to_all_articles_of_whole_laws_are_found() -> None:
    figures = article_figures(read_texts(Path(SHARED or "") / "data" / "laws_60.jsonl.gz"))

    assert figures.right >= 0.99 * figures.expected
    assert figures.found - figures.right <= 0.01 * figures.expected
