"""Whether this computer has a font with the letters of a language; without one, empty boxes would be printed."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable

_SAMPLE = 3


def letters_missing(texts: Iterable[str]) -> bool:
    """Tell whether no font has the most frequent letters of texts; False where fonts cannot be asked for.

    Fonts are asked for with `fc-list` of fontconfig, which the layout engine uses too.
    """
    program = shutil.which("fc-list")
    frequent = Counter(letter for text in texts for letter in text if letter.isalpha()).most_common(_SAMPLE)
    return program is not None and not all(_found(program, letter) for letter, _count in frequent)


def _found(program: str, letter: str) -> bool:
    asked = subprocess.run([program, f":charset={ord(letter):x}", "family"], capture_output=True, check=False)
    return asked.returncode != 0 or bool(asked.stdout.strip())
