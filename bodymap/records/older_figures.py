"""Fits a drawing that was painted on an older figure of ours to the body shown today."""

from dataclasses import replace

from bodymap.atlas.areas import multipolygon
from bodymap.atlas.atlas import Atlas
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.records.areas import on_grid

OLDER_FIGURES = ("bodymap-neutral-1",)
"""Figures of earlier versions: the same body of 1750 mm in the same frames, with an outline that differs by up to
2 cm at head, arms and hands and by a few mm below the waist."""
LEAST = 1.0
"""mm2. What is left of a mark below this is a sliver at the edge, not a place."""


def fitted(drawing: PainDrawing, atlas: Atlas) -> tuple[PainDrawing, int]:
    """The drawing with every area cut to today's body, and how many marks lay wholly outside it.

    Strokes stay as the hand made them; what was painted nowhere off the body comes back as it was.
    """
    marks = tuple(_on_body(mark, atlas) for mark in drawing.marks)
    kept = tuple(
        new for new, old in zip(marks, drawing.marks, strict=True) if new is old or new.area.area >= LEAST
    )
    return replace(drawing, marks=kept), len(marks) - len(kept)


def _on_body(mark: Mark, atlas: Atlas) -> Mark:
    body = atlas.silhouette(mark.view)
    if body.covers(mark.area):
        return mark
    return replace(mark, area=on_grid(multipolygon(mark.area.intersection(body))))
