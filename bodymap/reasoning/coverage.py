"""How much of each zone is painted, exactly, and what that says about where it hurts.

Areas are those of the outlines, not of pixels. Marks that overlap are counted once. A mark's parts in the zones
are remembered, so that reading again while one mark grows costs only that mark.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bodymap.atlas.atlas import Atlas, ZoneFace
from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.sensation import Channel, Sensation
from bodymap.drawing.stroke_area import CRUMB
from bodymap.kept import Kept
from bodymap.knowledge.rules import Painting
from bodymap.reasoning.painted import painted_sizes
from bodymap.reasoning.parts import Faces, Same, by_face, level_faces, zone_faces
from bodymap.reasoning.symptoms import Symptoms, ZoneSign

REMEMBERED = 64
"""Views of drawings whose coverage is kept: those of the drawing at hand, and what a few steps back undo."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The painted part of one zone on one side in one view and channel: area in mm2, share of the face 0-1.

    of_a_mark: the largest part of any one mark that lies in it, 0-1.
    """

    view: View
    zone: str
    side: Side
    channel: Channel
    sensations: frozenset[Sensation]
    area: float
    share: float
    of_a_mark: float = 0.0


_COVERED = Kept[tuple[Coverage, ...]](REMEMBERED)


@dataclass(frozen=True, slots=True)
class Extent:
    """Percent of the body that is painted: of front and back together, and of each view alone."""

    percent: float
    by_view: Mapping[View, float]


def coverage(atlas: Atlas, drawing: PainDrawing) -> tuple[Coverage, ...]:
    """Every zone face with paint on it, per channel, in the order of views and faces."""
    by_view = _by_view(drawing.marks, atlas.views)
    return tuple(one for view, marks in by_view.items() for one in _covered(zone_faces(atlas, view), marks))


def extent(atlas: Atlas, drawing: PainDrawing) -> Extent:
    """How much of the figure is painted, whatever it feels like."""
    by_view = _by_view(drawing.marks, atlas.views).items()
    sizes = {v: painted_sizes(zone_faces(atlas, v), (m.area for m in marks)) for v, marks in by_view}
    return extent_of(atlas, {view: float(size.sum()) for view, size in sizes.items()})


def extent_of(atlas: Atlas, sizes: Mapping[View, float]) -> Extent:
    """The same of painted areas, mm2 by view."""
    painted = {view: sizes.get(view, 0.0) for view in atlas.views}
    whole = {view: atlas.silhouette(view).area for view in atlas.views}
    big = [view for view in (View.FRONT, View.BACK) if view in whole]
    body = sum(whole[view] for view in big)
    return Extent(
        100 * sum(painted[view] for view in big) / body if body else 0.0,
        {view: 100 * painted[view] / whole[view] for view in atlas.views},
    )


def share_of(atlas: Atlas, face: ZoneFace, drawing: PainDrawing) -> float:
    """The painted part of one zone in its view, 0-1, whatever it feels like."""
    faces = zone_faces(atlas, face.view)
    number = faces.faces.index(face)
    sizes = painted_sizes(faces, (m.area for m in drawing.marks if m.view is face.view))
    return min(float(sizes[number]) / faces.sizes[number], 1.0)


def symptoms_of(atlas: Atlas, drawing: PainDrawing, painting: Painting) -> Symptoms:
    """What the drawing says, zone by zone. A zone seen in several views counts as in the one that shows most.

    painting: when paint counts.
    """
    found: dict[tuple[str, Side, Channel], list[ZoneSign]] = defaultdict(list)
    for view, marks in _by_view(drawing.marks, atlas.views).items():
        for sign in _signs(Same(_covered(zone_faces(atlas, view), marks)), Same(painting)):
            found[sign.zone, sign.side, sign.channel].append(sign)
    return Symptoms(tuple(_best(signs) for signs in found.values()))


@lru_cache(maxsize=REMEMBERED)
def _signs(parts: Same[tuple[Coverage, ...]], rules: Same[Painting]) -> tuple[ZoneSign, ...]:
    """The signs of one view."""
    return tuple(_sign(part, rules.it) for part in parts.it)


def _sign(part: Coverage, rules: Painting) -> ZoneSign:
    weight = 1.0 if part.of_a_mark >= rules.meant else rules.weight(part.share)
    filled = part.share > rules.filled
    return ZoneSign(part.zone, part.side, part.channel, weight, part.share, part.area, filled)


def _best(signs: Sequence[ZoneSign]) -> ZoneSign:
    """The view that shows the zone most; the largest area of any view, because red flags ask for cm2."""
    if len(signs) == 1:
        return signs[0]
    best = max(signs, key=lambda sign: (sign.weight, sign.share))
    area = max(sign.area for sign in signs)
    filled = any(sign.filled for sign in signs)
    return ZoneSign(best.zone, best.side, best.channel, best.weight, best.share, area, filled)


def _covered(faces: Faces[ZoneFace], marks: Sequence[Mark]) -> tuple[Coverage, ...]:
    """What the marks of one view cover; remembered, for most strokes leave the other views as they were."""
    key = (id(faces), tuple((id(mark.area), mark.sensation) for mark in marks))
    return _COVERED.get(key, (faces, *(mark.area for mark in marks)), lambda: tuple(_made(faces, marks)))


def _made(faces: Faces[ZoneFace], marks: Sequence[Mark]) -> Iterator[Coverage]:
    for channel in Channel:
        felt = [mark for mark in marks if mark.sensation.channel is channel]
        sizes = painted_sizes(faces, (mark.area for mark in felt)).tolist()
        for number, parts in sorted(by_face(faces, felt).items()):
            face, area = faces.faces[number], sizes[number]
            if area > CRUMB:
                feelings = frozenset(mark.sensation for mark, _ in parts)
                most = max(part.share for _, part in parts)
                share = min(area / faces.sizes[number], 1.0)
                yield Coverage(face.view, face.zone, face.side, channel, feelings, area, share, most)


def _by_view(marks: Iterable[Mark], views: Iterable[View]) -> dict[View, list[Mark]]:
    """The marks of each view that has any, in the order of the views."""
    found: dict[View, list[Mark]] = {view: [] for view in views}
    for mark in marks:
        if mark.view in found:
            found[mark.view].append(mark)
    return {view: of_view for view, of_view in found.items() if of_view}


def level_areas(atlas: Atlas, marks: Iterable[Mark]) -> dict[str, dict[tuple[Side, str], float]]:
    """What each map says of the painted skin: area in mm2 by side and level, exactly, overlaps counted once."""
    found: dict[str, dict[tuple[Side, str], float]] = {map_id: {} for map_id in atlas.maps}
    for view, of_view in _by_view(marks, atlas.views).items():
        faces = level_faces(atlas, view)
        of_map = [map_id for map_id, m in atlas.maps.items() for _ in m.faces.get(view, ())]
        sizes = painted_sizes(faces, (mark.area for mark in of_view))
        for number in sizes.nonzero()[0].tolist():
            areas, face = found[of_map[number]], faces.faces[number]
            key = (face.side, face.level)
            areas[key] = areas.get(key, 0.0) + float(sizes[number])
    return found
