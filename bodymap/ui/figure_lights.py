"""What is lit on the body for a selection, and what is said about a place: pure, no Qt."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields, replace

from shapely import MultiPolygon

from bodymap.atlas.agreement import given
from bodymap.atlas.areas import united
from bodymap.atlas.atlas import Atlas, Located
from bodymap.atlas.levels import Root, Side, View
from bodymap.drawing.pain_drawing import Mark
from bodymap.exports.beneath import MUSCLES, NERVES, the_layers
from bodymap.exports.words import feeling_words, place_line
from bodymap.knowledge.library import Library
from bodymap.language import tr, tr_later
from bodymap.ui.layers_shown import muscles_of_reflex
from bodymap.ui.map_names import counted_answers
from bodymap.ui.maps_shown import ROOT, maps_over
from bodymap.ui.state import Selection, State

FALLBACK_MAP = "isncsci"
"""The map that shows a root's skin while no map is chosen."""
ACCENT = "accent"
"""Stands for the accent colour of the theme."""
TERRITORY = "territory"
"""Stands for the quiet ink of a root's skin, which is like the colour of no feeling."""
_MAP_NAMES = {
    "article": tr_later("lay articles"),
    "isncsci": tr_later("ISNCSCI key points"),
    "keegan-garrett-1948": tr_later("Keegan, Garrett 1948"),
    "foerster-1933": tr_later("Foerster 1933"),
    "lee-2008": tr_later("Lee 2008"),
}
"""Short names; a map that is not listed goes by its file's name."""

BETWEEN = "  ·  "
"""Between the words about one place."""


@dataclass(frozen=True, slots=True)
class Light:
    """One lit shape (mm of its view), which must never be taken for paint: an outline, with a hatch or without.

    ink: ACCENT or TERRITORY; hatched: the more likely of two; dashed: the lesser; name: written on it;
    half: the map beside whose views it is shown, where two stand side by side; "" = everywhere; fine: a thin line,
    because something else shows it already; share: of all maps that give it this level (0-1), as deep as that is the
    level's colour; 0 = not counted, no colour.
    """

    view: View
    shape: MultiPolygon
    ink: str
    hatched: bool = False
    dashed: bool = False
    name: str = ""
    half: str = ""
    fine: bool = False
    level: str = ""
    share: float = 0.0


_BESIDE_SHAPE = tuple(one.name for one in fields(Light) if one.name != "shape")


def changed_lights(before: Sequence[Light], now: Sequence[Light]) -> list[Light]:
    """What was lit and is not any more, or is lit now and was not; all where only their order is another."""
    old, new = ({_told_by(one): one for one in some} for some in (before, now))
    if list(old) == list(new):
        return []
    return [one for key, one in (old | new).items() if not (key in old and key in new)] or list(now)


def _told_by(light: Light) -> tuple[object, ...]:
    """What tells it from others: to compare shapes takes longer than to paint them."""
    return (id(light.shape), *(getattr(light, name) for name in _BESIDE_SHAPE))


def lights(state: State, atlas: Atlas, library: Library) -> tuple[Light, ...]:
    """Everything lit on the body: a root's or disc's skin on the shown map, a condition's zones, a clicked zone.

    A mode without a reading lights no roots and no conditions, so that a patient's drawing is not led.
    """
    chosen = state.selection
    lit: list[Light] = []
    if chosen.point is not None:
        lit += _zones(atlas, {chosen.point.zone or ""}, chosen.point.side)
    if not state.mode.shows_reading:
        return tuple(lit)
    lit += _under(chosen, library)
    if not state.show.answers:
        return tuple(lit)
    if state.show.layer not in (MUSCLES, NERVES):  # muscles and nerves are lit themselves
        lit += _levels(state, atlas, library, chosen)
    condition = library.conditions.get(chosen.condition or "")
    if condition is not None:
        side = _leading_side(state, condition.id)
        pictured = bool(the_layers().blobs.get(condition.id))
        zones = (
            *_zones(atlas, condition.core, side, hatched=not pictured),
            *_zones(atlas, condition.possible, side, dashed=True),
        )
        lit += (replace(one, fine=pictured) for one in zones)
    return tuple(lit)


def _under(chosen: Selection, library: Library) -> Iterable[Light]:
    """The outlines of the chosen muscle, or of those of the chosen reflex, in every view; a nerve has an edge of its own."""
    outlined = {chosen.muscle} if chosen.muscle is not None else set[str | None]()
    if chosen.reflex is not None:
        outlined |= {muscle.id for muscle in muscles_of_reflex(library, chosen.reflex)}
    if outlined:
        for muscles in the_layers().muscles.values():
            for one in muscles:
                if one.muscle in outlined and chosen.side in (None, one.side):
                    yield Light(one.view, one.shape, ACCENT)


def _leading_side(state: State, condition: str) -> Side | None:
    return next((s.side for s in state.reading.look_alikes if s.id == condition), None)


def _levels(state: State, atlas: Atlas, library: Library, chosen: Selection) -> Iterable[Light]:
    facts = library.discs.get(chosen.disc) if chosen.disc is not None else None
    usual = facts.paracentral if facts is not None else chosen.root
    if usual is not None and maps_over(state).behind == ROOT:
        yield from _agreed(atlas, usual, chosen.side)
    elif usual is not None:
        yield from _skin(state, atlas, usual, chosen.side, usual=True)
    if facts is not None and maps_over(state).behind != ROOT:
        yield from _skin(state, atlas, facts.foraminal, chosen.side, usual=False)


def _agreed(atlas: Atlas, root: Root, side: Side | None) -> Iterable[Light]:
    """As far as the maps agree: the more give it, the deeper; one line around what most give it."""
    for view in atlas.views:
        found = [one for one in given(atlas, view, root.value) if side in (None, one.side)]
        for one in found:
            name = f"{one.count}/{one.maps}"
            yield Light(view, one.shape, TERRITORY, name=name, level=root.value, share=one.count / one.maps)
        most = [one.shape for one in found if one.by_most]
        if most:
            yield Light(view, united(most), TERRITORY)


def _skin(state: State, atlas: Atlas, root: Root, side: Side | None, usual: bool) -> Iterable[Light]:
    """After the shown map; of two side by side each has its own."""
    over = maps_over(state)
    for map_id in over.two or (over.one,):
        body_map = atlas.maps.get(map_id) or atlas.maps.get(FALLBACK_MAP)
        for faces in body_map.faces.values() if body_map else ():
            for face in faces:
                if face.level == root.value and side in (None, face.side):
                    half = map_id if over.two else ""
                    yield Light(face.view, face.shape, TERRITORY, usual, not usual, root.value, half)


def _zones(
    atlas: Atlas, ids: Collection[str], side: Side | None, hatched: bool = False, dashed: bool = False
) -> Iterable[Light]:
    for view in atlas.views:
        for face in atlas.zones(view):
            if face.zone in ids and side in (None, face.side):
                yield Light(view, face.shape, ACCENT, hatched, dashed)


def map_name(map_id: str) -> str:
    return tr(_MAP_NAMES[map_id]) if map_id in _MAP_NAMES else map_id.replace("-", " ").title()


def hover_words(
    library: Library, located: Located, mark: Mark | None, with_maps: bool, share: float = 0.0
) -> str:
    """The line for the pointer: the place, what is painted there, how much of the zone is painted (share, 0-1),
    and the maps where they may be shown.
    """
    parts = [place_line(library.zones, located)]
    if mark is not None:
        parts.append(tr("painted: {feeling_words}", feeling_words=feeling_words(mark)))
    if share > 0:
        parts.append(tr("{share:.0%} painted", share=share).replace("%", " %") if share >= 0.01 else tr("less than 1 % painted"))
    if with_maps and located.maps:
        parts.append(counted_answers(located.maps))
    return BETWEEN.join(parts) if parts[0] else ""
