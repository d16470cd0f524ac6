"""The orchard in two versions: 1.1.0, and 2.0.0 in which questions were reworded, split, merged, replaced, retired."""

from __future__ import annotations

from pathlib import Path

from assessbook.catalogue.check import check
from assessbook.catalogue.model import Catalogue

from ..conftest import ITEM, orchard_files

CHANGES = """\
releases:
  - version: 2.0.0
    changes:
      - kind: reworded
        items: [b2c3d]
        carry: {partly: show-again, not-applicable: no}
        why: The question now says how often.
      - kind: split
        items: [c3d4f]
        into: [t2v3w, v3w4x]
        carry: {yes: yes, no: yes, partly: no, any-other: show-again}
        why: Trees and paths have plans of their own.
      - kind: merged
        items: [q5r6s, s7t8v]
        into: [w4x5z]
        carry: {yes: yes, no: yes, any-other: no}
        why: Both were about the pond.
      - kind: replaced
        items: [d4f5g]
        into: [x5z6b]
        carry: {any-other: yes}
        why: Bushes do not count any more.
      - kind: retired
        items: [j8k9m]
        why: Nobody needed it.
"""
GONE = {
    "c3d4f": "[t2v3w, v3w4x]", "q5r6s": "[w4x5z]", "s7t8v": "[w4x5z]", "d4f5g": "[x5z6b]", "j8k9m": "",
}  # fmt: skip
NEW = {
    "trees": (
        ("t2v3w", "Is there a plan for the trees?", ""),
        ("v3w4x", "Is there a plan for the paths?", ""),
        ("x5z6b", "How many trees are there, without bushes?", "answer: {type: number, unit: trees, most: 1000}"),
    ),
    "pond": (("w4x5z", "Is the pond kept well?", "applies: {profile: has-pond, is: [yes]}"),),
}


def second_version(folder: Path) -> Catalogue:
    """Write version 2.0.0 of the orchard into `folder`, and return it without a mistake."""
    files = orchard_files()
    files["catalogue.yaml"] = files["catalogue.yaml"].replace("version: 1.1.0", "version: 2.0.0")
    for name in ("trees.yaml", "pond.yaml"):
        files[name] = _changed(files[name])
        for id, ask, more in NEW[name.removesuffix(".yaml")]:
            item = ITEM.format(id=id, ask=ask, more=more or "core: false")
            files[name] += item.replace("since: 1.0.0", "since: 2.0.0")
    files["changes.yaml"] = CHANGES
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    loaded, problems = check(folder)
    assert loaded.catalogue is not None and not [p for p in problems if p.code != "uncovered"], [
        str(p) for p in problems
    ]
    return loaded.catalogue


def _changed(text: str) -> str:
    lines = []
    for line in text.splitlines():
        lines.append(line)
        id = line.removeprefix("      - id: ")
        if id == "b2c3d":
            lines.append("        changed: 2.0.0")
        if id in GONE:
            lines.append("        retired: 2.0.0")
            lines += [f"        replaced-by: {GONE[id]}"] if GONE[id] else []
    return "\n".join(lines).replace("Are the trees watered?", "Are the trees watered every week?") + "\n"
