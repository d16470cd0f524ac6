"""The scripts and styles in browser/, put together so that one file runs from disk.

Browsers refuse to load modules from disk. So the modules a page needs are laid one after the other into one function,
their imports and exports dropped: every name is used in one meaning only. Comments and spaces for people stay behind.
"""

from __future__ import annotations

import re
from pathlib import Path

import rjsmin

_BROWSER = Path(__file__).parent / "browser"
_COMMENT = re.compile(r"^\s*(/\*\*.*?\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)
_IMPORT = re.compile(r"^import .*?;\n", re.MULTILINE | re.DOTALL)


def script(*modules: str, call: str) -> str:
    """Return the script that runs `modules`, each after those it imports, and then the statement `call`."""
    parts = "".join(_IMPORT.sub("", _COMMENT.sub("", _text(f"{module}.js"))) for module in modules)
    body = re.sub(r"^export ", "", parts, flags=re.MULTILINE)
    small: str = rjsmin.jsmin(f'(()=>{{"use strict";\n{body}{call}\n}})();')
    return small


def style(name: str) -> str:
    """Return a style sheet without comments and the spaces that only people need."""
    text = re.sub(r"/\*.*?\*/", "", _text(f"{name}.css"), flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", text).replace(": ", ":").strip()


def _text(name: str) -> str:
    return (_BROWSER / name).read_text(encoding="utf-8")
