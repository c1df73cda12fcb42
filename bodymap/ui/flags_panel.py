"""Warnings and safety questions. On top always, in every mode; three answers to each question, and no all-clear.

An emergency stands in a widget of its own, `FlagsPanel.alarms`, so that whoever places the panel can keep it in
sight while the questions scroll.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bodymap.knowledge.backing import NO_BACKING, Backing, together
from bodymap.knowledge.library import Library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.language import tr, tr_count, tr_later
from bodymap.reasoning.examination import Examination, Finding
from bodymap.reasoning.reading import RedFlag, Urgency
from bodymap.records.document import UNSURE, answer_in
from bodymap.ui.icons import pixmap
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column, empty, row
from bodymap.ui.segmented import Choice, Segmented, said
from bodymap.ui.sourced import ShowSource, SourceMark, show_nothing
from bodymap.ui.state import State
from bodymap.ui.theme import THEMES, ThemeColours
from bodymap.ui.widgets import Fold, button, restyle
from bodymap.ui.wiring import tab_order, when

Examine = Callable[[str, Examination], None]
Clock = Callable[[], str]
"""The local time as "14:05"."""

NOT_ASKED = tr_later("not asked")
NOT_SURE = tr_later("patient: not sure")
ANSWERS = (Choice("", NOT_ASKED), Choice("yes", tr_later("Yes"), tr_later("yes")), Choice("no", tr_later("No"), tr_later("no")))
HEADINGS = {
    Urgency.EMERGENCY: tr_later("Emergency: act now"),
    Urgency.URGENT: tr_later("Urgent: today"),
    Urgency.SOON: tr_later("See a doctor soon"),
}
ICONS = {Urgency.EMERGENCY: "emergency", Urgency.URGENT: "urgent", Urgency.SOON: "urgent"}
ICON_SIZE = 22
WORDS = 16
"""Letters of a question that stand in a line at least, else its answers go below it."""


class Question(QWidget):
    """One safety question with its three answers and the time of the last one."""

    def __init__(self, name: str, text: str, answer: Callable[[str, str, str], None]) -> None:
        super().__init__()
        self.name = name
        self._usual = text
        self._text = PlainLabel(text, wrap=True)
        self.answers = Segmented(said(ANSWERS), text, quiet="")
        when(self.answers.chosen, lambda value: answer(self.name, self._text.text(), value))
        self._time = PlainLabel("", "small")
        self._choice = QWidget()
        choice = row(self._choice, spacing=6)
        choice.addWidget(self.answers)
        choice.addWidget(self._time)
        choice.addStretch(1)
        self._line = row(self, spacing=8, margins=0)
        self._line.addWidget(self._text, 1)
        self._line.addWidget(self._choice)
        self._turn()

    def _turn(self) -> None:
        """The answers behind the words where both have room, else below them."""
        beside = self.width() - self._choice.sizeHint().width() >= self.fontMetrics().averageCharWidth() * WORDS
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._line.direction() is not way:
            self._line.setDirection(way)
            self._line.setSpacing(8 if beside else 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def minimumSizeHint(self) -> QSize:
        """As wide as the answers alone: they can go below the words."""
        return QSize(self._choice.minimumSizeHint().width(), super().minimumSizeHint().height())

    def ask(self, text: str) -> None:
        """Put the question in these words, or in its usual ones."""
        self._text.setText(text or self._usual)

    def show_answer(self, value: str, at: str, unsure: bool) -> None:
        """unsure: the person was asked alone and was not sure; it stays to be asked."""
        self.answers.set_value(value)
        self._time.say(at if value else tr(NOT_SURE) if unsure else "")


class FlagsPanel(QWidget):
    """Alarms first, then what has to be asked, then one line that says how much was asked at all."""

    def __init__(
        self,
        library: Library,
        examine: Examine,
        now: Clock,
        show_source: ShowSource = show_nothing,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._show_source = show_source
        self._library = library
        self._examine = examine
        self._now = now
        self._examination = Examination()
        self._colours = THEMES["light"]
        self._alarms: tuple[RedFlag, ...] | None = None
        self._why_opened = False
        self._wanted: dict[str, str] = {}
        self._state = State()
        self._outer = column(self, spacing=8)
        self.alarms = QWidget()
        self._emergency_box = column(self.alarms, spacing=8)
        self._outer.addWidget(self.alarms)
        self._alarm_box = column(spacing=8)
        self._outer.addLayout(self._alarm_box)
        self._question_box = column(spacing=0)
        self._outer.addLayout(self._question_box)
        self.questions: dict[str, Question] = {}
        self._ask_frame: QFrame | None = None
        self.more: Fold | None = None

    # -- building

    def set_look(self, colours: ThemeColours) -> None:
        """Colours of the icons."""
        self._colours = colours
        self._alarms = None
        if self.more is None:
            self._build_questions()
        else:
            self._ask_sign.setPixmap(pixmap("ask", colours.ask, ICON_SIZE, 2))
        self._show()

    def _build_questions(self) -> None:
        empty(self._question_box)
        self.questions = {}
        self._wanted = {}
        self._ask_frame, body = _frame(Urgency.ASK.value)
        self._ask_heading = PlainLabel("", "ask", wrap=True)
        self._ask_why = PlainLabel("", "small", wrap=True)
        head = _headed("ask", self._colours.ask, self._ask_heading, self._ask_why)
        self._ask_sign = head.sign
        self._ask_source = self._source("", NO_BACKING)
        head.top.addWidget(self._ask_source)
        body.addLayout(head.whole)
        self._ask_body = column(spacing=4)
        body.addLayout(self._ask_body)
        for fact in self._library.flags:
            first = self._library.rules.flags.question(fact.name)
            if first or fact.saddle:
                self._question(fact.name, first.text if first else fact.question)
        self._question_box.addWidget(self._ask_frame)
        self.more = Fold("", self._build_more)
        self._question_box.addWidget(self.more)
        tab_order(self, *self.questions.values(), self.more)

    def _question(self, name: str, text: str) -> Question:
        if name not in self.questions:
            made = Question(name, text, self._answer)
            made.hide()
            self.questions[name] = made
            self._ask_body.addWidget(made)
        return self.questions[name]

    def _build_more(self, body: QVBoxLayout) -> None:
        """Every question there is; those that stand above are left out while they do."""
        self._more_rows = {
            fact.name: Question(fact.name, fact.question, self._answer)
            for fact in self._library.flags
        }
        for made in self._more_rows.values():
            body.addWidget(made)
        if self.more is not None:
            tab_order(self, *self.questions.values(), self.more)
        self._show_more()

    # -- showing

    def show_state(self, state: State) -> None:
        before, self._state = self._state, state
        self._examination = state.examination
        same = before.examination is state.examination and before.visit == state.visit
        if not same or before.reading.red_flags != state.reading.red_flags:  # most strokes raise none
            self._show()

    def _show(self) -> None:
        if self._ask_frame is None:
            return
        flags = self._state.reading.red_flags
        self._show_alarms(tuple(f for f in flags if f.urgency is not Urgency.ASK))
        self._show_questions(tuple(f for f in flags if f.urgency is Urgency.ASK))
        self._show_more()

    def _show_alarms(self, alarms: tuple[RedFlag, ...]) -> None:
        if alarms == self._alarms:
            return
        self._alarms = alarms
        empty(self._alarm_box)
        empty(self._emergency_box)
        for urgency, texts, whys in grouped(self._library, alarms):
            emergency = urgency is Urgency.EMERGENCY
            box = self._emergency_box if emergency else self._alarm_box
            behind = together(flag.backing for flag in alarms if flag.urgency is urgency)
            box.addWidget(self._alarm(urgency, texts, whys, behind))
        self.alarms.setVisible(self._emergency_box.count() > 0)

    def _alarm(self, urgency: Urgency, texts: list[str], whys: list[str], behind: Backing) -> QFrame:
        """What to do, always in full; the reasons of an emergency behind one press, so that the box stays small."""
        frame, body = _frame(urgency.value)
        frame.setAccessibleName(f"{tr(HEADINGS[urgency])}. {' '.join(texts)}")
        heading = PlainLabel(tr(HEADINGS[urgency]), _TONE[urgency], wrap=True)
        first = PlainLabel(texts[0], wrap=True)
        head = _headed(ICONS[urgency], getattr(self._colours, _TONE[urgency]), heading, first)
        body.addLayout(head.whole)
        head.top.addWidget(self._source(" ".join(texts), behind))
        for text in texts[1:]:
            body.addWidget(PlainLabel(text, wrap=True))
        if whys:
            because = PlainLabel(tr("Because: {items}", items='; '.join(whys)), "small", wrap=True)
            body.addWidget(because)
            if urgency is Urgency.EMERGENCY:
                self._fold_away(because, head.top)
        return frame

    def _fold_away(self, because: PlainLabel, top: QHBoxLayout) -> None:
        """A word beside the heading that shows the reasons and hides them again."""
        press = button("", lambda: self._turn_why(because, press), "link", tr("Why this is an emergency"))
        self._say_why(because, press)
        top.addWidget(press)

    def _source(self, statement: str, behind: Backing) -> SourceMark:
        """The way to what stands behind it."""
        made = SourceMark(self._show_source)
        made.stand_for(statement, behind)
        return made

    def _turn_why(self, because: PlainLabel, press: QPushButton) -> None:
        self._why_opened = not self._why_opened
        self._say_why(because, press)

    def _say_why(self, because: PlainLabel, press: QPushButton) -> None:
        because.setVisible(self._why_opened)
        word = tr("Why")
        press.setText(f"{'▾' if self._why_opened else '▸'}  {word}")

    def _show_questions(self, asked: tuple[RedFlag, ...]) -> None:
        assert self._ask_frame is not None
        wanted = {flag.id: flag.text for flag in asked}
        for name, text in wanted.items():
            self._question(name, text)
        if wanted.keys() - self._wanted:
            self._put_first(wanted)
        self._wanted = wanted
        saddle = {fact.name for fact in self._library.flags if fact.saddle}
        shown = 0
        for name, made in self.questions.items():
            value, at = answer_of(self._examination, name)
            visible = name in wanted or (name in saddle and bool(value))
            made.ask(wanted.get(name) or asked_words(self._examination, name))
            made.setVisible(visible)
            made.show_answer(value, at, self._unsure(name))
            shown += visible
        open_ = sum(not answer_of(self._examination, name)[0] for name in wanted)
        self._ask_frame.setVisible(bool(shown))
        self._ask_heading.setText(self._words(bool(wanted), open_))
        self._ask_source.stand_for(" ".join(wanted.values()), together(flag.backing for flag in asked))
        self._ask_why.say("; ".join(dict.fromkeys(flag.why for flag in asked if flag.why)))

    def _unsure(self, name: str) -> bool:
        return answer_in(self._state.visit, name) == UNSURE

    def _put_first(self, names: Iterable[str]) -> None:
        """A question that has come up stands on top. An answer moves nothing."""
        self.questions = {**{name: self.questions[name] for name in names}, **self.questions}
        for made in self.questions.values():
            self._ask_body.removeWidget(made)
            self._ask_body.addWidget(made)
        assert self.more is not None
        tab_order(self, *self.questions.values(), self.more)

    def _words(self, wanted: bool, open_: int) -> str:
        return tr_count("Ask now: {count} not asked yet", "Ask now: {count} not asked yet", open_) if wanted else tr("Safety questions that were asked")

    def _show_more(self) -> None:
        if self.more is None:
            return
        facts = self._library.flags
        asked = sum(bool(answer_of(self._examination, fact.name)[0]) for fact in facts)
        if asked:
            words = tr("Safety questions: {asked} of {all} asked", asked=asked, all=len(facts))
        else:
            words = tr("Safety questions: none of {all} asked yet", all=len(facts))
        self.more.rename(words)
        self._raise_more(asked < len(facts))
        rows: dict[str, Question] = getattr(self, "_more_rows", {}) if self.more.opened else {}
        for name, made in rows.items():
            made.ask(asked_words(self._examination, name))
            made.show_answer(*answer_of(self._examination, name), self._unsure(name))
            above = self.questions.get(name)
            made.setVisible(above is None or above.isHidden())

    def _raise_more(self, unasked: bool) -> None:
        """The line stands out while something was not asked and no question above it says so."""
        assert self.more is not None
        kind = "ask" if unasked and not self._wanted else "link"
        if self.more.head.property("kind") != kind:
            self.more.head.setProperty("kind", kind)
            restyle(self.more.head)

    # -- answering

    def _answer(self, name: str, text: str, value: str) -> None:
        """Keep the answer with the words that were on screen, because an answer holds for its question only."""
        at = self._now() if value else ""
        finding = Finding(FindingKind.FACT, name, value, None, text, at)
        self._examine(f"{text} {value or tr(NOT_ASKED)}", self._examination.with_finding(finding))


_TONE = {Urgency.EMERGENCY: "emergency", Urgency.URGENT: "urgent", Urgency.SOON: "urgent"}


def grouped(library: Library, alarms: Iterable[RedFlag]) -> list[tuple[Urgency, list[str], list[str]]]:
    """One box for each urgency: every text once, and every reason in few words, in their order."""
    found: dict[Urgency, tuple[list[str], list[str]]] = {}
    for flag in alarms:
        texts, whys = found.setdefault(flag.urgency, ([], []))
        for known, new in ((texts, flag.text), (whys, _why(library, flag))):
            if new and new not in known:
                known.append(new)
    return [(urgency, texts, whys) for urgency, (texts, whys) in found.items()]


def _why(library: Library, flag: RedFlag) -> str:
    """The name of the fact that was answered with yes, or else what the reading says."""
    word = library.word(FindingKind.FACT, flag.id)
    words = word.label if word else flag.why.rstrip(".?")
    return words[:1].lower() + words[1:]


def answer_of(examination: Examination, name: str) -> tuple[str, str]:
    """The answer to one question and its time; two empty texts when it was not asked."""
    return next(
        ((f.value, f.at) for f in examination.findings if (f.kind, f.name) == (FindingKind.FACT, name)),
        ("", ""),
    )


def asked_words(examination: Examination, name: str) -> str:
    """The question in the words it was answered in; "" when it was not asked or the words were not kept."""
    facts = (f for f in examination.findings if (f.kind, f.name) == (FindingKind.FACT, name))
    return next((f.detail for f in facts), "")


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a card: its icon in the line with the word for how urgent it is, and the text under it."""

    whole: QVBoxLayout
    top: QHBoxLayout
    sign: PlainLabel


def _headed(name: str, colour: str, heading: PlainLabel, text: PlainLabel) -> _Head:
    whole, top, sign = column(spacing=3), row(spacing=8), PlainLabel()
    sign.setPixmap(pixmap(name, colour, ICON_SIZE, 2))
    sign.setFixedSize(ICON_SIZE, ICON_SIZE)
    top.addWidget(sign)
    top.addWidget(heading, 1)
    whole.addLayout(top)
    whole.addWidget(text)
    return _Head(whole, top, sign)


def _frame(urgency: str) -> tuple[QFrame, QVBoxLayout]:
    frame = QFrame()
    frame.setObjectName("flag")
    frame.setProperty("urgency", urgency)
    return frame, column(frame, spacing=4, margins=(12, 8, 12, 9))
