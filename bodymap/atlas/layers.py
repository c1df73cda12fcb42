"""What lies under the skin in every view: muscles, nerves, nerve territories, and where look-alikes are often felt.

Our own schematic, not checked by an anatomist. Read from assets/built/layers.json when it is first asked for, never at
the start of the program. All shapes are mm of their view; sides are the patient's.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

import shapely
from shapely import LineString, MultiLineString, MultiPolygon, Point, STRtree
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from bodymap.atlas.atlas import Located
from bodymap.atlas.layer_parts import ABOVE, CutLayers, LayerDrawing, ReferralFacts
from bodymap.atlas.layer_stored import FORMAT, layer_files, layers_from_json
from bodymap.atlas.levels import Side, View
from bodymap.atlas.parts import Placing
from bodymap.atlas.stored import fingerprint, sources_of
from bodymap.data import data_folder
from bodymap.files.problems import BodymapError

REACH = 4.0
"""mm beside a nerve within which a point still means it."""
SHARED = 1.0
"""mm from a border of two territories within which both nerves are named."""


@dataclass(frozen=True, slots=True)
class MuscleShape:
    """One part of a muscle on one side in one view.

    tendon: the part of the shape that is tendon; fibres: lines from origin to insertion; deep: it lies under others;
    order: a larger one covers a smaller one; spot: x, y and radius of the largest circle in what is seen of its belly,
    radius 0 = nothing is.
    """

    muscle: str
    side: Side
    view: View
    shape: MultiPolygon
    fibres: MultiLineString
    tendon: MultiPolygon
    deep: bool
    order: int
    spot: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class NervePath:
    """One stretch of a nerve: a band that gets thinner, and its middle line. deep: under muscle or bone."""

    nerve: str
    side: Side
    view: View
    shape: MultiPolygon
    line: LineString
    deep: bool


@dataclass(frozen=True, slots=True)
class NervePlace:
    """A place where a nerve is known to be caught (name as in the facts about the nerve), mm."""

    nerve: str
    name: str
    side: Side
    view: View
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Territory:
    """The skin of one nerve. In life neighbours overlap by centimetres; here each point belongs to one."""

    nerve: str
    side: Side
    view: View
    shape: MultiPolygon


@dataclass(frozen=True, slots=True)
class ReferralBlob:
    """A soft oval where a look-alike is often felt, clipped to the body: a teaching picture, never scored.

    x, y: its centre (mm); across, along, turn: half axes (mm) and degrees against the clock; core: a usual place, not only a possible one; stated: a source gives the place in words,
    otherwise it is ours; both: usually felt on both sides at once; what: in plain words.
    """

    condition: str
    side: Side
    view: View
    shape: MultiPolygon
    x: float
    y: float
    across: float
    along: float
    turn: float
    core: bool
    stated: bool
    both: bool
    what: str


class _Shown(Protocol):
    @property
    def view(self) -> View: ...


S = TypeVar("S", bound=_Shown)
By = Mapping[View, tuple[S, ...]]


@dataclass(frozen=True, slots=True)
class Layers:
    """Everything under the skin, view by view; see open_layers. muscles: from the deepest to the outermost."""

    muscles: By[MuscleShape]
    nerves: By[NervePath]
    places: By[NervePlace]
    territories: By[Territory]
    blobs: Mapping[str, tuple[ReferralBlob, ...]]
    """By condition."""
    referral: Mapping[str, ReferralFacts]
    _skin: Mapping[View, STRtree]
    _flesh: Mapping[View, STRtree]
    _bands: Mapping[View, STRtree]

    def muscles_at(self, view: View, x: float, y: float) -> tuple[str, ...]:
        """Ids of the muscles under a point, the outermost first."""
        known = self.muscles.get(view, ())
        hits = self._flesh[view].query(Point(x, y), predicate="intersects") if known else ()
        return tuple(dict.fromkeys(known[i].muscle for i in sorted(map(int, hits), reverse=True)))

    def nerves_at(self, view: View, x: float, y: float) -> tuple[str, ...]:
        """Ids of the nerves that run within 4 mm of a point, the nearest first."""
        known, point = self.nerves.get(view, ()), Point(x, y)
        hits = self._bands[view].query(point, predicate="dwithin", distance=REACH) if known else ()
        near = sorted((known[int(i)].shape.distance(point), int(i)) for i in hits)
        return tuple(dict.fromkeys(known[i].nerve for _, i in near))

    def territory_at(self, view: View, x: float, y: float) -> str | None:
        """Id of the nerve of the skin there; None off the body, and on trunk and arms."""
        return next(iter(self.skin_at(view, x, y)), None)

    def skin_at(self, view: View, x: float, y: float) -> tuple[str, ...]:
        """The nerve of the skin at a point, and its neighbour where the point is on their border."""
        known, point = self.territories.get(view, ()), Point(x, y)
        hits = self._skin[view].query(point, predicate="dwithin", distance=SHARED) if known else ()
        near = sorted((known[int(i)].shape.distance(point), int(i)) for i in hits)
        if not near or near[0][0] > 0:
            return ()
        return tuple(name for name in dict.fromkeys(known[i].nerve for _, i in near) if name != ABOVE)

    def located(self, found: Located) -> Located:
        """The same place with the nerves of its skin, the nerves that run below it and the muscles under it."""
        if found.zone is None:
            return found
        at = (found.view, found.x, found.y)
        return replace(
            found, nerves=self.skin_at(*at), nerves_below=self.nerves_at(*at), muscles=self.muscles_at(*at)
        )


def open_layers(folder: Path | None = None) -> Layers:
    """The layers of a `regions` folder, by default the shipped one.

    Uses assets/built/layers.json when it was built from exactly these files, otherwise draws them anew (about a
    second). Raises BodymapError when the folder is missing.
    """
    regions = folder or data_folder("regions")
    if not regions.is_dir():
        raise BodymapError("no such folder; expected one with figure, muscles and nerves", regions)
    return _opened(regions, fingerprint(layer_files(regions), regions))


@cache
def _opened(folder: Path, sources: str) -> Layers:
    return assemble(_stored(sources) or _drawn(folder))


def _drawn(folder: Path) -> CutLayers:
    from bodymap.atlas.layer_cutting import cut_layers  # with YAML, which a built layer does without

    return cut_layers(folder)


def _stored(sources: str) -> CutLayers | None:
    """The built layers of exactly these sources; None when there are none, or they are damaged."""
    try:
        text = (data_folder("assets") / "built" / "layers.json").read_text("utf-8")
        return layers_from_json(text) if sources_of(text) == f"{FORMAT} {sources}" else None
    except (OSError, LookupError, TypeError, ValueError, StopIteration, RuntimeError, ShapelyError):
        return None


def assemble(cut: CutLayers) -> Layers:
    """Place every drawing where its two sides are shown."""
    facts = {one.condition: one for one in cut.referral}
    sides = [(d, placing, _placer(placing)) for d in cut.drawings for placing in d.placings]
    muscles = _by_view(m for d, p, put in sides for m in _muscles(d, p, put))
    ordered = {view: tuple(sorted(found, key=lambda m: m.order)) for view, found in muscles.items()}
    nerves = _by_view(n for d, p, put in sides for n in _nerves(d, p, put))
    skin = _by_view(t for d, p, put in sides for t in _territories(d, p, put))
    blobs: dict[str, list[ReferralBlob]] = {name: [] for name in facts}
    for d, p, put in sides:
        for blob in _blobs(d, p, put, facts):
            blobs[blob.condition].append(blob)
    return Layers(
        ordered,
        nerves,
        _by_view(s for d, p, _ in sides for s in _places(d, p)),
        skin,
        {name: tuple(found) for name, found in blobs.items()},
        facts,
        _trees(skin, lambda t: t.shape),
        _trees(ordered, lambda m: m.shape),
        _trees(nerves, lambda n: n.shape),
    )


Put = Callable[[Sequence[BaseGeometry]], Sequence[BaseGeometry]]


def _placer(placing: Placing) -> Put:
    """Moves shapes of a drawing to where one side is shown."""
    factor, shift = (placing.flip, 1), (placing.shift, 0)

    def put(shapes: Sequence[BaseGeometry]) -> Sequence[BaseGeometry]:
        if not shapes or (factor, shift) == ((1, 1), (0, 0)):
            return shapes
        return list(shapely.transform(list(shapes), lambda xy: xy * factor + shift))

    return put


def _muscles(d: LayerDrawing, p: Placing, put: Put) -> Iterable[MuscleShape]:
    columns = (
        put([m.shape for m in d.muscles]),
        put([m.fibres for m in d.muscles]),
        put([m.tendon for m in d.muscles]),
    )
    for order, (m, shape, fibres, tendon) in enumerate(zip(d.muscles, *columns, strict=True)):
        assert isinstance(shape, MultiPolygon)
        assert isinstance(tendon, MultiPolygon)
        assert isinstance(fibres, MultiLineString)
        x, y, radius = m.spot
        spot = (x * p.flip + p.shift, y, radius)
        yield MuscleShape(m.muscle, p.side, p.view, shape, fibres, tendon, m.deep, order, spot)


def _nerves(d: LayerDrawing, p: Placing, put: Put) -> Iterable[NervePath]:
    bands, lines = put([n.shape for n in d.nerves]), put([n.line for n in d.nerves])
    for n, band, line in zip(d.nerves, bands, lines, strict=True):
        assert isinstance(band, MultiPolygon)
        assert isinstance(line, LineString)
        yield NervePath(n.nerve, p.side, p.view, band, line, n.deep)


def _places(d: LayerDrawing, p: Placing) -> Iterable[NervePlace]:
    return (NervePlace(s.nerve, s.name, p.side, p.view, s.x * p.flip + p.shift, s.y) for s in d.spots)


def _territories(d: LayerDrawing, p: Placing, put: Put) -> Iterable[Territory]:
    for nerve, shape in zip(d.territories, put(list(d.territories.values())), strict=True):
        assert isinstance(shape, MultiPolygon)
        yield Territory(nerve, p.side, p.view, shape)


def _blobs(
    d: LayerDrawing, p: Placing, put: Put, facts: Mapping[str, ReferralFacts]
) -> Iterable[ReferralBlob]:
    for (b, _), shape in zip(d.blobs, put([shape for _, shape in d.blobs]), strict=True):
        assert isinstance(shape, MultiPolygon)
        both = facts[b.condition].both
        at = (b.x * p.flip + p.shift, b.y, b.across, b.along, b.turn * p.flip)
        yield ReferralBlob(b.condition, p.side, p.view, shape, *at, b.core, b.stated, both, b.what)


def _by_view(found: Iterable[S]) -> dict[View, tuple[S, ...]]:
    made: dict[View, list[S]] = {}
    for one in found:
        made.setdefault(one.view, []).append(one)
    return {view: tuple(ones) for view, ones in made.items()}


def _trees(layer: By[S], shape: Callable[[S], BaseGeometry]) -> dict[View, STRtree]:
    return {view: STRtree([shape(one) for one in ones]) for view, ones in layer.items()}
