"""All maps over each other on paper: tinted where they agree, striped where not, the border of each in its own line.

With a chosen root its skin instead, the deeper the more maps give it. Behind a layer the borders alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Polygon

from bodymap.atlas.agreement import Answered, answered, counted_maps, given
from bodymap.atlas.areas import multipolygon, united
from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Root, Side
from bodymap.atlas.naming import named
from bodymap.exports.map_svg import (
    BORDERS_ONLY,
    DIFFER,
    LIT,
    borders_svg,
    lines_path,
    outline,
    source_line,
    tint,
)
from bodymap.exports.names_shown import Name, level_names
from bodymap.exports.page_names import letter
from bodymap.exports.palette import MapLine, map_line
from bodymap.exports.panels import Panel
from bodymap.exports.svg_text import PAGE, TEXT, line_path, number, path, text_line
from bodymap.language import tr, tr_count

AGREED, STRIPE, DEEPEST = 0.24, 0.34, 0.8
"""How opaque a level is: where all maps agree, in the stripes where not, and of a chosen root that every map gives."""
_STRIPES = {2: 20.0, 3: 13.0}
_FINEST = 9.0
"""mm on paper of a stripe by the number of rival levels: the more, the denser."""
_BORDER, _HALO = 2.6, 5.4
"""mm on paper of a border, and of the light ground under it."""
_PALE = "0.45"
"""How opaque the borders are while something else is looked at."""
_KEY, _GAP, _BETWEEN, _ROW = (70.0, 30.0), 16.0, 50.0, TEXT * 1.9
"""mm of a key of the legend, of the gap before its words, between two entries, and of a row."""
_LETTER = 0.54
"""Mean width of a letter against its height, on the safe side."""


@dataclass(frozen=True, slots=True)
class AllMaps:
    """root, side: whose skin is shown as far as the maps agree; behind: a layer is looked at."""

    atlas: Atlas
    root: Root | None = None
    side: Side | None = None
    behind: bool = False

    @property
    def heading(self) -> str:
        if self.behind:
            return tr(BORDERS_ONLY, maps=tr("All maps stacked"))
        if self.root is None:
            return tr("All maps stacked")
        return tr("{root} in all maps", root=self.root.value)

    @property
    def foot(self) -> tuple[str, ...]:
        return (*map(source_line, self.atlas.maps.values()), tr(DIFFER))

    def ground(self, panel: Panel) -> str:
        borders = list(self._borders(panel))
        if self.behind:
            return _pale(borders)
        if self.root is not None:
            return "\n".join([_pale(borders), *self._agreed(panel, self.root)])
        fills = [part for one in answered(self.atlas, panel.view) for part in _filled(one, panel)]
        return "\n".join([*fills, *borders])

    def names(self, panel: Panel) -> tuple[Name, ...]:
        if self.behind:
            return ()
        found: dict[str, list[MultiPolygon]] = {}
        if self.root is None:
            for one in answered(self.atlas, panel.view):
                found.setdefault("/".join(one.levels), []).append(panel.shown(one.shape))
        else:
            for one in given(self.atlas, panel.view, self.root.value):
                if self.side in (None, one.side):
                    found.setdefault(f"{one.count}/{one.maps}", []).append(panel.shown(one.shape))
        levels = [named(name, shapes) for name, shapes in found.items()]
        return level_names((level for level in levels if not level.shape.is_empty), letter(panel))

    def _agreed(self, panel: Panel, root: Root) -> Iterable[str]:
        parts = [one for one in given(self.atlas, panel.view, root.value) if self.side in (None, one.side)]
        for one in parts:
            yield tint(root.value, panel.seen(panel.shown(one.shape)), DEEPEST * one.count / one.maps)
        most = [one.shape for one in parts if one.by_most]
        if most:
            yield outline(panel.seen(panel.shown(united(most))), LIT, 4 / panel.factor)

    def _borders(self, panel: Panel) -> Iterable[str]:
        """Unbroken lines first: where maps share a border, the broken ones stay to be seen on it."""
        lines = [
            (map_line(i), one.faces.get(panel.view, ())) for i, one in enumerate(self.atlas.maps.values())
        ]
        k = panel.factor
        for _, faces in lines:
            yield borders_svg(faces, panel, stroke=PAGE, stroke_opacity="0.6", stroke_width=number(_HALO / k))
        for line, faces in sorted(lines, key=lambda one: bool(one[0].dash)):
            yield borders_svg(faces, panel, **_ink(line, _BORDER / k))

    # -- the legend

    def key(self, x: float, y: float, width: float) -> tuple[list[str], float]:
        """Line after line: an entry that does not fit begins the next."""
        parts: list[str] = []
        left, top = 0.0, 0.0
        for key, words in (*self._lines(), *self._fills()):
            wide = _KEY[0] + _GAP + TEXT * 0.9 * _LETTER * len(words)
            if left > 0 and left + wide > width:
                left, top = 0.0, top + _ROW
            parts += [f'<g transform="translate({number(x + left)} {number(y + top)})">{key}</g>']
            parts.append(text_line(x + left + _KEY[0] + _GAP, y + top + _KEY[1] * 0.8, TEXT * 0.9, words))
            left += wide + _BETWEEN
        return parts, top + 1.4 * _ROW

    def _lines(self) -> Iterable[tuple[str, str]]:
        middle = _KEY[1] / 2
        for i, one in enumerate(self.atlas.maps.values()):
            d = line_path([(0.0, middle), (_KEY[0], middle)])
            yield path(d, fill="none", **_ink(map_line(i), _BORDER * 1.2)), one.says(one.title)

    def _fills(self) -> Iterable[tuple[str, str]]:
        if self.behind:
            return
        box = MultiPolygon([shapely.box(0, 0, *_KEY)])
        maps = counted_maps(self.atlas)
        if self.root is not None:
            level = self.root.value
            for count in (1, maps):
                words = tr_count(
                    "{count}/{all}: {count} of {all} maps gives {level}",
                    "{count}/{all}: {count} of {all} maps give {level}",
                    count,
                    all=maps,
                    level=level,
                )
                yield tint(level, box, DEEPEST * count / maps), words
            yield outline(box, LIT, 4), tr("most maps give {level}", level=level)
            return
        yield tint("L4", box, AGREED), tr("maps agree")
        for levels in (("L3", "L4"), ("L3", "L4", "L5")):
            words = tr("two levels") if len(levels) == 2 else tr("three or more levels")
            yield "".join(_striped(levels, box, 1.0)), words


def _filled(one: Answered, panel: Panel) -> Iterable[str]:
    shape = panel.seen(panel.shown(one.shape))
    if shape.is_empty:
        return ()
    if len(one.levels) == 1:
        return (tint(one.levels[0], shape, AGREED),)
    return _striped(one.levels, shape, panel.factor)


def _striped(levels: tuple[str, ...], shape: MultiPolygon, factor: float) -> Iterable[str]:
    """Slanted stripes in the colours of rival levels, with thin dark lines between them."""
    wide = _STRIPES.get(len(levels), _FINEST) / factor
    left, top, right, bottom = shape.bounds
    step, size = wide * 2**0.5, bottom - top
    first = int(np.floor((left - bottom) / step))
    starts = range(first, int(np.ceil((right - top) / step)) + 1)

    def at(number_: int, y: float) -> tuple[float, float]:
        return number_ * step + y, y  # a stripe runs down to the right, and hangs on the mm of its view

    shapely.prepare(shape)
    for i, level in enumerate(levels):
        bands = [
            Polygon([at(n, top), at(n + 1, top), at(n + 1, bottom), at(n, bottom)])
            for n in starts
            if n % len(levels) == i
        ]
        yield tint(level, multipolygon(shapely.intersection(MultiPolygon(bands), shape)), STRIPE)
    lines = [LineString([at(n, top), at(n, top + size)]) for n in starts]
    cut = lines_path(shapely.union_all(shapely.intersection(lines, shape)))
    if cut:
        ink = {"stroke": "#17212b", "stroke_opacity": "0.45", "stroke_width": number(1.2 / factor)}
        yield path(cut, fill="none", **ink)


def _ink(line: MapLine, width: float) -> dict[str, str]:
    dash = " ".join(number(part * width) for part in line.dash)
    ink = {"stroke": line.colour, "stroke_width": number(width)}
    return {**ink, "stroke_dasharray": dash} if dash else ink


def _pale(parts: Iterable[str]) -> str:
    return f'<g opacity="{_PALE}">{"".join(parts)}</g>'
