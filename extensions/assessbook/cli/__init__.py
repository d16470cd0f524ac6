"""The command line: each command parses its arguments, calls one function and prints (design §5)."""

from __future__ import annotations

import sys
from importlib import import_module
from io import TextIOWrapper

import click

COMMANDS = {
    "analyse": "analysis:analyse",
    "check": "checklists:check",
    "exercise": "exercise:exercise",
    "forms": "forms:forms",
    "keyed": "keyed:keyed",
    "merge": "returns:merge",
    "migrate": "returns:migrate",
    "mint": "checklists:mint",
    "new": "new:new",
    "pack": "pack:pack",
    "read": "returns:read",
    "release": "checklists:release",
    "report": "reports:report",
    "review": "review:review_command",
    "schema": "checklists:schema",
    "score": "reports:score",
    "translations": "checklists:translations",
}
"""Each command and where it stands: only the one that is called is imported, so that it starts in half the time."""


class Commands(click.Group):
    """The commands of `COMMANDS`, each imported when it is called or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, in the order of the alphabet."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, or None when there is none of that name."""
        module, _, name = COMMANDS.get(cmd_name, "").partition(":")
        return getattr(import_module(f".{module}", __package__), name) if module else None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="assessbook")
def main() -> None:
    """Self-assessment checklists: check them, make the forms, read the filled forms back."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a console that lacks a letter still shows the rest
