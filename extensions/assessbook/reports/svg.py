"""A small drawing in SVG that reads as well on paper, in black and white, in the dark and from right to left.

Everything is drawn in the colour of the text around it; what must be told apart differs in its pattern. The drawing is
narrow, so that it can be read on a phone. Sides are logical: `x` counts from the side where a line of text begins.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from textwrap import wrap

WIDTH = 360
"""The width of every drawing, in its own units; text of 14 units is then read on a phone of 320 pixels."""


@dataclass
class Canvas:
    """Collects shapes from top to bottom; `mirrored` for languages from right to left."""

    mirrored: bool = False
    height: float = 0
    parts: list[str] = field(default_factory=list)

    def rect(self, x: float, y: float, width: float, height: float, style: str = "", round_: float = 0) -> None:
        """Draw a rectangle; `style` is more attributes, empty for an outline."""
        left = WIDTH - x - width if self.mirrored else x
        look = style or 'fill="none" stroke="currentColor"'
        rx = f' rx="{round_:g}"' if round_ else ""
        self.parts.append(f'<rect x="{left:g}" y="{y:g}" width="{width:g}" height="{height:g}"{rx} {look}/>')
        self._reach(y + height)

    def circle(self, x: float, y: float, radius: float, style: str = "") -> None:
        """Draw a circle around a point."""
        look = style or 'fill="none" stroke="currentColor"'
        self.parts.append(f'<circle cx="{self._x(x):g}" cy="{y:g}" r="{radius:g}" {look}/>')
        self._reach(y + radius)

    def line(self, x: float, y: float, to_x: float, to_y: float, style: str = "") -> None:
        """Draw a line between two points."""
        ends = f'x1="{self._x(x):g}" y1="{y:g}" x2="{self._x(to_x):g}" y2="{to_y:g}"'
        self.parts.append(f'<line {ends} stroke="currentColor" {style}/>')
        self._reach(max(y, to_y))

    def arrow(self, y: float, to_y: float, x: float = WIDTH / 2) -> None:
        """Draw an arrow downwards."""
        self.line(x, y, x, to_y - 5)
        middle = self._x(x)
        self.parts.append(f'<path d="M{middle - 5:g} {to_y - 7:g}h10l-5 7z" fill="currentColor"/>')

    def text(self, x: float, y: float, words: str, anchor: str = "start", size: int = 14, bold: bool = False) -> None:
        """Write words on a line; `anchor` is the part of them that stands at `x`."""
        weight = ' font-weight="700"' if bold else ""
        self.parts.append(
            f'<text x="{self._x(x):g}" y="{y:g}" font-size="{size}"{weight} text-anchor="{anchor}">'
            f"{escape(words, quote=False)}</text>"
        )
        self._reach(y + size * 0.4)

    def lines(self, x: float, y: float, words: str, letters: int, anchor: str = "start", bold: bool = False) -> float:
        """Write words in lines of at most `letters` signs, the first at `y`; return where the next line would be."""
        for line in wrap(words, letters) or [""]:
            self.text(x, y, line, anchor, bold=bold)
            y += 18
        return y

    def svg(self, id: str, title: str, about: str) -> str:
        """Return the drawing with a title and a description that are read aloud in its place."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {self.height + 4:g}" role="img"'
            f' width="{WIDTH}" height="{self.height + 4:g}" aria-labelledby="{id}-title {id}-desc">'
            f'<title id="{id}-title">{escape(title)}</title><desc id="{id}-desc">{escape(about)}</desc>\n'
            + "\n".join(self.parts)
            + "</svg>\n"
        )

    def hatch(self, id: str, path: str = "M0 0v5", width: float = 2) -> str:
        """Define diagonal lines, or a repeated `path`, and return the attributes of a shape filled with them."""
        if not any(f'id="{id}"' in part for part in self.parts):
            self.parts.insert(
                0,
                f'<defs><pattern id="{id}" width="5" height="5" patternUnits="userSpaceOnUse"'
                f' patternTransform="rotate(45)"><path d="{path}" stroke="currentColor" stroke-width="{width:g}"/>'
                "</pattern></defs>",
            )
        return f'fill="url(#{id})" stroke="currentColor"'

    def _x(self, x: float) -> float:
        return WIDTH - x if self.mirrored else x

    def _reach(self, y: float) -> None:
        self.height = max(self.height, y)
