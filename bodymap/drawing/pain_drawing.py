"""The pain drawing: everything a person has painted, as one immutable value."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from shapely import MultiPolygon

from bodymap.atlas.levels import View
from bodymap.drawing.sensation import Depth, Sensation

FIGURE = "bodymap-neutral-2"
"""Identity of the figure the marks were painted on; an outline change gets a new name."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One moment of a pointer on the figure: mm in the view's frame, pressure 0-1, seconds.

    Pressure 0.5 is a hand that presses as usual; a device that feels none says that.
    """

    x: float
    y: float
    pressure: float = 0.5
    time: float = 0.0


class StrokeKind(StrEnum):
    """What a movement of the hand did."""

    PAINT = "paint"
    ERASE = "erase"
    FILL = "fill"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Stroke:
    """One movement of the hand: the line of its middle (mm) and the width of the brush (mm).

    A fill stores the point that was tapped and width 0, and so does a place that was read from a paper sheet. widths: mm at each point where a pen changed it on the way,
    `width` is then the widest; () = the same everywhere.
    """

    kind: StrokeKind
    points: tuple[tuple[float, float], ...]
    width: float = 0.0
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Mark:
    """One painted place: where, what it feels like, how strong (0-10, None = not said), how deep."""

    id: int
    view: View
    sensation: Sensation
    area: MultiPolygon
    intensity: int | None = None
    depth: Depth = Depth.UNSTATED
    strokes: tuple[Stroke, ...] = ()

    def like(self, other: "Mark") -> bool:
        """Whether the two could be one mark: same view and same feeling."""
        return (self.view, self.sensation, self.intensity, self.depth) == (
            other.view,
            other.sensation,
            other.intensity,
            other.depth,
        )


@dataclass(frozen=True, slots=True, weakref_slot=True)
class PainDrawing:
    """All marks, oldest first. Every change answers a new drawing; the old one stays as it was."""

    marks: tuple[Mark, ...] = ()
    figure: str = field(default=FIGURE)

    def mark(self, mark_id: int) -> Mark | None:
        return next((m for m in self.marks if m.id == mark_id), None)

    def next_id(self) -> int:
        return max((m.id for m in self.marks), default=0) + 1

    def with_mark(self, mark: Mark) -> "PainDrawing":
        """Add the mark, or put it in the place of the one with the same id."""
        if self.mark(mark.id) is None:
            return replace(self, marks=(*self.marks, mark))
        return replace(self, marks=tuple(mark if m.id == mark.id else m for m in self.marks))

    def without(self, mark_id: int) -> "PainDrawing":
        return replace(self, marks=tuple(m for m in self.marks if m.id != mark_id))
