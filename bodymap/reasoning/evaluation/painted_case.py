"""A case that only names zones, as somebody could have drawn it: one blot a group of neighbouring zones."""

from collections.abc import Iterable, Mapping, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from bodymap.atlas.areas import polygons, united
from bodymap.atlas.atlas import Atlas, ZoneFace
from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.sensation import Channel, Sensation
from bodymap.reasoning.symptoms import Symptoms

MARGIN = 0.25
"""Part of the half width of its narrowest zone that a blot keeps from the border (assumed): nobody paints up to a line
that is not there to see.
"""
FEELING: Mapping[Channel, Sensation] = {Channel.PAIN: Sensation.ACHE, Channel.SENSORY: Sensation.NUMBNESS}


def painted_case(atlas: Atlas, symptoms: Symptoms) -> PainDrawing:
    """The drawing; each zone is painted in the view that shows most of it."""
    faces, groups = best_faces(atlas), dict[tuple[View, Channel], list[ZoneFace]]()
    for sign in symptoms.signs:
        face = faces.get((sign.zone, sign.side))
        if face is not None:
            groups.setdefault((face.view, sign.channel), []).append(face)
    marks = (
        Mark(number, view, FEELING[channel], united(_blots(of_group)))
        for number, ((view, channel), of_group) in enumerate(groups.items(), start=1)
    )
    return PainDrawing(tuple(marks))


def best_faces(atlas: Atlas) -> Mapping[tuple[str, Side], ZoneFace]:
    """Every zone and side where it shows most."""
    best: dict[tuple[str, Side], ZoneFace] = {}
    for face in (face for view in atlas.views for face in atlas.zones(view)):
        key = (face.zone, face.side)
        if key not in best or best[key].shape.area < face.shape.area:
            best[key] = face
    return best


def _blots(faces: Sequence[ZoneFace]) -> Iterable[BaseGeometry]:
    """One blot a group of zones that touch; the narrowest of them says how far it keeps from the border."""
    half = {id(face): shapely.maximum_inscribed_circle(face.shape).length for face in faces}
    for group in polygons(united(face.shape for face in faces)):
        margin = MARGIN * min(half[id(face)] for face in faces if face.shape.intersects(group))
        yield group.buffer(-margin)
