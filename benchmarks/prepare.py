"""Write the projects to build, and prove that their pages say the same. Run by builds.py, one part at a time."""

from __future__ import annotations

import sys
from pathlib import Path

from . import handbook, needs, plain


def main(part: str, folder: Path, size: int = 0) -> None:
    """Do one part: `handbook`, `baselines` (from the built handbook) or `compare`."""
    match part:
        case "handbook":
            handbook.write(folder / "handbook", size)
        case "baselines":
            plain.write(folder / "plain", folder / "handbook")
            needs.write(folder / "needs", folder / "handbook" / "checklists")
        case "compare":
            _compare(folder / "handbook" / "html", folder / "plain" / "html")


def _compare(one: Path, other: Path) -> None:
    mine, theirs = plain.words(one), plain.words(other)
    differing = [name for name in sorted({*mine, *theirs}) if mine.get(name) != theirs.get(name)]
    if differing:
        sys.exit(f"The pages do not say the same as the plain ones: {', '.join(differing)}")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *map(int, sys.argv[3:]))
