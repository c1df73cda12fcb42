"""Reads a paper sheet: a picture in, a drawing out, with everything told that was not understood. Needs OpenCV."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely import MultiPolygon

from bodymap.atlas.areas import multipolygon
from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing, Stroke, StrokeKind
from bodymap.drawing.stroke_area import finished, polygons_of, sound
from bodymap.drawing.tools import feeling, painted
from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_count, tr_later
from bodymap.paper import vision
from bodymap.paper.areas import SPECK, Inked, separated, whole_area
from bodymap.paper.code import SheetKind
from bodymap.paper.finding import PER_MM, FlatPage, decoded, flat_page
from bodymap.paper.flattening import flattened
from bodymap.paper.inks import NOTHING, Calibration, Inks, calibrated, inks_of, pens_of
from bodymap.paper.layout import Layout, Placed
from bodymap.paper.mixing import with_pairs
from bodymap.paper.pens import PENS, Pen
from bodymap.paper.picture_file import check_picture
from bodymap.paper.printed import AROUND, NEAR, printed_mask
from bodymap.paper.strengths import strength
from bodymap.paper.vision import Mask, Pixels, Plane
from bodymap.records.document import Document

SMALLEST = 0.8
"""mm2 of paper below which a piece of an area on a body is left out."""
FINEST = 1.0
"""mm of paper: a longer straight edge is cut, because it is bent on another figure."""
DARK_LEAST, DOUBT_LEAST = 2.5, 5.0
"""mm2 from which a dark spot is told as a pencil or a black pen, and a darker one as perhaps two colours."""
COLOURLESS = 2.0
"""Mean difference (0-255) of the colours of a pixel below which a picture was taken in grey."""

CHECK = tr_later("Read from paper: please check the painted places with the person.")
EMPTY = tr_later("No pen mark was found on the bodies.")
RED = tr_later("Red was read as ache; where burning or cramp is written beside it, change it.")
GREY = tr_later("the picture has no colours, so the pens cannot be told apart; expected a scan or photo in colour")
GREY_PRINT = tr_later("The sheet was printed without colours: the pens were told apart by the colours they usually have.")
STRANGE = tr_later("The pen tried for {words} is not {name}: check which colour was used for what.")
STRENGTH = tr_later("The strength marked for {words} was not understood and left out.")

Step = Callable[[float], None]
"""Told how far the reading has come, 0-1; may raise to end it."""


@dataclass(frozen=True, slots=True)
class ReadArea:
    """One painted area as it was found on the sheet, mm of paper."""

    view: View
    pen: Pen
    on_paper: MultiPolygon


@dataclass(frozen=True, slots=True)
class PaperRead:
    """A sheet that was read. page: the sheet laid flat, for a picture to check by; miss: mm, see FlatPage."""

    document: Document
    kind: SheetKind
    areas: tuple[ReadArea, ...]
    page: Pixels
    miss: float

    @property
    def notes(self) -> tuple[str, ...]:
        return self.document.notes


def _nobody(_share: float) -> None:
    """Nobody wants to know."""


def read_sheet(data: bytes, name: str, step: Step = _nobody) -> PaperRead:
    """The drawing on a scan or photo (a whole PNG or JPEG). name: stands for the picture in sentences.

    Raises BodymapError: no picture, no sheet, a part of one, a mirrored or another one.
    """
    check_picture(data, name)
    try:
        step(0.05)
        picture = decoded(data)
        _check_colour(picture)
        step(0.2)
        page = flat_page(picture)
    except BodymapError as problem:
        raise BodymapError(problem.sentence, name) from problem
    step(0.4)
    shares = flattened(page.pixels)
    inks = inks_of(shares)
    step(0.6)
    calibration = calibrated(inks, page.layout.legend)
    printed = printed_mask(page.layout, NEAR)
    numbers = pens_of(inks, calibration, printed)
    drawn = np.where(_where(page.layout), numbers, NOTHING).astype(np.int8)
    step(0.7)
    inked = separated(with_pairs(drawn, shares), drawn)
    step(0.85)
    return _read(page, inks, calibration, inked)


def _check_colour(picture: Pixels) -> None:
    small = vision.coarse(picture.astype(np.float32), (200, 200))
    if float(np.ptp(small, axis=2).mean()) < COLOURLESS and not _coloured(small):
        raise BodymapError(tr(GREY))


def _coloured(small: Plane) -> bool:
    """Whether any place has a colour: a white sheet in perfect light has it only in its patches."""
    return float(np.ptp(small, axis=2).max()) > 10 * COLOURLESS


def _read(page: FlatPage, inks: Inks, calibration: Calibration, inked: Inked) -> PaperRead:
    layout = page.layout
    bodies = {placed.panel.view: placed.body() for placed in layout.panels}
    whole = {pen: whole_area(mask) for pen, mask in zip(PENS, inked.masks, strict=True)}
    areas = tuple(
        ReadArea(view, pen, area)
        for pen, shape in whole.items()
        for view, body in bodies.items()
        if not (area := _large(polygons_of(shapely.intersection(shape, body)))).is_empty
    )
    strengths = {row.pen: strength(inks, row) for row in layout.legend}
    used = {area.pen for area in areas}
    notes = (
        tr(CHECK),
        *_told(areas, calibration),
        *(tr(STRENGTH, words=pen.sensation.words) for pen in PENS if strengths[pen][1]),
        *_left_out(inked, layout, bodies, whole),
    )
    felt = {pen: strengths[pen][0] if pen in used else None for pen in PENS}
    drawing = _drawing(areas, {placed.panel.view: placed for placed in layout.panels}, felt)
    return PaperRead(Document(drawing, notes=notes), layout.kind, areas, page.pixels, page.miss)


def _told(areas: tuple[ReadArea, ...], calibration: Calibration) -> Iterator[str]:
    if not areas:
        yield tr(EMPTY)
    if any(area.pen is PENS[0] for area in areas):
        yield tr(RED)
    if calibration.grey:
        yield tr(GREY_PRINT)
    for pen in calibration.strange:
        yield tr(STRANGE, words=pen.sensation.words, name=pen.words)


def _where(layout: Layout) -> Mask:
    """True between head and legend of the sheet: these are coloured too."""
    found = np.zeros((round(layout.paper.height * PER_MM), round(layout.paper.width * PER_MM)), dtype=bool)
    top = min(placed.room[1] for placed in layout.panels)
    bottom = layout.legend[0].patch[1] - 2.0
    found[round(top * PER_MM) : round(bottom * PER_MM)] = True
    return found


def _large(shape: MultiPolygon) -> MultiPolygon:
    return MultiPolygon([part for part in shape.geoms if part.area >= SMALLEST])


# -- on the figure


def _drawing(
    areas: tuple[ReadArea, ...], panels: dict[View, Placed], felt: dict[Pen, int | None]
) -> PainDrawing:
    """Every separate place is a mark of its own, as when a person paints it."""
    drawing, atlas = PainDrawing(), open_atlas()
    for area in areas:
        what = feeling(area.view, area.pen.sensation, felt[area.pen])
        placed, body = panels[area.view], atlas.silhouette(area.view)
        for part in area.on_paper.geoms:
            fine = shapely.segmentize(MultiPolygon([part]), FINEST)
            moved = sound(multipolygon(shapely.transform(fine, placed.on_figure)))
            on_body = finished(moved, body)
            if not on_body.is_empty:
                spot = on_body.representative_point()
                stroke = Stroke(StrokeKind.PAPER, ((spot.x, spot.y),))
                drawing = painted(drawing, what, on_body, stroke)
    return drawing


# -- what was not understood


def _left_out(
    inked: Inked, layout: Layout, bodies: dict[View, MultiPolygon], whole: dict[Pen, MultiPolygon]
) -> Iterator[str]:
    """Counts of what is on the sheet and not in the drawing."""
    body = _filled(layout, bodies)
    strange = _spots(inked.unknown & body, SPECK)
    near = printed_mask(layout, AROUND)
    dark = _spots(inked.black & body & ~near, DARK_LEAST)
    everywhere = shapely.union_all(list(bodies.values()))
    beside = sum(
        not part.intersects(everywhere) and part.area > SMALLEST for shape in whole.values() for part in shape.geoms
    )
    doubtful = _spots(_opened(inked.doubtful & body & ~near), DOUBT_LEAST)
    for count, words in (
        (strange, _not_understood), (dark, _dark), (doubtful, _doubtful), (beside, _beside)
    ):  # fmt: skip
        if count:
            yield words(count)


def _not_understood(count: int) -> str:
    return tr_count(
        "{count} mark was of another colour not understood and left out.",
        "{count} marks were of another colour not understood and left out.",
        count,
    )


def _dark(count: int) -> str:
    return tr_count(
        "{count} mark was in pencil or black not read: only the four colours are.",
        "{count} marks were in pencil or black not read: only the four colours are.",
        count,
    )


def _doubtful(count: int) -> str:
    return tr_count(
        "{count} mark was perhaps two colours over each other: only one of them was read.",
        "{count} marks were perhaps two colours over each other: only one of them was read.",
        count,
    )


def _beside(count: int) -> str:
    return tr_count(
        "{count} coloured mark was beside the bodies left out.",
        "{count} coloured marks were beside the bodies left out.",
        count,
    )


def _opened(mask: Mask) -> Mask:
    """Without what is thinner than half a mm."""
    return vision.around(vision.inside(mask, 2), 2)


def _filled(layout: Layout, bodies: dict[View, MultiPolygon]) -> Mask:
    """True on the printed bodies."""
    size = round(layout.paper.height * PER_MM), round(layout.paper.width * PER_MM)
    mask = np.zeros(size, np.uint8)
    for body in bodies.values():
        for part in body.geoms:
            vision.fill(mask, np.asarray(part.exterior.coords) * PER_MM - 0.5)
    return mask.astype(bool)


def _spots(mask: Mask, least: float) -> int:
    """How many separate spots of at least so many mm2 there are; near ones count as one."""
    labels, _ = vision.spots(vision.around(mask, 12))
    sizes = np.bincount(labels[mask], minlength=1)
    return int((sizes[1:] >= least * PER_MM**2).sum()) if mask.any() else 0


def with_title(read: PaperRead, title: str) -> PaperRead:
    """The same with a title for its document."""
    return replace(read, document=replace(read.document, title=title))
