"""Worksheets on paper: a blank body, a map to colour, and the same map as its answer sheet. SVG text of one page each."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

import shapely
from shapely import MultiPolygon

from bodymap.atlas.atlas import Atlas, BodyMap
from bodymap.atlas.levels import Root
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.exports.map_svg import OneMap
from bodymap.exports.names_shown import Name
from bodymap.exports.palette import PRINT_SKIN
from bodymap.exports.panels import Panel
from bodymap.exports.svg import sheet_svg
from bodymap.exports.svg_text import INK, TEXT, area_path, number, path, text_line
from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later

USUAL_MAP = "isncsci"
"""The chart of the examination sheets, where no other map is asked for."""
_BOX, _STEP = (60.0, 34.0), 190.0
"""mm of a box to colour in the key, and from one to the next."""


class Worksheet(StrEnum):
    """What is printed."""

    BLANK = "blank"
    MAP = "map"
    ANSWERS = "answers"

    @property
    def words(self) -> str:
        return tr(_WORDS[self])


_WORDS = {
    Worksheet.BLANK: tr_later("Blank body"),
    Worksheet.MAP: tr_later("Map to colour"),
    Worksheet.ANSWERS: tr_later("Answer sheet"),
}
_TITLES = {
    Worksheet.BLANK: tr_later("Worksheet: draw on the body"),
    Worksheet.MAP: tr_later("Worksheet: name each field and colour it"),
    Worksheet.ANSWERS: tr_later("Answers to the map to colour"),
}


@dataclass(frozen=True, slots=True)
class ToColour:
    """The borders of a map without names, and a key with an empty box for every root of it."""

    body_map: BodyMap

    @property
    def heading(self) -> str:
        return self.body_map.full_title

    @property
    def foot(self) -> tuple[str, ...]:
        return OneMap(self.body_map).foot

    def ground(self, panel: Panel) -> str:
        return OneMap(self.body_map, behind=True).ground(panel)

    def names(self, panel: Panel) -> tuple[Name, ...]:
        return ()

    def key(self, x: float, y: float, width: float) -> tuple[list[str], float]:
        parts: list[str] = []
        at, down = x, y
        for root in roots_of(self.body_map):
            if at + _STEP > x + width:
                at, down = x, down + 2 * TEXT
            box = MultiPolygon([shapely.box(at, down, at + _BOX[0], down + _BOX[1])])
            parts.append(path(area_path(box.geoms), fill="none", stroke=INK, stroke_width=number(2)))
            parts.append(text_line(at + _BOX[0] + 14, down + TEXT, TEXT, root.value, bold=True))
            at += _STEP
        return parts, down - y + 2.4 * TEXT


def roots_of(body_map: BodyMap) -> tuple[Root, ...]:
    """The roots a map has skin for, from above to below."""
    levels = {face.level for faces in body_map.faces.values() for face in faces}
    return tuple(root for root in Root if root.value in levels)


def worksheet_svg(atlas: Atlas, kind: Worksheet, map_id: str = USUAL_MAP) -> str:
    """One page. Raises BodymapError for a map that is not known."""
    maps, picture = tuple(_maps(atlas, kind, map_id)), kind is not Worksheet.MAP  # creases look like borders
    return sheet_svg(
        atlas, PainDrawing(), tr(_TITLES[kind]), skin=PRINT_SKIN, picture=picture, maps=maps, legend=False
    )


def _maps(atlas: Atlas, kind: Worksheet, map_id: str) -> Iterable[ToColour | OneMap]:
    body_map = atlas.maps.get(map_id)
    if body_map is None:
        close = get_close_matches(map_id, atlas.maps, 1) or list(atlas.maps)[:1]
        raise BodymapError(
            tr(
                "no map {map_id!r}; did you mean {close}? Known: {names}",
                map_id=map_id,
                close=close[0],
                names=", ".join(atlas.maps),
            )
        )
    if kind is Worksheet.MAP:
        yield ToColour(body_map)
    elif kind is Worksheet.ANSWERS:
        yield OneMap(body_map)
