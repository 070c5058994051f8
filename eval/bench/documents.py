"""How well a document is known: the articles of laws, their dates and titles, the dates and titles of news reports.

    python -m eval.bench.documents [--laws FILE] [--news FILE]

Each file holds one JSON object a line, gzipped or not, with `id`, `text`, and for news `url` and `date`. What is found
is compared with what was found in another way:

- articles of a law with all lines that begin with `Điều` and a number, however it is spelled, without a quotation mark
  in front; beside that, the numbers that are missing from 1 to the highest, and those found twice;
- the date of a law with the one in its last sentences (`thông qua ngày ...`);
- the name of a law with the words of its `id`;
- the headline of a report with the words of its `url`;
- the date of a report with its `date`, as the text has it (hardly ever), and with a date line put below the headline in
  each of `DATE_LINES`; what the body tells of is then the trap.
"""

from __future__ import annotations

import datetime
import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from corpus.cleaning import clean
from corpus.dates import find_date
from corpus.folding import fold
from corpus.law_structure import law_headings
from corpus.titles import choose_title, find_title

app = typer.Typer(add_completion=False)
_console = Console(highlight=False)

DATE_LINES = (
    "{0:%d}-{0:%m}-{0:%Y} 13:15",
    "Thứ hai - {0:%d}/{0:%m}/{0:%Y} 22:405680",
    "11:19 AM {0:%d}/{0:%m}/{0:%Y}",
    "Hà Nội, ngày {0:%d} tháng {0:%m} năm {0:%Y}",
    "Thứ bảy, {0.day} Tháng {0.month} {0:%Y} 08:30",
    "Cập nhật lúc 15:30, {0:%d}/{0:%m}/{0:%Y} (GMT+7)",
    "Thu Hà - {0:%d}.{0:%m}.{0:%Y} 08:30",
)
"""Date lines as pages bear them, each with another mark, order or word."""

_ARTICLE_LINE = re.compile(r"^die[un]\s?\d+", re.MULTILINE)
_ADOPTED = re.compile(r"(?:thông qua|ban hành)\D{0,40}(\d{1,2}) tháng (\d{1,2}) năm (\d{4})", re.IGNORECASE)
_LAST_CHARACTERS = 3_000
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_END_OF_ADDRESS = re.compile(r"-?\d{6,}\.\w+$")
_ARTICLE_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Text:
    """A text with what is known of it from elsewhere.

    Attributes:
        id: Its id.
        text: The clean text.
        url: Its address, or nothing.
        date: Its date, if it is known.
    """

    id: str
    text: str
    url: str = ""
    date: datetime.date | None = None


@dataclass(slots=True)
class ArticleFigures:
    """Articles found in laws.

    Attributes:
        expected: Lines that begin with the word for an article and a number, without a quotation mark in front.
        found: Headings of articles.
        right: Headings that begin such a line.
        gaps: Numbers that no heading of a law has, below its highest.
        doubles: Numbers that two headings of a law have.
    """

    expected: int = 0
    found: int = 0
    right: int = 0
    gaps: list[str] = field(default_factory=list)
    doubles: list[str] = field(default_factory=list)


def read_texts(path: Path) -> list[Text]:
    """Return the texts of a file, without those that are empty."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    rows = [json.loads(line) for line in data.decode("utf-8").splitlines() if line.strip()]
    texts = [Text(row["id"], clean(row["text"]), row.get("url", ""), _date(row.get("date", ""))) for row in rows]
    return [text for text in texts if text.text]


def article_figures(laws: Iterable[Text]) -> ArticleFigures:
    """Return how many articles of laws are found."""
    figures = ArticleFigures()
    for law in laws:
        # Folding keeps every offset of a text in NFC.
        expected = {match.start() for match in _ARTICLE_LINE.finditer(fold(law.text))}
        found = [heading for heading in law_headings(law.text) if heading.level == _ARTICLE_LEVEL]
        articles = [heading for heading in found if heading.text.startswith("Điều ")]
        figures.expected += len(expected)
        figures.found += len(articles)
        figures.right += sum(heading.start in expected for heading in articles)
        numbers = Counter(int(match[0]) for heading in articles if (match := re.search(r"\d+", heading.text)))
        missing = set(range(1, max(numbers, default=0))) - numbers.keys()
        figures.gaps += [f"{law.id}: {number}" for number in sorted(missing)]
        figures.doubles += [f"{law.id}: {number}" for number, times in numbers.items() if times > 1]
    return figures


def date_outcomes(pairs: Iterable[tuple[datetime.date | None, datetime.date | None]]) -> Counter[str]:
    """Return how often a date is right, wrong, missing, rightly none, or found where nothing can be compared.

    Args:
        pairs: What was found, and what is right.
    """
    return Counter(_outcome(found, right) for found, right in pairs)


def adoption_date(law: str) -> datetime.date | None:
    """Return the date that the last sentences of a law tell of."""
    found = [*_ADOPTED.finditer(law[-_LAST_CHARACTERS:])]
    return datetime.date(int(found[-1][3]), int(found[-1][2]), int(found[-1][1])) if found else None


def has_its_name(law: Text) -> bool:
    """Tell whether the title of a law holds the words of its id, the kind apart."""
    name = re.sub(r"^(?:bo-)?luat-", "", law.id)
    return name in slug(choose_title("", law.text, "x"))


def headline_outcomes(reports: Iterable[Text]) -> Counter[str]:
    """Return how often the headline that an address names is the title, for texts with that headline and without."""
    outcomes: Counter[str] = Counter()
    for report in reports:
        named = slug(_END_OF_ADDRESS.sub("", report.url.rsplit("/", 1)[-1]))
        title = find_title(report.text)
        first = slug(report.text.split("\n", 1)[0])
        kind = "first line" if first == named else "elsewhere or not at all"
        right = "none" if title is None else "right" if slug(title) == named else "another"
        outcomes[f"headline in {kind}: {right}"] += 1
    return outcomes


def headed(report: Text, line: str) -> str:
    """Return a report with a date line below its first one."""
    first, _, body = report.text.partition("\n")
    return f"{first}\n{line.format(report.date)}\n{body}"


def slug(text: str) -> str:
    """Return the folded words of a text with dashes between them.

    Example:
        >>> slug("Vinh: Chợ quê “vào phiên”")
        'vinh-cho-que-vao-phien'
    """
    return _NO_LETTER.sub("-", fold(text)).strip("-")


def _date(written: str) -> datetime.date | None:
    digits = re.sub(r"\D", "", written)[:8]
    return datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:])) if len(digits) == len("20240131") else None


def _outcome(found: datetime.date | None, right: datetime.date | None) -> str:
    if found is None:
        return "none" if right is None else "missing"
    if right is None:
        return "not compared"
    return "right" if found == right else "wrong"


def _measure_laws(laws: list[Text]) -> Iterator[str]:
    figures = article_figures(laws)
    yield (
        f"articles: {figures.right} of {figures.expected} found ({figures.right / max(figures.expected, 1):.2%}), "
        f"{figures.found - figures.right} others, gaps {figures.gaps or 'none'}, doubles {figures.doubles or 'none'}"
    )
    yield f"dates of laws: {_shown(date_outcomes((find_date(law.text), adoption_date(law.text)) for law in laws))}"
    yield f"titles of laws: {sum(map(has_its_name, laws))} of {len(laws)} with the law's name"


def _measure_news(news: list[Text]) -> Iterator[str]:
    yield f"dates of news as they are: {_shown(date_outcomes((find_date(one.text), one.date) for one in news))}"
    dated = [one for one in news if one.date]
    for line in DATE_LINES:
        outcomes = date_outcomes((find_date(headed(one, line)), one.date) for one in dated)
        yield f"dates of news below a headline, {line.format(datetime.date(2024, 3, 5))!r}: {_shown(outcomes)}"
    yield f"titles of news: {_shown(headline_outcomes(news))}"


def _shown(outcomes: Counter[str]) -> str:
    return ", ".join(f"{name} {times}" for name, times in sorted(outcomes.items()))


@app.command()
def main(
    laws: Annotated[Path | None, typer.Option(help="Whole laws.")] = None,
    news: Annotated[Path | None, typer.Option(help="News reports.")] = None,
) -> None:
    """Measure what is told from a document's text."""
    measures: list[tuple[Path | None, Callable[[list[Text]], Iterator[str]]]] = [
        (laws, _measure_laws),
        (news, _measure_news),
    ]
    for path, measure in measures:
        if path is not None:
            for line in measure(read_texts(path)):
                _console.print(line, soft_wrap=True)


if __name__ == "__main__":
    app()
