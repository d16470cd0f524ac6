"""The directive `analysis`: a group of invented States is counted when the pages are built."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import Project

PAGE = """\
# Example

```{analysis} answers
```

```{analysis} trend
```

```{analysis} plans
```

```{analysis} needs
```
"""


def test_a_group_is_counted_and_says_that_it_is_an_exercise(project: Callable[..., Project]) -> None:
    built = project().page(PAGE).build()
    assert built.warnings == []
    found = built.article("index.html")
    assert found.count("This is an exercise. The 14 States are invented") == 4
    assert found.count('role="img"') == 2, "answers and needs are drawn; of plans there are too few"
    hidden = "not shown (fewer than 5 States"
    for told in (
        "Asked",
        f"in two years: {hidden}",
        f"the return before: {hidden}",
        "Not yet done, and who could tell how",
    ):
        assert told in found


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "man"])
def test_every_other_output_has_the_tables_without_the_drawings(builder: str, project: Callable[..., Project]) -> None:
    built = project().page(PAGE).build(builder)
    assert [line for line in built.warnings if "conf.py" not in line] == []
    names = {"text": "index.txt", "latex": "*.tex", "epub": "index.xhtml", "man": "*.1"}
    (path,) = built.out.glob(names[builder])
    text = path.read_text("utf-8")
    assert "not shown" in text and "<svg" not in text
