"""Why a root stands where it stands, what would change that, and a place to try it without touching the record."""

from functools import partial

from PySide6.QtWidgets import QComboBox, QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Root
from bodymap.exports.palette import ROOT_COLOUR
from bodymap.knowledge.library import Library
from bodymap.language import tr, tr_later, with_colon
from bodymap.reasoning.read import measured
from bodymap.reasoning.reading import Reading, RootEvidence, Suggestion
from bodymap.reasoning.root_or_other import beside
from bodymap.reasoning.symptoms import Symptoms
from bodymap.reasoning.what_if import trial_items, way_words, ways_to
from bodymap.reasoning.why import Why, WhyRow, effect_words, why
from bodymap.ui.balance import Balance
from bodymap.ui.calm import CalmCombo
from bodymap.ui.flags_panel import Examine
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column, empty, row
from bodymap.ui.root_badge import RootBadge
from bodymap.ui.roots_panel import Select
from bodymap.ui.sourced import ShowSource, sourced
from bodymap.ui.state import Selection, State
from bodymap.ui.trial_card import TrialCard
from bodymap.ui.widgets import Card, button
from bodymap.ui.wiring import when

NOTHING = tr_later("Paint where it hurts or enter a finding: what speaks for each root, and how much, is listed here.")
LIMIT = tr_later("a limit of the rule, no evidence")
FULL = 3.0
"""Effect (natural log) that fills half of the bar: twenty times as likely."""
NO_WAY = tr_later("No few findings of the examination would make {root} come first now.")
BESIDE = tr_later(
    "{root} {side} beside {other}: the two are scored by rules of their own, so nothing is added up. What differs most stands "
    "first."
)
MOST_OTHERS = 5
MOST_WAYS = 4


class WhyLine(QWidget):
    """One thing that tells the two roots apart: its words, a bar to the one or the other, how strongly, and the source."""

    def __init__(self, library: Library, one: WhyRow, found: Why, show_source: ShowSource) -> None:
        super().__init__()
        self.limits = one.limits
        outer = column(self, spacing=2, margins=(0, 3, 0, 3))
        outer.addWidget(PlainLabel(one.text, wrap=True))
        line = row(spacing=8)
        bar = Balance()
        bar.set(one.effect / FULL, ROOT_COLOUR[found.rival], ROOT_COLOUR[found.root])
        words = tr(LIMIT) if one.limits else effect_words(library, one, found.root, found.rival)
        line.addWidget(bar, 2)
        line.addWidget(PlainLabel(words, "small"), 3)
        source = button(tr("Source"), partial(show_source, one.backing), "link", tr("Source of: {text_}", text_=one.text))
        source.setToolTip(one.source)
        line.addWidget(source)
        outer.addLayout(line)
        self.setAccessibleName(f"{one.text}: {words}. {one.source}")


class WhyPage(QWidget):
    """The chosen root, or the one that stands first, against another root of its side."""

    def __init__(
        self,
        library: Library,
        atlas: Atlas,
        select: Select,
        examine: Examine,
        show_source: ShowSource,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library, self._atlas, self._show_source = library, atlas, show_source
        self._state = State()
        self._rival: Root | str | None = None  # a look-alike by its id
        self._told: tuple[object, ...] | None = None
        body = column(self, spacing=8, margins=(12, 8, 12, 12))
        body.addWidget(self._head(select))
        self._summary = PlainLabel("", wrap=True)
        body.addWidget(self._summary)
        self.rows = Card(tr("What tells them apart"), name="inset")
        body.addWidget(self.rows)
        self.ways = Card("", name="inset")
        body.addWidget(self.ways)
        self.discs = Card("", name="inset")
        body.addWidget(self.discs)
        self.trial = TrialCard(library, examine)
        body.addWidget(self.trial)
        body.addStretch(1)

    def _head(self, select: Select) -> QWidget:
        """`L5 left against [S1]`: the root is chosen in the list of roots or here, its rival here."""
        made = QWidget()
        line = row(made, spacing=8)
        self._badge = RootBadge(tone="title")
        self.root_choice, self.rival_choice = CalmCombo(), CalmCombo()
        self.root_choice.setAccessibleName(tr("Root to explain"))
        self.rival_choice.setAccessibleName(tr("Root or look-alike to compare with"))
        for choice in (self.root_choice, self.rival_choice):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        line.addWidget(self._badge)
        line.addWidget(self.root_choice)
        line.addWidget(PlainLabel(tr("against"), "muted"))
        line.addWidget(self.rival_choice)
        line.addStretch(1)
        when(self.root_choice.activated, lambda i: select(self.root_choice.itemData(i)))
        when(self.rival_choice.activated, lambda i: self._compare(self.rival_choice.itemData(i)))
        self._header = made
        return made

    def _compare(self, rival: str) -> None:
        """A root by its name, or a look-alike by its id."""
        self._rival = Root(rival) if rival in set(Root) else rival
        self._tell()

    def show_state(self, state: State) -> None:
        self._state = state
        self._tell()

    def _tell(self) -> None:
        state = self._state
        about = chosen_root(state.reading, state.selection)
        told = (state.drawing, state.examination, about and (about.root, about.side), self._rival)
        if told == self._told:
            return
        self._told = told
        symptoms, maps = measured(self._library, self._atlas, state.drawing)
        rival = self._rival if isinstance(self._rival, Root) else None
        found = (
            why(self._library, symptoms, state.examination, about.root, about.side, rival) if about else None
        )
        other = self._other()
        for widget in (self._header, self.rows, self.ways, self.discs, self.trial):
            widget.setVisible(found is not None)
        self._summary.setText(_summary(self._library, found, about) if found and about else tr(NOTHING))
        if found is None or about is None:
            return
        self._offer(found, other)
        if other is None:
            self._list(found)
        else:
            self._list_beside(found, other, symptoms)
        self._list_discs(found)
        named = self._list_ways(found)
        proposed = (*(step.finding for step in state.reading.next_steps), *named)
        items = trial_items(self._library, state.examination, found.side, proposed)
        self.trial.show_picture(symptoms, maps, state.examination, state.reading, found.side, items)

    def _other(self) -> Suggestion | None:
        """The look-alike that is compared, while the reading lists it."""
        return next((one for one in self._state.reading.look_alikes if one.id == self._rival), None)

    def _offer(self, found: Why, other: Suggestion | None) -> None:
        """The roots to choose from, in the order of the reading, and the first look-alikes to compare with."""
        self._badge.show_level(found.root)
        roots = sorted(self._state.reading.roots, key=lambda r: r.rank)
        self.root_choice.clear()
        for one in roots:
            self.root_choice.addItem(
                f"{one.root.value} {one.side.word}", Selection(root=one.root, side=one.side)
            )
        self.root_choice.setCurrentIndex(
            next(i for i, r in enumerate(roots) if (r.root, r.side) == (found.root, found.side))
        )
        self.rival_choice.clear()
        for one in (r.root for r in roots if r.side is found.side and r.root is not found.root):
            self.rival_choice.addItem(one.value, one)
        for one in self._state.reading.look_alikes[:MOST_OTHERS]:
            self.rival_choice.addItem(one.name, one.id)
        chosen = found.rival if other is None else other.id
        self.rival_choice.setCurrentIndex(self.rival_choice.findData(chosen))

    def _list(self, found: Why) -> None:
        empty(self.rows.body)
        for one in found.rows:
            self.rows.body.addWidget(WhyLine(self._library, one, found, self._show_source))

    def _list_beside(self, found: Why, other: Suggestion, symptoms: Symptoms) -> None:
        """What each of the two makes of what is marked and found; they share no sum."""
        library, condition = self._library, self._library.conditions[other.id]
        rows = beside(library, symptoms, self._state.examination, found.root, found.side, condition)
        self._summary.setText(tr(BESIDE, root=found.root.value, side=found.side.word, other=other.name))
        empty(self.rows.body)
        for one in rows:
            said = with_colon(one.text, f"{one.of_root}; {one.of_other}")
            self.rows.body.addLayout(sourced(said, one.backing, self._show_source))

    def _list_discs(self, found: Why) -> None:
        """Which discs could press the root, and how common that is."""
        empty(self.discs.body)
        known = [d for d in self._state.reading.discs if (d.root, d.side) == (found.root, found.side)]
        for one in known:
            self.discs.body.addLayout(sourced(one.text, one.backing, self._show_source, "small"))
        self.discs.setVisible(bool(known))

    def _list_ways(self, found: Why) -> tuple[str, ...]:
        """What it would take for the one of the two that is not the first of its side; answers the items named."""
        empty(self.ways.body)
        symptoms, _ = measured(self._library, self._atlas, self._state.drawing)
        first = next(r.root for r in self._state.reading.roots if r.side is found.side)
        root = found.rival if first is found.root else found.root
        ways = ways_to(self._library, symptoms, self._state.examination, root, found.side)[:MOST_WAYS]
        self.ways.body.addWidget(PlainLabel(tr("What would make {value} come first", value=root.value), "caps"))
        told = [way_words(self._library, way, root) for way in ways]
        for words in told or [tr(NO_WAY, root=root.value)]:
            self.ways.body.addWidget(PlainLabel(words, wrap=True))
        return tuple(finding.name for way in ways for finding in way.findings)


def chosen_root(reading: Reading, selection: Selection) -> RootEvidence | None:
    """The root that is selected, where the reading knows it on that side; else the one that stands first."""
    wanted = (selection.root, selection.side)
    known = (r for r in reading.roots if (r.root, r.side) == wanted)
    return next(known, reading.roots[0] if reading.roots else None)


def _summary(library: Library, found: Why, about: RootEvidence) -> str:
    """One sentence: the word of the root, and the strongest thing that tells it from its rival."""
    told = with_colon(f"{found.root.value} {found.side.word}", f"{about.band}.")
    if not found.rows:
        return tr("{told} Nothing tells it from {value}.", told=told, value=found.rival.value)
    best = found.decisive
    most = tr(" Most is told by: {text_}{text_2}.", text_=best.text[:1].lower(), text_2=best.text[1:]) if best else ""
    return tr("{told} It fits {format}.{most}", told=told, format=library.rules.telling.odds(found.odds).format(rival=found.rival.value), most=most)
