"""The names of the parts of a law: on the line of their number, or on the lines below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.law_asides import Line
from corpus.law_changes import change_name
from corpus.law_lines import Opening, read_clause, read_dotted, read_opening, read_point

ROMAN_HEADING = re.compile(r"[IVXL]{1,6}\s?[.)\-–:/]\s*\D")
"""How a heading of an outline begins that no article holds: `II. KINH PHÍ`."""

SIGNATURE = re.compile(
    r"Nơi nhận\b|(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết) này (?:đã )?được (?:Quốc hội|Ủy ban|Uỷ ban|Hội đồng)"
)
"""How what stands below the last article begins."""

_LONGEST_NAME = 400
_LONGEST_NAME_WITH_STOP = 120
_NAME_LINES = 3


def part_name(lines: Sequence[Line], number: int, opening: Opening) -> str:
    """Return the name of a part, on its own line and those below it; nothing where its body begins at once.

    Args:
        lines: The lines of a text.
        number: Which of them opens the part.
        opening: What it opens.
    """
    if opening.name:
        change = change_name(opening.name) if opening.part == "dieu" else ""
        if change or _is_stopped_name(lines, number, opening.name):
            return change or opening.name.rstrip(".")
        return "" if _is_body(opening.name) else _wrapped(lines, number, opening.name)
    if number + 1 >= len(lines) or not _can_be_name(lines[number + 1].text):
        return ""
    return joined_name(lines, number + 1)


def joined_name(lines: Sequence[Line], number: int) -> str:
    """Return a name of its own with the lines in capitals over which it goes on."""
    name = [lines[number].text]
    for line in lines[number + 1 : number + _NAME_LINES]:
        begins = read_opening(line.text) or ROMAN_HEADING.match(line.text) or read_clause(line.text)
        if line.after_blank or begins or not (name[-1].isupper() and line.text.isupper()):
            break
        name.append(line.text)
    return " ".join(name)


def next_text(lines: Sequence[Line], number: int) -> str:
    """Return the line below another one, or nothing."""
    return lines[number + 1].text if number + 1 < len(lines) else ""


def _is_stopped_name(lines: Sequence[Line], number: int, name: str) -> bool:
    """Tell whether the sentence on an article's line is its name: it is short, and the body stands below it."""
    below = next_text(lines, number)
    has_body = bool(below) and not below.isupper() and not read_opening(below) and not SIGNATURE.match(below)
    return has_body and name.endswith(".") and len(name) <= _LONGEST_NAME_WITH_STOP


def _wrapped(lines: Sequence[Line], number: int, name: str) -> str:
    """Return a name with the line over which it was broken."""
    if number + 1 >= len(lines) or lines[number + 1].after_blank:
        return name
    below = lines[number + 1]
    goes_on = below.text[0].islower() or (name.isupper() and below.text.isupper())
    if not goes_on or not _can_be_name(f"{name} {below.text}") or read_point(below.text) or read_opening(below.text):
        return name
    return f"{name} {below.text}"


def _can_be_name(text: str) -> bool:
    marked = read_opening(text) or read_clause(text) or read_dotted(text) or read_point(text)
    return not marked and text[0].isupper() and not _is_body(text)


def _is_body(text: str) -> bool:
    return len(text) > _LONGEST_NAME or text.endswith((".", ";", ":", ","))
