"""Two evaluations side by side, as people read them on a terminal of 100 columns."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from corpus.messages import Language, message
from eval.comparing.comparison import Comparison
from eval.comparing.difference_text import difference_text, interval_text, marked, metric_label, p_text, value_text
from eval.comparing.flips import Flip
from eval.findings import Setup
from eval.report.names import kind_name
from eval.report.numbers import Numbers

_LONGEST = 240  # characters of an answer, some three lines
_LONGEST_ALIKE = 80
_MOST_FLIPS = 40
_MOST_IDS = 12


def comparison_page(comparison: Comparison, language: Language) -> RenderableType:
    """Return a comparison for people.

    Args:
        comparison: The comparison.
        language: Language of the page; questions and answers are in their own.
    """
    return Group(
        _setup("A", comparison.first, language),
        _setup("B", comparison.second, language),
        *_warnings(comparison, language),
        _settings(comparison, language),
        _differences(comparison, language),
        Text(message("compare_note", language, pairs=Numbers(language).count(comparison.pairs)), style="dim"),
        *_flips(message("compare_gained", language, count=len(comparison.gained)), comparison.gained, language),
        *_flips(message("compare_lost", language, count=len(comparison.lost)), comparison.lost, language),
    )


def _setup(name: str, setup: Setup, language: Language) -> RenderableType:
    numbers = Numbers(language)
    facts = message(
        "compare_setup",
        language,
        gold=setup.gold,
        corpus=setup.corpus,
        documents=numbers.count(setup.documents),
        passages=numbers.count(setup.passages),
        program=setup.program,
        digest=setup.code,
        made=numbers.moment(setup.made),
    )
    return Text.assemble((f"{name}  ", "bold cyan"), facts)


def _warnings(comparison: Comparison, language: Language) -> list[RenderableType]:
    lines = []
    if comparison.is_other_gold:
        lines.append(message("compare_other_gold", language))
    if comparison.judged_otherwise:
        lines.append(message("compare_judged_otherwise", language, ids=_ids(comparison.judged_otherwise)))
    if comparison.asked_otherwise:
        lines.append(message("compare_asked_otherwise", language, ids=_ids(comparison.asked_otherwise)))
    if comparison.is_other_corpus:
        lines.append(message("compare_other_corpus", language))
    if comparison.only_first:
        lines.append(message("compare_only_one", language, name="A", ids=_ids(comparison.only_first)))
    if comparison.only_second:
        lines.append(message("compare_only_one", language, name="B", ids=_ids(comparison.only_second)))
    return [Text(line, style="yellow") for line in lines]


def _ids(ids: Sequence[str]) -> str:
    shown = ", ".join(ids[:_MOST_IDS])
    return f"{len(ids)} ({shown}{', …' if len(ids) > _MOST_IDS else ''})"


def _settings(comparison: Comparison, language: Language) -> RenderableType:
    if not comparison.settings:
        return Text(message("compare_same_settings", language))
    table = _table([message("compare_settings", language), "A", "B"])
    for name, setting in comparison.settings.items():
        default = message("compare_default", language)
        table.add_row(Text(name), Text(setting.first or default), Text(setting.second or default))
    return table


def _differences(comparison: Comparison, language: Language) -> RenderableType:
    headings = ("report_figures", "compare_difference", "report_interval", "compare_p", "report_questions")
    first, *others = (message(code, language) for code in headings)
    table = _table([first, "A", "B", *others])
    for name, one in comparison.differences.items():
        difference = difference_text(name, one.difference, language)
        table.add_row(
            Text(metric_label(name, language)),
            Text(value_text(name, one.first, language)),
            Text(value_text(name, one.second, language)),
            marked(name, one.difference, difference, is_significant=one.is_significant),
            Text(interval_text(name, one.low, one.high, language), style="dim"),
            Text(p_text(one.p, language)),
            Text(Numbers(language).count(one.count)),
        )
    return table


def _flips(heading: str, flips: Sequence[Flip], language: Language) -> list[RenderableType]:
    parts: list[RenderableType] = [Padding(Text(heading, style="bold"), (1, 0, 0, 0))]
    parts += [_flip(flip, language) for flip in flips[:_MOST_FLIPS]]
    if len(flips) > _MOST_FLIPS:
        parts.append(Text(message("compare_more_flips", language, count=len(flips) - _MOST_FLIPS), style="dim"))
    return parts


def _flip(flip: Flip, language: Language) -> RenderableType:
    head = Text.assemble((flip.id, "cyan"), (f" · {kind_name(flip.kind, language)}", "dim"))
    lines = [
        Text(" → ".join([*flip.history, flip.question])),
        _line(message("report_expected", language), _expected(flip, language)),
        *(_line(name, text) for name, text in zip("AB", _answers(flip, language), strict=True)),
    ]
    return Group(head, Padding(Group(*lines), (0, 0, 0, 2)))


def _expected(flip: Flip, language: Language) -> str:
    if not flip.is_answerable:
        return message("report_expected_refusal", language)
    return " / ".join(flip.expected) or message("report_expected_document", language)


def _answers(flip: Flip, language: Language) -> list[str]:
    """Return what the two answered; of long answers that begin alike, from the word on where they part."""
    texts = [
        _answer(flip.first, language, is_failed=flip.first_failed),
        _answer(flip.second, language, is_failed=flip.second_failed),
    ]
    alike = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(*texts, strict=False)))
    alike = texts[0].rfind(" ", 0, alike) + 1
    if alike <= _LONGEST_ALIKE or max(map(len, texts)) <= _LONGEST:
        return texts
    return [f"… {text[alike:]}" for text in texts]


def _answer(text: str | None, language: Language, *, is_failed: bool) -> str:
    if is_failed:
        return message("verdict_failed", language)
    return message("report_refused", language) if text is None else " ".join(text.split())


def _line(label: str, text: str) -> Text:
    line = Text.assemble((f"{label}: ", "dim"), text)
    line.truncate(_LONGEST, overflow="ellipsis")
    return line


def _table(columns: Sequence[str]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), collapse_padding=True)
    table.add_column(Text(columns[0], style="bold"), overflow="fold")
    for column in columns[1:]:
        table.add_column(Text(column), justify="right", overflow="fold")
    return table
