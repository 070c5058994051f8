"""The one catalogue of messages for people, in Vietnamese and English."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Literal

Language = Literal["vi", "en"]


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Return every message by its code, then by language."""
    return tomllib.loads(resources.files("corpus").joinpath("messages.toml").read_text(encoding="utf-8"))


def message(code: str, language: Language, **values: object) -> str:
    """Return the message named `code` with its values filled in.

    Raises:
        KeyError: No such message, or a value that the message names is missing: a mistake of the program.
    """
    return catalogue()[code][language].format(**values)
