"""Typer's commands and groups, speaking the interface's language and ending with the promised exit codes."""

from __future__ import annotations

import sys
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from corpus.errors import HoidapError, UsageError
from qa.cli.help_page import ClickObject, help_page, parameter_name
from qa.cli.interface_language import interface_language, say
from qa.cli.terminal import complain, tell

EXIT_FAILED = 1
EXIT_WRONG_USAGE = 2

# What click raises for a wrong call: only this heir of it has a public name in Typer.
_ClickError: type[Exception] = typer.BadParameter.__mro__[2]


class Command(TyperCommand):
    """A command whose `help` is a code of the catalogue of messages."""

    allow_extra_args = True  # so that they can be told of in the interface's language

    def format_help(self, ctx: ClickObject, formatter: ClickObject) -> None:
        """Write the help page."""
        formatter.write(help_page(self, ctx))

    def parse_args(self, ctx: ClickObject, args: list[str]) -> list[str]:
        """Parse the arguments.

        Raises:
            UsageError: There are more than the command takes.
        """
        rest = super().parse_args(ctx, args)
        if rest:
            raise UsageError("extra_arguments", extra=" ".join(rest), help=f"{ctx.command_path} --help")
        return rest


class Group(TyperGroup):
    """A group of commands whose `help` is a code of the catalogue of messages."""

    def format_help(self, ctx: ClickObject, formatter: ClickObject) -> None:
        """Write the help page."""
        formatter.write(help_page(self, ctx))

    def parse_args(self, ctx: ClickObject, args: list[str]) -> list[str]:
        """Parse the arguments; without any, show the help as one would for a wrong call."""
        if not args:
            typer.echo(ctx.get_help(), err=True)
            ctx.exit(EXIT_WRONG_USAGE)
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: ClickObject, args: list[str]) -> Any:  # noqa: ANN401 - click's private classes
        """Find the command that was named.

        Raises:
            UsageError: There is no such command.
        """
        if self.get_command(ctx, args[0]) is None:
            raise UsageError("no_such_command", name=args[0], known=", ".join(self.list_commands(ctx)))
        return super().resolve_command(ctx, args)


class RootGroup(Group):
    """The whole program: what goes wrong anywhere below ends here, in a message and an exit code."""

    def invoke(self, ctx: ClickObject) -> Any:  # noqa: ANN401 - what a command returns
        """Run the command.

        Raises:
            HoidapError: The user stopped it.
        """
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise HoidapError("interrupted") from None

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - click's many parameters
        """Run the program and leave with 0 when the job is done, 1 when it failed, 2 when it was asked for wrongly."""
        sys.exit(self._exit_code(*args, **(kwargs | {"prog_name": "hoidap", "standalone_mode": False})))

    def _exit_code(self, *args: Any, **kwargs: Any) -> int:  # noqa: ANN401
        try:
            code = super().main(*args, **kwargs)
        except HoidapError as error:
            complain(error.text(interface_language()))
            return EXIT_WRONG_USAGE if isinstance(error, UsageError) else EXIT_FAILED
        except _ClickError as error:
            complain(_in_plain_words(error))
            _point_to_help(error)
            return EXIT_WRONG_USAGE
        return code if isinstance(code, int) else 0


def _in_plain_words(error: ClickObject) -> str:
    """Return the message of a wrong call that click found."""
    kind = type(error).__name__
    if kind == "NoSuchOption" and error.option_name == "--data":
        return say("data_option_misplaced")
    if kind == "NoSuchOption":
        return say("no_such_option", option=error.option_name)
    if kind == "BadOptionUsage":
        return say("option_misused", option=error.option_name)
    if kind == "MissingParameter":
        return say("parameter_missing", name=parameter_name(error.param))
    return say("wrong_usage", reason=error.format_message())


def _point_to_help(error: ClickObject) -> None:
    if error.ctx is not None:
        tell(say("see_help", command=f"{error.ctx.command_path} --help"))
