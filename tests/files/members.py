"""Containers whose parts have names that lead somewhere else when they are unpacked."""

from __future__ import annotations

import io
import stat
import zipfile

from .packing import Good, Made

TRICKS = (
    "../../../../tmp/harm.xml",
    "/tmp/harm.xml",
    "C:\\harm.xml",
    "..\\..\\harm.xml",
    "xl/../../harm.xml",
    "word/./../../harm.xml",
    "~/harm.xml",
    "$HOME/harm.xml",
    "CON.xml",
    "a" * 5_000 + ".xml",
    "xl/\u202egpj.xml",
    "line\nbreak.xml",
    "harm.bin",
)


def _with_tricks(kind: str) -> Made:
    def make(good: Good) -> bytes:
        out = io.BytesIO(good[kind])
        with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
            for name in TRICKS:
                archive.writestr(name, b"<harm/>")
        return out.getvalue()

    return make


def _with_link(kind: str) -> Made:
    """A part that says it is a link to a file of the computer."""

    def make(good: Good) -> bytes:
        out = io.BytesIO(good[kind])
        link = zipfile.ZipInfo("docProps/link.bin")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        with zipfile.ZipFile(out, "a") as archive:
            archive.writestr(link, "/etc/passwd")
        return out.getvalue()

    return make


FILES: dict[str, tuple[Made, str]] = {
    **{f"leads-out.{kind}": (_with_tricks(kind), "") for kind in ("xlsx", "ods", "docx")},
    **{f"link.{kind}": (_with_link(kind), "") for kind in ("xlsx", "ods", "docx")},
}
