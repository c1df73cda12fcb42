"""What a person is told at once, whatever page they are on: calm, and never an all-clear. No Qt."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import shapely
from shapely import MultiPolygon

from bodymap.atlas.areas import united
from bodymap.atlas.atlas import Atlas
from bodymap.drawing.pain_drawing import Mark, PainDrawing, StrokeKind
from bodymap.drawing.sensation import Channel
from bodymap.drawing.stroke_area import reduced
from bodymap.knowledge.library import Library
from bodymap.reasoning.reading import RedFlag, Urgency
from bodymap.reasoning.red_flags import CAUDA_EQUINA
from bodymap.records.document import Document

OVERSHOOT = 0.5
"""Share of a brushed place that lies between the legs, up to which the brush may have run over it (assumed)."""
QUESTION = "meant"
"""The question whether numbness between the legs was meant."""
LEVELS = {Urgency.EMERGENCY: "emergency", Urgency.URGENT: "urgent", Urgency.SOON: "soon"}


@dataclass(frozen=True, slots=True)
class Advice:
    """level: a key of the words, "" = nothing is told; asks: first ask whether it is numb between the legs."""

    level: str = ""
    asks: bool = False

    def words(self, at_home: bool) -> str:
        """The name of the text, "" = none."""
        return f"{self.level}_{'home' if at_home else 'clinic'}" if self.level else ""


NOTHING_TO_TELL = Advice()


def advice(flags: Iterable[RedFlag], document: Document, doubtful: bool) -> Advice:
    """The most urgent of what was drawn and answered. What a brush may only have run over is asked first.

    doubtful: numbness between the legs is drawn, and may not have been meant (`in_doubt`).
    """
    asks = doubtful and not document.asked(QUESTION)
    told = {flag.urgency for flag in flags if not (asks and flag.id == CAUDA_EQUINA)}
    level = next((words for urgency, words in LEVELS.items() if urgency in told), "")
    if doubtful and document.asked(QUESTION) == "unsure":
        level = LEVELS[Urgency.EMERGENCY]
    return Advice(level, asks)


def saddle(library: Library, atlas: Atlas, mark: Mark) -> MultiPolygon:
    """The skin between the legs in the view of a mark, mm."""
    zones = library.rules.painting.saddle
    return united(face.shape for face in atlas.zones(mark.view) if face.zone in zones)


def in_doubt(library: Library, atlas: Atlas, drawing: PainDrawing) -> bool:
    """Numbness between the legs is drawn, and each bit of it may be an overshoot of the brush."""
    there = [found for mark in drawing.marks if (found := _there(library, atlas, mark)) is not None]
    return bool(there) and all(there)


def _there(library: Library, atlas: Atlas, mark: Mark) -> bool | None:
    """None: no numbness between the legs; else whether it may be an overshoot."""
    if mark.sensation.channel is not Channel.SENSORY:
        return None
    skin = saddle(library, atlas, mark)
    part = shapely.intersection(mark.area, skin).area
    if part <= 0:
        return None
    tapped = [s.points[0] for s in mark.strokes if s.kind is StrokeKind.FILL]
    if any(shapely.intersects_xy(skin, x, y) for x, y in tapped):
        return False
    return part < OVERSHOOT * mark.area.area


def without_saddle(library: Library, atlas: Atlas, drawing: PainDrawing) -> PainDrawing:
    """The drawing without what the brush left between the legs."""
    for mark in drawing.marks:
        if _there(library, atlas, mark) is None:
            continue
        left = reduced(mark.area, saddle(library, atlas, mark))
        drawing = drawing.without(mark.id) if left.is_empty else drawing.with_mark(replace(mark, area=left))
    return drawing
