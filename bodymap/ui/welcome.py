"""The three cards of the first start: who is sitting here, and, for a patient, where."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from bodymap.language import tr, tr_as, tr_later
from bodymap.ui.icons import pixmap
from bodymap.ui.labels import PlainLabel
from bodymap.ui.larger_sheet import LargerSheet
from bodymap.ui.layouts import column, row
from bodymap.ui.theme import ThemeColours
from bodymap.ui.widgets import PressRow, button

CARD = (236, 236)
"""px: the least a card takes; large enough for a finger and its own words."""
PICTURE = 64
HEADING = tr_later("Who is using bodymap today?")


@dataclass(frozen=True, slots=True)
class Choice:
    """One card. mode: what it leads to; home: where a patient draws, None = that is not said by this card;
    asks: the question of the place comes first.
    """

    id: str
    icon: str
    title: str
    text: str
    mode: str
    home: bool | None = None
    asks: bool = False


PEOPLE = (
    Choice(
        "patient", "patient", tr_later("I want to show where it hurts"),
        tr_later("You draw on a body and answer short questions, one at a time."), "patient", asks=True,
    ),
    Choice(
        "clinician", "clinician", tr_later("I treat patients"),
        tr_later("You see which nerve roots a drawing fits, add what you examined, and take the note with you."),
        "consultation",
    ),
    Choice(
        "teacher", "teacher", tr_later("I teach or learn"),
        tr_later("You compare published maps, show samples to a class, and start a quiz."), "classroom",
    ),
)  # fmt: skip
PLACES = (
    Choice(
        "home", "body", tr_later("I am at home"),
        tr_later("If an answer is a warning sign, you are told where to go for help."), "patient", home=True,
    ),
    Choice(
        "clinic", "clinician", tr_later("I am in a clinic or practice"),
        tr_later("If an answer is a warning sign, you are asked to tell a member of staff."), "patient", home=False,
    ),
)  # fmt: skip
"""Asked of a patient, because the words of every warning follow from it."""
WAY_OUT = tr_later(
    "The questions then fill the window and stay there, so that nobody else's papers are reached by chance. "
    "To leave them, type the word clinician, or tap the four corners of the window in turn, clockwise from the upper left."
)


class BigCard(PressRow):
    """A row that is seen to be one thing before a hand is at it; Enter takes it as Space does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.palette().mid().color())
        painter.setBrush(self.palette().base())
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        painter.end()
        super().paintEvent(event)


class WelcomeSheet(LargerSheet):
    """Shows the cards; `choice` is what was taken, None when it was closed."""

    def __init__(self, colours: ThemeColours, alarm: str = "", parent: QWidget | None = None) -> None:
        """alarm: an emergency in the drawing on the table, which no card hides; "" = none."""
        super().__init__(parent)
        self.choice: Choice | None = None
        self._colours = colours
        self.cards: dict[str, PressRow] = {}
        self.setWindowTitle(tr("Three ways to begin"))
        outer = column(self, spacing=14, margins=24)
        self.alarm = PlainLabel(alarm, "emergency", wrap=True)
        self.alarm.setVisible(bool(alarm))
        outer.addWidget(self.alarm)
        self.pages = QStackedWidget()
        outer.addWidget(self.pages, 1)
        self.pages.addWidget(self._page(HEADING, PEOPLE, ""))
        self.pages.addWidget(self._page(tr_later("Where are you?"), PLACES, WAY_OUT))
        foot = row(spacing=10)
        foot.addWidget(PlainLabel(tr("Help > Who are you? brings this back."), "muted"), 1)
        self.back = button(tr_as("the way", "Back"), lambda: self._turn(0))
        foot.addWidget(self.back)
        self.later = button(tr("Just look around"), self.reject)
        foot.addWidget(self.later)
        outer.addLayout(foot)
        self._turn(0)

    def _page(self, heading: str, choices: tuple[Choice, ...], more: str) -> QWidget:
        page = QWidget()
        body = column(page, spacing=14)
        body.addWidget(PlainLabel(tr(heading), "title"))
        line = row(spacing=14)
        for one in choices:
            line.addWidget(self._card(one), 1)
        body.addLayout(line, 1)
        if more:
            body.addWidget(PlainLabel(tr(more), wrap=True))
        return page

    def _card(self, one: Choice) -> PressRow:
        made = BigCard(f"{tr(one.title)}. {tr(one.text)}")
        made.setMinimumSize(*CARD)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        made.body.setContentsMargins(16, 16, 16, 16)
        picture = PlainLabel()
        picture.setPixmap(pixmap(one.icon, self._colours.accent, PICTURE, self.devicePixelRatioF()))
        made.body.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        made.body.addWidget(PlainLabel(tr(one.title), "heading", wrap=True))
        made.body.addWidget(PlainLabel(tr(one.text), wrap=True))
        made.body.addStretch(1)
        made.clicked.connect(self._taker(one))
        self.cards[one.id] = made.freeze()
        return made

    def _taker(self, one: Choice) -> Callable[[], None]:
        return lambda: self._take(one)

    def _take(self, one: Choice) -> None:
        if one.asks:
            self._turn(1)
            return
        self.choice = one
        self.accept()

    def _turn(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        self.back.setVisible(page > 0)
        self.cards[(PEOPLE, PLACES)[page][0].id].setFocus()
