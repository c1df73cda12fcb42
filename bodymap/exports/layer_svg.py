"""Muscles, nerves or the skin of the nerves under a drawing on paper: plain paths and text, in mm of the view."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely
from shapely import LineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from bodymap.atlas.layer_parts import ABOVE
from bodymap.atlas.levels import Root, View
from bodymap.atlas.tones import mixed
from bodymap.drawing.stroke_area import polygons_of
from bodymap.exports.layer_look import (
    CAUGHT,
    TENDON,
    TENDON_INK,
    layer_title,
    muscle_tint,
    nerve_tint,
    of_root,
    skin_colour,
)
from bodymap.exports.svg_text import area_path, line_path, number, path, text_line
from bodymap.knowledge.library import Library

if TYPE_CHECKING:
    from bodymap.atlas.layers import Layers, MuscleShape

LETTERS = 17.0
"""mm of the letters on muscles, nerves and skin, on a view at body scale."""
VOLUME = ((0.14, 0.16), (0.28, 0.32))
"""Insets of a muscle (share of its width) and how much lighter they are."""
DEEP = "0.6"
LEAST = 12.0
"""mm2: smaller parts are not drawn."""


@dataclass(frozen=True, slots=True)
class LayerPage:
    """One layer for a page; root: light what depends on it."""

    layers: "Layers"
    library: Library
    layer: str
    root: Root | None = None

    @property
    def title(self) -> str:
        """What the layer shows, and that it is our own schematic."""
        return layer_title(self.layer, self.root)

    def ground(self, view: View, hidden: MultiPolygon, factor: float) -> str:
        """What lies under the marks of one view; hidden: what the page leaves out, mm; factor: scale of the view."""
        draw = {"muscles": self._muscles, "nerves": self._nerves, "territories": self._skins}[self.layer]
        return "\n".join(draw(view, hidden, 1 / factor))

    def names(self, view: View, hidden: MultiPolygon, factor: float) -> str:
        """Letters of the roots, or short names, over the marks; none where another stands already."""
        size = LETTERS / factor
        taken: list[Polygon] = []
        parts: list[str] = []
        for words, x, y in self._words(view):
            half = 0.29 * size * len(words)
            box = shapely.box(x - half, y - 0.7 * size, x + half, y + 0.5 * size)
            if hidden.intersects(shapely.Point(x, y)) or any(box.intersects(other) for other in taken):
                continue
            taken.append(box)
            parts.append(_haloed(x, y + size * 0.36, size, words))
        return "\n".join(parts)

    # -- muscles

    def _muscles(self, view: View, hidden: MultiPolygon, unit: float) -> Iterable[str]:
        muscles = self.layers.muscles.get(view, ())
        for muscle in (*(m for m in muscles if not m.deep), *(m for m in muscles if m.deep)):
            yield from self._muscle(muscle, hidden, unit)

    def _muscle(self, muscle: "MuscleShape", hidden: MultiPolygon, unit: float) -> Iterable[str]:
        facts = self.library.muscle(muscle.muscle)
        shape = _shown(muscle.shape, hidden)
        if facts is None or shape.is_empty:
            return
        tint = muscle_tint(facts, self.root)
        opacity = {"opacity": DEEP} if muscle.deep else {}
        outline = area_path(shape.geoms)
        tendon_only = muscle.tendon.equals(muscle.shape)
        yield path(outline, fill=TENDON if tendon_only else mixed(tint.fill, tint.ink, 0.12), **opacity)
        if not tendon_only:
            wide = 2 * muscle.shape.area / max(muscle.shape.length, 1.0)
            for share, light in VOLUME:
                inset = _shown(muscle.shape.buffer(-wide * share), hidden)
                if not inset.is_empty:
                    fill = mixed(tint.fill, "#ffffff", light)
                    yield path(area_path(inset.geoms), fill=fill, **opacity)
        fibres = shapely.difference(muscle.fibres, hidden) if not hidden.is_empty else muscle.fibres
        lines = "".join(
            line_path(list(one.coords)) for one in shapely.get_parts(fibres) if isinstance(one, LineString)
        )
        if lines:
            yield path(lines, fill="none", stroke=tint.ink, stroke_width=number(0.8 * unit), opacity="0.5")
        tendon = _shown(muscle.tendon, hidden)
        if not tendon_only and not tendon.is_empty:
            yield path(area_path(tendon.geoms), fill=TENDON, **opacity)
        dash = {"stroke_dasharray": f"{number(5 * unit)} {number(3.4 * unit)}"} if muscle.deep else {}
        ink = TENDON_INK if tendon_only else tint.ink
        yield path(outline, fill="none", stroke=ink, stroke_width=number(1.2 * unit), **dash)

    # -- nerves

    def _nerves(self, view: View, hidden: MultiPolygon, unit: float) -> Iterable[str]:
        full = self._full()
        for nerve in sorted(self.layers.nerves.get(view, ()), key=lambda n: not n.deep):
            facts, shape = self.library.nerves.get(nerve.nerve), _shown(nerve.shape, hidden)
            if facts is None or shape.is_empty:
                continue
            tint = nerve_tint(facts, nerve.deep, full)
            dash = {"stroke_dasharray": f"{number(4 * unit)} {number(3 * unit)}"} if nerve.deep else {}
            wide = number(1.0 * unit)
            yield path(area_path(shape.geoms), fill=tint.fill, stroke=tint.ink, stroke_width=wide, **dash)
        for place in self.layers.places.get(view, ()):
            if (full is None or place.nerve in full) and not hidden.intersects(
                shapely.Point(place.x, place.y)
            ):
                yield _diamond(place.x, place.y, 7 * unit)

    # -- skin of the nerves

    def _skins(self, view: View, hidden: MultiPolygon, unit: float) -> Iterable[str]:
        full = self._full()
        for skin in self.layers.territories.get(view, ()):
            shape = _shown(skin.shape, hidden)
            if skin.nerve != ABOVE and not shape.is_empty:
                strong = "0.55" if full is None or skin.nerve in full else "0.14"
                edge = {"stroke": "#ffffff", "stroke_opacity": "0.75", "stroke_width": number(7 * unit)}
                colour = skin_colour(skin.nerve)
                yield path(area_path(shape.geoms), fill=colour, fill_opacity=strong, **edge)

    def _full(self) -> frozenset[str] | None:
        return None if self.root is None else of_root(self.library.nerves.values(), self.root)

    # -- words

    def _words(self, view: View) -> Iterable[tuple[str, float, float]]:
        if self.layer == "muscles":
            yield from self._letters(view)
            return
        full = self._full()
        if self.layer == "nerves":
            shapes = [
                (n.nerve, n.line.length, n.line.interpolate(0.55, normalized=True))
                for n in self.layers.nerves.get(view, ())
            ]
        else:
            skins = [t for t in self.layers.territories.get(view, ()) if t.nerve != ABOVE]
            shapes = [(t.nerve, t.shape.area, _middle(t.shape)) for t in skins]
        told: set[str] = set()
        for name, _, spot in sorted(shapes, key=lambda one: -one[1]):
            facts = self.library.nerves.get(name)
            if facts is not None and name not in told and (full is None or name in full):
                told.add(name)
                yield facts.short, spot.x, spot.y

    def _letters(self, view: View) -> Iterable[tuple[str, float, float]]:
        """The root of each muscle where most of it is seen, the roomiest first."""
        seen = [m for m in self.layers.muscles.get(view, ()) if m.spot[2] > 0]
        for muscle in sorted(seen, key=lambda m: -m.spot[2]):
            facts = self.library.muscle(muscle.muscle)
            letters = muscle_tint(facts, self.root).letters if facts else ""
            if letters:
                yield letters, muscle.spot[0], muscle.spot[1]


def _shown(shape: BaseGeometry, hidden: MultiPolygon) -> MultiPolygon:
    """The part of a shape that the page shows, without crumbs."""
    kept = shape if hidden.is_empty else shapely.difference(shape, hidden)
    return MultiPolygon([part for part in polygons_of(kept).geoms if part.area > LEAST or hidden.is_empty])


def _middle(shape: MultiPolygon) -> shapely.Point:
    """The middle of the largest circle in it."""
    largest = max(shape.geoms, key=lambda part: part.area)
    return shapely.Point(shapely.maximum_inscribed_circle(largest, 1.0).coords[0])


def _diamond(x: float, y: float, reach: float) -> str:
    corners: Sequence[tuple[float, float]] = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
    return path(line_path(corners) + "Z", fill=CAUGHT, stroke="#ffffff", stroke_width=number(reach / 4))


def _haloed(x: float, y: float, size: float, words: str) -> str:
    """Words with a light edge, legible on any colour."""
    halo = text_line(x, y, size, words, colour="#ffffff", bold=True, anchor="middle")
    edge = f'stroke="#ffffff" stroke-width="{number(size * 0.26)}" stroke-linejoin="round" fill='
    return halo.replace("fill=", edge, 1) + text_line(x, y, size, words, bold=True, anchor="middle")
