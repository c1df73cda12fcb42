"""Which painted places the shown group of views does not show, and which groups would: pure, no Qt."""

from collections.abc import Mapping

import shapely
from shapely import MultiPolygon

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.language import tr
from bodymap.ui.figure_groups import GROUPS, LayoutKind
from bodymap.ui.figure_layout import frames

SHOWN_FROM = 0.5
"""Share of a mark that has to be seen for it to count as shown (assumed)."""


class Elsewhere:
    """Answers for a drawing; remembers for each mark, which never changes, the groups that show it."""

    def __init__(self, atlas: Atlas) -> None:
        self._shapes: dict[LayoutKind, Mapping[View, MultiPolygon]] = {
            kind: {view: frame.shape for view, frame in frames(atlas.silhouette, kind).items()}
            for kind in LayoutKind
        }
        self._known: dict[int, tuple[Mark, frozenset[LayoutKind]]] = {}

    def __call__(self, drawing: PainDrawing, shown: LayoutKind) -> dict[LayoutKind, int]:
        """How many marks each group shows that the shown one does not; groups with none are left out."""
        marks = drawing.marks
        self._known = {id(m): self._known.get(id(m)) or (m, self._groups(m)) for m in marks}
        hidden = [groups for _, groups in self._known.values() if shown not in groups]
        counts = {kind: sum(kind in groups for groups in hidden) for kind in GROUPS}
        return {kind: count for kind, count in counts.items() if count}

    def _groups(self, mark: Mark) -> frozenset[LayoutKind]:
        return frozenset(kind for kind, shapes in self._shapes.items() if _shows(shapes.get(mark.view), mark))


def _shows(shape: MultiPolygon | None, mark: Mark) -> bool:
    if shape is None or mark.area.is_empty:
        return False
    shapely.prepare(shape)  # does nothing the second time
    if shapely.covers(shape, mark.area):
        return True
    return shapely.intersection(shape, mark.area).area >= SHOWN_FROM * mark.area.area


def places_words(count: int) -> str:
    """As "1 painted place" or "3 painted places"."""
    return tr("{count_} painted place{part}", count_=count, part='' if count == 1 else 's')


def most_hidden(counts: Mapping[LayoutKind, int]) -> LayoutKind | None:
    """The group that shows most of what is not shown now."""
    return max(counts, key=lambda kind: counts[kind]) if counts else None


def hidden_texts(counts: Mapping[LayoutKind, int]) -> tuple[str, ...]:
    """What is painted and not shown, the longest text first: "Not shown now: 2 painted places under Sides".

    A mark that several groups show is told once, for the group that shows most of them.
    """
    kind = most_hidden(counts)
    if kind is None:
        return ()
    count, where = counts[kind], GROUPS[kind].words
    there = tr("{places_words} under {where}", places_words=places_words(count), where=where)
    return tr("Not shown now: {there}", there=there), there, tr("{count_} more under {where}", count_=count, where=where), tr("{count_} more", count_=count)
