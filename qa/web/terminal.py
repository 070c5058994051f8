"""Speaks to the person who started the pages."""

from __future__ import annotations

import sys


def say(line: str) -> None:
    """Write a line to the terminal."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
