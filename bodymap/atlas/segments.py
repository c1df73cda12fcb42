"""The segments of the CHOIR body map on our figure: what regions/segments/choir.yaml says, as areas of our views.

An outline is drawn on the half with x > 0 and mirrored for the other. Sides are the patient's; made by benchmarks/choir_registration.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from shapely import MultiPolygon, Polygon

from bodymap.atlas.areas import multipolygon
from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Side, View
from bodymap.data import data_folder
from bodymap.files.bounded import Tree, read_yaml
from bodymap.files.checked import parse
from bodymap.files.problems import BodymapError
from bodymap.kept import Kept

Share = Annotated[float, Field(ge=0, le=1)]
FRONT_OF = {View.FRONT: 100, View.BACK: 200}
"""What the ids of a view begin at: 101 to 136 in front, 201 to 238 behind."""


@dataclass(frozen=True, slots=True)
class ZonePart:
    """Where a segment meets a zone: share of the segment and share of the zone, 0-1."""

    zone: str
    of_segment: float
    of_zone: float


@dataclass(frozen=True, slots=True)
class Segment:
    """One of the 74: its id in the standard numbering, what it is in words with the patient's side, where it lies."""

    id: int
    view: View
    side: Side
    words: str
    parts: tuple[ZonePart, ...]
    outline: Polygon

    @property
    def key(self) -> str:
        """The id as REDCap's image map writes it: f01 to f36, b01 to b38."""
        return f"{self.view.value[0]}{self.id - FRONT_OF[self.view]:02}"


@dataclass(frozen=True, slots=True)
class SegmentMap:
    """All segments by id.

    painted_from: share of a segment from which it counts as painted; meant_from: part of one mark from which a segment
    that holds it does (status: assumed). female: the ids of CHOIR's own
    female map that mean another segment, to the standard id. whole_views: views that lie in one segment a side.
    elsewhere: the segment of zones that neither of CHOIR's views shows.
    """

    segments: Mapping[int, Segment]
    painted_from: float
    meant_from: float
    status: str
    female: Mapping[int, int]
    whole_views: Mapping[tuple[View, Side], int]
    elsewhere: Mapping[tuple[str, Side], int]

    def of_zone(self, zone: str, side: Side) -> Mapping[int, float]:
        """The segments a zone lies in, and how much of the zone, 0-1; front and back each make a whole."""
        if (zone, side) in self.elsewhere:
            return {self.elsewhere[zone, side]: 1.0}
        return {
            s.id: part.of_zone
            for s in self.segments.values()
            if s.side is side
            for part in s.parts
            if part.zone == zone
        }


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Zone(_Part):
    zone: str
    of_segment: Share
    of_zone: Share


class _Pair(_Part):
    left: int
    right: int
    view: View
    words: str
    outline: Annotated[str, Field(pattern=r"^\d+,\d+( \d+,\d+){2,}$")]
    zones: Annotated[list[_Zone], Field(min_length=1)]


class _Female(_Part):
    female: int
    standard: int


class _Whole(_Part):
    view: View
    left: int
    right: int


class _Elsewhere(_Part):
    zone: str
    left: int
    right: int


class _File(_Part):
    painted_from: Share
    meant_from: Share
    status: str
    female_ids: list[_Female]
    whole_views: list[_Whole]
    elsewhere: list[_Elsewhere]
    segments: list[_Pair]


@cache
def open_segments() -> SegmentMap:
    """The shipped segments. Raises BodymapError when their file is damaged."""
    return segments_of(read_yaml(data_folder("regions") / "segments" / "choir.yaml"))


def segments_of(tree: Tree) -> SegmentMap:
    """The segments a read file stands for. Raises BodymapError, also when an id stands twice."""
    file = parse(_File, tree)
    made = [_segment(pair, side) for pair in file.segments for side in Side]
    by_id = {segment.id: segment for segment in made}
    if len(by_id) != len(made):
        raise BodymapError("a segment is given twice; expected each id once", tree.place_of(("segments",)))
    return SegmentMap(
        by_id,
        file.painted_from,
        file.meant_from,
        file.status,
        {one.female: one.standard for one in file.female_ids},
        {(w.view, side): _id_of(w, side) for w in file.whole_views for side in Side},
        {(e.zone, side): _id_of(e, side) for e in file.elsewhere for side in Side},
    )


def _segment(pair: _Pair, side: Side) -> Segment:
    parts = tuple(ZonePart(z.zone, z.of_segment, z.of_zone) for z in pair.zones)
    shown_right = (pair.view is View.FRONT) == (side is Side.LEFT)  # by the viewer
    corners = [tuple(float(n) for n in point.split(",")) for point in pair.outline.split()]
    outline = Polygon([(x if shown_right else -x, y) for x, y in corners])
    return Segment(_id_of(pair, side), pair.view, side, pair.words.format(side=side.english), parts, outline)


def _id_of(pair: _Pair | _Whole | _Elsewhere, side: Side) -> int:
    return pair.left if side is Side.LEFT else pair.right


_AREAS = Kept[Mapping[int, MultiPolygon]](2 * len(FRONT_OF))


def segment_areas(atlas: Atlas, view: View) -> Mapping[int, MultiPolygon]:
    """The skin of every segment of a view, mm, by id; empty for views that CHOIR does not have. Remembered."""
    return _AREAS.get((id(atlas), view), (atlas,), lambda: _areas(atlas, view))


def _areas(atlas: Atlas, view: View) -> Mapping[int, MultiPolygon]:
    body = atlas.silhouette(view)
    segments = [s for s in open_segments().segments.values() if s.view is view]
    return {s.id: multipolygon(s.outline.intersection(body)) for s in segments}
