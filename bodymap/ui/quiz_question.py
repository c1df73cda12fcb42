"""One question in the window: large words, the body to tap, choices to press, and the explanation beside the lit body."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QVBoxLayout, QWidget

from bodymap.language import tr, tr_later
from bodymap.teaching.question import Question
from bodymap.teaching.quiz import scores
from bodymap.teaching.quiz_now import QuizNow
from bodymap.ui.figure_ring import FigureRing, Spot
from bodymap.ui.figure_view import FigureView
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column, empty, row, rule, scrolled
from bodymap.ui.modes import Mode
from bodymap.ui.quiz_desk import QuizDesk
from bodymap.ui.quiz_show import answer_line, quiz_state, verdict, where_asked
from bodymap.ui.state import Selection, Show
from bodymap.ui.theme import ThemeColours
from bodymap.ui.widgets import breaking_button, button
from bodymap.ui.wiring import when

TAP = tr_later("Tap the body. By keyboard: arrow keys, then Enter.")
CHOOSE = tr_later("Press an answer, or its number.")
ONLY_YOU = tr_later("Only you see this. The answer:")
RING = 13.0
"""px of the radius of the ring where somebody tapped."""
BODY_SHARE = 0.56
"""Part of the width that the body takes."""


class QuizQuestion(QWidget):
    """Follows the desk; shows nothing while no question is asked."""

    def __init__(self, desk: QuizDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: Question | None = None
        self._answered = self._presents = False
        self.choices: list[QPushButton] = []
        outer = column(self, spacing=6, margins=(16, 10, 16, 12))
        head = row(spacing=16)
        self.where, self.score = PlainLabel("", "strong"), PlainLabel("", "muted")
        self.seed = PlainLabel("", "muted")
        head.addWidget(self.where)
        head.addWidget(self.score)
        head.addStretch(1)
        head.addWidget(self.seed)
        head.addWidget(button(tr("End the quiz"), desk.end))
        outer.addLayout(head)
        self.text = PlainLabel("", "question", wrap=True)
        self.note = PlainLabel("", "muted", wrap=True)
        outer.addWidget(self.text)
        outer.addWidget(self.note)
        self.figure = FigureView(desk.ground.atlas, desk.ground.library)
        self.figure.setAccessibleName(tr("Body to answer on"))
        when(self.figure.picked, self._tap)
        self.ring = FigureRing(self.figure, RING)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(8)
        self.splitter.addWidget(self.figure)
        self.splitter.addWidget(self._build_side())
        outer.addWidget(self.splitter, 1)

    def _build_side(self) -> QWidget:
        side = QWidget()
        outer = column(side, spacing=8, margins=(8, 0, 0, 0))
        inside = QWidget()
        body = column(inside, spacing=8, margins=(0, 0, 8, 0))
        self.facts: QVBoxLayout = column(spacing=4)
        self.answers: QVBoxLayout = column(spacing=8)
        self.why: QVBoxLayout = column(spacing=8)
        self.hint = PlainLabel("", "muted", wrap=True)
        self.only_you = PlainLabel("", "strong", wrap=True)
        self.only_you.hide()
        self.verdict = PlainLabel("", "question", wrap=True)
        for part in (self.facts, self.answers):
            body.addLayout(part)
        body.addWidget(self.hint)
        body.addWidget(self.only_you)
        body.addWidget(self.verdict)
        body.addLayout(self.why)
        body.addStretch(1)
        self._area = scrolled(inside)
        self._area.verticalScrollBar().rangeChanged.connect(self._show_verdict)
        outer.addWidget(self._area, 1)
        foot = row(spacing=8)
        self.unknown = button(tr("0   I do not know"), self._desk.give_up)
        self.further = button(tr("Next question"), self._desk.next, "primary")
        self.further.setToolTip(tr("The next question (Enter)"))
        foot.addWidget(self.unknown)
        foot.addStretch(1)
        foot.addWidget(self.further)
        outer.addLayout(foot)
        return side

    def set_look(self, colours: ThemeColours, mode: Mode) -> None:
        self.figure.set_colours(colours)

    def set_presents(self, presents: bool) -> None:
        """Whether the class looks at another screen: then the presenter is told the answer beforehand."""
        if presents != self._presents:
            self._presents = presents
            self._tell_presenter()

    def _tell_presenter(self) -> None:
        question = self._shown
        told = self._presents and not self._answered and question is not None
        self.only_you.say(f"{tr(ONLY_YOU)} {question.right}" if told and question else "")

    # -- showing

    def show_now(self, now: QuizNow, look: Show) -> None:
        """The question or its explanation; look: how the window shows the body."""
        question = now.question
        if question is None:
            return
        fresh, answered = question is not self._shown, now.graded is not None
        self._shown = question
        self.figure.show_state(quiz_state(now, look))
        self._show_words(now, question)
        if fresh or answered != self._answered:
            self._answered = answered
            self._fill(now, question)
            self._area.verticalScrollBar().setValue(0)
            self._to_the_hand(question, answered)
        self._tell_presenter()
        self.hint.say(now.hint or ("" if answered else tr(TAP) if question.target else tr(CHOOSE)))

    def _show_words(self, now: QuizNow, question: Question) -> None:
        rows = scores(now.counted)
        right, asked = sum(one.right for one in rows), sum(one.asked for one in rows)
        self.where.setText(f"{where_asked(now)}  ·  {question.topic.words}")
        self.score.setText(tr("{right} of {asked} right at first", right=right, asked=asked) if asked else "")
        self.seed.setText(tr("Seed {seed}", seed=now.progress.quiz.seed))
        self.text.setText(question.text)
        self.note.say(question.note)
        tapped = now.graded.tapped if now.graded else None
        self.ring.show_spot(Spot(tapped.view, tapped.x, tapped.y) if tapped else None)

    def _fill(self, now: QuizNow, question: Question) -> None:
        """All that is new with a question, or with its answer."""
        for layout in (self.facts, self.answers, self.why):
            empty(layout)
        for fact in question.facts:
            self.facts.addWidget(PlainLabel(fact, wrap=True))
        self.choices = [self._choice(number, now) for number in range(len(question.choices))]
        for made in self.choices:
            self.answers.addWidget(made)
        self.verdict.say(verdict(now))
        graded = now.graded
        self.unknown.setVisible(graded is None)
        self.further.setVisible(graded is not None)
        for line in graded.lines if graded else ():
            self.why.addWidget(PlainLabel(line, "emergency" if line in question.alarms else "", wrap=True))
        if graded is not None and graded.sources:
            self.why.addWidget(rule())
            self.why.addWidget(
                PlainLabel(tr("Sources: {sources}", sources="; ".join(graded.sources)), "small", wrap=True)
            )

    def _choice(self, number: int, now: QuizNow) -> QPushButton:
        question = now.question
        assert question is not None
        words = question.choices[number].words
        made = breaking_button(answer_line(words, number, now), lambda: self._desk.pick(number), "answer", words)
        if now.graded is not None:
            made.setEnabled(False)
            made.setProperty("right", question.choices[number].right)
            made.setAccessibleName(answer_line(words, number, now))
        return made

    def _to_the_hand(self, question: Question, answered: bool) -> None:
        """The keyboard goes where the next thing is done, and a screen reader hears what is new."""
        stop: QWidget = self.further if answered else self.figure if question.target else self.choices[0]
        stop.setFocus(Qt.FocusReason.OtherFocusReason)
        words = self.verdict.text() if answered else question.text
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _show_verdict(self) -> None:
        """The verdict at the top where all does not fit: in a low window it would begin below what is seen."""
        if self._answered:
            self._area.verticalScrollBar().setValue(self.verdict.y())

    def _tap(self, chosen: Selection) -> None:
        if chosen.point is not None:
            self._desk.tap(chosen.point)

    def share_room(self) -> None:
        """The body keeps its share of the width."""
        body = round(self.splitter.width() * BODY_SHARE)
        self.splitter.setSizes([body, self.splitter.width() - body])
