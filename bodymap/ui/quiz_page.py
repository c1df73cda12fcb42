"""The quiz in the window: a start with a seed, question after question, and an end with the score by topic."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QStackedLayout, QWidget

from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later
from bodymap.teaching.question import Topic
from bodymap.teaching.quiz import rule, scores
from bodymap.teaching.quiz_now import QuizNow
from bodymap.ui.flow import Flow
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column, empty, row, scrolled
from bodymap.ui.modes import Mode
from bodymap.ui.quiz_desk import QuizDesk
from bodymap.ui.quiz_question import QuizQuestion
from bodymap.ui.state import Show
from bodymap.ui.theme import ThemeColours
from bodymap.ui.widgets import Bar, button

WIDEST = 860
"""px of a page of words; a longer line is hard to read."""
SEED = tr_later("Seed: whoever types the same one gets the same questions")
KEPT_NOWHERE = tr_later("Answers are kept nowhere unless you save the table, and no name stands in it.")


class QuizPage(QWidget):
    """new_seed: a seed to begin with; look: how the window shows the body now; save: asks for a file and writes the table;
    leave: back to the class; trouble: says what did not work.
    """

    def __init__(
        self,
        desk: QuizDesk,
        new_seed: Callable[[], str],
        look: Callable[[], Show],
        save: Callable[[], object],
        leave: Callable[[], object],
        trouble: Callable[[BodymapError], object],
    ) -> None:
        super().__init__()
        self._desk, self._new_seed, self._look, self._trouble = desk, new_seed, look, trouble
        self._save, self._leave = save, leave
        self._colours: ThemeColours | None = None
        self.question = QuizQuestion(desk)
        self.start_page, self.end_page = self._build_start(), self._build_end()
        self.pages = QStackedLayout(self)
        for page in (self.start_page, self.question, self.end_page):
            self.pages.addWidget(page)
        desk.changed.connect(self.show_now)
        self.show_now()

    # -- building

    def _build_start(self) -> "_Column":
        inside = QWidget()
        body = column(inside, spacing=10, margins=(24, 20, 24, 20))
        body.addWidget(PlainLabel(tr("Quiz"), "question"))
        body.addWidget(PlainLabel(rule(), wrap=True))
        body.addWidget(PlainLabel(tr(SEED), "strong", wrap=True))
        self.seed = QLineEdit(self._new_seed())
        self.seed.setAccessibleName(tr(SEED))
        self.seed.setMaxLength(24)
        self.seed.setMaximumWidth(260)
        self.seed.returnPressed.connect(self.start)
        body.addWidget(self.seed)
        body.addWidget(PlainLabel(tr("Asked about"), "strong"))
        self.topics = {topic: QCheckBox(topic.words) for topic in Topic}
        for box in self.topics.values():
            box.setChecked(True)
            box.toggled.connect(self._allow)
            body.addWidget(box)
        line = row(spacing=10)
        self.begin = button(tr("Start the quiz"), self.start, "primary")
        line.addWidget(self.begin)
        line.addWidget(button(tr("Back to the class"), self._leave))
        line.addStretch(1)
        body.addLayout(line)
        body.addWidget(PlainLabel(tr(KEPT_NOWHERE), "small", wrap=True))
        body.addStretch(1)
        return _Column(inside)

    def _build_end(self) -> "_Column":
        inside = QWidget()
        body = column(inside, spacing=10, margins=(24, 20, 24, 20))
        self.total = PlainLabel("", "question", wrap=True)
        body.addWidget(self.total)
        self.table = QGridLayout()
        self.table.setHorizontalSpacing(16)
        self.table.setVerticalSpacing(8)
        self.table.setColumnStretch(1, 1)
        body.addLayout(self.table)
        self.missed = column(spacing=4)
        ways = QWidget()
        line = Flow(ways, 10)
        self.again = button(tr("A new quiz"), self._begin_anew, "primary")
        for made in (
            self.again,
            button(tr("The same quiz again"), self._repeat),
            button(tr("Save the table…"), self._save),
            button(tr("Back to the class"), self._leave),
        ):
            line.addWidget(made)
        body.addWidget(ways)
        body.addWidget(PlainLabel(tr(KEPT_NOWHERE), "small", wrap=True))
        body.addLayout(self.missed)  # last: it may be long, and the way on is seen at once
        body.addStretch(1)
        return _Column(inside)

    def set_look(self, colours: ThemeColours, mode: Mode) -> None:
        self._colours = colours
        self.question.set_look(colours, mode)
        for page in (self.start_page, self.end_page):
            page.inside.setMaximumWidth(round(WIDEST * max(1.0, mode.text_scale)))

    # -- doing

    @property
    def chosen_topics(self) -> tuple[Topic, ...]:
        return tuple(topic for topic, box in self.topics.items() if box.isChecked())

    def start(self) -> None:
        """Nothing happens without a topic."""
        if not self.chosen_topics:
            return
        try:
            self._desk.start(self.seed.text(), self.chosen_topics)
        except BodymapError as problem:
            self._trouble(problem)

    def _begin_anew(self) -> None:
        self.seed.setText(self._new_seed())
        self._desk.forget()

    def _repeat(self) -> None:
        now = self._desk.now
        if now is not None:
            self.seed.setText(now.progress.quiz.seed)
            self.start()

    def _allow(self) -> None:
        self.begin.setEnabled(bool(self.chosen_topics))

    # -- showing

    def show_now(self) -> None:
        now = self._desk.now
        if now is None:
            self.pages.setCurrentWidget(self.start_page)
            self.seed.setFocus()
            self.seed.selectAll()
        elif now.question is None:
            self._show_end(now)
            self.pages.setCurrentWidget(self.end_page)
            self.again.setFocus()
        else:
            self.pages.setCurrentWidget(self.question)
            self.question.share_room()
            self.question.show_now(now, self._look())

    def _show_end(self, now: QuizNow) -> None:
        rows = scores(now.progress)
        right, asked = sum(one.right for one in rows), sum(one.asked for one in rows)
        seed = now.progress.quiz.seed
        words = (
            tr("{right} of {asked} right at first. Seed {seed}.", right=right, asked=asked, seed=seed)
            if asked
            else tr("Nothing was answered. Seed {seed}.", seed=seed)
        )
        self.total.setText(words)
        empty(self.table)
        for number, one in enumerate(rows):
            bar = Bar()
            bar.set(one.right / one.asked, self._colours.accent if self._colours else "#808080")
            self.table.addWidget(PlainLabel(one.topic.words), number, 0)
            self.table.addWidget(bar, number, 1)
            self.table.addWidget(
                PlainLabel(tr("{right} of {asked}", right=one.right, asked=one.asked), "strong"), number, 2
            )
        empty(self.missed)
        wrong = [one for one in now.progress.firsts if not one.right]
        if wrong:
            self.missed.addWidget(PlainLabel(tr("To look at again"), "strong"))
        for one in wrong:
            question = now.progress.quiz.questions[one.turn.number]
            words = tr(
                "{question} Right: {right}. Answered: {given}.",
                question=question.text,
                right=question.right,
                given=one.given,
            )
            self.missed.addWidget(PlainLabel(words, wrap=True))

    # -- keys and room

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number answers, 0 gives up, Enter goes on."""
        now, key = self._desk.now, event.key()
        if now is None or now.question is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and now.graded is not None:
            self._desk.next()
        elif key == Qt.Key.Key_0:
            self._desk.give_up()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self._desk.pick(key - Qt.Key.Key_1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.question.share_room()


class _Column(QWidget):
    """Words in a column that is not too wide, in the middle of the page; it scrolls where it is low."""

    def __init__(self, words: QWidget) -> None:
        super().__init__()
        self.inside = scrolled(words)
        self.inside.setMaximumWidth(WIDEST)
        line = row(self)
        line.addStretch(1)
        line.addWidget(self.inside, 8)
        line.addStretch(1)
