"""Whatever stands in a file, reading it ends in a catalogue or in messages, never in a traceback."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from assessbook.catalogue.check import check

from .conftest import FILES

PIECES = st.sampled_from(
    [
        "id: ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "\n",
        "  ",
        "ask: x",
        "'",
        '"',
        "*a",
        "&a ",
        "!t ",
        "|\n",
        ": ",
        "#",
        "\t",
        "é",
        "\x00",
        "null",
        "true",
        "sections:",
        "---\n",
        "b2c3d",
        "%YAML 1.2\n",
        "\ufeff",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.binary(max_size=200), st.lists(PIECES, max_size=30).map(lambda parts: "".join(parts).encode())),
    st.sampled_from(sorted(FILES)),
)
def test_any_bytes_in_any_file(data: bytes, spoilt: str) -> None:
    with TemporaryDirectory() as folder:
        for name, text in FILES.items():
            (Path(folder) / name).parent.mkdir(exist_ok=True)
            (Path(folder) / name).write_bytes(data if name == spoilt else text.encode())
        _, problems = check(Path(folder))
    assert problems
    assert all(problem.line >= 1 and problem.column >= 1 and problem.message for problem in problems)
