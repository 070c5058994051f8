"""The templates, styles and scripts of the pages, as files beside this one."""

from __future__ import annotations

from importlib import resources


def template_text(name: str) -> str:
    """Return the content of one file of this folder.

    Example:
        >>> "<svg" in template_text("icon.svg")
        True
    """
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")
