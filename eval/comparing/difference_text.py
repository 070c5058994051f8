"""Differences, p-values and their marks as the readers of a language write them."""

from __future__ import annotations

from rich.text import Text

from corpus.messages import Language, message
from eval.metrics.registry import METRICS
from eval.report.numbers import NOTHING, Numbers

_KNOWN = {metric.name: metric for metric in METRICS}
_SMALLEST = 0.001
MARK = "*"
"""Stands behind a difference that chance alone hardly makes."""


def metric_label(name: str, language: Language) -> str:
    """Return what people call a metric, or its name where this program does not know it."""
    return message(_KNOWN[name].label, language) if name in _KNOWN else name


def value_text(name: str, value: float, language: Language) -> str:
    """Return a metric's value as a percentage, or as a number where it is none.

    Example:
        >>> value_text("right", 0.714, "vi"), value_text("ndcg@10", 0.714, "vi")
        ('71,4%', '0,714')
    """
    numbers = Numbers(language)
    return numbers.share(value) if _is_share(name) else numbers.decimal(value, _digits(name))


def difference_text(name: str, value: float, language: Language) -> str:
    """Return a difference with its sign: in percentage points, or as a number where the metric is no share.

    Example:
        >>> difference_text("right", 0.032, "vi"), difference_text("ndcg@10", -0.0004, "en")
        ('+3,2', '0.000')
    """
    shown = value * 100 if _is_share(name) else value
    digits = 1 if _is_share(name) else _digits(name)
    rounded = round(shown, digits) + 0.0  # what is rounded to none has no sign
    return ("+" if rounded > 0 else "") + Numbers(language).decimal(rounded, digits)


def interval_text(name: str, low: float, high: float, language: Language) -> str:
    """Return the interval of a difference; a dash between two signs would be a third one."""
    return f"{difference_text(name, low, language)} … {difference_text(name, high, language)}"


def p_text(p: float | None, language: Language) -> str:
    """Return a p-value.

    Example:
        >>> p_text(0.0004, "en"), p_text(0.0421, "vi"), p_text(None, "vi")
        ('< 0.001', '0,042', '–')
    """
    if p is None:
        return NOTHING
    numbers = Numbers(language)
    return f"< {numbers.decimal(_SMALLEST, 3)}" if p < _SMALLEST else numbers.decimal(p, 3)


def marked(name: str, difference: float, text: str, *, is_significant: bool) -> Text:
    """Return a text about a difference, marked and coloured where chance alone hardly makes it."""
    if not is_significant:
        return Text(text)
    wanted = _KNOWN[name].is_higher_better if name in _KNOWN else None
    style = "bold" if wanted is None else "bold green" if (difference > 0) == wanted else "bold red"
    return Text(f"{text}{MARK}", style=style)


def _is_share(name: str) -> bool:
    return name in _KNOWN and _KNOWN[name].is_share


def _digits(name: str) -> int:
    # What is neither better nor worse when it is more is a length, and no number between 0 and 1.
    return 1 if name in _KNOWN and _KNOWN[name].is_higher_better is None else 3
