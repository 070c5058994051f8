"""What the commands write with: results to stdout, messages for people to stderr."""

from __future__ import annotations

import json
import sys
from functools import cache
from io import TextIOWrapper

import typer
from rich.console import Console
from rich.text import Text

_PIPED_WIDTH = 100


def use_utf8() -> None:
    """Make stdout and stderr UTF-8 with plain line ends, whatever the system's habits are.

    JSON has to be UTF-8, and offsets of citations count characters of the text as it is printed.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def results() -> Console:
    """Return the console for results."""
    return _console(stderr=False)


@cache
def messages() -> Console:
    """Return the console for messages to people: always the same one, so that they do not write across a bar."""
    return _console(stderr=True)


def tell(text: str, style: str = "") -> None:
    """Tell people something on stderr."""
    _print(messages(), Text(text, style=style))


def complain(text: str) -> None:
    """Tell people on stderr what went wrong."""
    tell(text, "red")


def report(text: str) -> None:
    """Tell the outcome of a command on stdout."""
    _print(results(), Text(text))


def write_json(value: object) -> None:
    """Write one line of JSON to stdout."""
    typer.echo(json_line(value))


def json_line(value: object) -> str:
    """Return a value as one line of JSON with its letters as they are, without a line end."""
    line = json.dumps(value, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:  # a file's name may hold bytes that are no text; escaped, it stays valid JSON
        return json.dumps(value)
    return line


def _print(console: Console, text: Text) -> None:
    # Lines are left whole where they are not for a screen: a reason cut in two cannot be searched for.
    console.print(text, soft_wrap=not console.is_terminal)


def _console(*, stderr: bool) -> Console:
    # Nothing that documents say may be taken for Rich's own marks.
    console = Console(stderr=stderr, markup=False, emoji=False, highlight=False)
    if not console.is_terminal:
        console.width = max(console.width, _PIPED_WIDTH)
    return console
