"""A frequency map as a page: the figure of each group with its colours, one scale for all, and in words what was counted."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View
from bodymap.atlas.picture import figure_svg
from bodymap.cohort.colours import Scale
from bodymap.cohort.png import image_svg
from bodymap.cohort.raster import Grid, body_share
from bodymap.exports.palette import SKINS
from bodymap.exports.panels import Panel, whole_panel
from bodymap.exports.svg import sides_svg
from bodymap.exports.svg_text import INK, QUIET, area_path, number, page, path, text_line

GAP = 70.0
"""mm of the body between panels."""
MARGIN = 60.0
SIDES_HIGH = 46.0
"""mm for LEFT and RIGHT above a body."""
WIDEST = 3900.0
"""mm of the body in one row: two groups with front and back; four where there are many groups; two in any case."""
MANY = 4
UPRIGHT = (View.FRONT, View.BACK, View.SIDE_LEFT, View.SIDE_RIGHT)
LETTER_WIDE = 0.55
"""A letter is about so wide as a part of its height."""
BAR = (1100.0, 34.0)
BAR_STEPS = 240
LETTER = 26.0
EDGE = "#3d4854"
FINE = 2
"""Pixels of the picture for a cell each way: colours run smoothly from cell to cell."""


@dataclass(frozen=True, slots=True)
class Block:
    """One group: what stands above it, and what lies on the skin of each view, as SVG in mm of the view."""

    heading: str
    layers: Mapping[View, str]


@dataclass(frozen=True, slots=True)
class Key:
    """The scale: what it counts, the words at its ticks; ticks: value and words."""

    scale: Scale
    words: str
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """A group with its panels: the upright bodies in one row, legs, feet and the rest below them."""

    block: Block
    rows: tuple[tuple[Panel, ...], ...]

    @property
    def width(self) -> float:
        return max(_row_width(row) for row in self.rows)

    def height(self, unit: float) -> float:
        """With the words above each row; unit: of the letters."""
        return sum(SIDES_HIGH * unit + max(p.height for p in row) for row in self.rows) + GAP * (
            len(self.rows) - 1
        )


def _row_width(row: Sequence[Panel]) -> float:
    return sum(p.room for p in row) + GAP * (len(row) - 1)


def _placed(atlas: Atlas, block: Block) -> _Place:
    panels = [whole_panel(atlas, view) for view in block.layers]
    rows = [[p for p in panels if (p.view in UPRIGHT) is upright] for upright in (True, False)]
    return _Place(block, tuple(tuple(row) for row in rows if row))


@dataclass(frozen=True, slots=True)
class HeatPage:
    """All that a frequency map says: on paper as one page, in a window with its words beside the picture."""

    title: str
    blocks: tuple[Block, ...]
    key: Key
    foot: tuple[str, ...]


def heat_page(atlas: Atlas, wanted: HeatPage, skin: str = "paper") -> str:
    """The page as SVG text."""
    rows = _rows_of(atlas, wanted.blocks)
    inner = max(_inner(rows), BAR[0] + 500)
    unit = max(inner / 1900, 1.0)  # letters keep their size on paper however much is on it
    parts = [text_line(MARGIN, MARGIN + 30 * unit, 34 * unit, wanted.title, bold=True)]
    more, y = _bodies(atlas, rows, inner, MARGIN + 62 * unit, unit, skin)
    parts += more
    parts += _key(wanted.key, MARGIN, y, unit)
    y += (BAR[1] + 3.4 * LETTER) * unit
    for line in wanted.foot:
        for words in textwrap.wrap(line, int(inner / (LETTER * 0.85 * unit * 0.5))):
            parts.append(text_line(MARGIN, y, LETTER * 0.85 * unit, words, colour=QUIET))
            y += LETTER * 1.2 * unit
    return page(inner + 2 * MARGIN, y + MARGIN / 2, parts)


class Bodies(NamedTuple):
    """The bodies alone: SVG texts to be drawn over each other, each a small piece of work, and the px they take each way."""

    svgs: tuple[str, ...]
    width: float
    height: float


def heat_bodies(
    atlas: Atlas, wanted: HeatPage, room: tuple[float, float], letters: float, zoom: float = 1.0
) -> Bodies:
    """For whoever says the rest beside them. room: px each way; letters: px of the words above a group.

    As many groups stand in a row as make the bodies largest; none is smaller than LEAST_BODY, and then it gets higher than the room.
    """
    places = [_placed(atlas, block) for block in wanted.blocks]
    rows, scale = _rows_for(places, room, letters)
    inner = _inner(rows)
    fits = (
        (place.width + 2 * GAP) / (LETTER_WIDE * 28 * len(place.block.heading)) for row in rows for place in row
    )
    unit = min(letters / (28 * scale), *fits)
    parts, y = _bodies(atlas, rows, inner, MARGIN / 2, unit, "paper")
    scale *= zoom
    svgs = tuple(_clear(page(inner + 2 * MARGIN, y, [part])) for part in parts)
    return Bodies(svgs, (inner + 2 * MARGIN) * scale, y * scale)


def _clear(svg: str) -> str:
    """A page without its white paper, which would hide what was drawn before it."""
    head, _paper, rest = svg.split("\n", 2)
    return f"{head}\n{rest}"


LEAST_BODY = 300.0
"""px of a body from head to foot below which nothing can be told apart on it (assumed)."""


def _rows_for(
    places: Sequence[_Place], room: tuple[float, float], letters: float
) -> tuple[list[list[_Place]], float]:
    """The rows, and px for a mm."""
    best, scale = max(
        ((rows, _scale(rows, room, letters)) for rows in (_in_rows(places, n) for n in range(1, len(places) + 1))),
        key=lambda one: one[1],
    )
    tall = max(p.height for place in places for row in place.rows for p in row)
    least = LEAST_BODY / tall
    if scale >= least:
        return best, scale
    count = max(int((room[0] / least - 2 * MARGIN + 3 * GAP) // (max(p.width for p in places) + 3 * GAP)), 1)
    rows = _in_rows(places, count)
    return rows, min(least, room[0] / (_inner(rows) + 2 * MARGIN))


def _scale(rows: Sequence[Sequence[_Place]], room: tuple[float, float], letters: float) -> float:
    """Px for a mm at which all is seen; letters keep their px."""
    words = sum(44 + GAP + max(len(p.rows) for p in row) * SIDES_HIGH for row in rows) * letters / 28
    bodies = sum(max(p.height(0.0) for p in row) for row in rows) + MARGIN / 2
    return min(room[0] / (_inner(rows) + 2 * MARGIN), max(room[1] - words, 1.0) / bodies)


def _in_rows(places: Sequence[_Place], count: int) -> list[list[_Place]]:
    return [list(places[n : n + count]) for n in range(0, len(places), count)]


def _rows_of(atlas: Atlas, blocks: Sequence[Block]) -> list[list[_Place]]:
    places = [_placed(atlas, block) for block in blocks]
    widest = WIDEST * (2 if len(blocks) > MANY else 1)
    return _rows(places, max(widest, 2 * max(p.width for p in places) + 3 * GAP))


def _inner(rows: Sequence[Sequence[_Place]]) -> float:
    return max(_wide(row) for row in rows)


def _wide(row: Sequence[_Place]) -> float:
    return sum(p.width for p in row) + 3 * GAP * (len(row) - 1)


def _bodies(
    atlas: Atlas, rows: Sequence[Sequence[_Place]], inner: float, y: float, unit: float, skin: str
) -> tuple[list[str], float]:
    """The groups below each other from y on, and where the last of them ends."""
    parts: list[str] = []
    for row in rows:
        x = MARGIN + (inner - _wide(row)) / 2
        for place in row:
            parts += _block(atlas, place, x, y, unit, skin)
            x += place.width + 3 * GAP
        y += 44 * unit + max(p.height(unit) for p in row) + GAP * unit
    return parts, y


def _rows(places: Sequence[_Place], widest: float) -> list[list[_Place]]:
    rows: list[list[_Place]] = [[]]
    for place in places:
        if rows[-1] and sum(p.width + 3 * GAP for p in rows[-1]) + place.width > widest:
            rows.append([])
        rows[-1].append(place)
    return rows


def _block(atlas: Atlas, place: _Place, x: float, y: float, unit: float, skin: str) -> Iterable[str]:
    yield text_line(
        x + place.width / 2, y + 30 * unit, 28 * unit, place.block.heading, bold=True, anchor="middle"
    )
    top = y + 44 * unit
    for row in place.rows:
        left, top = x + (place.width - _row_width(row)) / 2, top + SIDES_HIGH * unit
        for panel in row:
            inset = left + (panel.room - panel.width) / 2
            yield _panel(atlas, panel, place.block.layers[panel.view], inset, top, skin)
            words, caption = _caption(panel.view.caption, panel.room, 20 * unit)
            size = min(20 * unit, panel.room / (LETTER_WIDE * len("LEFT  RIGHT")))
            edge = left + (panel.room - max(panel.width, panel.room * 0.8)) / 2
            end = 2 * (left + panel.room / 2) - edge
            yield from sides_svg(atlas, panel.view, edge, end, top - 10 * unit, size, caption, words)
            left += panel.room + GAP
        top += max(p.height for p in row) + GAP


def _caption(words: str, room: float, size: float) -> tuple[str, float]:
    """The name of a view and the size of its letters; short of room the side goes, which stands below it in capitals."""
    short = words.rpartition(", ")[2]
    for said in (words, f"{short[:1].upper()}{short[1:]}"):
        if LETTER_WIDE * len(said) * size <= room:
            return said, size
    return said, room / (LETTER_WIDE * len(said))


def _panel(atlas: Atlas, panel: Panel, layer: str, x: float, y: float, skin: str) -> str:
    k, (left, top, *_) = panel.factor, panel.box
    move = f"translate({number(x - left * k)} {number(y - top * k)}) scale({number(k)})"
    outline = path(
        area_path(atlas.silhouette(panel.view).geoms), fill="none", stroke=EDGE, stroke_width=number(2.5 / k)
    )
    return "\n".join([f'<g transform="{move}">', _body(panel, skin), layer, outline, "</g>"])


def _body(panel: Panel, skin: str) -> str:
    text = figure_svg(panel.view, asdict(SKINS[skin]))
    return text[text.index(">", text.index("<svg")) + 1 : text.rindex("</svg>")]


def _key(key: Key, x: float, y: float, unit: float) -> Iterable[str]:
    width, height = BAR[0] * unit, BAR[1] * unit
    span = key.scale.most - key.scale.least
    values = key.scale.least + span * (np.arange(BAR_STEPS) + 0.5) / BAR_STEPS
    yield image_svg(key.scale.rgba(values)[None], x, y, width, height)
    yield f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" fill="none" stroke="{EDGE}" stroke-width="{number(1.5 * unit)}"/>'
    for value, words in key.ticks:
        at = x + width * (value - key.scale.least) / span
        yield f'<path d="M{number(at)},{number(y + height)}v{number(8 * unit)}" stroke="{EDGE}" stroke-width="{number(1.5 * unit)}"/>'
        anchor = "start" if value == key.scale.least else "end" if value == key.scale.most else "middle"
        yield text_line(at, y + height + 34 * unit, LETTER * 0.9 * unit, words, colour=INK, anchor=anchor)
    yield text_line(x + width + 30 * unit, y + height * 0.8, LETTER * unit, key.words)


def raster_layer(atlas: Atlas, grid: Grid, percent: NDArray[np.float64], scale: Scale) -> str:
    """Cells as a picture on the skin: colours run smoothly between the middles of cells, and end where the body does."""
    body = _finer(body_share(atlas, grid))
    colours = scale.rgba(_finer(percent))
    colours[..., 3] = np.rint(colours[..., 3] * np.clip(body, 0, 1)).astype(np.uint8)
    left, top, right, bottom = grid.box
    return image_svg(colours, left, top, right - left, bottom - top)


def _finer(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """FINE times as many rows and columns, values between the middles of cells by their distance."""
    down, over = (_between(size) for size in values.shape)
    rows = values[down.low] * (1 - down.part)[:, None] + values[down.high] * down.part[:, None]
    return rows[:, over.low] * (1 - over.part) + rows[:, over.high] * over.part


class _Between(NamedTuple):
    """For each fine cell the two cells it lies between, and how far it is on the way to the second, 0-1."""

    low: NDArray[np.intp]
    high: NDArray[np.intp]
    part: NDArray[np.float64]


def _between(size: int) -> _Between:
    at = np.clip((np.arange(size * FINE) + 0.5) / FINE - 0.5, 0, size - 1)
    low = np.floor(at).astype(np.intp)
    return _Between(low, np.minimum(low + 1, size - 1), at - low)


def zone_layer(
    atlas: Atlas,
    view: View,
    values: Mapping[tuple[str, str], float],
    scale: Scale,
    told: frozenset[tuple[str, str]] = frozenset(),
) -> str:
    """Zones filled by their values (zone and side); told: zones with a heavy border, drawn last."""
    faces = [face for face in atlas.zones(view) if (face.zone, face.side.value) in values]
    fills = [
        path(
            area_path(face.shape.geoms),
            fill=scale.hex(values[face.zone, face.side.value]),
            fill_opacity=number(scale.opacity(values[face.zone, face.side.value])),
            fill_rule="evenodd",
            stroke="#ffffff",
            stroke_width="1.6",
        )
        for face in faces
        if values[face.zone, face.side.value]
    ]
    borders = [
        path(area_path(face.shape.geoms), fill="none", stroke=INK, stroke_width="4.5")
        for face in faces
        if (face.zone, face.side.value) in told
    ]
    return "\n".join([*fills, *borders])
