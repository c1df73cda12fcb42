"""What one drawing amounts to, so that drawings of several days can be set in a row: how much, how many places, how strong.

Made without what is remembered for the reading of the drawing on the table, so that a thread beside the window may ask.
"""

from dataclasses import dataclass

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.drawing.sensation import Sensation
from bodymap.reasoning.coverage import Extent, extent_of
from bodymap.reasoning.over_time import painted


@dataclass(frozen=True, slots=True)
class DrawingFacts:
    """extent: how much is painted; areas: separate places, counted in each view by itself (a place that is drawn in front and at
    the side counts twice); worst: the highest strength said, 0-10, None where none was said; feelings: in the order of their table.
    """

    extent: Extent
    areas: int
    worst: int | None
    feelings: tuple[Sensation, ...]

    @property
    def body_percent(self) -> float | None:
        """Percent of front and back together. None where all paint lies in views that this does not count, as the feet."""
        elsewhere = any(
            share for view, share in self.extent.by_view.items() if view not in (View.FRONT, View.BACK)
        )
        return None if elsewhere and not self.extent.percent else self.extent.percent


def drawing_facts(atlas: Atlas, drawing: PainDrawing) -> DrawingFacts:
    """The facts of a drawing of our figure."""
    places = painted(drawing)
    strengths = [mark.intensity for mark in drawing.marks if mark.intensity is not None]
    felt = {mark.sensation for mark in drawing.marks}
    return DrawingFacts(
        extent_of(atlas, {view: area.area for view, area in places.items()}),
        sum(len(area.geoms) for area in places.values()),
        max(strengths, default=None),
        tuple(one for one in Sensation if one in felt),
    )
