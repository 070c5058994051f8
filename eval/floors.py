"""Floors under what is measured: a change that makes answers worse breaks one, and none is ever lowered.

>>> from pathlib import Path
>>> floors = read_floors(Path("eval/floors.toml"))  # doctest: +SKIP
>>> [one.text("en") for one in check(findings, floors)]  # doctest: +SKIP
[]
"""

from __future__ import annotations

import datetime
import json
import math
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from corpus.errors import HoidapError
from corpus.messages import Language, message
from eval.findings import Figure, Findings
from eval.metrics.registry import METRICS
from eval.report.numbers import Numbers
from eval.report.whole_file import write_whole

GUARDED = (
    "right",
    "ndcg@10",
    "mrr@10",
    "hit@1",
    "hit@5",
    "hit@10",
    "document_ndcg@10",
    "document_hit@1",
    "contained",
    "f1",
    "first_citation",
    "document_recall",
    "document_precision",
    "span_recall",
    "verbatim",
    "refused",
    "auroc_answerable",
    "auroc_right",
    "follow_up_hit@1",
    "follow_up_hit@5",
)
"""The metrics that get a floor: those of which more is better."""

_SLACK_QUESTIONS = 2
"""So many questions may turn for the worse: a processor that computes with other numbers may turn one."""
_SLACK_OF_SET = 0.02
_WITHOUT_SLACK = {"verbatim"}
"""What no processor may change."""
_DIGITS = 3
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_HEAD = """\
# Floors under what `hoidap eval` measures, by gold set and metric. Below `floor`, the tests fail.
# Beside it stands what was measured when it was set, over how many questions, on which day, of which code.
# Floors are only ever raised: hoidap eval GOLD --corpus PATH --floors FILE --raise-floors
"""


class Floor(BaseModel):
    """The least that a metric may be.

    Attributes:
        floor: The least value.
        measured: The value when the floor was set; never below it.
        count: Over how many questions that was.
        date: When that was.
        code: Digest of the program that was measured.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    floor: float
    measured: float
    count: int
    date: datetime.date
    code: str


Floors: TypeAlias = dict[str, dict[str, Floor]]
"""Floors by the name of the gold set, then by metric."""

_FLOORS = TypeAdapter(Floors)


@dataclass(frozen=True, slots=True)
class BrokenFloor:
    """A metric that is below its floor.

    Attributes:
        gold: The gold set.
        metric: The metric.
        floor: Its floor.
        now: What it is now; None where it was not measured at all.
    """

    gold: str
    metric: str
    floor: Floor
    now: float | None

    def text(self, language: Language) -> str:
        """Return in words what broke."""
        numbers = Numbers(language)
        values = {
            "gold": self.gold,
            "metric": self.metric,
            "label": next((message(one.label, language) for one in METRICS if one.name == self.metric), self.metric),
            "floor": numbers.decimal(self.floor.floor, _DIGITS),
            "measured": numbers.decimal(self.floor.measured, _DIGITS),
            "date": self.floor.date.isoformat(),
            "digest": self.floor.code,
        }
        if self.now is None:
            return message("floor_not_measured", language, **values)
        return message("floor_broken", language, now=numbers.decimal(self.now, _DIGITS), **values)


def read_floors(path: Path) -> Floors:
    """Return the floors of a file; none where the file is not there yet.

    Raises:
        HoidapError: It cannot be read, or is no file of floors.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise HoidapError("floors_unreadable", path=path, reason=getattr(error, "strerror", None) or error) from error
    try:
        return parse_floors(text)
    except tomllib.TOMLDecodeError as error:
        raise HoidapError("floors_malformed", path=path, reason=error) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise HoidapError("floors_malformed", path=path, reason=f"{place}: {first['msg']}") from error


def parse_floors(text: str) -> Floors:
    """Return the floors of a file's text.

    Raises:
        TOMLDecodeError: It is no TOML.
        ValidationError: It holds something else than floors.
    """
    return _FLOORS.validate_python(tomllib.loads(text))


def check(findings: Findings, floors: Floors) -> list[BrokenFloor]:
    """Return the floors that an evaluation breaks; none where there are none for its gold set."""
    name = findings.setup.gold
    broken = []
    for metric, floor in floors.get(name, {}).items():
        figure = findings.figures.get(metric)
        if figure is None or figure.value < floor.floor:
            broken.append(BrokenFloor(name, metric, floor, figure.value if figure else None))
    return broken


def raise_floors(findings: Findings, floors: Floors) -> Floors:
    """Return the floors with those of an evaluation's gold set raised to what it measured, less some slack.

    A floor that would come out lower, or as high as it is, stays as it is, with the value that was measured then.
    """
    name = findings.setup.gold
    ours = dict(floors.get(name, {}))
    for metric in GUARDED:
        figure = findings.figures.get(metric)
        if figure is None:
            continue
        floor = _floor_of(metric, figure)
        if metric not in ours or floor > ours[metric].floor:
            ours[metric] = Floor(
                floor=floor,
                measured=round(figure.value, _DIGITS + 1),
                count=figure.count,
                date=findings.setup.made.date(),
                code=findings.setup.code,
            )
    order = {metric: place for place, metric in enumerate(GUARDED)}
    if not ours:
        return floors
    return {**floors, name: dict(sorted(ours.items(), key=lambda item: order.get(item[0], len(order))))}


def lowered(before: Floors, now: Floors) -> list[str]:
    """Return which floors are lower than they were, or gone, each as `gold.metric`."""
    return [
        f"{name}.{metric}"
        for name, metrics in before.items()
        for metric, floor in metrics.items()
        if metric not in now.get(name, {}) or now[name][metric].floor < floor.floor
    ]


def write_floors(floors: Floors, path: Path) -> None:
    """Write floors in place of what the file held.

    Raises:
        HoidapError: It cannot be written; what was there before still is.
    """
    write_whole(path, as_toml(floors))


def as_toml(floors: Floors) -> str:
    """Return floors as the text of a file, by gold set in the order of their names."""
    tables = [
        _table(f"{_key(name)}.{_key(metric)}", floor)
        for name, metrics in sorted(floors.items())
        for metric, floor in metrics.items()
    ]
    return "\n".join([_HEAD, *tables])


def _floor_of(metric: str, figure: Figure) -> float:
    is_of_set = any(one.name == metric and one.is_of_set for one in METRICS)
    slack = _SLACK_OF_SET if is_of_set else _SLACK_QUESTIONS / figure.count
    if metric in _WITHOUT_SLACK:
        slack = 0.0
    # Rounded down, and not by what binary numbers make of 0.7 * 1000.
    steps: int = 10**_DIGITS
    return max(0.0, math.floor(round((figure.value - slack) * steps, 6)) / steps)


def _table(name: str, floor: Floor) -> str:
    values: Mapping[str, str] = {
        "floor": str(floor.floor),
        "measured": str(floor.measured),
        "count": str(floor.count),
        "date": floor.date.isoformat(),
        "code": json.dumps(floor.code),
    }
    return "".join([f"[{name}]\n", *(f"{key} = {value}\n" for key, value in values.items())])


def _key(name: str) -> str:
    return name if _BARE_KEY.fullmatch(name) else json.dumps(name, ensure_ascii=False)
