"""From the editable files to muscles, nerves, nerve territories and pictures of look-alikes, in the frames they were
drawn in. What is unsound is left out and complained about; the rest stays usable.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Polygon
from shapely.affinity import rotate, scale
from shapely.geometry.base import BaseGeometry

from bodymap.atlas.areas import multipolygon, polygons
from bodymap.atlas.curve import Polyline, flatten, length_along, spline
from bodymap.atlas.faces import Shape, cut, shape_of
from bodymap.atlas.layer_files import (
    MusclePart,
    NerveLine,
    Referral,
    read_muscles,
    read_nerves,
    read_referral,
)
from bodymap.atlas.layer_parts import (
    Blob,
    CutLayers,
    CutMuscle,
    CutNerve,
    LayerDrawing,
    ReferralFacts,
)
from bodymap.atlas.levels import View
from bodymap.atlas.lines import Outline, read_outline, read_zones
from bodymap.atlas.muscle_shapes import beside, drawn_part
from bodymap.atlas.parts import Complaint
from bodymap.files.problems import BodymapError, Place

LARGE = (View.FEET_TOP, View.FEET_SOLE)
"""Views shown so large that their fibres may lie closer."""
MOST_OVER = 4.0
"""A muscle may be drawn this far (mm) over the outline before it is clipped; ours reach 2.0."""
LEAST_INSIDE = 0.9
"""Share of a muscle that must be left after clipping."""
LEAST_SEEN = 40.0
"""mm2: of a muscle of which less is seen nothing is written."""
NERVE_OVER = 1.5
"""mm by which a nerve may touch the edge of the body."""

T = TypeVar("T")


def cut_layers(folder: Path) -> CutLayers:
    """Read and cut muscles, nerves, territories and look-alikes below a `regions` folder."""
    return _Desk(folder).layers()


class _Desk:
    """Collects complaints while files are read; a file that cannot be read counts as absent."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.complaints: list[Complaint] = []

    def layers(self) -> CutLayers:
        referral = self._try(lambda: read_referral(self._folder / "referral.yaml")) or ()
        paths = sorted((self._folder / "figure").glob("*.yaml"))
        self._unplaced(referral, [path.stem for path in paths])
        drawings = [self._drawing(path, referral) for path in paths]
        facts = tuple(ReferralFacts(r.condition, r.source, r.both) for r in referral)
        return CutLayers(tuple(filter(None, drawings)), facts, tuple(self.complaints))

    def _try(self, work: Callable[[], T]) -> T | None:
        try:
            return work()
        except BodymapError as error:
            self.complaints.append(Complaint(error.sentence, error.place or Place("")))
            return None

    def _say(self, sentence: str, place: Place) -> None:
        self.complaints.append(Complaint(sentence, place))

    def _unplaced(self, referral: tuple[Referral, ...], known: list[str]) -> None:
        for one in referral:
            for view in one.blobs:
                if view not in known:
                    self._say(f"unknown view {view!r}; expected one of {', '.join(known)}", one.place)

    def _drawing(self, path: Path, referral: tuple[Referral, ...]) -> LayerDrawing | None:
        try:
            outline = read_outline(path)
            shape = shape_of(outline)
        except BodymapError:
            return None  # the check of the figure itself tells it
        name = outline.name
        muscles = self._read("muscles", name, read_muscles)
        nerves = self._read("nerves", name, read_nerves)
        return LayerDrawing(
            name,
            outline.placings,
            self._muscles(outline, shape, muscles or ()),
            self._nerves(shape, nerves.lines if nerves else ()),
            nerves.spots if nerves else (),
            self._territories(name, shape),
            tuple(self._blob(b, shape.area) for r in referral for b in r.blobs.get(name, ())),
        )

    def _read(self, kind: str, name: str, read: Callable[[Path], tuple[str, T]]) -> T | None:
        path = self._folder / kind / f"{name}.yaml"
        found = self._try(lambda: read(path)) if path.is_file() else None
        if found is not None and found[0] != name:
            self._say(f"view {found[0]!r} stands in a file of another name", Place(str(path), 1))
            return None
        return found[1] if found else None

    def _territories(self, name: str, shape: Shape) -> Mapping[str, MultiPolygon]:
        found = self._read("territories", name, read_zones)
        if found is None:
            return {}
        result = cut(shape, found, tuple(label.name for label in found.labels))
        self.complaints += result.complaints
        return result.faces

    def _muscles(
        self, outline: Outline, shape: Shape, parts: tuple[MusclePart, ...]
    ) -> tuple[CutMuscle, ...]:
        fine = outline.placings[0].view in LARGE
        return with_spots(tuple(filter(None, (self._muscle(part, shape.area, fine) for part in parts))))

    def _muscle(self, part: MusclePart, body: Polygon, fine: bool) -> CutMuscle | None:
        drawn = drawn_part(part, body, fine)
        if not drawn.raw.is_valid:
            self._say(f"the outline of {part.muscle!r} crosses itself", part.place)
        over = _over(drawn.raw, body)
        left = drawn.shape.area / max(drawn.raw.buffer(0).area, 1e-9)
        if over > MOST_OVER or left < LEAST_INSIDE:
            self._say(
                f"{part.muscle!r} reaches {over:.0f} mm over the outline, {left:.0%} of it is inside",
                part.place,
            )
        if drawn.shape.is_empty:
            return None
        return CutMuscle(part.muscle, part.deep, drawn.shape, drawn.tendon, drawn.fibres)

    def _nerves(self, shape: Shape, lines: tuple[NerveLine, ...]) -> tuple[CutNerve, ...]:
        room = shape.area.buffer(NERVE_OVER)
        shapely.prepare(room)
        made: list[CutNerve] = []
        for one in lines:
            line = flatten(spline(one.knots), 0.08)
            path = LineString(line)
            if not path.is_simple:
                self._say(f"a line of {one.nerve!r} crosses itself", one.place)
            if not room.covers(path):
                out = shapely.difference(path, room).length
                self._say(f"{one.nerve!r} runs {out:.0f} mm outside the body", one.place)
            band = _band(line, one.widths)
            made.append(CutNerve(one.nerve, one.deep, multipolygon(band), path))
        return tuple(made)

    def _blob(self, blob: Blob, body: Polygon) -> tuple[Blob, MultiPolygon]:
        oval = oval_of(blob)
        shown = shapely.intersection(oval, body)
        share = shown.area / oval.area
        if share < 0.6:
            self._say(f"only {share:.0%} of the picture of {blob.condition!r} lies on the body", blob.place)
        return blob, multipolygon(shown)


def with_spots(muscles: tuple[CutMuscle, ...]) -> tuple[CutMuscle, ...]:
    """The muscles with the roomiest place of what is seen of each; a later one covers an earlier one."""
    return tuple(
        muscle if muscle.deep else replace(muscle, spot=_spot(muscle, [m for m in muscles[i:] if not m.deep]))
        for i, muscle in enumerate(muscles, start=1)
    )


def _spot(muscle: CutMuscle, over: Sequence[CutMuscle]) -> tuple[float, float, float]:
    seen = shapely.difference(muscle.shape, muscle.tendon)
    for other in over:
        if other.shape.intersects(seen):
            seen = shapely.difference(seen, other.shape)
    parts = [part for part in polygons(seen) if part.area > LEAST_SEEN]
    circles = [shapely.maximum_inscribed_circle(part, 0.5) for part in parts]
    best = max(circles, key=lambda circle: circle.length, default=None)
    if best is None:
        return 0.0, 0.0, 0.0
    x, y = best.coords[0]
    return round(x, 1), round(y, 1), round(best.length, 1)


def oval_of(blob: Blob) -> Polygon:
    """The whole oval of a blob, body or not."""
    round_ = shapely.Point(blob.x, blob.y).buffer(1, 24)
    return rotate(scale(round_, blob.across, blob.along), -blob.turn, origin=(blob.x, blob.y))


def _over(raw: Polygon, body: Polygon) -> float:
    """How far (mm) the ring of a shape reaches over the body."""
    points = [shapely.Point(xy) for xy in raw.exterior.coords]
    return max((body.exterior.distance(p) for p in points if not body.contains(p)), default=0.0)


def _band(line: Polyline, widths: tuple[float, float]) -> BaseGeometry:
    """The line with its width, which changes evenly from start to end."""
    along = length_along(line)
    spots = np.linspace(0, float(along[-1]), max(12, int(along[-1] / 3)))
    middle = np.stack([np.interp(spots, along, line[:, 0]), np.interp(spots, along, line[:, 1])], axis=1)
    left, right = beside(middle, np.interp(spots, [0, spots[-1]], widths) / 2)
    return Polygon(np.concatenate([left, right[::-1]])).buffer(0.15, quad_segs=4).simplify(0.04)
