"""The quiz that is being played: whoever wants something done calls it, whoever wants to know listens to it.

It stands apart from the session: no question and no answer ever becomes a drawing on the table.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from bodymap.atlas.atlas import Located
from bodymap.teaching.asking import Ground
from bodymap.teaching.question import Topic
from bodymap.teaching.quiz import make_quiz
from bodymap.teaching.quiz_now import QuizNow, ended, further, given_up, opened, picked, tapped


class QuizDesk(QObject):
    """now: None = no quiz has been started."""

    changed = Signal()

    def __init__(self, ground: Ground, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ground = ground
        self._now: QuizNow | None = None

    @property
    def now(self) -> QuizNow | None:
        return self._now

    def start(self, seed: str, topics: Sequence[Topic]) -> None:
        """A new quiz. Raises BodymapError when a sample is broken; the quiz of before stays then."""
        self._go(opened(make_quiz(self.ground, seed, topics)))

    def pick(self, number: int) -> None:
        self._step(lambda now: picked(now, number))

    def tap(self, at: Located) -> None:
        self._step(lambda now: tapped(self.ground, now, at.view, at.x, at.y))

    def give_up(self) -> None:
        self._step(given_up)

    def next(self) -> None:
        self._step(further)

    def end(self) -> None:
        self._step(ended)

    def forget(self) -> None:
        """No quiz any more; its answers are kept nowhere."""
        self._go(None)

    def _step(self, step: Callable[[QuizNow], QuizNow]) -> None:
        if self._now is not None:
            self._go(step(self._now))

    def _go(self, now: QuizNow | None) -> None:
        if now != self._now:
            self._now = now
            self.changed.emit()
