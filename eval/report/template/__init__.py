"""The template, style and script of the report's page, as files beside this one."""

from __future__ import annotations

from importlib import resources


def template_text(name: str) -> str:
    """Return the content of one file of this folder.

    Example:
        >>> "<main" in template_text("report.html")
        True
    """
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")
