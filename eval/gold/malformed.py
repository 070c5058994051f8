"""Why a line is not what it has to be, in words for people."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from eval.gold.faults import Fault, fault

_CODES = {
    "missing": "batch_field_missing",
    "list_type": "gold_field_list",
    "tuple_type": "gold_field_list",
    "int_type": "gold_field_number",
    "bool_type": "gold_field_flag",
    "model_type": "gold_field_object",
    "model_attributes_type": "gold_field_object",
    "dict_type": "gold_field_object",
}


def malformed(error: ValidationError, line: int) -> Fault:
    """Return what is wrong with a line.

    Args:
        error: Why the line was refused; its first reason is told.
        line: The line's number, or the question's.
    """
    first = error.errors()[0]
    kind, field = first["type"], place(first["loc"])
    if kind == "json_invalid":
        return fault("batch_not_json", line)
    if not field:
        return fault("batch_not_object", line)
    return fault(_CODES.get(kind, "batch_field_text"), line, field=field)


def place(location: tuple[Any, ...]) -> str:
    """Return where in a JSON object something stands.

    Example:
        >>> place(("data", 0, "title"))
        'data[0].title'
    """
    # Of a value that may be one of several types, the last part names the type that was tried.
    parts = [part for part in location if part not in {"str", "int"}]
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts).lstrip(".")
