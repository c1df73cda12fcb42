"""The parts of the canvas that each show the same views: one, or two side by side with a map each. Pure, no Qt.

All panes have the same size and look through the same lens, so that a zoom into one is a zoom into both and the
same place of the body stands at the same place of each. What is outside its pane is not shown and not touched.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bodymap.atlas.levels import View
from bodymap.ui.figure_layout import Frame, Lens, Placement

PANE_TITLE = 26.0
"""px above the views of a pane for the name of its map, where there are two."""
BETWEEN = 10.0
"""px between two panes."""
LARGEST_INSET = 2.0
"""How much larger than the body a foot is in one of several panes."""


@dataclass(frozen=True, slots=True)
class Pane:
    """A part of the widget in px; map: the id of the map it shows ("" = none of its own); alone: there is no other."""

    left: float
    top: float
    width: float
    height: float
    map: str = ""
    alone: bool = False

    @property
    def window(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom in px."""
        return self.left, self.top, self.left + self.width, self.top + self.height

    def holds(self, px: float, py: float) -> bool:
        left, top, right, bottom = self.window
        return left <= px <= right and top <= py <= bottom

    def shown(self, placement: Placement, lens: Lens) -> Placement:
        """A placement of the pane's own px as the lens shows it, in px of the widget."""
        seen = lens.on(placement)
        x, y = seen.offset
        frame = replace(seen.frame, map=self.map)
        return replace(
            seen,
            frame=frame,
            offset=(x + self.left, y + self.top),
            window=None if self.alone else self.window,
        )


def panes_of(maps: Sequence[str], width: float, height: float) -> tuple[Pane, ...]:
    """The panes of a widget of this size (px), one for each map, from left to right; a single one is all of it."""
    if len(maps) < 2:
        return (Pane(0.0, 0.0, width, height, "".join(maps), alone=True),)
    wide = (width - BETWEEN * (len(maps) - 1)) / len(maps)
    return tuple(
        Pane(i * (wide + BETWEEN), PANE_TITLE, wide, height - PANE_TITLE, one) for i, one in enumerate(maps)
    )


def for_panes(frames: dict[View, Frame], panes: Sequence[Pane]) -> dict[View, Frame]:
    """The views for one pane: where there are several, insets are enlarged less, so that the bodies stay legible."""
    if len(panes) < 2:
        return frames
    return {view: replace(f, factor=min(f.factor, LARGEST_INSET)) for view, f in frames.items()}


def pane_at(panes: Sequence[Pane], px: float, py: float) -> Pane:
    """The pane at a point of the widget; between two, or above them, the nearest."""
    return min(panes, key=lambda p: abs(px - p.left - p.width / 2) / p.width + (0 if p.holds(px, py) else 1))


def all_shown(panes: Iterable[Pane], own: Sequence[Placement], lens: Lens) -> tuple[Placement, ...]:
    """The same placements in every pane, one pane after the other."""
    return tuple(pane.shown(placement, lens) for pane in panes for placement in own)


def twins(placements: Sequence[Placement], index: int) -> tuple[int, ...]:
    """The other placements that show the same view in another pane."""
    here = placements[index]
    return tuple(i for i, p in enumerate(placements) if i != index and p.view is here.view)
