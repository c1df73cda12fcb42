"""What else it could be, the figure behind how sure one may be, and what to test next."""

from collections.abc import Callable
from itertools import zip_longest

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from bodymap.knowledge.backing import NO_BACKING
from bodymap.language import tr, tr_later, with_colon
from bodymap.reasoning.judgement import Verdict, judged, of_suggestion
from bodymap.reasoning.reading import NextStep, Suggestion
from bodymap.ui.judgement_bar import judged_words
from bodymap.ui.labels import PlainLabel, elided, show_tip
from bodymap.ui.layouts import hint_of, row
from bodymap.ui.roots_panel import SHORT, Select
from bodymap.ui.sourced import ShowSource, SourceMark, show_nothing
from bodymap.ui.state import Selection, State
from bodymap.ui.widgets import Card, PressRow, button
from bodymap.ui.wiring import pressed

MOST = 3
STEPS = 3
EVIDENCE = 150
"""Characters of the evidence line; all of the evidence is in its tool tip and in the note."""
NOTHING = tr_later("Conditions that can look like a root are listed here.")
NONE_STANDS_OUT = tr_later("No other condition stands out in this picture. That rules none of them out.")


class SuggestionRow(PressRow):
    """One look-alike: name, side, word, one line why. Pressing it opens the condition."""

    def __init__(self, select: Select, show_source: ShowSource) -> None:
        super().__init__()
        self._id = ""
        self._said: tuple[str, ...] = ()
        self._select = select
        top = row(spacing=8)
        self._name = PlainLabel("", "strong", wrap=True)
        self._word = PlainLabel("", "muted")
        top.addWidget(self._name, 1)
        top.addWidget(self._word)
        self.body.addLayout(top)
        self._why = PlainLabel("", "small", wrap=True)
        self.body.addWidget(self._why)
        self.freeze()
        self.source = SourceMark(show_source)
        top.addWidget(self.source)
        self.setCheckable(True)
        pressed(self, lambda: self._select(Selection(condition=self._id)))

    def show_suggestion(self, found: Suggestion, chosen: bool, verdict: Verdict = Verdict.NONE) -> None:
        self._id = found.id
        side = f", {found.side.word}" if found.side else ""
        self.setChecked(chosen)
        why = found.why.text
        self.source.stand_for(why, found.why.backing)
        word = judged_words(found.said, verdict)
        said = (found.name, side, word, why)
        if said == self._said:
            return
        self._said = said
        self._name.setText(f"{found.name}{side}")
        self._name.set_tone("muted" if verdict is Verdict.SET_ASIDE else "strong")
        self._word.setText(word)
        self._why.say(elided(why, SHORT))
        show_tip(self, why)
        self.setAccessibleName(with_colon(f"{found.name}{side}", f"{word}. {why}"))
        self.updateGeometry()


class LookAlikesPanel(Card):
    """At most three, with a way to all of them."""

    def __init__(
        self, select: Select, show_source: ShowSource = show_nothing, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("What else it could be"), parent)
        self._show_source = show_source
        self.rows = [SuggestionRow(select, show_source) for _ in range(MOST)]
        for made in self.rows:
            self.body.addWidget(made)
        self._nothing = PlainLabel(tr(NOTHING), "muted", wrap=True)
        self.body.addWidget(self._nothing)
        self._all = False
        self.more = button("", self._toggle, "link", tr("All look-alikes"))
        self.head.addWidget(self.more)
        self._select = select
        self._state = State()

    def sizeHint(self) -> QSize:
        return hint_of(self)

    def _toggle(self) -> None:
        self._all = not self._all
        self.show_state(self._state)

    def show_state(self, state: State) -> None:
        self._state = state
        found = state.reading.look_alikes
        wanted = len(found) if self._all else min(MOST, len(found))
        while len(self.rows) < wanted:
            made = SuggestionRow(self._select, self._show_source)
            self.rows.append(made)
            self.body.insertWidget(len(self.rows) - 1, made)
        for made, one in zip(self.rows, found[:wanted], strict=False):
            verdict = judged(state.judgements, of_suggestion(one)).verdict
            made.show_suggestion(one, state.selection.condition == one.id, verdict)
        for i, made in enumerate(self.rows):
            made.setVisible(i < wanted)
        self._nothing.say("" if found else tr(NONE_STANDS_OUT) if state.reading.roots else tr(NOTHING))
        self.more.setVisible(len(found) > MOST)
        self.more.setText(tr("fewer") if self._all else tr("{count} more", count=len(found) - MOST))


class EvidenceLine(QWidget):
    """What would tell most next, at most three items, and one line on how sure one may be at all."""

    def __init__(
        self,
        test: Callable[[str], object],
        show_source: ShowSource = show_nothing,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        outer = self._card = Card("", name="inset")
        outer.tighten(12, 5)
        row(self).addWidget(outer)
        self._head = PlainLabel(tr("Test next"), "caps")
        self.head = row(spacing=8)
        self.head.addWidget(self._head, 1)
        self.more = button("", self._toggle, "link", tr("All that is worth testing next"))
        self.head.addWidget(self.more)
        outer.body.addLayout(self.head)
        self.steps = [StepRow(test) for _ in range(STEPS)]
        for made in self.steps:
            outer.body.addWidget(made)
        self._evidence = PlainLabel("", "small", wrap=True)
        self.source = SourceMark(show_source)
        line = row(spacing=4)
        line.addWidget(self._evidence, 1)
        line.addWidget(self.source, 0, Qt.AlignmentFlag.AlignTop)
        outer.body.addLayout(line)
        self._shown: tuple[object, ...] | None = None
        self._steps: tuple[NextStep, ...] = ()
        self._low = self._all = False

    def sizeHint(self) -> QSize:
        return hint_of(self)

    def set_low(self, low: bool) -> None:
        """In a low window the first item stands alone, and one press brings the rest."""
        if low is not self._low:
            self._low, self._all = low, False
            self._show()

    def _toggle(self) -> None:
        self._all = not self._all
        self._show()

    def _show(self) -> None:
        """As many items as there is room for; the evidence goes with the last of them."""
        few = self._low and not self._all and bool(self._steps)
        for made, step in zip_longest(self.steps, self._steps[: 1 if few else STEPS]):
            made.show_step(step)
        for made in (self._evidence, self.source):
            made.setVisible(not few and bool(self._evidence.text()))
        self.more.setVisible(self._low and bool(self._steps))
        rest = len(self._steps) - 1
        self.more.setText(tr("less") if self._all else tr("{count} more", count=rest) if rest > 0 else tr("more"))

    def show_state(self, state: State) -> None:
        reading = state.reading
        shown = (reading.evidence, reading.next_steps)
        if shown == self._shown:
            return
        self._shown = shown
        first = reading.evidence[0] if reading.evidence else None
        source = f" ({first.source})" if first and first.source else ""
        self._evidence.say(elided(f"{first.text}{source}", EVIDENCE) if first else "")
        self.source.stand_for(first.text if first else "", first.backing if first else NO_BACKING)
        show_tip(self._evidence, " ".join(f"{r.text} ({r.source})" for r in reading.evidence))
        self._steps = reading.next_steps[:STEPS]
        self._show()
        self._head.setVisible(bool(reading.next_steps))
        self._card.setVisible(first is not None or bool(reading.next_steps))


class StepRow(PressRow):
    """One item worth testing; a press brings it into view in the examination."""

    def __init__(self, test: Callable[[str], object]) -> None:
        super().__init__()
        self._finding = ""
        self._words = PlainLabel("", wrap=True)
        self.body.setContentsMargins(0, 2, 0, 2)
        self.body.addWidget(self._words)
        self.freeze()
        pressed(self, lambda: test(self._finding))

    def show_step(self, step: NextStep | None) -> None:
        self.setVisible(step is not None)
        if step is not None:
            self._finding = step.finding
            self._words.setText(step.text)
            self.setAccessibleName(tr("Test next: {text_}", text_=step.text))
            self.updateGeometry()
