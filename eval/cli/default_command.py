"""A group of commands of which one need not be named."""

from __future__ import annotations

from qa.cli.command_line import Group
from qa.cli.help_page import ClickObject

_DEFAULT = "run"
_HELP = {"--help"}


class DefaultCommandGroup(Group):
    """`hoidap eval GOLD` is `hoidap eval run GOLD`: measuring is what one mostly wants."""

    def parse_args(self, ctx: ClickObject, args: list[str]) -> list[str]:
        """Put the default command where none is named; a file that is named like a command is reached as `./check`."""
        if args and args[0] not in self.commands and args[0] not in _HELP:
            args = [_DEFAULT, *args]
        return super().parse_args(ctx, args)
