"""Where the clinician says what they make of a suggestion: accepted, set aside, and their own words."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from bodymap.exports.judgement_text import matter_words
from bodymap.knowledge.library import Library
from bodymap.language import tr, tr_later
from bodymap.reasoning.judgement import (
    LONGEST_COMMENT,
    VERDICT_WORDS,
    Judgement,
    Matter,
    Verdict,
    is_alarm,
    judged,
)
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column, row
from bodymap.ui.segmented import Choice, Segmented
from bodymap.ui.state import State
from bodymap.ui.wiring import when

Judge = Callable[[str, Judgement], object]
"""Takes the name of the step and the new judgement."""

ALARM = tr_later("A warning names it. It cannot be set aside here; answer the questions behind the warning.")
STEPS = {
    Verdict.NONE: tr_later("Take back the judgement of {matter}"),
    Verdict.ACCEPTED: tr_later("Accept {matter}"),
    Verdict.SET_ASIDE: tr_later("Set {matter} aside"),
}


def nobody_judges(_label: str, _judgement: Judgement) -> None:
    """For a panel that stands alone."""


def judged_words(said: str, verdict: Verdict) -> str:
    """`fits; accepted`: the word of the program and that of the clinician; what is set aside has only the latter."""
    if verdict is Verdict.NONE:
        return said
    judged_so = tr(VERDICT_WORDS[verdict])
    return judged_so if verdict is Verdict.SET_ASIDE else f"{said}; {judged_so}"


def _choices() -> tuple[Choice, ...]:
    return (
        Choice(Verdict.NONE.value, tr("Not judged")),
        Choice(Verdict.ACCEPTED.value, tr("Accept"), tr("Accept: the note names it as your judgement")),
        Choice(Verdict.SET_ASIDE.value, tr("Set aside"), tr("Set aside: the note no longer suggests it")),
    )


class JudgementBar(QWidget):
    """One matter at a time; hidden where nothing can be judged. Every change is one step to undo."""

    def __init__(self, library: Library, judge: Judge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._judge = judge
        self._now = Judgement(Matter())
        body = column(self, spacing=4)
        line = row(spacing=8)
        self.name = PlainLabel("", "caps", wrap=True)
        line.addWidget(self.name, 1)
        self.choice = Segmented(_choices(), tr("Your judgement"), quiet=Verdict.NONE.value)
        when(self.choice.chosen, lambda value: self._decide(Verdict(value)))
        line.addWidget(self.choice)
        body.addLayout(line)
        self.comment = QLineEdit()
        self.comment.setMaxLength(LONGEST_COMMENT)
        self.comment.setPlaceholderText(tr("In your own words (may stay empty)"))
        self.comment.setAccessibleName(tr("Your comment on this suggestion"))
        self.comment.editingFinished.connect(self._remark)
        body.addWidget(self.comment)
        self.alarm = PlainLabel(tr(ALARM), "small", wrap=True)
        body.addWidget(self.alarm)
        self.hide()

    def show_matter(self, state: State, matter: Matter | None) -> None:
        """What was said to this matter; None: there is nothing to judge."""
        self.setVisible(matter is not None and state.mode.judges)
        if matter is None:
            return
        before, self._now = self._now, judged(state.judgements, matter)
        alarm = is_alarm(state.reading, matter)
        self.alarm.setVisible(alarm)
        self.choice.setVisible(not alarm)
        self.choice.set_value(self._now.verdict.value)
        self.name.setText(tr("Your judgement of {matter}", matter=matter_words(self._library, matter)))
        if self._now != before or not self.comment.hasFocus():
            self.comment.setText(self._now.comment)

    def _decide(self, verdict: Verdict) -> None:
        name = matter_words(self._library, self._now.matter)
        self._judge(tr(STEPS[verdict], matter=name), replace(self._now, verdict=verdict))

    def _remark(self) -> None:
        comment = self.comment.text().strip()
        if comment != self._now.comment:
            name = matter_words(self._library, self._now.matter)
            self._judge(tr("Comment on {matter}", matter=name), replace(self._now, comment=comment))
