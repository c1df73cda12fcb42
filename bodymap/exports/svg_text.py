"""The few pieces of SVG text our pictures are made of: numbers, lines, areas, words, pages."""

from collections.abc import Iterable
from html import escape
from itertools import chain

from shapely import Polygon

INK, QUIET, PAGE, ALARM = "#17212b", "#50606f", "#ffffff", "#a3181d"
"""Colours of words, of lesser words, of the paper, and of warnings."""

TEXT = 26.0
"""Height of the letters, in mm of the body."""

FONT = "Inter, Noto Sans, sans-serif"


def number(value: float) -> str:
    """At most two decimals, the shortest way."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def line_path(points: Iterable[tuple[float, ...]]) -> str:
    """`M0,0L10,0L10,5`."""
    return "M" + "L".join(f"{number(p[0])},{number(p[1])}" for p in points)


def area_path(parts: Iterable[Polygon]) -> str:
    """All rings of the polygons, holes too; to be filled by the even-odd rule."""
    rings = chain.from_iterable((part.exterior, *part.interiors) for part in parts)
    return "".join(line_path(list(ring.coords)[:-1]) + "Z" for ring in rings)


def dot_path(x: float, y: float, radius: float) -> str:
    """A circle as two arcs."""
    r, across = number(radius), number(2 * radius)
    return f"M{number(x - radius)},{number(y)}a{r},{r} 0 1 0 {across},0a{r},{r} 0 1 0 -{across},0Z"


def path(d: str, **attributes: str) -> str:
    """A path with attributes; `stroke_width` is written `stroke-width`."""
    said = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f'<path d="{d}"{said}/>'


def text_line(
    x: float,
    y: float,
    size: float,
    words: str,
    *,
    colour: str = INK,
    bold: bool = False,
    anchor: str = "start",
) -> str:
    """One line of plain text, its foot at y; anchor start, middle or end."""
    weight = "600" if bold else "400"
    return (
        f'<text x="{number(x)}" y="{number(y)}" font-family="{FONT}" font-size="{number(size)}"'
        f' font-weight="{weight}" text-anchor="{anchor}" fill="{colour}">{escape(words, quote=False)}</text>'
    )


def page(width: float, height: float, parts: Iterable[str]) -> str:
    """A whole SVG text on white paper."""
    w, h = number(width), number(height)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}">'
    return "\n".join([head, f'<rect width="{w}" height="{h}" fill="{PAGE}"/>', *parts, "</svg>\n"])
