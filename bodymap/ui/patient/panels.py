"""What stands on a page beside the body, or alone: answers, tools, a list of places, questions. One class for each kind.

A panel is made when its page comes and shows the visit whenever something changed.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from bodymap.atlas.levels import Side
from bodymap.atlas.variants import FIGURES
from bodymap.drawing.sensation import Sensation
from bodymap.knowledge.patient_words import PlainQuestion
from bodymap.language import LANGUAGES, Language, spoken
from bodymap.records.document import UNSURE
from bodymap.ui.figure_stops import Stop
from bodymap.ui.labels import PlainLabel
from bodymap.ui.patient import answers
from bodymap.ui.patient.body_tiles import BodyCard, BodyTiles
from bodymap.ui.patient.steps import NOT_SURE, Kind, Option, Step
from bodymap.ui.patient.tiles import GAP, Tiles
from bodymap.ui.patient.visit import Visit
from bodymap.ui.patient.word_button import WordButton
from bodymap.ui.state import ToolName
from bodymap.ui.swatches import HEIGHT, WIDTH, swatch_pixmap

Stops = Callable[[], Sequence[Stop]]
TOOLS = ((ToolName.FILL, "tap"), (ToolName.BRUSH, "brush"), (ToolName.ERASER, "rub"))
NUMBERS = 4
"""Columns of the numbers 0 to 10."""
LETTERS = 16
"""Letters that a place in the list has room for in one line."""
ROWS = 6
"""Px between two questions."""
BESIDE = 1.5
"""Width against height of a page from which a button has room beside the questions."""
HIGH = 1.25
"""Height of an answer that stands alone on a page, against a thing to press."""
SIDE_OF_ROW = 0.6
"""Share of a row that the three answers may take beside their question; else they stand below it."""


class Panel(QWidget):
    """alone: no body stands beside it. target: px of a thing to press."""

    alone = False

    def __init__(self, visit: Visit, target: int) -> None:
        super().__init__()
        self.visit, self.target = visit, target
        self.turning: Tiles | None = None  # what has more than there may be room for
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)

    @property
    def widest(self) -> int:
        """Px beyond which a page without a body does not grow, so that eyes need not wander."""
        return 24 * self.target

    def button(self, name: str, do: Callable[[], object], **parts: object) -> WordButton:
        """A button with the words of this name."""
        return self.made(self.visit.words(name, **parts), do)

    def made(self, text: str, do: Callable[[], object]) -> WordButton:
        made = WordButton(text, do)
        made.least = self.target
        return made

    def option(self, option: Option, do: Callable[[Option], object]) -> WordButton:
        words = self.visit.words(option.words) if option.words else option.answer
        return self.made(words, lambda: do(option))

    def resizeEvent(self, event: object) -> None:
        self.arrange()

    def arrange(self) -> None:
        """Everything in its place for the size it has."""

    def show_visit(self) -> None:
        """Show what is answered and drawn now."""

    def fold(self, on: bool) -> bool:
        """Put away what is seldom wanted, where there is little room; answers whether there is such a thing."""
        return False

    @property
    def has_more(self) -> bool:
        """Whether `turn` would show more."""
        return self.turning is not None and self.turning.has_more

    def turn(self, way: int) -> bool:
        """Show more of a page that has no room for all; False where there is no more."""
        return self.turning is not None and self.turning.turn(way)

    def turn_to_last(self) -> None:
        """The last part of such a page, for whoever comes back to it."""
        if self.turning is not None:
            self.turning.turn_to_last()

    def hasHeightForWidth(self) -> bool:
        return True


class TilesPanel(Panel):
    """Nothing but tiles."""

    columns = 1

    def __init__(self, visit: Visit, target: int) -> None:
        super().__init__(visit, target)
        self.tiles = self.turning = self._empty()

    def _empty(self) -> Tiles:
        return Tiles(self.columns, self)

    def heightForWidth(self, width: int) -> int:
        return self.tiles.heightForWidth(width)

    def arrange(self) -> None:
        self.tiles.setGeometry(self.rect())
        self.tiles.place()


class Answers(TilesPanel):
    """One of a few answers: alone on a page, or about the places that are drawn."""

    def __init__(self, visit: Visit, target: int) -> None:
        step = visit.step
        self.alone = step.kind is Kind.CHOICE
        self.columns = NUMBERS if step.id == "strong" else 1 if self.alone else 2
        super().__init__(visit, round(target * HIGH) if self.alone else target)
        self.by_answer = {one.answer: self._made(one) for one in step.options}
        self.tiles.fill(list(self.by_answer.values()))

    @property
    def widest(self) -> int:
        return 9 * self.target

    def _made(self, option: Option) -> WordButton:
        made = self.option(option, self.visit.answer)
        made.setCheckable(True)
        if self.visit.step.id == "feel" and option is not NOT_SURE:
            high = round(HEIGHT * self.target / 57)
            wide = round(WIDTH * self.target / 57)
            picture = swatch_pixmap(Sensation(option.answer), wide, high)
            made.set_icon(QIcon(picture), QSize(wide, high))
        return made

    def show_visit(self) -> None:
        visit, step = self.visit, self.visit.step
        said = visit.document.asked(step.id)
        if step.kind is Kind.ABOUT:
            said = answers.given(visit.document, step, visit.look.chosen)
        for answer, made in self.by_answer.items():
            made.setChecked(answer == said)


class Bodies(Answers):
    """Which body: a picture of each, as large as there is room for."""

    def _empty(self) -> Tiles:
        return BodyTiles(self.visit.bodies, self.target, self)

    @property
    def widest(self) -> int:
        return 20 * self.target

    def _made(self, option: Option) -> WordButton:
        if option.answer not in FIGURES:
            return super()._made(option)
        made = BodyCard(option.answer, self.visit.words(option.words), lambda: self.visit.answer(option))
        made.least = self.target
        return made.checkable()


class Where(Panel):
    """Above the ways not to draw, below the tools; where there is little room, only one of both."""

    def __init__(self, visit: Visit, target: int) -> None:
        super().__init__(visit, target)
        self.answers, self.hold = Tiles(2, self), Tiles(3, self)
        self.folded = self.opened = False
        self.more, self.less = (
            self.button(name, lambda on=on: self._open(on)) for name, on in (("tools", True), ("tools_away", False))
        )
        for made in (self.more, self.less):
            made.setParent(self)
            made.hide()
        step = visit.step
        self.tools = {tool: self._tool(tool, name) for tool, name in TOOLS}
        self.options = {one.answer: self.option(one, visit.answer).checkable() for one in step.options}
        self.clear = self.button("clear", visit.clear)
        self.list = self.button("list", lambda: visit.change(listed=True))
        self.whole = self.button("whole", lambda: visit.change(whole=not visit.look.whole))
        self.places = {i: self._place(i, place.words) for i, place in enumerate(step.places)}
        several = len(step.places) > 1
        self._grows = any(len(place.layouts) > 1 for place in step.places)
        self.answers.fill([*(self.places.values() if several else ()), *self.options.values(), self.list])
        self.hold.fill([*self.tools.values(), self.clear, *((self.whole,) if self._grows else ())])
        for made in self.places.values() if not several else ():
            made.setParent(self)
            made.hide()
        if not self._grows:
            self.whole.setParent(self)
            self.whole.hide()

    def _tool(self, tool: ToolName, name: str) -> WordButton:
        return self.button(name, lambda: self.visit.change(tool=tool)).checkable()

    def _place(self, number: int, name: str) -> WordButton:
        return self.button(name, lambda: self.visit.change(place=number)).checkable()

    def show_visit(self) -> None:
        visit, look = self.visit, self.visit.look
        here = visit.here(visit.document.drawing)
        for tool, made in self.tools.items():
            made.setChecked(tool is look.tool)
        for number, made in self.places.items():
            made.setChecked(number == look.place)
        for answer, made in self.options.items():
            made.setChecked(visit.document.asked(visit.step.id) == answer)
            made.setEnabled(not here)  # what is drawn is a yes
        self.clear.setEnabled(bool(here))
        self.whole.setText(visit.words("lower" if look.whole else "whole"))
        self.arrange()

    def heightForWidth(self, width: int) -> int:
        answers, hold = self.answers.heightForWidth(width), self.hold.heightForWidth(width)
        if self.folded:
            more, less = self.more.heightForWidth(width), self.less.heightForWidth(width)
            return max(answers + GAP + more, hold + GAP + less)
        return answers + 2 * GAP + hold

    def fold(self, on: bool) -> bool:
        if on != self.folded:
            self.folded, self.opened = on, False
        self.arrange()
        return True

    def _open(self, on: bool) -> None:
        self.opened = on
        self.arrange()
        (self.less if on else self.more).setFocus()

    def arrange(self) -> None:
        width, height = self.width(), self.height()
        self.answers.setVisible(not (self.folded and self.opened))
        self.hold.setVisible(not self.folded or self.opened)
        self.more.setVisible(self.folded and not self.opened)
        self.less.setVisible(self.folded and self.opened)
        shown, below = (self.hold, self.less) if self.opened else (self.answers, self.more)
        if self.folded:
            high = shown.heightForWidth(width)
            shown.setGeometry(0, 0, width, high)
            below.setGeometry(0, high + GAP, width, below.heightForWidth(width))
        else:
            high = self.hold.heightForWidth(width)
            self.answers.setGeometry(0, 0, width, max(height - high - 2 * GAP, 0))
            self.hold.setGeometry(0, height - high, width, high)
        self.answers.place()
        self.hold.place()


class PlacesList(Panel):
    """The places of one side as words, for a person who cannot draw: a press is what a tap on the body is."""

    alone = True

    def __init__(self, visit: Visit, target: int, stops: Stops) -> None:
        super().__init__(visit, target)
        self._stops = stops
        self._shown: tuple[object, ...] = ()
        self.head, self.list = Tiles(6, self), Tiles(4, self)
        self.turning = self.list
        self.by_stop: dict[tuple[str, Side], WordButton] = {}
        self.sides = {side: self._side(side) for side in (Side.RIGHT, Side.LEFT)}
        self.places = {i: self._place(i, place.words) for i, place in enumerate(visit.step.places)}
        self.draw = self.button("draw", lambda: visit.change(listed=False))
        self.options = {one.answer: self.option(one, visit.answer).checkable() for one in visit.step.options}
        several = len(self.places) > 1
        shown = self.places.values() if several else ()
        self.head.fill([*shown, *self.sides.values(), self.draw, *self.options.values()])
        for made in () if several else self.places.values():
            made.setParent(self)
            made.hide()

    def _side(self, side: Side) -> WordButton:
        return self.button(side.english, lambda: self.visit.change(side=side)).checkable()

    def _place(self, number: int, name: str) -> WordButton:
        return self.button(name, lambda: self.visit.change(place=number)).checkable()

    def show_visit(self) -> None:
        visit, look = self.visit, self.visit.look
        for side, made in self.sides.items():
            made.setChecked(side is look.side)
        for number, made in self.places.items():
            made.setChecked(number == look.place)
        here = visit.here(visit.document.drawing)
        for answer, made in self.options.items():
            made.setChecked(visit.document.asked(visit.step.id) == answer)
            made.setEnabled(not here)
        stops = sorted((s for s in self._stops() if s.face.side is look.side), key=lambda s: (s.index, s.y))
        shown = (look.side, look.place, tuple(stop.face.zone for stop in stops))
        if shown != self._shown:
            self._shown = shown
            self.by_stop = {(one.face.zone, one.face.side): self._stop(one) for one in stops}
            self.list.fill(list(self.by_stop.values()))
        for stop in stops:
            self.by_stop[stop.face.zone, stop.face.side].setChecked(visit.is_filled(stop))

    def _stop(self, stop: Stop) -> WordButton:
        words = self.visit.words.zones[stop.face.zone]
        made = self.made(words[:1].upper() + words[1:], lambda: self.visit.fill(stop)).checkable()
        made.setAccessibleName(f"{self.visit.words(stop.face.side.english)}: {words}")
        return made

    def heightForWidth(self, width: int) -> int:
        return self.head.heightForWidth(width) + GAP + self.list.heightForWidth(width)

    def arrange(self) -> None:
        self.list.narrowest = LETTERS * self.fontMetrics().averageCharWidth()
        high = self.head.heightForWidth(self.width())
        self.head.setGeometry(0, 0, self.width(), high)
        self.list.setGeometry(0, high + GAP, self.width(), max(self.height() - high - GAP, 0))
        self.head.place()
        self.list.place()


class QuestionRow(QWidget):
    """A question and its three answers, beside it or below it."""

    def __init__(self, panel: Panel, question: PlainQuestion) -> None:
        super().__init__()
        self.question = question
        self.words = PlainLabel(question.text, wrap=True, parent=self)
        names = (("yes", "yes"), ("no", "no"), (UNSURE, "not_sure"))
        visit = panel.visit
        self.answers = {
            value: panel.button(name, lambda value=value: visit.flag(question, value)).checkable()
            for value, name in names
        }
        for made in self.answers.values():
            made.setAccessibleName(f"{question.text} {made.text()}")
        self.buttons = Tiles(3, self)
        self.buttons.fill(list(self.answers.values()))

    def hasHeightForWidth(self) -> bool:
        return True

    def _three(self) -> int:
        """Px of the three answers in one line."""
        widest = max(made.natural_width() for made in self.answers.values())
        return 3 * max(widest, next(iter(self.answers.values())).least) + 2 * GAP

    def in_a_line(self, width: int) -> bool:
        return self._three() <= width * SIDE_OF_ROW

    def heightForWidth(self, width: int) -> int:
        if self.in_a_line(width):
            three = self._three()
            words = self.words.heightForWidth(width - three - 2 * GAP)
            return max(words, self.buttons.heightForWidth(three))
        return self.words.heightForWidth(width) + GAP // 2 + self.buttons.heightForWidth(width)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.buttons.minimumSizeHint().width(), 0)

    def resizeEvent(self, event: object) -> None:
        width, three = self.width(), self._three()
        if self.in_a_line(width):
            self.words.setGeometry(0, 0, width - three - 2 * GAP, self.height())
            high = self.buttons.heightForWidth(three)
            self.buttons.setGeometry(width - three, (self.height() - high) // 2, three, high)
        else:
            high = self.words.heightForWidth(width)
            self.words.setGeometry(0, 0, width, high)
            self.buttons.setGeometry(0, high + GAP // 2, width, self.buttons.heightForWidth(width))
        self.buttons.place()


class Questions(Panel):
    """The red-flag questions; none of these says no to those that are seen, and to no other."""

    alone = True

    def __init__(self, visit: Visit, target: int) -> None:
        super().__init__(visit, target)
        self.rows = [QuestionRow(self, question) for question in visit.words.questions]
        self.list = self.turning = Tiles(1, self, gap=ROWS)
        self.list.fill(self.rows)
        self.none = self.button("none", lambda: visit.none_of(self.seen))
        self.none.setParent(self)

    @property
    def seen(self) -> tuple[PlainQuestion, ...]:
        return tuple(row.question for row in self.list.shown if isinstance(row, QuestionRow))

    def show_visit(self) -> None:
        for row in self.rows:
            said = answers.flag_answer(self.visit.document, row.question.fact)
            for value, made in row.answers.items():
                made.setChecked(value == said)
        document = self.visit.document
        stays = any(answers.flag_answer(document, row.question.fact) in answers.STAYS for row in self.rows)
        self.none.say(self.visit.words("none_else" if stays else "none"))

    def heightForWidth(self, width: int) -> int:
        return self.list.heightForWidth(width) + 2 * GAP + self.target

    def arrange(self) -> None:
        """None of these stands at the right of a wide window, else below; never where fewer questions are seen."""
        width, height = self.width(), self.height()
        words = self.visit.words
        wide = max(self.none.natural_width(words(name)) for name in ("none", "none_else"))  # pressing moves nothing
        below = min(max(wide, width // 2), width)
        high = max(self.none.heightForWidth(wide), self.none.heightForWidth(below))
        beside, under = (width - wide - 3 * GAP, height), (width, height - high - GAP)
        room = beside if width > height * BESIDE and self._shows_as_much(beside, under) else under
        wide = below if room is under else wide
        self.none.setGeometry(width - wide, height - high, wide, high)
        self.list.setGeometry(0, 0, *room)
        self.list.place()

    def _shows_as_much(self, narrow: tuple[int, int], wide: tuple[int, int]) -> bool:
        """Whether a list of this size, px, needs no more pages; on as many, each answer still stands beside its question."""
        pages, least = len(self.list.pages_in(*narrow)), len(self.list.pages_in(*wide))
        return pages < least or (pages == least and all(row.in_a_line(narrow[0]) for row in self.rows))


class SideCheck(TilesPanel):
    """Whether what is drawn is on the side that hurts."""

    def __init__(self, visit: Visit, target: int) -> None:
        super().__init__(visit, target)
        both = len(visit.sides[0]) > 1
        self.by_answer = {
            "yes": self.button("side_yes", lambda: visit.side("yes")).checkable(),
            "no": self.button("side_no_both" if both else "side_no", lambda: visit.side("no")),
            UNSURE: self.button("not_sure", lambda: visit.side(UNSURE)).checkable(),
        }
        self.tiles.fill(list(self.by_answer.values()))

    def show_visit(self) -> None:
        visit = self.visit
        said = visit.document.asked("side")
        again = said == answers.MOVED or len(visit.sides[0]) > 1
        self.by_answer["no"].setText(visit.words("side_no_both" if again else "side_no"))
        for answer in ("yes", UNSURE):
            self.by_answer[answer].setChecked(said == answer)
        self.tiles.place()


class Done(Panel):
    """Nothing is left to press: in large letters, what to do with the tablet."""

    alone = True

    def __init__(self, visit: Visit, target: int) -> None:
        super().__init__(visit, target)
        self.words = PlainLabel(visit.words("done_home" if visit.at_home else "done_hint"), wrap=True, parent=self)
        self.words.setObjectName("question")
        self.net = PlainLabel(visit.words("net"), wrap=True, parent=self)
        for label in (self.words, self.net):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)

    @property
    def widest(self) -> int:
        return 12 * self.target

    def heightForWidth(self, width: int) -> int:
        return self.words.heightForWidth(width) + 2 * GAP + self.net.heightForWidth(width)

    def arrange(self) -> None:
        """In the middle, whatever the height."""
        width = self.width()
        first, second = self.words.heightForWidth(width), self.net.heightForWidth(width)
        top = max((self.height() - first - second - 4 * GAP) // 3, 0)
        self.words.setGeometry(0, top, width, first)
        self.net.setGeometry(0, top + first + 4 * GAP, width, second)


class Languages(TilesPanel):
    """Every language by its own name."""

    alone = True
    columns = 2

    def __init__(self, visit: Visit, target: int) -> None:
        super().__init__(visit, round(target * HIGH))
        self.by_code = {one.code: self._made(one) for one in LANGUAGES.values()}
        self.tiles.fill(list(self.by_code.values()))

    def _made(self, one: Language) -> WordButton:
        return self.made(one.name, lambda: self.visit.speak(one.code)).checkable()

    def show_visit(self) -> None:
        for code, made in self.by_code.items():
            made.setChecked(code == spoken().code)


def panel_for(visit: Visit, target: int, stops: Stops) -> Panel:
    """The panel of the page that the visit shows."""
    step: Step = visit.step
    if step.id == "figure" and not visit.look.speaking:
        return Bodies(visit, target)
    if visit.look.speaking:
        return Languages(visit, target)
    if step.kind is Kind.WHERE and visit.look.listed:
        return PlacesList(visit, target, stops)
    kinds: dict[Kind, type[Panel]] = {
        Kind.CHOICE: Answers,
        Kind.ABOUT: Answers,
        Kind.WHERE: Where,
        Kind.QUESTIONS: Questions,
        Kind.SIDE: SideCheck,
        Kind.DONE: Done,
    }
    return kinds[step.kind](visit, target)
