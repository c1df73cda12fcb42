"""The guided screen: a question on top, the body and what can be pressed in the middle, the way through at the foot.

Everything is placed by hand, because the height of everything follows from the width and the size of the letters.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing, StrokeKind
from bodymap.drawing.steady import Steady
from bodymap.drawing.tremor import OF_LAST, shakes
from bodymap.knowledge.library import Library
from bodymap.knowledge.patient_words import PatientWords
from bodymap.language import spoken
from bodymap.records.document import UNSURE
from bodymap.ui.figure_stops import Stop
from bodymap.ui.figure_view import FigureView
from bodymap.ui.icons import icon
from bodymap.ui.labels import PlainLabel
from bodymap.ui.patient import answers
from bodymap.ui.patient.notice import Notice, Press
from bodymap.ui.patient.panels import Panel, panel_for
from bodymap.ui.patient.places import Middle, middle
from bodymap.ui.patient.sizes import TITLE, larger, letters_px, target_px
from bodymap.ui.patient.steps import STEPS, Kind
from bodymap.ui.patient.tiles import GAP
from bodymap.ui.patient.visit import Visit
from bodymap.ui.patient.way_out import SHUT
from bodymap.ui.patient.word_button import WordButton
from bodymap.ui.session import Session
from bodymap.ui.state import Selection, State, ToolName
from bodymap.ui.theme import THEMES, ThemeColours
from bodymap.ui.wiring import tab_order, when

CAPTIONS = 20
"""Px of LEFT and RIGHT at the body, at most: larger ones would push it away."""
NARROW = 0.45
"""Share of the width below which a question no longer stands beside the buttons of the head, but below them (assumed)."""
CORNER = 0.6
"""Width of the four corners against a thing to press; nothing else stands there."""
_SHEET = """
#patient {{ background: {panel}; }}
#patient QWidget {{ font-size: {letters}px; }}
#patient QLabel {{ font-size: {letters}px; }}
#patient QLabel#question {{ font-size: {title}px; font-weight: 600; }}
#patient QLabel#hint {{ color: {muted}; }}
#patient QLabel#progress {{ color: {muted}; }}
#patient QPushButton {{ min-height: 0; padding: 2px 8px; border: 2px solid {line_strong}; border-radius: 10px; }}
#patient QPushButton:checked {{ border: 3px solid {accent}; font-weight: 600; }}
#patient QPushButton:disabled {{ border-color: {line}; }}
#patient QPushButton:focus {{ border: 3px solid {focus}; }}
#patient QPushButton#note {{ min-height: 0; }}
"""


class Corner(QWidget):
    """One of the four corners of the clinician's gesture; it shows nothing."""

    def __init__(self, number: int, touched: Callable[[int], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._number, self._touched = number, touched

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._touched(self._number)


class PatientScreen(QWidget):
    """Shows the visit of one person. leave: called when the clinician's gesture is made; speak: to go on in another language."""

    def __init__(
        self,
        session: Session,
        library: Library,
        atlas: Atlas,
        words: PatientWords,
        clock: Callable[[], str],
        leave: Callable[[], object],
        speak: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("patient")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._library, self._atlas, self._leave = library, atlas, leave
        self._state = session.state
        self._colours = THEMES["light"]
        self._way = SHUT
        self._felt: tuple[bool, ...] = ()
        self._shake_answered = False
        self._page: tuple[object, ...] = ()
        self.percent = 100
        self.target = target_px(96.0)
        self.visit = Visit(session, library, atlas, words, clock, self.show_visit, speak)
        self.words = words
        if spoken().right_to_left:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._build()

    def _build(self) -> None:
        self.question = PlainLabel("", wrap=True, parent=self)
        self.question.setObjectName("question")
        self.hint = PlainLabel("", wrap=True, parent=self)
        self.hint.setObjectName("hint")
        self.progress = PlainLabel("", parent=self)
        self.progress.setObjectName("progress")
        self.notice = Notice(self.target)
        self.notice.setParent(self)
        self.figure = FigureView(self._atlas, self._library, self)
        self.figure.setMinimumSize(0, 0)
        self.figure.edited.connect(self._edited)
        self.figure.picked.connect(self._picked)
        when(self.figure.felt, self._feel)
        self.larger = self._foot("larger", self._enlarge)
        self.language = self._foot("language", self._ask_language)
        self.back = self._foot("back", self._go_back)
        self.undo = self._foot("undo", self.visit.undo)
        self.next = self._foot("next", self._go_on)
        self.next.setProperty("kind", "primary")
        self.corners = [Corner(number, self._touch, self) for number in range(4)]
        self.panel: Panel = panel_for(self.visit, self.target, lambda: self.figure.stops)
        self.panel.setParent(self)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.visit.undo)

    def _foot(self, name: str, do: Callable[[], object]) -> WordButton:
        return WordButton(self.words(name), do, parent=self)

    # -- looks

    def set_look(self, colours: ThemeColours, dpi: float) -> None:
        """The theme, and the dots an inch of the screen."""
        self._colours, self.target = colours, target_px(dpi)
        letters = letters_px(self.target, self.percent)
        self.setStyleSheet(
            _SHEET.format(
                letters=letters, title=round(letters * TITLE), panel=colours.panel, muted=colours.muted,
                line=colours.line, line_strong=colours.line_strong, accent=colours.accent, focus=colours.focus,
            )
        )  # fmt: skip
        self.notice.target = self.target
        self.language.set_icon(icon("language", colours, letters), QSize(letters, letters))  # for whoever cannot read the word
        for made in (self.larger, self.language, self.back, self.undo, self.next):
            made.least = self.target
        self.figure.set_colours(colours)
        self.figure.letter(min(letters, CAPTIONS))
        self._page = ()
        self.show_visit()

    def _ask_language(self) -> None:
        self.visit.change(speaking=not self.visit.look.speaking)

    def go_on_from(self, other: "PatientScreen") -> None:
        """The same page for the same person, in another language."""
        self.percent = other.percent
        self._felt, self._shake_answered = other._felt, other._shake_answered
        self.visit.go_on_from(other.visit)
        self.setFocus()

    def _enlarge(self) -> None:
        self.percent = larger(self.percent)
        screen = self.screen()
        self.set_look(self._colours, screen.physicalDotsPerInch())

    # -- showing

    def begin(self) -> None:
        """Another person: the first page, ordinary letters, nothing of the one before."""
        self._felt, self._shake_answered, self._way = (), False, SHUT
        if self.percent != 100:
            self.percent = 100
            self.set_look(self._colours, self.screen().physicalDotsPerInch())
        self.visit.begin()
        self.setFocus()

    def show_state(self, state: State) -> None:
        self._state = state
        self.show_visit()

    def show_visit(self) -> None:
        """The page of the visit as it is now."""
        visit, look = self.visit, self.visit.look
        page = (look.step.id, look.listed, look.speaking, self.target, self.percent, self._sides())
        self._say_page()
        self._show_figure()
        if page != self._page:
            self._turn_page(page)
        self.panel.show_visit()
        self._show_notice()
        self._place()
        self._show_way()
        at_first = look.step is STEPS[0]
        self.back.setEnabled(not at_first and not look.speaking)
        self.next.setVisible(look.step.kind is not Kind.DONE or look.speaking)
        self.undo.setEnabled(visit.may_undo)

    def _show_way(self) -> None:
        name = "language_done" if self.visit.look.speaking else "more" if self.panel.has_more else "next"
        self.next.setText(self.words(name))

    def _sides(self) -> object:
        return self.visit.sides if self.visit.step.kind is Kind.SIDE else None

    def _turn_page(self, page: tuple[object, ...]) -> None:
        """A fresh panel; the keyboard begins at the top of it."""
        another = page[:3] != self._page[:3]
        self._page = page
        old, visit = self.panel, self.visit
        self.panel = panel_for(visit, self.target, lambda: self.figure.stops)
        self.panel.setParent(self)
        self.panel.show()
        old.hide()
        old.deleteLater()  # stays where it is till then: a press on it may not have ended
        self.figure.setVisible(not self.panel.alone)
        if another:
            self.figure.fit()
            self._way = SHUT
        self._order_stops()
        if another and self.isVisible():
            (self.panel if self.panel.alone else self.figure).setFocus()

    def _say_page(self) -> None:
        visit, step = self.visit, self.visit.step
        title, hint = step.title, step.hint
        parts: dict[str, object] = {}
        if visit.look.speaking:
            title, hint = "language_title", ""
        elif step.kind is Kind.SIDE:
            title, hint, parts = self._side_words()
        elif step.kind is Kind.WHERE:
            if step.senses and visit.pen.sensation.value != "numbness":
                title = "tingle_where"
            hints = {ToolName.BRUSH: "brush_hint", ToolName.ERASER: "rub_hint"}
            hint = "list_hint" if visit.look.listed else hints.get(visit.look.tool, hint)
        elif step.kind is Kind.ABOUT and visit.look.chosen is not None:
            hint = "one_place"
        self.question.setText(self.words(title, **parts))
        self.hint.setText(self.words(hint) if hint else "")
        here, whole = visit.progress
        self.progress.setText(self.words("progress", here=here, all=whole))
        self.setAccessibleName(self.question.text())

    def _side_words(self) -> tuple[str, str, dict[str, object]]:
        sides, legs = self.visit.sides
        hint = "side_hint" if legs else "side_hint_body"
        if len(sides) != 1:
            return "side_both", hint, {}
        side = self.words(f"{next(iter(sides)).english}_word")
        if self.visit.document.asked("side") == answers.MOVED:
            return "side_moved", hint, {"side": side}
        return "side" if legs else "side_body", hint, {"side": side}

    def _show_figure(self) -> None:
        visit, state = self.visit, self._state
        chosen = visit.look.chosen
        shown = replace(
            state,
            pen=visit.pen,
            selection=Selection(mark=chosen) if chosen is not None else Selection(),
        )
        if visit.step.places and not visit.look.speaking:
            self.figure.show_only(visit.layout)
        self.figure.show_state(shown)

    def _show_notice(self) -> None:
        visit, words = self.visit, self.words
        told = visit.advice
        if told.asks:
            presses: tuple[Press, ...] = (
                (words("meant_yes"), lambda: visit.meant("yes")),
                (words("meant_no"), lambda: visit.meant("no")),
                (words("not_sure"), lambda: visit.meant(UNSURE)),
            )
            self.notice.say(words("meant"), "ask", presses)
        elif told.level:
            self.notice.say(words(told.words(self._state.at_home)), told.level)
        elif self._asks_about_shaking:
            self.notice.say(
                words("shake"), "ask", ((words("shake_yes"), self._steady), (words("shake_no"), self._leave_it))
            )
        else:
            self.notice.say("", "")

    # -- places

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self.panel.show_visit()
        self._show_way()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _place(self) -> None:
        """Everything in its place; nothing reaches out of the window."""
        width, height, corner = self.width(), self.height(), round(self.target * CORNER)
        inside = QRect(corner, GAP, width - 2 * corner, height - 2 * GAP)
        self._place_corners(corner)
        top = self._place_head(inside)
        bottom = self._place_foot(inside)
        if not self.notice.isHidden():
            high = self.notice.heightForWidth(inside.width())
            self.notice.setGeometry(inside.x(), top, inside.width(), high)
            self.notice.place()
            top += high + GAP
        room = QRect(corner, top, inside.width(), max(bottom - GAP - top, 0))
        places: Middle = middle(room, self.panel)
        self.panel.setGeometry(places.panel)
        self.panel.arrange()  # what is not seen yet hears of its size only when it is shown
        if places.figure is not None:
            self.figure.setGeometry(places.figure)

    def _place_corners(self, size: int) -> None:
        right, low = self.width() - size, self.height() - self.target
        for corner, (x, y) in zip(self.corners, ((0, 0), (right, 0), (right, low), (0, low)), strict=True):
            corner.setGeometry(x, y, size, self.target)

    def _place_head(self, inside: QRect) -> int:
        """The question with its hint, and beside it how far it is, and how it is shown; answers where the head ends."""
        beside = (self.larger, self.language)
        aside = max(*(one.natural_width() for one in beside), self.progress.sizeHint().width())
        wide = inside.width() - 2 * aside - 3 * GAP
        left = inside.right() + 1 - aside
        tall = max(one.heightForWidth(aside) for one in beside)
        self._set(self.language, left - aside - GAP, inside.y(), aside, tall)
        self._set(self.larger, left, inside.y(), aside, tall)
        if wide < inside.width() * NARROW:
            return self._place_words_below(QRect(inside.x(), inside.y(), wide, tall), inside.width())
        high = self.question.heightForWidth(wide)
        self._set(self.question, inside.x(), inside.y(), wide, high)
        line = self.progress.sizeHint().height()
        self._set(self.progress, left, inside.y() + tall + 2, aside, line)
        self.progress.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        below = inside.y() + high + GAP // 2
        wide = inside.width() - aside - 2 * GAP if below >= inside.y() + tall else wide
        more = self.hint.heightForWidth(wide)
        if below + more > inside.y() + tall + 2 + line:  # rather one line more of the question than of the hint
            below, wide = max(below, inside.y() + tall + 2 + line), inside.width()
            more = self.hint.heightForWidth(wide)
        self._set(self.hint, inside.x(), below, wide, more if self.hint.text() else 0)
        return max(below + more, inside.y() + tall + 2 + line) + GAP

    def _place_words_below(self, room: QRect, width: int) -> int:
        """Large letters in a narrow window; room: beside the buttons. Answers where the head ends."""
        self._set(self.progress, room.x(), room.y(), room.width(), room.height())
        self.progress.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        below = room.bottom() + 1 + GAP // 2
        for label in (self.question, self.hint):
            high = label.heightForWidth(width) if label.text() else 0
            self._set(label, room.x(), below, width, high)
            below += high
        return below + GAP

    def _set(self, one: QWidget, x: int, y: int, wide: int, high: int) -> None:
        """Put it there, counted from the side on which reading begins."""
        one.setGeometry(self.width() - x - wide if self.isRightToLeft() else x, y, wide, high)

    def _place_foot(self, inside: QRect) -> int:
        """Back, undo and next; answers where the foot begins."""
        made = (self.back, self.undo, self.next)
        wide = (inside.width() - 2 * GAP) // 3
        wide = min(wide, max(max(one.natural_width() for one in made), 4 * self.target))
        high = max(one.heightForWidth(wide) for one in made)
        top = inside.bottom() + 1 - high
        places = (inside.x(), inside.center().x() - wide // 2, inside.right() + 1 - wide)
        for one, x in zip(made, places, strict=True):
            self._set(one, x, top, wide, high)
        return top

    def _order_stops(self) -> None:
        """Tab goes from the notice to the page, then to the way through."""
        tab_order(self, self.notice, self.panel, self.figure, self.next, self.back, self.undo, self.larger, self.language)

    # -- the way through

    def _go_on(self) -> None:
        if self.visit.look.speaking:
            self._ask_language()
        elif self.panel.turn(1):
            self._show_way()
        else:
            self.visit.go(1)

    def _go_back(self) -> None:
        if self.panel.turn(-1):
            self._show_way()
            return
        before = self.visit.step
        self.visit.go(-1)
        if self.visit.step is not before:
            self.panel.turn_to_last()
            self._show_way()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that nothing on the page wants: perhaps the clinician's word."""
        self._way = self._way.typed(event.text())
        self._look_out()

    def _touch(self, corner: int) -> None:
        self._way = self._way.touched(corner)
        self._look_out()

    def _look_out(self) -> None:
        if self._way.open:
            self._way = SHUT
            self._leave()

    # -- the hand

    def _edited(self, label: str, drawing: PainDrawing) -> None:
        stop = self._tapped(drawing) if self.visit.pen.tool is ToolName.FILL else None
        if stop is not None:
            self.visit.fill(stop)
        else:
            self.visit.paint(label, drawing)

    def _tapped(self, drawing: PainDrawing) -> Stop | None:
        """The zone a tap has filled or emptied: what is kept is the zone, not where in it the finger was.

        So mouse, finger, keyboard and list write the same record.
        """
        before = self.visit.document.drawing
        for mark in drawing.marks:
            old = before.mark(mark.id)
            newest = mark.strokes[-1:] if old is None or old.strokes != mark.strokes else ()
            for stroke in newest:
                if stroke.kind is not StrokeKind.PAINT and stroke.width == 0:
                    return self._stop_at(mark.view, *stroke.points[0])
        return None

    def _stop_at(self, view: View, x: float, y: float) -> Stop | None:
        face = self._atlas.zone_at(view, x, y)
        return next((stop for stop in self.figure.stops if stop.face is face), None)

    def _picked(self, selection: Selection) -> None:
        """A tap on a place: the next answer is for this place alone; beside all places, for all again."""
        if self.visit.step.kind is Kind.ABOUT:
            self.visit.change(chosen=None if selection.mark == self.visit.look.chosen else selection.mark)

    def _feel(self, trembled: bool) -> None:
        self._felt = (*self._felt, trembled)[-OF_LAST:]
        if self._asks_about_shaking:
            self.show_visit()

    @property
    def _asks_about_shaking(self) -> bool:
        steadied = self._state.hand.steady is Steady.STRONG
        return not steadied and not self._shake_answered and shakes(self._felt)

    def _steady(self) -> None:
        self._shake_answered = True
        self.visit.steady()
        self.show_visit()

    def _leave_it(self) -> None:
        self._shake_answered = True
        self.show_visit()
