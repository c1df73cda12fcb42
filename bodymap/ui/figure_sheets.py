"""The sheets of which the picture of the body is put together; each is painted anew only where something changed.

From below: the drawn body, what lies under its skin, what is lit, what is painted, the stroke that grows, outlines of what is lit, names.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.exports.beneath import NOTHING_BENEATH, Beneath
from bodymap.knowledge.library import Library
from bodymap.ui.carried import Carried
from bodymap.ui.figure_hints import changed_hints
from bodymap.ui.figure_inked import Inked
from bodymap.ui.figure_layers import FigurePainter, Under, lights_box
from bodymap.ui.figure_layout import Lens, Placement
from bodymap.ui.figure_lights import Light, changed_lights, lights
from bodymap.ui.figure_names import Written, rewrite
from bodymap.ui.figure_panes import Pane
from bodymap.ui.figure_pixels import (
    box_of,
    clear,
    on_device,
    on_sheet,
    painter_on,
    put_part,
    shape_box,
    sheet,
)
from bodymap.ui.figure_stretched import (
    fill_around,
    paint_stretched,
    pane_corners,
    room_of,
    whole_px,
)
from bodymap.ui.layers_shown import beneath
from bodymap.ui.maps_shown import MapsOver, maps_over
from bodymap.ui.state import State

DIMMED = 0.9
"""Strength of the body in a dark window: a white figure would glare."""
_OUTLINE_REACH = 3.0
"""px by which the edge of a mark, or a dotted line, reaches over its area."""


@dataclass(frozen=True, slots=True)
class Scene:
    """All that the sheets depend on: size of the widget (px), its pixel ratio, the views as the lens shows them."""

    size: QSize
    ratio: float
    seen: tuple[Placement, ...]
    lens: Lens
    state: State
    dark: bool
    panes: tuple[Pane, ...] = ()
    carried: tuple[Carried, ...] = ()
    canvas: str = "#ffffff"
    """The colour around the body."""


@dataclass(frozen=True, slots=True)
class SkinSheet:
    """What lies under the skin, painted."""

    what: Beneath = NOTHING_BENEATH
    ground: QImage | None = None


@dataclass(frozen=True, slots=True)
class LitSheets:
    """The shown maps and what is lit, painted: below the marks and over them."""

    shown: MapsOver
    lights: tuple[Light, ...]
    under: QImage
    over: QImage

    @property
    def nothing(self) -> bool:
        return self.shown.nothing and not self.lights

    def lights_in(self, view: View) -> list[Light]:
        return [light for light in self.lights if light.view is view]


@dataclass(frozen=True, slots=True)
class NameSheet:
    """The names over everything, and of what they are; image None = there are none."""

    lit: LitSheets | None = None
    whats: tuple[Beneath, ...] = ()
    written: tuple[Written, ...] = ()
    image: QImage | None = None


Shown = tuple[QImage, Inked]
"""A sheet that is put on the screen, and where anything is on it."""


class Sheets:
    """Forget what no longer holds, then freshen, then paint. Sizes outside are px of the widget."""

    def __init__(self, atlas: Atlas, library: Library) -> None:
        self._atlas = atlas
        self._library = library
        self.painter = FigurePainter(atlas)
        self._lens = Lens()  # the lens the sheets were painted with
        self._panes: tuple[Pane, ...] = ()  # the parts of the widget that look through it
        self._placed: tuple[Placement, ...] = ()  # where the views stood then
        self._elsewhere = False  # the views stand at other places now, and the old sheets are to do meanwhile
        self._figure: QImage | None = None
        self._beneath = (SkinSheet(), SkinSheet())  # the shown layer, and what a choice adds to it
        self._skin: Under | None = None  # made when something under the skin is first shown
        self._marks: QImage | None = None
        self._lit: LitSheets | None = None
        self._lights_hold = False  # whether they show what is lit now
        self._names = NameSheet()
        self._hints: QImage | None = None  # zones painted in other views; None = there were none yet
        self._hinted: tuple[Carried, ...] | None = None  # what that sheet shows; None = it is to be made
        self._growing: tuple[QImage, QImage] | None = None  # as it is seen, and where it is
        self._looked = False  # whether the sheets were looked through since the last state
        self._below: tuple[Shown, ...] = ()  # the sheets under the growing stroke
        self._above: tuple[Shown, ...] = ()  # and over it
        self._canvas = QColor("white")
        self._ground: QImage | None = None  # all that is under the growing stroke, in one

    def forget(self) -> None:
        self._figure = self._marks = self._growing = self._lit = None
        self._beneath = (SkinSheet(), SkinSheet())
        self._names = NameSheet()
        self._hinted = None
        self._below = self._above = ()
        self._ground = None

    def forget_lights(self) -> None:
        self._lights_hold = False

    def forget_marks(self) -> None:
        self._below = tuple(one for one in self._below if one[0] is not self._marks)
        self._marks = None

    def look_again(self) -> None:
        """There is a new state: something may have to be painted that was not asked for before."""
        self._looked = False

    def stretch(self, seen: Sequence[Placement]) -> bool:
        """Let the sheets stand in for the same views at other places until they are painted anew; whether they can."""
        same = [p.frame for p in seen] == [p.frame for p in self._placed]
        self._elsewhere = same and self._figure is not None and self._marks is not None
        return self._elsewhere

    @property
    def moved(self) -> bool:
        """Whether the sheets stand in for views at other places."""
        return self._elsewhere

    @property
    def whole(self) -> bool:
        """Whether no sheet is missing."""
        sheets = (self._figure, self._marks, self._lit)
        return self._looked and self._lights_hold and all(one is not None for one in sheets)

    # -- painting the sheets

    def freshen(self, scene: Scene, settling: bool) -> None:
        """Paint the sheets that are missing; while the hand still zooms (settling), stretched ones will do."""
        if settling and self._figure is not None and self._marks is not None:
            return
        if self.whole:
            return
        there = [on_device(p, scene.ratio) for p in scene.seen]
        self.painter.skin = scene.state.show.skin
        self._canvas = QColor(scene.canvas)
        before = self._made_of()
        if self._figure is None:
            for _ in self._paint_figure(scene, there):
                pass
        if self._marks is None:
            self._marks = sheet(scene.size, scene.ratio)
            for placement in there:
                self.painter.paint_marks(self._marks, placement, scene.state.drawing.marks)
        wanted = zip(self._beneath, beneath(scene.state, self._library), strict=True)
        layer, added = (self._skin_sheet(scene, there, *one) for one in wanted)
        self._beneath = layer, added
        lit_in: list[QRect] | None = []
        if self._lit is None or not self._lights_hold:
            self._lit, lit_in = self._lit_sheets(scene, there, self._lit)
            self._lights_hold = True
        self._names = self._name_sheet(scene, there, self._names)
        hints_in = self._paint_hints(scene, there) if self._hinted != scene.carried else []
        self._lens, self._panes, self._placed = scene.lens, scene.panes, scene.seen
        self._looked, self._elsewhere = True, False
        self._stack(before, lit_in, hints_in)

    def _made_of(self) -> tuple[object, ...]:
        """What the picture is made of: where one is still the same, nothing was painted on its sheets."""
        return (self._figure, *self._beneath, self._lit, self._hinted, self._marks, self._names)

    def _stack(
        self, before: tuple[object, ...], lit_in: list[QRect] | None, hints_in: list[QRect] | None
    ) -> None:
        """Put the sheets on each other; where anything is on those that are new is looked for once.

        lit_in, hints_in: the only boxes in which the lit sheets and the hints were painted anew (device pixels); None = all over.
        """
        same = [old is new for old, new in zip(before, self._made_of(), strict=True)]
        in_parts = lit_in is not None and hints_in is not None and all(same[:3]) and same[5]
        known = {id(image): (image, inked) for image, inked in (*self._below, *self._above)}
        lit = self._lit if self._lit and not self._lit.nothing else None
        painted = ((3, lit and lit.under, lit_in), (3, lit and lit.over, lit_in), (4, self._hints, hints_in))
        for number, image, boxes in painted:
            same[number] = same[number] or boxes is not None
            for box in boxes or () if id(image) in known else ():
                known[id(image)][1].look_again(box)
        flesh, names = (
            [one.ground for one in self._beneath],
            self._names.image if self._names.written else None,
        )
        below = (self._figure, *flesh, lit and lit.under, self._hints, self._marks)
        above = (lit and lit.over, names)
        self._below, self._above = (
            tuple(
                known[id(image)] if holds and id(image) in known else (image, Inked(image))
                for image, holds in zip(images, hold, strict=True)
                if image is not None
            )
            for images, hold in ((below, same[:6]), (above, (same[3], same[6])))
        )
        for box in (*(lit_in or ()), *(hints_in or ())) if in_parts else (None,):
            self._put_together(box)

    def _put_together(self, box: QRect | None = None) -> None:
        """Paint in one what is under the growing stroke, or only what is inside the box (device pixels)."""
        if self._figure is None or not self._below:
            return
        if self._ground is None or self._ground.size() != self._figure.size():
            self._ground = QImage(self._figure.size(), QImage.Format.Format_RGB32)
            self._ground.setDevicePixelRatio(self._figure.devicePixelRatio())
        whole = self._ground.rect() if box is None else box & self._ground.rect()
        painter = painter_on(self._ground)
        painter.fillRect(whole, self._canvas)
        for layer, inked in self._below:
            for part in inked.boxes:
                seen = part & whole
                if not seen.isEmpty():
                    painter.drawImage(seen, layer, seen)
        painter.end()

    def erased(self, box: QRectF) -> None:
        """An eraser took something away from the marks inside this box (px of the widget)."""
        if self._ground is not None:
            self._put_together(on_sheet(box, self._ground))

    def prepare(self, scene: Scene) -> Iterator[None]:
        """The same for sheets that nobody sees yet, a view at a time: the hand goes first."""
        yield from self._paint_figure(scene, [on_device(p, scene.ratio) for p in scene.seen])
        self.freshen(scene, settling=False)

    def _paint_figure(self, scene: Scene, there: list[Placement]) -> Iterator[None]:
        """The drawn body, view after view."""
        made = sheet(scene.size, scene.ratio)
        for placement in there:
            self.painter.paint_figure(made, [placement], scene.state.show, DIMMED if scene.dark else 1.0)
            yield
        self._figure = made

    def _skin_sheet(
        self, scene: Scene, there: list[Placement], old: "SkinSheet", what: Beneath
    ) -> "SkinSheet":
        """Muscles, nerves or pictures of look-alikes; the old sheet where it still holds."""
        if old.what == what:
            return old
        if what.nothing:
            return SkinSheet(what)
        ground = sheet(scene.size, scene.ratio)
        self._skin = self._skin or _under_skin(self._library, self.painter)
        self.painter.paint_beneath(ground, there, what, self._skin)
        return SkinSheet(what, ground)

    def _paint_hints(self, scene: Scene, there: list[Placement]) -> list[QRect] | None:
        """The zones painted in other views; answers the only boxes painted on (device pixels), None = the sheet is new."""
        before, self._hinted = self._hinted, scene.carried
        if self._hints is None or before is None:
            self._hints = sheet(scene.size, scene.ratio) if scene.carried else None
            if self._hints is not None:
                self.painter.paint_hints(self._hints, there, scene.carried)
            return None if self._hints is not None else []
        boxes = changed_hints(there, before, scene.carried, scene.ratio)
        for box in boxes:
            self.painter.paint_hints(self._hints, there, scene.carried, box)
        return boxes

    def hints_changed(self, scene: Scene, before: Sequence[Carried]) -> QRect:
        """Where other hints are to be seen than before (px of the widget)."""
        there = [on_device(one, scene.ratio) for one in scene.seen]
        touched = QRect()
        for box in changed_hints(there, before, scene.carried, scene.ratio):
            shown = QRectF(box)
            touched |= QRectF(shown.topLeft() / scene.ratio, shown.size() / scene.ratio).toAlignedRect()
        return touched

    def _lit_sheets(
        self, scene: Scene, there: list[Placement], old: "LitSheets | None"
    ) -> tuple["LitSheets", list[QRect] | None]:
        """The maps and what is lit; the old sheets are painted anew only where something else is lit.

        Answers these boxes, too (device pixels); None = the sheets are new.
        """
        lit = lights(scene.state, self._atlas, self._library)
        shown = maps_over(scene.state)
        if old is None or old.shown != shown:
            new = LitSheets(shown, lit, sheet(scene.size, scene.ratio), sheet(scene.size, scene.ratio))
            wanted = [p for p in there if not shown.nothing or new.lights_in(p.view)]
            self.painter.paint_lights(new.under, new.over, wanted, shown, lit)
            return new, None
        changed, boxes = changed_lights(old.lights, lit), list[QRect]()
        for placement in there:
            box = lights_box(changed, placement, scene.ratio)
            if not box.isEmpty():
                self.painter.paint_lights(old.under, old.over, [placement], shown, lit, box)
                boxes.append(box)
        return replace(old, lights=lit), boxes

    def _name_sheet(self, scene: Scene, there: list[Placement], old: "NameSheet") -> "NameSheet":
        """The names of all that is shown now; of the old sheet only those are written anew that have changed."""
        lit, whats = self._lit, tuple(one.what for one in self._beneath)
        if lit is None or (old.lit is lit and old.whats == whats):
            return old
        width = round(scene.size.width() * scene.ratio)
        written = self.painter.arranged(there, width, scene.ratio, lit.shown, lit.lights, whats, self._skin)
        image = old.image if old.image or not written else sheet(scene.size, scene.ratio)
        if image is not None:
            rewrite(image, old.written, written)
        return NameSheet(lit, whats, written, image)

    def repaint_marks(self, scene: Scene, old: PainDrawing, settling: bool) -> QRect | None:
        """Paint the marks anew where the drawing changed; answers that box, None = the whole sheet is to be made."""
        if self._marks is None or settling:
            self.forget_marks()
            return None
        touched = QRect()
        for placement in scene.seen:
            there = on_device(placement, scene.ratio)
            box = _changed_box(old, scene.state.drawing, there, _OUTLINE_REACH * scene.ratio)
            if not box.isEmpty():
                self.painter.paint_marks(self._marks, there, scene.state.drawing.marks, box)
                for image, inked in self._below:
                    if image is self._marks:
                        inked.look_again(box)
                self._put_together(box)
                shown = QRectF(box)
                touched |= QRectF(shown.topLeft() / scene.ratio, shown.size() / scene.ratio).toAlignedRect()
        return touched

    # -- the growing stroke

    def growing(self, scene: Scene) -> tuple[QImage, QImage]:
        """The sheet for the ink of a brush or a fill, and its mask."""
        if self._growing is None:
            self._growing = (sheet(scene.size, scene.ratio), sheet(scene.size, scene.ratio))
            self._growing[1].setDevicePixelRatio(1)
        return self._growing

    @property
    def marks(self) -> QImage | None:
        """The sheet from which an eraser takes away; None = not painted yet."""
        return self._marks

    def clear_growing(self, box: QRectF) -> None:
        """Take the ink away again (device pixels)."""
        for one in self._growing or ():
            clear(one, box)

    # -- on the screen

    def paint(
        self, painter: QPainter, dirty: QRect, lens: Lens, seen: Sequence[Placement], growing: bool
    ) -> None:
        """Put the sheets on the screen, stretched where lens or views have moved on since they were painted."""
        if self._ground is None:
            return
        if self._elsewhere:
            self._paint_moved(painter, dirty, seen)
        elif lens != self._lens:
            self._paint_zoomed(painter, dirty, lens)
        else:
            put_part(painter, self._ground, dirty)
            if growing and self._growing is not None:
                put_part(painter, self._growing[0], dirty)
            for layer, inked in self._above:
                if inked.within(dirty):
                    put_part(painter, layer, dirty)

    def _paint_moved(self, painter: QPainter, dirty: QRect, seen: Sequence[Placement]) -> None:
        """Each view where it stands now. Where the boxes of two meet, neither may cover the other."""
        rooms = [room_of(new) for new in seen]
        alone = not any(one.intersects(other) for one, other in combinations(rooms, 2))
        layers = self._in_one if alone else self._all
        fill_around(painter, dirty, rooms if alone else (), self._canvas)
        for old, new, room in zip(self._placed, seen, rooms, strict=True):
            grow = new.scale / old.scale
            (x, y), (to_x, to_y) = old.offset, new.offset
            paint_stretched(painter, layers, QPointF(to_x - x * grow, to_y - y * grow), grow, room)

    def _paint_zoomed(self, painter: QPainter, dirty: QRect, lens: Lens) -> None:
        """All of it as another lens shows it."""
        grow = lens.zoom / self._lens.zoom
        step, full = QPointF(lens.x - self._lens.x * grow, lens.y - self._lens.y * grow), QRectF(dirty)
        whole = QRectF(QPointF(), self._ground.deviceIndependentSize() if self._ground else QSizeF())
        moves = [
            (corner + step - corner * grow, whole if window is None else window)
            for corner, window in pane_corners(self._panes)
        ]
        panes = [
            (move, QRectF(pane.topLeft() * grow + move, pane.size() * grow) & pane & full)
            for move, pane in moves  # nothing of a pane comes into another
        ]
        fill_around(painter, dirty, [whole_px(room) for _, room in panes], self._canvas)
        for move, room in panes:
            paint_stretched(painter, self._in_one, move, grow, room.toAlignedRect())

    @property
    def _all(self) -> tuple[Shown, ...]:
        return (*self._below, *self._above)

    @property
    def _in_one(self) -> tuple[tuple[QImage, Inked | None], ...]:
        """The same with all in one that is under the growing stroke."""
        return (*(() if self._ground is None else ((self._ground, None),)), *self._above)


def _under_skin(library: Library, painter: FigurePainter) -> Under:
    from bodymap.ui.under_skin import UnderSkin

    return UnderSkin(library, painter.on_screen)


def light_parts(state: State) -> tuple[object, ...]:
    """What the lit sheets depend on; the reading only for the side of a chosen condition."""
    chosen = state.selection
    reading = state.reading.look_alikes if chosen.condition else ()
    if chosen.mark is not None:
        chosen = replace(chosen, mark=None)
    return (chosen, replace(state.show, skin="paper"), state.mode.id, reading)


def _changed_box(old: PainDrawing, new: PainDrawing, placement: Placement, reach: float) -> QRect:
    """Where a view looks different now, in the placement's px; `reach`: px around each mark.

    A mark never changes, so the same object looks the same; marks that only changed their order count as changed.
    """
    before, after = _marks_of(old, placement.view), _marks_of(new, placement.view)
    if list(before) == list(after):
        return QRect()
    differ = [mark for key, mark in (before | after).items() if not (key in before and key in after)]
    box = QRectF()
    for mark in differ or after.values():
        if not mark.area.is_empty:
            box |= shape_box(mark.area, placement, reach)
    return box.intersected(box_of(placement, reach)).toAlignedRect()


def _marks_of(drawing: PainDrawing, view: View) -> dict[int, Mark]:
    """The marks of a view by identity, in their order."""
    return {id(m): m for m in drawing.marks if m.view is view}
