"""Conditions in view, with what speaks for and against, and the options for each with grade, caution and source."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from bodymap.exports.options_text import NO_OPTIONS, cite, conditions_in_view, grade_words, provenance
from bodymap.knowledge.backing import Backing, backing
from bodymap.knowledge.library import Condition, Library, Option
from bodymap.language import tr, tr_later
from bodymap.reasoning.judgement import Matter
from bodymap.reasoning.reading import Reading, Reason, Suggestion, Urgency
from bodymap.ui.calm import CalmCombo
from bodymap.ui.judgement_bar import Judge, JudgementBar, nobody_judges
from bodymap.ui.labels import PlainLabel, tip
from bodymap.ui.layouts import bullet, column, empty, row, rule
from bodymap.ui.roots_panel import Select
from bodymap.ui.sourced import ShowSource, SourceMark, show_nothing, sourced
from bodymap.ui.state import Selection, State
from bodymap.ui.wiring import when

ROOT_CONDITION = "lumbosacral_radiculopathy"
NOT_REVIEWED = tr_later("These texts have not yet been reviewed by a clinician.")
NOTHING = tr_later("Paint or examine first: the conditions that could fit are then listed here with their options.")
NO_TEXT = tr_later("No options are written for this condition yet.")


def in_view(library: Library, reading: Reading, selection: Selection) -> tuple[str, ...]:
    """Ids of the conditions worth showing: what was chosen, what an emergency names, then what fits best."""
    return conditions_in_view(library, reading, selection.condition or "")


class ConditionsPanel(QWidget):
    """One condition at a time, chosen from those in view. An emergency shows no options at all."""

    def __init__(
        self,
        library: Library,
        select: Select,
        show_source: ShowSource = show_nothing,
        judge: Judge = nobody_judges,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._select = select
        self._show_source = show_source
        self._told: tuple[object, ...] = ()
        self._offered: tuple[object, ...] = ()
        outer = column(self, spacing=6, margins=(12, 8, 12, 12))
        self._review = PlainLabel(tr(NOT_REVIEWED), "urgent", wrap=True)
        self._review.setVisible(not library.reviews)
        outer.addWidget(self._review)
        self.choice = CalmCombo()
        self.choice.setAccessibleName(tr("Condition"))
        when(self.choice.activated, lambda i: self._select(Selection(condition=self.choice.itemData(i))))
        outer.addWidget(self.choice)
        self.judgement = JudgementBar(library, judge)
        outer.addWidget(self.judgement)
        self.about = column(spacing=6)
        self.options = column(spacing=6)
        outer.addLayout(self.about)
        outer.addLayout(self.options)
        outer.addStretch(1)

    def show_state(self, state: State) -> None:
        reading = state.reading
        ids = in_view(self._library, reading, state.selection)
        current = ids[0] if ids else ""
        if state.selection.condition is None and self.choice.currentData() in ids:
            current = self.choice.currentData()
        emergency = any(f.urgency is Urgency.EMERGENCY for f in reading.red_flags)
        found = next((s for s in reading.look_alikes if s.id == current), None)
        condition = self._library.conditions.get(current)
        self.judgement.show_matter(state, Matter(condition=current) if condition is not None else None)
        if (ids, current, found, emergency) != self._told:
            self._told = (ids, current, found, emergency)
            self._list(ids, current)
            self._tell(condition, found, emergency)
        if (current, emergency) != self._offered:
            self._offered = (current, emergency)
            self._offer(condition, emergency)

    def _list(self, ids: tuple[str, ...], current: str) -> None:
        self.choice.clear()
        for i in ids:
            self.choice.addItem(self._library.conditions[i].name, i)
        self.choice.setCurrentIndex(max(0, ids.index(current)) if current in ids else -1)
        self.choice.setVisible(bool(ids))

    def _tell(self, condition: Condition | None, found: Suggestion | None, emergency: bool) -> None:
        """What the condition is, and what speaks for and against it; in an emergency no word on how it mostly goes."""
        empty(self.about)
        if condition is None:
            self.about.addWidget(PlainLabel(tr(NOTHING), "muted", wrap=True))
            return
        behind = backing(self._library, condition.sources)
        for part in (condition.about, "" if emergency else condition.course):
            if part:
                self.about.addLayout(sourced(part, behind, self._show_source))
        self._for_and_against(condition, found, behind)
        self.about.addWidget(rule())

    def _offer(self, condition: Condition | None, emergency: bool) -> None:
        """The options in their order; none at all in an emergency."""
        empty(self.options)
        if emergency:
            self.options.addWidget(PlainLabel(tr(NO_OPTIONS), "emergency", wrap=True))
            return
        if condition is None:
            return
        known = self._library.options_for(condition.id)
        for option in known:
            self.options.addWidget(OptionCard(self._library, option, self._show_source))
        if not known:
            self.options.addWidget(PlainLabel(tr(NO_TEXT), "muted", wrap=True))
        self._sources(condition)

    def _for_and_against(self, condition: Condition, found: Suggestion | None, behind: Backing) -> None:
        reasons = found.reasons if found else ()
        lists: tuple[tuple[str, Iterable[Reason]], ...] = (
            (tr("For it here"), (r for r in reasons if r.effect > 0)),
            (tr("Against it here"), (r for r in reasons if r.effect < 0)),
            (tr("In general speaks for it"), (Reason(text, backing=behind) for text in condition.supports)),
            (tr("Worse with"), (Reason(text, backing=behind) for text in condition.aggravates)),
            (tr("Better with"), (Reason(text, backing=behind) for text in condition.relieves)),
            (tr("Goes along with"), (Reason(text, backing=behind) for text in condition.associations)),
        )
        for heading, lines in lists:
            self._list_of(heading, lines)

    def _list_of(self, heading: str, lines: Iterable[Reason]) -> None:
        """A heading and its lines; nothing when there are none. Lines of one backing have one mark, at the heading."""
        found = [line for line in lines if line.text]
        if not found:
            return
        shared = found[0].backing if len({line.backing for line in found}) == 1 else None
        if shared is None:
            self.about.addWidget(PlainLabel(heading, "caps"))
        else:
            self.about.addLayout(sourced(heading, shared, self._show_source, "caps"))
        for line in found:
            point = bullet(line.text)
            if shared is None:
                mark = SourceMark(self._show_source)
                mark.stand_for(line.text, line.backing)
                point.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            self.about.addLayout(point)

    def _sources(self, condition: Condition) -> None:
        cites = [cite(self._library, s) for s in condition.sources]
        if cites:
            self.options.addWidget(PlainLabel(tr("Sources: {items}", items='; '.join(cites)), "small", wrap=True))


class OptionCard(QFrame):
    """One option, whole: what, grade, guideline, cautions, source, when checked. Nothing of it can be folded away."""

    def __init__(self, library: Library, option: Option, show_source: ShowSource = show_nothing) -> None:
        super().__init__()
        self.setObjectName("inset")
        body = column(self, spacing=3, margins=(10, 7, 10, 8))
        top = row(spacing=8)
        top.addWidget(PlainLabel(option.name, "strong", wrap=True), 1)
        against = option.grade == "X"
        badge = PlainLabel(
            tr("advised against") if against else tr("grade {grade}", grade=option.grade), "badge-against" if against else "badge"
        )
        badge.setToolTip(tip(grade_words(option.grade)))
        badge.setVisible(option.grade != "-")
        top.addWidget(badge)
        body.addLayout(top)
        body.addWidget(PlainLabel(option.group, "caps"))
        body.addWidget(PlainLabel(option.text, wrap=True))
        if option.lay_claim:
            body.addWidget(PlainLabel(tr("The lay articles say: {lay_claim}", lay_claim=option.lay_claim), "muted", wrap=True))
        body.addWidget(PlainLabel(tr("Guidelines: {guideline}", guideline=option.guideline), "muted", wrap=True))
        body.addWidget(PlainLabel(tr("Caution: {cautions}", cautions=option.cautions), "urgent", wrap=True))
        behind = backing(library, option.sources, option.status)
        body.addLayout(sourced(provenance(library, option), behind, show_source, "small"))
