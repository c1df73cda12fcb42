"""The roots the picture fits: at most three bars with a word and one line why each; everything else one press away."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bodymap.atlas.levels import Root, Side
from bodymap.exports.palette import ROOT_COLOUR
from bodymap.knowledge.backing import together
from bodymap.language import tr, tr_later, with_colon
from bodymap.reasoning.judgement import Verdict, judged, of_root
from bodymap.reasoning.leading import MOST, leading
from bodymap.reasoning.reading import Chance, Pattern, PatternNote, Reading, Reason, RootEvidence
from bodymap.ui.judgement_bar import judged_words
from bodymap.ui.labels import PlainLabel, elided, show_tip
from bodymap.ui.layouts import empty, hint_of, row, scroll_to_top
from bodymap.ui.root_badge import RootBadge
from bodymap.ui.sourced import ShowSource, SourceMark, show_nothing, sourced
from bodymap.ui.state import Selection, State
from bodymap.ui.widgets import Bar, Card, Fold, PressRow, button
from bodymap.ui.wiring import pressed, tab_order

Select = Callable[[Selection], None]

NOTHING = tr_later("Nothing painted yet. Paint where it hurts, and the roots that fit are listed here.")
NO_ROOT = tr_later("What is painted fits no lumbar or sacral root well. See the look-alikes.")
AT_ALL = {
    Chance.NONE: tr_later("A root at all? Little points to one yet"),
    Chance.WEAK: tr_later("A root at all? Weak support"),
    Chance.FAIR: tr_later("A root at all? Fair support"),
    Chance.STRONG: tr_later("A root at all? Strong support"),
}
WHOLE = (Pattern.OTHER_SIDE, Pattern.CONTRADICTS)
"""What is told in full on the first screen."""
SAYS = 0.05
"""Effect (natural log) from which a reason speaks for or against; below it the reason says little."""
SHORT = 104
"""Characters of a reason on the first screen; the whole of it is under "more" and in the tool tip."""

SHORT_LOW = 56
"""The same for the second and third root in a low window."""


def by_effect(reasons: Iterable[Reason]) -> tuple[tuple[str, tuple[Reason, ...]], ...]:
    """The reasons in groups that have any: for, against, says little; each strongest first."""
    known = sorted(reasons, key=lambda r: -abs(r.effect))
    groups = (
        (tr("for"), tuple(r for r in known if r.effect > SAYS)),
        (tr("against"), tuple(r for r in known if r.effect < -SAYS)),
        (tr("says little"), tuple(r for r in known if abs(r.effect) <= SAYS)),
    )
    return tuple(group for group in groups if group[1])


def short_note(note: PatternNote) -> str:
    """What stands before the colon of a sentence on the picture as a whole: `None fits well.` What was found and does not
    go with the picture is told in full.
    """
    return note.text if note.kind in WHOLE else f"{note.text.split(':', 1)[0].rstrip()}."


class RootRow(PressRow):
    """One root: name, side, bar, word, and one line why."""

    def __init__(self, select: Select, show_source: ShowSource) -> None:
        super().__init__()
        self._select = select
        self._root: RootEvidence | None = None
        self._said: tuple[str, ...] = ()
        top = row(spacing=8)
        self._badge = RootBadge()
        self._word = PlainLabel("", "strong", wrap=True)
        top.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._word, 1)
        self.body.addLayout(top)
        self._bar = Bar()
        under = row(spacing=4)
        under.addWidget(self._bar, 1)
        self.body.addLayout(under)
        self._why = PlainLabel("", "small", wrap=True)
        self.body.addWidget(self._why)
        self.freeze()
        self.source = SourceMark(show_source)
        under.addWidget(self.source)
        self.setCheckable(True)
        pressed(self, self._pressed)

    def _pressed(self) -> None:
        if self._root is not None:
            self._select(Selection(root=self._root.root, side=self._root.side))

    def show_root(
        self, root: RootEvidence, chosen: bool, verdict: Verdict = Verdict.NONE, most: int = SHORT
    ) -> None:
        """most: characters of the reason."""
        self._root = root
        self._badge.show_level(root.root)
        reason = root.why
        why, told = reason.text, elided(reason.text, most)
        self._bar.set(root.probability, ROOT_COLOUR[root.root])
        self.setChecked(chosen)
        self.source.stand_for(why, reason.backing)
        band = judged_words(root.band, verdict)
        said = (root.root.value, root.side.word, band, why, told)
        if said == self._said:
            return
        self._said = said
        self._word.setText(with_colon(root.side.word, band))
        self._word.set_tone("muted" if verdict is Verdict.SET_ASIDE else "strong")
        self._why.setText(told)
        self._why.setVisible(bool(why))
        show_tip(self, why)
        self.setAccessibleName(with_colon(f"{root.root.value} {root.side.word}", f"{band}. {why}"))
        self.updateGeometry()


class RootsPanel(Card):
    """The card with the roots. `show_state` never builds anew what already stands there.

    `all` holds every root with every reason. It is a widget of its own, because this card is narrow beside the
    spine: whoever places the panel may put it where there is more room.
    """

    def __init__(
        self,
        select: Select,
        ask_why: Callable[[], object] = lambda: None,
        show_source: ShowSource = show_nothing,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Roots that fit"), parent)
        self._reading = Reading()
        self._show_source = show_source
        self._at_all, self._at_all_source = self._told("")
        self._patterns, self._patterns_source = self._told("small")
        self.rows = [RootRow(select, show_source) for _ in range(MOST)]
        for made in self.rows:
            self.body.addWidget(made)
        self._nothing = PlainLabel(tr(NOTHING), "muted", wrap=True)
        self.body.addWidget(self._nothing)
        self.ask_why = button(tr("Why, and what if"), ask_why, "link", tr("Why these roots, and what if"))
        self.body.addWidget(self.ask_why, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.all = Card(tr("All roots, with all reasons"))
        self.all.hide()
        self.body.addWidget(self.all)
        self._opened: bool = False
        self.low = False  # in a low window only the first root has its reason at length; holds from the next state on
        self._unfolded: dict[tuple[Root, Side], Fold] = {}
        self.more = button(tr("more"), self._toggle, "link", tr("All roots with all reasons"))
        self.head.setSpacing(4)
        self.head.addWidget(self.more)

    def sizeHint(self) -> QSize:
        return hint_of(self)

    def _told(self, tone: str) -> tuple[PlainLabel, SourceMark]:
        """A statement of its own in the card."""
        label, mark, line = PlainLabel("", tone, wrap=True), SourceMark(self._show_source), row(spacing=4)
        line.addWidget(label, 1)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)
        return label, mark

    def show_state(self, state: State) -> None:
        reading = state.reading
        shown = leading(reading.roots)
        chosen = (state.selection.root, state.selection.side)
        for made, root in zip(self.rows, shown, strict=False):
            verdict = judged(state.judgements, of_root(root)).verdict
            most = SHORT_LOW if self.low and made is not self.rows[0] else SHORT
            made.show_root(root, chosen == (root.root, root.side), verdict, most)
        for i, made in enumerate(self.rows):
            made.setVisible(i < len(shown))
        self._nothing.say("" if shown else tr(NO_ROOT) if state.drawing.marks else tr(NOTHING))
        self._at_all.say(tr(AT_ALL[reading.root_at_all]) if shown else "")
        show_tip(self._at_all, reading.root_at_all_why)
        self._at_all_source.stand_for(self._at_all.text(), reading.root_at_all_backing)
        self._patterns.say(" ".join(short_note(note) for note in reading.patterns))
        self._patterns_source.stand_for(
            self._patterns.text(), together(note.backing for note in reading.patterns)
        )
        show_tip(self._patterns, " ".join(note.text for note in reading.patterns))
        self.more.setVisible(bool(reading.roots))
        self.ask_why.setVisible(bool(reading.roots))
        self.all.setVisible(self._opened and bool(reading.roots))
        if state.preview:
            return  # who reads all reasons does not paint meanwhile; they follow when the hand lifts
        before, self._reading = self._reading, reading
        # to compare is to work out every reason of every root: only while they are read
        if self._opened and (reading.roots != before.roots or reading.maps != before.maps):
            self._show_all()

    def _toggle(self) -> None:
        self._opened = not self._opened
        self._show_all()
        if self._opened:
            QTimer.singleShot(0, lambda: scroll_to_top(self.all))

    def _show_all(self) -> None:
        """Every root with every reason, and what each map says, while it is open. The leading ones stand unfolded."""
        self.more.setText(tr("less") if self._opened else tr("more"))
        open_before = {key for key, fold in self._unfolded.items() if fold.opened}
        closed_before = self._unfolded.keys() - open_before
        empty(self.all.body)
        self._unfolded = {}
        self.all.setVisible(self._opened)
        if not self._opened:
            return
        show, reading = self._show_source, self._reading
        self.all.body.addLayout(sourced(reading.root_at_all_why, reading.root_at_all_backing, show, "small"))
        for note in reading.patterns:
            self.all.body.addLayout(sourced(note.text, note.backing, show, "small"))
        first = {(r.root, r.side) for r in leading(self._reading.roots)}
        for root in sorted(self._reading.roots, key=lambda r: r.rank):
            key = (root.root, root.side)
            opened = key in open_before or (key in first and key not in closed_before)
            self._unfolded[key] = _full(root, opened, self._show_source)
            self.all.body.addWidget(self._unfolded[key])
        for reason in self._reading.maps:
            self.all.body.addLayout(sourced(reason.text, reason.backing, show, "small"))
        tab_order(self.more, self.all)


def _full(root: RootEvidence, opened: bool, show_source: ShowSource) -> Fold:
    """One root with every reason and its source, in three groups."""

    def build(body: QVBoxLayout) -> None:
        for heading, reasons in by_effect(root.reasons):
            body.addWidget(PlainLabel(heading, "caps"))
            for reason in reasons:
                source = f" ({reason.source})" if reason.source else ""
                body.addLayout(sourced(f"{reason.text}{source}", reason.backing, show_source, "small"))

    return Fold(with_colon(f"{root.root.value} {root.side.word}", root.band), build, opened)
