"""Zones that are painted in one view and shown in another: a mark belongs to its view, its zones carry it further.

A hint only: nothing here is counted. A reading takes each zone once, from the view that shows most of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import itemgetter

from bodymap.atlas.atlas import Atlas, ZoneFace
from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.knowledge.rules import Painting
from bodymap.language import tr, tr_later
from bodymap.reasoning.parts import parts_of, zone_faces

VIEW_WORDS: Mapping[View, str] = {
    View.FRONT: tr_later("the front"),
    View.BACK: tr_later("the back"),
    View.SIDE_LEFT: tr_later("the left side"),
    View.SIDE_RIGHT: tr_later("the right side"),
    View.INNER_LEFT: tr_later("the inner side of the left leg"),
    View.INNER_RIGHT: tr_later("the inner side of the right leg"),
    View.FEET_TOP: tr_later("the top of the feet"),
    View.FEET_SOLE: tr_later("the soles"),
    View.PERINEUM: tr_later("the view between the legs"),
}


@dataclass(frozen=True, slots=True)
class Carried:
    """A zone that is not painted in its own view, but in those others."""

    face: ZoneFace
    painted_in: tuple[View, ...]

    @property
    def words(self) -> str:
        """As "painted on the back"."""
        return tr("painted on {views}", views=_all(tr(VIEW_WORDS[view]) for view in self.painted_in))


_Place = tuple[str, Side]


def _all(words: Iterable[str]) -> str:
    return reduce(lambda some, last: tr("{some} and {last}", some=some, last=last), words)


class CarriedZones:
    """Answers for a drawing; remembers the zones of each mark, which never changes."""

    def __init__(self, atlas: Atlas, painting: Painting) -> None:
        self._atlas = atlas
        self._painting = painting
        self._known: dict[int, tuple[Mark, dict[_Place, float]]] = {}

    def __call__(self, drawing: PainDrawing) -> tuple[Carried, ...]:
        """Every zone that another view shows painted, in the order of views and zones."""
        self._known = {id(m): self._known.get(id(m)) or (m, self._zones(m)) for m in drawing.marks}
        painted: dict[_Place, list[View]] = defaultdict(list)
        for (view, place), share in self._shares().items():
            if share >= self._painting.overshoot:
                painted[place].append(view)
        found = [
            (number, face, views)
            for place, views in painted.items()
            for number, view, face in self._faces[place]
            if view not in views
        ]
        found.sort(key=itemgetter(0))
        return tuple(Carried(face, tuple(v for v in VIEW_WORDS if v in views)) for _, face, views in found)

    @cached_property
    def _faces(self) -> Mapping[_Place, Sequence[tuple[int, View, ZoneFace]]]:
        """Every view of a zone, with its number among all zones of all views."""
        found: dict[_Place, list[tuple[int, View, ZoneFace]]] = defaultdict(list)
        all_of_them = ((view, face) for view in self._atlas.views for face in self._atlas.zones(view))
        for number, (view, face) in enumerate(all_of_them):
            found[face.zone, face.side].append((number, view, face))
        return found

    def _shares(self) -> dict[tuple[View, _Place], float]:
        """The painted share of each zone in each view, marks that overlap counted each: enough for a hint."""
        found: dict[tuple[View, _Place], float] = {}
        for mark, zones in self._known.values():
            for place, share in zones.items():
                key = (mark.view, place)
                found[key] = found.get(key, 0.0) + share
        return found

    def _zones(self, mark: Mark) -> dict[_Place, float]:
        """The shares of the zones under a mark; a zone that holds a good part of it counts as meant (1)."""
        if mark.area.is_empty:
            return {}
        faces, meant = zone_faces(self._atlas, mark.view), self._painting.meant
        return {
            (faces.faces[part.face].zone, faces.faces[part.face].side): (
                1.0 if part.share >= meant else part.area / faces.sizes[part.face]
            )
            for part in parts_of(faces, mark.area)
        }


def legend(shown: tuple[Carried, ...], short: bool = False) -> str:
    """One line that says what the dotted zones mean; "" without any."""
    if not shown:
        return ""
    if short:
        return tr("Dotted: on another view")
    if any(one.painted_in != shown[0].painted_in for one in shown):
        return tr("Dotted: painted on another view")
    return tr("Dotted: {what}", what=shown[0].words)
