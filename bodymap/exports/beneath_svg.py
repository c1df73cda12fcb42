"""Muscles, nerves, their skin and pictures of look-alikes under a drawing on paper: plain paths, in mm of the view."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import shapely
from shapely import MultiPolygon, Point
from shapely.affinity import rotate, scale, translate

from bodymap.atlas.areas import multipolygon
from bodymap.atlas.atlas import Atlas
from bodymap.atlas.layer_parts import ABOVE
from bodymap.atlas.levels import Side
from bodymap.atlas.tones import mixed
from bodymap.exports.beneath import (
    TERRITORIES,
    Beneath,
    deep_share,
    full_nerves,
    has_muscle,
    has_path,
    has_place,
    page_words,
    tint_on,
)
from bodymap.exports.layer_look import (
    CAUGHT,
    CORE_PICTURE,
    POSSIBLE_PICTURE,
    TENDON,
    TENDON_INK,
    nerve_tint,
    skin_colour,
)
from bodymap.exports.map_svg import lines_path, outline
from bodymap.exports.names_shown import Name, NamesUnder
from bodymap.exports.palette import MARKS_ON
from bodymap.exports.panels import Panel
from bodymap.exports.svg_text import area_path, line_path, number, path
from bodymap.exports.warping import warped
from bodymap.knowledge.library import Library

if TYPE_CHECKING:
    from bodymap.atlas.layers import Layers, MuscleShape, NervePath, ReferralBlob, Territory

VOLUME = ((0.14, 0.16), (0.28, 0.32))
"""Insets of a muscle (share of its width) and how much lighter they are."""
LEAST = 12.0
"""mm2: smaller parts are not drawn."""
CHOSEN = MARKS_ON["paper"].accent
"""Ink of the outline of what was chosen."""
PICTURE = 0.62
FADE = ((0.0, 1.0), (0.45, 0.72), (0.75, 0.3), (1.0, 0.0))
"""How opaque a picture of a look-alike is in its middle, and what is left of that at these shares of its radius."""
RIM, RIM_INK = 3.0, "#3f4852"
"""mm on paper and colour of the outline of the body over its layers."""
RINGS = 12
"""Ovals of which its fading is made: readers of SVG differ about gradients."""


@dataclass(frozen=True, slots=True)
class BeneathPage:
    """What is drawn under the skin of a page: see `Beneath`."""

    atlas: Atlas
    layers: "Layers"
    library: Library
    whats: tuple[Beneath, ...]

    @property
    def foot(self) -> str:
        """What is drawn, and that it is our own schematic."""
        return page_words(self.whats, self.library)

    @property
    def layer(self) -> str:
        """The layer that is looked at; "" = none."""
        return next((what.layer for what in self.whats if what.layer), "")

    def names(self, panel: Panel) -> tuple[Name, ...]:
        return NamesUnder(self.library).names(self.whats, panel.view)

    def ground(self, panel: Panel) -> str:
        """What lies under the marks, in mm as they are seen."""
        drawn = [part for what in self.whats for part in self._drawn(what, panel)]
        rim = self._rim(panel) if any(drawn) else ""
        return warped("\n".join(filter(None, (*drawn, rim))), panel.warp)

    def _rim(self, panel: Panel) -> str:
        """The outline of the body once more, over what lies under its skin; not where the page cuts it."""
        body = shapely.boundary(self.atlas.silhouette(panel.view))
        lines = lines_path(shapely.difference(body, panel.hidden.buffer(1.0)))
        return path(lines, fill="none", stroke=RIM_INK, stroke_width=number(RIM / panel.factor))

    def over(self, panel: Panel) -> str:
        """The outlines of what was chosen, over the marks."""
        drawn = (part for what in self.whats for part in self._chosen(what, panel))
        return warped("\n".join(filter(None, drawn)), panel.warp)

    def _drawn(self, what: Beneath, panel: Panel) -> Iterable[str]:
        skins = self.layers.territories.get(panel.view, ())
        if what.layer == TERRITORIES:
            yield from self._skins(skins, what, panel)
        elif what.nerve:
            own = [t for t in skins if t.nerve in what.nerves and what.side in (None, t.side)]
            yield from self._skins(own, what, panel)
        muscles = [m for m in self.layers.muscles.get(panel.view, ()) if has_muscle(m, what)]
        for muscle in sorted(muscles, key=lambda m: m.deep):
            yield from self._muscle(muscle, what, panel)
        yield from self._nerves(what, panel)
        for blob in self.layers.blobs.get(what.condition, ()):
            if blob.view is panel.view and (blob.both or what.side in (None, blob.side)):
                yield from _picture(blob, panel)

    # -- muscles

    def _muscle(self, muscle: "MuscleShape", what: Beneath, panel: Panel) -> Iterable[str]:
        shape, unit = _kept(muscle.shape, panel), 1 / panel.factor
        if shape.is_empty:
            return
        tint = tint_on(muscle, what, self.library)
        opacity = {"opacity": number(deep_share(what, tint))} if muscle.deep else {}
        border = area_path(shape.geoms)
        tendon_only = muscle.tendon.equals(muscle.shape)
        yield path(border, fill=TENDON if tendon_only else mixed(tint.fill, tint.ink, 0.12), **opacity)
        if not tendon_only:
            wide = 2 * muscle.shape.area / max(muscle.shape.length, 1.0)
            for share, light in VOLUME:
                inset = _kept(multipolygon(muscle.shape.buffer(-wide * share)), panel)
                if not inset.is_empty:
                    yield path(area_path(inset.geoms), fill=mixed(tint.fill, "#ffffff", light), **opacity)
        lines = lines_path(shapely.difference(muscle.fibres, panel.hidden))
        if lines:
            yield path(lines, fill="none", stroke=tint.ink, stroke_width=number(0.8 * unit), opacity="0.5")
        tendon = _kept(muscle.tendon, panel)
        if not tendon_only and not tendon.is_empty:
            yield path(area_path(tendon.geoms), fill=TENDON, **opacity)
        dash = {"stroke_dasharray": f"{number(5 * unit)} {number(3.4 * unit)}"} if muscle.deep else {}
        ink = TENDON_INK if tendon_only else tint.ink
        yield path(border, fill="none", stroke=ink, stroke_width=number(1.2 * unit), **dash)

    # -- nerves

    def _nerves(self, what: Beneath, panel: Panel) -> Iterable[str]:
        full = full_nerves(what, self.library)
        found = [n for n in self.layers.nerves.get(panel.view, ()) if has_path(n, what)]
        for nerve in sorted(found, key=lambda n: (full is None or n.nerve in full, not n.deep)):
            yield from self._nerve(nerve, what, full, panel)
        for place in self.layers.places.get(panel.view, ()):
            if has_place(place, what, full) and not panel.hidden.intersects(Point(place.x, place.y)):
                yield _diamond(place.x, place.y, 7 / panel.factor)

    def _nerve(
        self, nerve: "NervePath", what: Beneath, full: frozenset[str] | None, panel: Panel
    ) -> Iterable[str]:
        facts, shape, unit = self.library.nerves.get(nerve.nerve), _kept(nerve.shape, panel), 1 / panel.factor
        if facts is None or shape.is_empty:
            return
        tint = nerve_tint(facts, nerve.deep, full)
        dash = {"stroke_dasharray": f"{number(4 * unit)} {number(3 * unit)}"} if nerve.deep else {}
        if nerve.nerve == what.nerve and what.side in (None, nerve.side):
            yield outline(shape, CHOSEN, 5 * unit)
        yield path(area_path(shape.geoms), fill=tint.fill, stroke=tint.ink, stroke_width=number(unit), **dash)

    def _skins(self, skins: Sequence["Territory"], what: Beneath, panel: Panel) -> Iterable[str]:
        full = full_nerves(what, self.library)
        for skin in skins:
            shape = _kept(skin.shape, panel)
            if skin.nerve != ABOVE and not shape.is_empty:
                lit = (full is None or skin.nerve in full) and what.side in (None, skin.side)
                wide = number(7 / panel.factor)
                edge = {"stroke": "#ffffff", "stroke_opacity": "0.75", "stroke_width": wide}
                yield path(
                    area_path(shape.geoms),
                    fill=skin_colour(skin.nerve),
                    fill_opacity="0.55" if lit else "0.14",
                    **edge,
                )

    # -- what was chosen

    def _chosen(self, what: Beneath, panel: Panel) -> Iterable[str]:
        for muscle in self.layers.muscles.get(panel.view, ()):
            if muscle.muscle == what.muscle and what.side in (None, muscle.side):
                yield outline(_kept(muscle.shape, panel), CHOSEN, 4 / panel.factor)
        condition = self.library.conditions.get(what.condition)
        if condition is None:
            return
        dash = f"{number(9 / panel.factor)} {number(7 / panel.factor)}"
        yield from self._zones(condition.core, what.side, panel)
        yield from self._zones(condition.possible, what.side, panel, stroke_dasharray=dash)

    def _zones(self, zones: Collection[str], side: Side | None, panel: Panel, **ink: str) -> Iterable[str]:
        """The outlines of the zones in which a look-alike is counted."""
        for face in self.atlas.zones(panel.view):
            if face.zone in zones and side in (None, face.side):
                shape = _kept(face.shape, panel)
                if not shape.is_empty:
                    yield outline(shape, CHOSEN, 2 / panel.factor, **ink)


def _kept(shape: MultiPolygon, panel: Panel) -> MultiPolygon:
    """The part of a shape that the page shows, without crumbs."""
    if panel.hidden.is_empty:
        return shape
    return MultiPolygon([part for part in panel.shown(shape).geoms if part.area > LEAST])


def _picture(blob: "ReferralBlob", panel: Panel) -> Iterable[str]:
    """An oval that fades to nothing, as ovals on each other."""
    colour = CORE_PICTURE if blob.core else POSSIBLE_PICTURE
    room, before = _kept(blob.shape, panel), 0.0
    for ring in reversed(range(RINGS)):
        share = PICTURE * _fading((ring + 0.5) / RINGS)
        more = 1 - (1 - share) / (1 - before)
        oval = scale(Point(0, 0).buffer(1.0, quad_segs=16), *_axes(blob, (ring + 1) / RINGS))
        shape = multipolygon(translate(rotate(oval, -blob.turn, origin=(0, 0)), blob.x, blob.y) & room)
        before = share
        if not shape.is_empty:
            yield path(area_path(shape.geoms), fill=colour, fill_opacity=number(more))


def _axes(blob: "ReferralBlob", share: float) -> tuple[float, float]:
    return blob.across * share, blob.along * share


def _fading(radius: float) -> float:
    """What is left of the colour at this share of the radius."""
    for (near, strong), (far, weak) in pairwise(FADE):
        if radius <= far:
            return strong + (weak - strong) * (radius - near) / (far - near)
    return 0.0


def _diamond(x: float, y: float, reach: float) -> str:
    corners = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
    return path(line_path(corners) + "Z", fill=CAUGHT, stroke="#ffffff", stroke_width=number(reach / 4))
