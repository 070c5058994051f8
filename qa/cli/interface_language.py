"""Which language the command line speaks, known before any setting is checked."""

from __future__ import annotations

import os

from corpus.messages import Language, message


def interface_language() -> Language:
    """Return the language that `HOIDAP_LANG` asks for, Vietnamese where it asks for none that there is.

    Help and errors, the one about a wrong `HOIDAP_LANG` among them, must speak before the settings are read.
    """
    return "en" if os.environ.get("HOIDAP_LANG") == "en" else "vi"


def say(code: str, **values: object) -> str:
    """Return a message of the catalogue in the language of the interface."""
    return message(code, interface_language(), **values)
