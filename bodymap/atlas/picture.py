"""The drawn body and spine as SVG text in the caller's colours, from the built pictures.

Colours arrive as roles, so this layer knows no theme; see tones.py for the roles of the spine.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cache
from re import compile as pattern

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.atlas.spine_stored import Ganglion, RootPath, SpinePicture, spine_from_json
from bodymap.atlas.stored import art_files, figure_file, fingerprint
from bodymap.atlas.tones import SPINE_COLOURS, figure_tones, painted
from bodymap.atlas.variants import NEUTRAL, warp_of
from bodymap.data import data_folder

_HAIR = 15.0
"""mm by which hair stands over the top of a head at most."""
_HEADS = (View.FRONT, View.BACK, View.SIDE_LEFT, View.SIDE_RIGHT)
_SHEET = (76.0, 74.0, 76.0, 10.0)
"""mm by which the sheet, the feet and the couch that are only drawn stand over the view between the legs."""
_WIDTH = pattern(r'stroke-width="([\d.]+)"')

__all__ = [
    "SPINE_COLOURS",
    "Ganglion",
    "RootPath",
    "SpinePicture",
    "drawn_past",
    "figure_box",
    "figure_svg",
    "hair_over",
    "spine_picture",
]


def figure_svg(view: View, colours: Mapping[str, str], figure: str = NEUTRAL, thicker: float = 1.0) -> str:
    """The figure of a view, transparent outside the body; viewBox in mm.

    colours: "#rrggbb" for the roles dark, light, shadow, outline, ink, nail and nipple. figure: one of
    variants.FIGURES; thicker: factor of the outline's width. Raises KeyError when a colour is missing or the figure is none of these.
    """
    shown = NEUTRAL if warp_of(view, figure) is None else figure
    text = painted(_figure(view, shown), figure_tones(colours))
    return text if thicker == 1.0 else _with_thicker_outline(text, thicker)


def _with_thicker_outline(text: str, factor: float) -> str:
    inside, start, outline = text.partition('<g id="outline">')
    return inside + start + _WIDTH.sub(lambda m: f'stroke-width="{float(m[1]) * factor:.1f}"', outline)


def hair_over(view: View) -> float:
    """How far the picture of a view may reach over the top of its outline, mm."""
    return _HAIR if view in _HEADS else 0.0


def drawn_past(view: View) -> tuple[float, float, float, float]:
    """How far the picture of a view goes on past its outline to the left, up, right and down, mm: what is only drawn
    and needs a place of its own. Hair is told by `hair_over`.
    """
    return _SHEET if view is View.PERINEUM else (0.0, 0.0, 0.0, 0.0)


@cache
def figure_box(view: View) -> tuple[float, float, float, float]:
    """x, y, width and height of a view's picture, mm."""
    left, top, right, bottom = open_atlas().boxes[view]
    return left, top, right - left, bottom - top


def spine_picture(colours: Mapping[str, str]) -> SpinePicture:
    """The lumbosacral spine from behind. colours: any roles of SPINE_COLOURS that should differ."""
    drawing = _spine()
    tones = {**SPINE_COLOURS, **colours}
    return replace(drawing, under=painted(drawing.under, tones), over=painted(drawing.over, tones))


@cache
def _figure(view: View, figure: str) -> str:
    built = _built(figure_file(view, figure))
    if built and built.endswith("</svg>\n"):
        return built
    from bodymap.atlas.strokes import figure_text  # what draws is not needed to start

    return figure_text(view, data_folder("regions"), data_folder("assets"), figure)


@cache
def _spine() -> SpinePicture:
    built = _built("spine.json")
    with suppress(KeyError, TypeError, ValueError):  # damaged: draw anew
        if built:
            return spine_from_json(built)
    from bodymap.atlas.spine import draw_spine

    return draw_spine(data_folder("assets") / "spine.yaml")


def _built(name: str) -> str | None:
    """A built picture, when it was built from the sources as they are now."""
    path = data_folder("assets") / "built" / name
    try:
        text = path.read_text("utf-8")
    except (OSError, ValueError):
        return None
    return text if _art_fingerprint() in text[:300] else None


@cache
def _art_fingerprint() -> str:
    regions, assets = data_folder("regions"), data_folder("assets")
    return fingerprint(art_files(regions, assets), regions.parent)
