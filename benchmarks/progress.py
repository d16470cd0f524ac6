"""Say what is being measured, on the terminal only."""

from __future__ import annotations

import sys


def tell(words: str) -> None:
    """Print one line of progress when a person is watching."""
    if sys.stderr.isatty():
        print(words, file=sys.stderr, flush=True)
