"""Answer files and exports with signs that act on a screen, that no file should hold, or that are written in two ways."""

from __future__ import annotations

from .packing import Made

SIGNS = {
    "bidi": "\u202egnp.exe\u202c \u2066x\u2069 \u200fmark",
    "nul": "a\x00b\x07\x1b[31mred",
    "composed": "\u00e9\u0301 \u212b \uac00",
    "decomposed": "e\u0301\u0301 A\u030a \u1100\u1161",
    "joined": "👩🏽‍🌾\u200b\ufeff",
    "private": "\ue000\ufdd0\U0010ffff",
}
_HALF = rb"\ud800 and \udc00"


def _in_text(kind: str, text: bytes) -> Made:
    return lambda good: good[kind].replace(b"mark", text + b"mark")


def _escaped(text: str) -> bytes:
    return "".join(f"\\u{unit:04x}" for unit in _units(text)).encode()


def _units(text: str) -> list[int]:
    raw = text.encode("utf-16-be")
    return [int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2)]


FILES: dict[str, tuple[Made, str]] = {
    **{f"{name}.json": (_in_text("json", _escaped(text)), "") for name, text in SIGNS.items()},
    **{f"{name}.html": (_in_text("html", _escaped(text)), "") for name, text in SIGNS.items()},
    **{f"{name}.csv": (_in_text("csv", text.encode()), "") for name, text in SIGNS.items()},
    "half-a-sign.json": (_in_text("json", _HALF), ""),
    "half-a-sign.html": (_in_text("html", _HALF), ""),
    "half-a-sign.csv": (_in_text("csv", b"\xed\xa0\x80"), "This CSV file is not written in UTF-8"),
    "utf-16.json": (lambda good: good["json"].decode().encode("utf-16"), ""),
    "latin-1.csv": (lambda good: good["csv"].replace(b"mark", b"m\xe4rk"), "This CSV file is not written in UTF-8"),
}
