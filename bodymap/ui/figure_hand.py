"""What a hand does on the body: it presses, moves, lets go or gives up; points.

Every gesture ends in one signal. While it grows, only its ink is painted; nothing else hears of it but the preview.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QBrush, QPainterPath
from PySide6.QtWidgets import QWidget

from bodymap.atlas.atlas import Atlas, ZoneFace
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing, Sample
from bodymap.drawing.steady import HELP, Moment, Steady
from bodymap.drawing.tools import Eraser, Filler, Picker, pressed_width, topmost
from bodymap.drawing.tremor import trembled
from bodymap.exports.beneath import the_layers
from bodymap.knowledge.library import Library
from bodymap.reasoning.coverage import share_of
from bodymap.ui.figure_canvas import STROKE_REACH, FigureCanvas
from bodymap.ui.figure_gesture import Echo, Gesture, Ink, Report, Stamps, begun
from bodymap.ui.figure_lights import BETWEEN, hover_words
from bodymap.ui.figure_panes import twins
from bodymap.ui.figure_pixels import on_device, window_of
from bodymap.ui.figure_stops import on_body, snapped
from bodymap.ui.figure_tools import ROUND_TOOLS, step_name, tool_in_hand
from bodymap.ui.layers_shown import chosen_at, layer_shown, words_under
from bodymap.ui.live_reading import Growing
from bodymap.ui.maps_shown import tells
from bodymap.ui.mark_painter import mark_brush
from bodymap.ui.state import NOTHING_SELECTED, Pen, Selection, ToolName

PREVIEW_PAUSE = 60
"""Milliseconds between two previews of a growing stroke."""
RESTS = 0.03
"""Seconds without a report after which the hand rests, and its ink catches up."""
SNAP = 7.0
"""px beside the body within which a click or a fill still means the body (a shaking hand)."""


class FigureHand(FigureCanvas):
    """A canvas that can be worked on; takes points of the widget (px), never Qt events."""

    edited = Signal(str, object)
    """Name of the step and the new PainDrawing."""
    previewed = Signal(object)
    """What answers the PainDrawing as it would be if the stroke ended now (a Growing of live_reading.py, to be asked
    in any thread); None when it was given up or changed nothing.
    """
    picked = Signal(object)
    """A Selection: a place on the body, a mark, or nothing."""
    felt = Signal(bool)
    """Whether the stroke or tap that has just ended trembled."""
    hovered = Signal(str)
    """Plain words for the place under the pointer or the keyboard's cursor; "" = nowhere."""

    def __init__(self, atlas: Atlas, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(atlas, library, parent)
        self._library = library
        self._gesture: Gesture | None = None
        self._stamps = Stamps()
        self._share: tuple[ZoneFace, PainDrawing, float] | None = None  # painted part of the zone pointed at
        self._said = ""
        self._previewing = QTimer(self)
        self._previewing.setSingleShot(True)
        self._previewing.setInterval(PREVIEW_PAUSE)
        self._previewing.timeout.connect(self._emit_preview)

    def _stroke_index(self) -> int | None:
        return self._gesture.index if self._gesture else None

    # -- the gesture: press, move, release, cancel

    def _press(self, report: Report) -> None:
        pen, at = self._state.pen, QPointF(report.x, report.y)
        if report.tail:
            pen = replace(pen, tool=ToolName.ERASER)
        index = self._placement(at, STROKE_REACH if pen.tool in ROUND_TOOLS else SNAP)
        if index is None:
            if pen.tool is ToolName.SELECT:
                self.picked.emit(NOTHING_SELECTED)
            return
        self.sharpen()
        self._freshen()
        placement = self._seen[index]
        spot = on_body(placement, *placement.to_mm(at.x(), at.y()))
        tool = tool_in_hand(pen, self._atlas, placement)
        gesture = begun(tool, pen, self._state.hand, index, placement.view, spot, report)
        self._gesture = gesture
        self._point_to(at)  # a pen may come down where it was not seen before
        self._fill_pen(gesture)
        self._show_hover(None)
        if pen.tool in ROUND_TOOLS:
            self._repaint(self._advance(gesture, gesture.path.add(gesture.at)))
            self._ink_first(gesture)
        else:
            gesture.tool.press(Sample(*spot))
            self._ink_fill(gesture)

    def _move(self, report: Report) -> None:
        gesture = self._gesture
        if gesture is None:
            return
        inked = self._advance(gesture, self._settled(gesture, report))
        self._point_to(QPointF(report.x, report.y), inked)
        if not self._previewing.isActive():
            self._previewing.start()

    def _settled(self, gesture: Gesture, report: Report) -> list[Moment]:
        """One more report; answers what is settled of the path by it."""
        pressure = gesture.pressure.next(report.pressure, report.time)
        gesture.at = Moment(report.time, report.x, report.y, pressure)
        gesture.tap.add(gesture.at)
        gesture.raw.append(gesture.at)
        if gesture.pen.tool in ROUND_TOOLS:
            return gesture.path.add(gesture.at)
        self._aim(gesture)
        return []

    def _advance(self, gesture: Gesture, settled: list[Moment]) -> QRectF:
        """Lead the tool and its ink over what is settled of the path; answers the box to be repainted, px."""
        if not settled:
            return QRectF()
        self._lead(gesture, settled)
        return self._ink(gesture, settled)

    def _lead(self, gesture: Gesture, settled: list[Moment]) -> None:
        """The tool alone: once the hand has lifted, its ink gives way to the mark."""
        for moment in settled:
            sample = self._sample(gesture, moment)
            if gesture.pressed:
                gesture.tool.move(sample)
            else:
                gesture.tool.press(sample)
                gesture.pressed = True

    def _sample(self, gesture: Gesture, moment: Moment) -> Sample:
        x, y = self._seen[gesture.index].to_mm(moment.x, moment.y)
        return Sample(x, y, moment.pressure, moment.time - gesture.begun)

    def _aim(self, gesture: Gesture) -> None:
        """A tap means the middle of where it trembled: the zone to be filled may be another one than was touched."""
        if not (gesture.is_tap and isinstance(gesture.tool, Filler)):
            return
        spot = self._meant(gesture)
        if self._atlas.zone_at(gesture.view, *spot) is not gesture.tool.face:
            gesture.spot = spot
            gesture.tool.press(Sample(*spot))
            self._end_ink(gesture)
            self._fill_pen(gesture)
            self._ink_fill(gesture)

    def _meant(self, gesture: Gesture) -> tuple[float, float]:
        """The place on the body (mm) that a tap means."""
        placement = self._seen[gesture.index]
        x, y = on_body(placement, *placement.to_mm(*gesture.tap.place))
        return snapped(self._stops, self._atlas, placement, gesture.index, x, y) if gesture.coarse else (x, y)

    def _release(self, report: Report) -> None:
        gesture = self._gesture
        if gesture is None:
            return
        self._lead(gesture, self._settled(gesture, replace(report, pressure=None)))
        if gesture.is_tap and self._named_at(QPointF(*gesture.tap.place)) is not None:
            FigureHand.cancel(self)  # a tap on words paints nothing
            return
        before = self._state.drawing
        is_dot = self._finish_path(gesture)
        after = gesture.tool.release(before)
        self._end(gesture)
        if isinstance(gesture.tool, Picker):
            if gesture.is_tap:
                self.picked.emit(self._selected(gesture))
        elif after is not before:
            if is_dot and isinstance(gesture.tool, Eraser):
                self._sheets.forget_marks()
            name = step_name(
                self._library, self._atlas, gesture.pen, before, after, (gesture.view, *gesture.spot)
            )
            self.edited.emit(name, after)
        else:
            self._repaint_all_marks()
            self.previewed.emit(None)
        self._point_at(QPointF(report.x, report.y))
        self.felt.emit(trembled(gesture.raw))

    def _finish_path(self, gesture: Gesture) -> bool:
        """Lead the tool to its end. True: a brush that only trembled in its place leaves one dot there."""
        if gesture.pen.tool not in ROUND_TOOLS:
            return False
        steady = self._state.hand.steady
        if steady is not Steady.OFF and gesture.is_tap and gesture.tap.seconds <= HELP[steady].tap:
            x, y = gesture.tap.place
            gesture.tool.press(self._sample(gesture, gesture.at._replace(x=x, y=y)))
            return True
        self._lead(gesture, gesture.path.finish())
        return False

    def _selected(self, gesture: Gesture) -> Selection:
        """What a tap chooses: the mark right under it, else the place it means."""
        placement, drawing = self._seen[gesture.index], self._state.drawing
        under = on_body(placement, *placement.to_mm(*gesture.tap.place))
        spot = under if topmost(drawing, gesture.view, *under) else self._meant(gesture)
        return chosen_at(self._atlas, self._state, gesture.view, *spot)

    def finish_stroke(self) -> None:
        """What is drawn so far is a stroke, as if the hand had been lifted where it is."""
        gesture = self._gesture
        if gesture is not None:
            at = gesture.at
            self._release(Report(at.x, at.y, at.time))

    def cancel(self) -> None:
        """Give the stroke up: nothing changes."""
        gesture = self._gesture
        if gesture is not None:
            gesture.tool.cancel()
            self._end(gesture)
            self._repaint_all_marks()
            self.previewed.emit(None)

    def _emit_preview(self) -> None:
        gesture = self._gesture
        if gesture is None or isinstance(gesture.tool, Picker):
            return
        now = self._stamps.now
        if now - gesture.at.time >= RESTS:
            self._repaint(self._advance(gesture, gesture.path.rest(now)))
        if gesture.path.waits:
            self._previewing.start()
        self.previewed.emit(self._growing(gesture, self._state.drawing))

    def _growing(self, gesture: Gesture, drawing: PainDrawing) -> Growing:
        """The drawing with this stroke as far as it has come; None once it has ended."""

        def now() -> PainDrawing | None:
            grown = gesture.tool.preview(drawing)
            return grown if self._gesture is gesture else None

        return now

    def _end(self, gesture: Gesture) -> None:
        self._gesture = None
        self._previewing.stop()
        self._end_ink(gesture)
        if self._hover is not None:
            self._update_stop(self._hover)

    def _end_ink(self, gesture: Gesture) -> None:
        for ink in gesture.inks:
            self.update(ink.end().toAlignedRect())
            if not isinstance(gesture.tool, Eraser):
                self._sheets.clear_growing(ink.touched)

    def _fill_pen(self, gesture: Gesture) -> None:
        """Fresh ink for a gesture, in every pane that shows its view."""
        gesture.ink = self._fresh_ink(gesture.index, gesture.pen)
        if gesture.ink is not None:
            gesture.echoes = self._echoes(gesture.index, gesture.pen, gesture.ink)

    # -- the growing stroke on the screen

    def _fresh_ink(self, index: int, pen: Pen, beside: Ink | None = None) -> Ink | None:
        """The ink for a gesture that begins; None for a tool that leaves none."""
        marks, scene = self._sheets.marks, self._scene()
        if pen.tool is ToolName.SELECT or marks is None:
            return None
        there = on_device(self._seen[index], scene.ratio)
        clip, width = self._clip(index, scene.ratio), pen.width * there.scale
        window = window_of(there)
        if pen.tool is ToolName.ERASER:
            return Ink(marks, clip, QBrush(), width, None, window, beside)
        brush = mark_brush(pen.sensation, pen.intensity, there, scene.state.show.skin)
        growing, mask = self._sheets.growing(scene)
        return Ink(growing, clip, brush, width, mask, window, beside)

    def _clip(self, index: int, ratio: float) -> QPainterPath:
        """The body of a view in every pane that shows it, device pixels."""
        clip = QPainterPath()
        for one in (index, *twins(self._seen, index)):
            there = on_device(self._seen[one], ratio)
            clip.addPath(self._sheets.painter.on_screen(there.clip, there))
        return clip

    def _ink(self, gesture: Gesture, moments: Sequence[Moment]) -> QRectF:
        """Paint the newest steps of the gesture, all at once; answers the box to be repainted where the hand is."""
        points = [QPointF(moment.x, moment.y) for moment in moments]
        points.insert(0, points[0] if gesture.last is None else gesture.last)
        gesture.last = points[-1]
        shares = [pressed_width(1.0, moment.pressure) for moment in moments]
        here = QRectF()
        for ink, step in self._inks(gesture):
            box = ink.stroke(points if step is None else [point + step for point in points], shares)
            if gesture.pen.tool is ToolName.ERASER:
                self._sheets.erased(box)
            if step is None:
                here = box
            else:
                self.update(box.toAlignedRect())
        return here

    @staticmethod
    def _inks(gesture: Gesture) -> Iterator[tuple[Ink, QPointF | None]]:
        """The ink of a gesture in each pane, and the px from where the hand is to there; None = it is there."""
        if gesture.ink is not None:
            yield gesture.ink, None
        for echo in gesture.echoes:
            yield echo.ink, echo.step

    def _ink_first(self, gesture: Gesture) -> None:
        """The first touch is seen at once, though its path is not settled; an eraser would take too much away."""
        if gesture.last is None and gesture.pen.tool is ToolName.BRUSH:
            self._repaint(self._ink(gesture, [gesture.at]))
            gesture.last = None

    def _ink_fill(self, gesture: Gesture) -> None:
        if gesture.ink is None or not isinstance(gesture.tool, Filler):
            return
        panes = ((gesture.index, gesture.ink), *((echo.index, echo.ink) for echo in gesture.echoes))
        for index, ink in panes:
            there = on_device(self._seen[index], self.devicePixelRatioF())
            self.update(ink.fill(self._sheets.painter.on_screen(gesture.tool.shape, there)).toAlignedRect())

    def _echoes(self, index: int, pen: Pen, ink: Ink) -> tuple[Echo, ...]:
        """Ink for the same view in the other panes, so that a stroke grows in all of them at once."""
        made = (
            (twin, self._fresh_ink(twin, pen, ink), self._step_between(index, twin))
            for twin in twins(self._seen, index)
        )
        return tuple(Echo(twin, own, step) for twin, own, step in made if own is not None)

    def _step_between(self, index: int, twin: int) -> QPointF:
        """Px from a place in one pane to the same place in another: they look through the same lens."""
        (x, y), (left, top) = self._seen[index].to_px(0, 0), self._seen[twin].to_px(0, 0)
        return QPointF(left - x, top - y)

    def _repaint_all_marks(self) -> None:
        """The eraser takes away in the sheet itself; a stroke that came to nothing is put back."""
        self._sheets.forget_marks()
        self.update()

    # -- hovering

    def _point_at(self, at: QPointF) -> None:
        """The pointer moves without a button: brush circle, zone outline, words."""
        self._point_to(at if self.rect().contains(at.toPoint()) else None)
        index = self._placement(at, SNAP)
        if index is None or self._pointer is None:
            self._show_hover(None)
            self._say("")
            return
        placement = self._seen[index]
        x, y = on_body(placement, *placement.to_mm(at.x(), at.y()))
        face = self._atlas.zone_at(placement.view, x, y)
        self._show_hover(self._stops.at(index, face) if face else None)
        self._say(self._words_at(placement.view, x, y))

    def _words_at(self, view: View, x: float, y: float) -> str:
        mark = topmost(self._state.drawing, view, x, y)
        with_maps = tells(self._state)
        share = (
            self._share_at(view, x, y) if with_maps else 0.0
        )  # a patient could take it for how likely something is
        here, layer = self._atlas.locate(view, x, y), layer_shown(self._state)
        words = hover_words(self._library, here, mark, with_maps, share)
        under = words_under(the_layers(), self._library, layer, here) if layer and with_maps else ""
        elsewhere = next(
            (
                c.words
                for c in self._carried
                if c.face.view is view and (c.face.zone, c.face.side) == (here.zone, here.side)
            ),
            "",
        )
        return BETWEEN.join(filter(None, (under, words, elsewhere)))

    def _share_at(self, view: View, x: float, y: float) -> float:
        """The painted part of the zone there; remembered, because a pointer stays in a zone for many steps."""
        face, drawing = self._atlas.zone_at(view, x, y), self._state.drawing
        if face is None:
            return 0.0
        known = self._share
        if known is None or known[0] is not face or known[1] is not drawing:
            known = self._share = (face, drawing, share_of(self._atlas, face, drawing))
        return known[2]

    def _say(self, words: str) -> None:
        if words != self._said:
            self._said = words
            self.hovered.emit(words)
