"""Says what is wrong with a setting, and what is allowed."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Literal, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from corpus.errors import UsageError
from qa.cli.interface_language import say
from qa.settings import Settings


def setting_fault(error: ValidationError, given: Collection[str]) -> UsageError:
    """Return the first fault of the settings as an error for people.

    Args:
        error: What pydantic found.
        given: The settings that were given as options of the command line.
    """
    first = error.errors()[0]
    field = str(first["loc"][0])
    name = f"--{field}" if field in given else f"HOIDAP_{field.upper()}"
    return UsageError(
        "setting_invalid",
        name=name,
        value=first["input"],
        allowed=_allowed(Settings.model_fields[field]) or first["msg"],
    )


def _allowed(field: FieldInfo) -> str:
    kinds = get_args(field.annotation) if get_origin(field.annotation) is not Literal else ()
    kind = next((one for one in kinds if one is not type(None)), field.annotation)
    if get_origin(kind) is Literal:
        return ", ".join(map(str, get_args(kind)))
    if kind is bool:
        return "true, false"
    if kind not in {int, float}:
        return ""
    return " ".join([say("allowed_whole_number" if kind is int else "allowed_number"), *_limits(field)])


def _limits(field: FieldInfo) -> list[str]:
    limits: dict[str, Any] = {
        name: value
        for rule in field.metadata
        for name in ("gt", "ge", "lt", "le")
        if (value := getattr(rule, name, None)) is not None
    }
    signs = {"gt": ">", "ge": "≥", "lt": "<", "le": "≤"}
    return [", ".join(f"{signs[name]} {value:g}" for name, value in limits.items())] if limits else []
