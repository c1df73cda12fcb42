"""How much of each zone is painted, exactly, and what that says about where it hurts.

Areas are those of the outlines, not of pixels. Marks that overlap are counted once. A mark's parts in the zones
are remembered, so that reading again while one mark grows costs only that mark.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bodymap.atlas.atlas import Atlas, ZoneFace
from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.sensation import Channel, Sensation
from bodymap.drawing.stroke_area import CRUMB
from bodymap.knowledge.rules import Painting
from bodymap.reasoning.parts import (
    Cut,
    area_together,
    by_face,
    level_faces,
    level_parts,
    zone_faces,
    zone_parts,
)
from bodymap.reasoning.symptoms import Symptoms, ZoneSign, shipped


@dataclass(frozen=True, slots=True)
class Coverage:
    """The painted part of one zone on one side in one view and channel: area in mm2, share of the face 0-1."""

    view: View
    zone: str
    side: Side
    channel: Channel
    sensations: frozenset[Sensation]
    area: float
    share: float


@dataclass(frozen=True, slots=True)
class Extent:
    """Percent of the body that is painted: of front and back together, and of each view alone."""

    percent: float
    by_view: Mapping[View, float]


def coverage(atlas: Atlas, drawing: PainDrawing) -> tuple[Coverage, ...]:
    """Every zone face with paint on it, per channel, in the order of views and faces."""
    return _coverage(atlas, zone_parts(atlas, drawing.marks))


def extent(atlas: Atlas, drawing: PainDrawing) -> Extent:
    """How much of the figure is painted, whatever it feels like."""
    cuts = zone_parts(atlas, drawing.marks)
    painted = dict.fromkeys(atlas.views, 0.0)
    painted |= {view: _painted_area(of_view) for view, of_view in _by_view(cuts, atlas.views).items()}
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
    cuts = zone_parts(atlas, (m for m in drawing.marks if m.view is face.view))
    parts = [part for _, own in cuts for part in own if part.face == number]
    return min(area_together(parts) / faces.sizes[number], 1.0) if parts else 0.0


def symptoms_of(atlas: Atlas, drawing: PainDrawing, painting: Painting | None = None) -> Symptoms:
    """What the drawing says, zone by zone. A zone seen in several views counts as in the one that shows most.

    painting: when paint counts; without it the rules of the shipped knowledge.
    """
    rules = painting or shipped()
    cuts = zone_parts(atlas, drawing.marks)
    meant = _meant(atlas, cuts, rules.meant)
    found: dict[tuple[str, Side, Channel], list[ZoneSign]] = defaultdict(list)
    for part in _coverage(atlas, cuts):
        known = (part.view, part.zone, part.side, part.channel) in meant
        weight = 1.0 if known else rules.weight(part.share)
        filled = part.share > rules.filled
        found[part.zone, part.side, part.channel].append(
            ZoneSign(part.zone, part.side, part.channel, weight, part.share, part.area, filled)
        )
    return Symptoms(tuple(_best(signs) for signs in found.values()))


def _best(signs: Sequence[ZoneSign]) -> ZoneSign:
    """The view that shows the zone most; the largest area of any view, because red flags ask for cm2."""
    best = max(signs, key=lambda sign: (sign.weight, sign.share))
    area = max(sign.area for sign in signs)
    filled = any(sign.filled for sign in signs)
    return ZoneSign(best.zone, best.side, best.channel, best.weight, best.share, area, filled)


def _coverage(atlas: Atlas, cuts: tuple[Cut, ...]) -> tuple[Coverage, ...]:
    found: list[Coverage] = []
    for view, of_view in _by_view(cuts, atlas.views).items():
        faces = zone_faces(atlas, view)
        for channel in Channel:
            marks = [cut for cut in of_view if cut[0].sensation.channel is channel]
            for number, parts in sorted(by_face(marks).items()):
                face, area = faces.faces[number], area_together([part for _, part in parts])
                if area > CRUMB:
                    feelings = frozenset(mark.sensation for mark, _ in parts)
                    share = min(area / faces.sizes[number], 1.0)
                    found.append(Coverage(view, face.zone, face.side, channel, feelings, area, share))
    return tuple(found)


def _by_view(cuts: Iterable[Cut], views: Iterable[View]) -> dict[View, list[Cut]]:
    """The cuts of each view that has any, in the order of the views."""
    found: dict[View, list[Cut]] = {view: [] for view in views}
    for cut in cuts:
        found[cut[0].view].append(cut)
    return {view: of_view for view, of_view in found.items() if of_view}


def level_areas(atlas: Atlas, marks: Iterable[Mark]) -> dict[str, dict[tuple[Side, str], float]]:
    """What each map says of the painted skin: area in mm2 by side and level, exactly, overlaps counted once."""
    found: dict[str, dict[tuple[Side, str], float]] = {map_id: {} for map_id in atlas.maps}
    for view, cuts in _by_view(level_parts(atlas, marks), atlas.views).items():
        faces = level_faces(atlas, view)
        of_map = [map_id for map_id, m in atlas.maps.items() for _ in m.faces.get(view, ())]
        for number, parts in by_face(cuts).items():
            areas, face = found[of_map[number]], faces.faces[number]
            key = (face.side, face.level)
            areas[key] = areas.get(key, 0.0) + area_together([part for _, part in parts])
    return found


def _meant(atlas: Atlas, cuts: tuple[Cut, ...], part_of: float) -> set[tuple[View, str, Side, Channel]]:
    """The zones that hold at least this part of one mark, 0-1."""
    faces = {view: zone_faces(atlas, view).faces for view in {mark.view for mark, _ in cuts}}
    return {
        (mark.view, face.zone, face.side, mark.sensation.channel)
        for mark, parts in cuts
        for least in (part_of * mark.area.area,)
        for part in parts
        if part.area >= least
        for face in (faces[mark.view][part.face],)
    }


def _painted_area(cuts: Iterable[Cut]) -> float:
    return sum(area_together([part for _, part in parts]) for parts in by_face(cuts).values())
