"""What is wrong with a part of a request, told in words of the catalogue in place of pydantic's."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.messages import Language, message

_MOST_FAULTS = 20
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class FieldFault:
    """What is wrong with one part of a request.

    Attributes:
        field: Its name: `question`, `filter.kinds.0`.
        code: The message's name in the catalogue.
        detail: The message.
    """

    field: str
    code: str
    detail: str


def field_faults(errors: Sequence[Mapping[str, Any]], language: Language) -> tuple[FieldFault, ...]:
    """Return what is wrong with the parts of a request, each in words that say what is expected.

    Args:
        errors: What pydantic found, as `RequestValidationError.errors` returns it.
        language: Language of the words.

    Example:
        >>> error = {"type": "string_too_long", "loc": ("body", "reason"), "ctx": {"max_length": 9}}
        >>> [found] = field_faults([error], "en")
        >>> found.field, found.code
        ('reason', 'api_field_too_long')
    """
    return tuple(_fault(error, language) for error in errors[:_MOST_FAULTS])


def is_not_json(errors: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether the body could not even be read as JSON."""
    return any(error["type"] == "json_invalid" for error in errors)


def _fault(error: Mapping[str, Any], language: Language) -> FieldFault:
    code, detail = _said(error, language)
    return FieldFault(_name(error["loc"]), code, detail)


def _name(place: Sequence[object]) -> str:
    # Where nothing but `body` is named, the whole of it is meant.
    parts = [str(part) for part in place[1:]] or [str(part) for part in place]
    return ".".join(parts).encode("utf-8", "replace").decode()[:_LONGEST_NAME]


def _said(error: Mapping[str, Any], language: Language) -> tuple[str, str]:
    kind, told = str(error["type"]), error.get("ctx") or {}
    if kind in _WITH_VALUES:
        return _WITH_VALUES[kind](told, language)
    code = _PLAIN.get(kind, "api_field_invalid")
    return code, message(code, language)


def _too_long(told: Mapping[str, Any], language: Language) -> tuple[str, str]:
    return "api_field_too_long", message("api_field_too_long", language, limit=told["max_length"])


def _too_many(told: Mapping[str, Any], language: Language) -> tuple[str, str]:
    return "api_field_too_many", message("api_field_too_many", language, limit=told["max_length"])


def _too_small(told: Mapping[str, Any], language: Language) -> tuple[str, str]:
    return "api_field_too_small", message("api_field_too_small", language, limit=told["ge"])


def _too_great(told: Mapping[str, Any], language: Language) -> tuple[str, str]:
    return "api_field_too_great", message("api_field_too_great", language, limit=told["le"])


def _choice(told: Mapping[str, Any], language: Language) -> tuple[str, str]:
    return "api_field_choice", message("api_field_choice", language, expected=told["expected"])


_WITH_VALUES: Mapping[str, Callable[[Mapping[str, Any], Language], tuple[str, str]]] = {
    "string_too_long": _too_long,
    "too_long": _too_many,
    "greater_than_equal": _too_small,
    "less_than_equal": _too_great,
    "literal_error": _choice,
    "enum": _choice,
}
_PLAIN = {
    "missing": "api_field_missing",
    "extra_forbidden": "api_field_unknown",
    "string_too_short": "api_field_empty",
    "too_short": "api_field_empty",
    "string_type": "api_field_text",
    "string_unicode": "api_field_text",
    "list_type": "api_field_list",
    "tuple_type": "api_field_list",
    "model_attributes_type": "api_field_object",
    "model_type": "api_field_object",
    "dict_type": "api_field_object",
    "date_type": "api_field_date",
    "date_parsing": "api_field_date",
    "date_from_datetime_parsing": "api_field_date",
    "date_from_datetime_inexact": "api_field_date",
    "int_type": "api_field_number",
    "int_parsing": "api_field_number",
    "int_from_float": "api_field_number",
    "float_type": "api_field_number",
    "float_parsing": "api_field_number",
}
