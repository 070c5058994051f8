"""Draws `--help`: the texts stand in the catalogue of messages, by the codes that the commands name."""

from __future__ import annotations

from typing import Any, TypeAlias

from rich.table import Table
from rich.text import Text

from qa.cli.interface_language import say
from qa.cli.terminal import results

ClickObject: TypeAlias = Any
"""A command, parameter or context of click, of which Typer keeps a private copy: its classes cannot be named."""


def help_page(command: ClickObject, context: ClickObject) -> str:
    """Return the help of a command, coloured if stdout is a terminal.

    Args:
        command: A command or group; its `help` is a code of the catalogue, as are its parameters' `help` and `metavar`.
        context: Its context.
    """
    console = results()
    with console.capture() as captured:
        console.print(Text.assemble((say("help_usage"), "bold"), " ", usage(command, context)))
        console.print()
        console.print(Text(say(command.help)))
        for title, rows in _sections(command, context):
            if rows:
                console.print()
                console.print(Text(title, style="bold"))
                console.print(_columns(rows))
    return captured.get()


def usage(command: ClickObject, context: ClickObject) -> str:
    """Return how the command is called, such as `hoidap ask [OPTIONS] [QUESTION]`."""
    pieces = [context.command_path, f"[{say('metavar_options')}]"]
    pieces += [_argument(parameter) for parameter in command.get_params(context) if _is_argument(parameter)]
    if _is_group(command):
        pieces.append(say("metavar_command"))
    return " ".join(pieces)


def parameter_name(parameter: ClickObject) -> str:
    """Return the name by which people know a parameter: `--json`, or `QUESTION`."""
    return say(parameter.metavar) if _is_argument(parameter) else " / ".join(parameter.opts)


def _sections(command: ClickObject, context: ClickObject) -> list[tuple[str, list[tuple[str, str]]]]:
    parameters = command.get_params(context)
    names = command.list_commands(context) if _is_group(command) else []
    return [
        (say("help_arguments"), [(parameter_name(one), say(one.help)) for one in parameters if _is_argument(one)]),
        (say("help_commands"), [(name, _summary(command.get_command(context, name))) for name in names]),
        (say("help_options"), [_option(one) for one in parameters if not _is_argument(one)]),
    ]


def _columns(rows: list[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, style="cyan")
    table.add_column()
    for name, text in rows:
        table.add_row(Text(f"  {name}"), Text(text))
    return table


def _option(parameter: ClickObject) -> tuple[str, str]:
    if parameter.name == "help":  # click's own, with an English text
        return "--help", say("help_help")
    names = ", ".join(parameter.opts)
    return names if parameter.is_flag else f"{names} {say(parameter.metavar)}", say(parameter.help)


def _argument(parameter: ClickObject) -> str:
    name = say(parameter.metavar) + ("..." if parameter.nargs == -1 else "")
    return name if parameter.required else f"[{name}]"


def _summary(command: ClickObject) -> str:
    return say(command.help).split("\n", maxsplit=1)[0]


def _is_argument(parameter: ClickObject) -> bool:
    return bool(parameter.param_type_name == "argument")


def _is_group(command: ClickObject) -> bool:
    return hasattr(command, "list_commands")
