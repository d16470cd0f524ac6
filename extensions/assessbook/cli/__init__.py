"""The command line: each command parses its arguments, calls one function and prints (design §5)."""

from __future__ import annotations

import sys
from io import TextIOWrapper

import click

from .analysis import analyse
from .checklists import check, mint, release, schema, translations
from .exercise import exercise
from .forms import forms
from .keyed import keyed
from .new import new
from .pack import pack
from .reports import report, score
from .returns import merge, migrate, read
from .review import review_command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="assessbook")
def main() -> None:
    """Self-assessment checklists: check them, make the forms, read the filled forms back."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a console that lacks a letter still shows the rest


for _command in (
    check,
    mint,
    release,
    new,
    forms,
    exercise,
    read,
    keyed,
    merge,
    migrate,
    report,
    score,
    analyse,
    review_command,
    pack,
    schema,
    translations,
):
    main.add_command(_command)
