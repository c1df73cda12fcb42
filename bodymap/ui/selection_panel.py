"""What was clicked: a place on the body with what every map says, a root with all that belongs to it, a disc."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from bodymap.atlas.atlas import Atlas, Located
from bodymap.atlas.levels import DiscLevel, Root, Side
from bodymap.drawing.sensation import Channel
from bodymap.exports.words import place_line
from bodymap.knowledge.library import Library, Muscle
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layers_shown import layer_shown, the_layers
from bodymap.ui.map_legend import LineKey
from bodymap.ui.map_names import conflict_words, level_words, rivals
from bodymap.ui.marks_panel import MarksPanel
from bodymap.ui.roots_panel import RootBadge, Select
from bodymap.ui.state import Selection, State
from bodymap.ui.under_words import Told, muscle_told, nerve_told, place_told, under_choices
from bodymap.ui.widgets import CalmCombo, Fold, bullet, button, column, row, rule, when

HINT = (
    "Choose the Select tool and click a place on the body: every map answers. "
    "Click a root or a disc of the spine: what belongs to it appears here."
)
_ROOTS = {root.value: root for root in Root}
MOST_MUSCLES = 6
TYPICAL = 3
"""Rating from which a zone counts as typical of a root (scale 0-4 of the evidence table)."""


class SelectionPanel(QWidget):
    """Shows the selection; painted places stand below it, to change them."""

    def __init__(
        self, library: Library, atlas: Atlas, select: Select, marks: MarksPanel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._atlas = atlas
        self._select = select
        self._shown: Selection | None = None
        self._layer = ""
        self.marks = marks
        outer = column(self, spacing=10, margins=(12, 8, 12, 12))
        self.under_choice = CalmCombo()
        self.under_choice.setAccessibleName("Choose a muscle or a nerve")
        self.under_choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.under_choice.setMinimumContentsLength(12)
        when(self.under_choice.activated, lambda i: self._select(self.under_choice.itemData(i)))
        self.under_choice.hide()
        outer.addWidget(self.under_choice)
        self._page = QWidget()
        self.details = column(self._page, spacing=4)
        outer.addWidget(self._page)
        self._outer = outer
        outer.addWidget(marks)
        outer.addStretch(1)

    def show_state(self, state: State) -> None:
        self.marks.show_state(state)
        self._offer(state)
        if state.selection == self._shown:
            return
        self._shown = state.selection
        self._turn_page(state.selection)

    def _turn_page(self, selection: Selection) -> None:
        """Write a new page out of sight and put it in the place of the old one, in one go: taking forty widgets out
        of a window that is seen costs more than all that is written.
        """
        old, self._page = self._page, QWidget()
        self.details = column(self._page, spacing=4)
        self._tell(selection)
        self._outer.replaceWidget(old, self._page)
        old.hide()
        old.setParent(None)
        old.deleteLater()
        self._take_room()

    def _take_room(self) -> None:
        """As tall as the new page at once: the area that scrolls asks later, and till then lines lie on each other."""
        self._page.show()  # else only the event loop does, and what is hidden counts for nothing
        self._outer.activate()
        tall = self._outer.totalHeightForWidth(self.width())
        self.resize(self.width(), max(self.height(), tall))

    def _offer(self, state: State) -> None:
        """Every muscle or nerve by name while its layer is shown: the way to them by keyboard."""
        layer = layer_shown(state)
        if layer != self._layer:
            self._layer = layer
            self.under_choice.clear()
            for name, target in under_choices(self._library, layer):
                self.under_choice.addItem(name, target)
            self.under_choice.setVisible(bool(layer))
        chosen = replace(state.selection, side=None)
        known = (i for i in range(1, self.under_choice.count()) if self.under_choice.itemData(i) == chosen)
        self.under_choice.setCurrentIndex(next(known, 0))

    def _tell(self, selection: Selection) -> None:
        muscle = self._library.muscle(selection.muscle or "")
        nerve = self._library.nerves.get(selection.nerve or "")
        if muscle is not None:
            self._tell_under(muscle_told(self._library, muscle, selection.side))
            return
        if nerve is not None:
            self._tell_under(nerve_told(self._library, nerve, selection.side))
            return
        if selection.point is not None:
            self._tell_point(selection.point)
        elif selection.root is not None:
            self._tell_root(selection.root, selection.side)
        elif selection.disc is not None:
            self._tell_disc(selection.disc)
        elif selection.mark is None:
            self._say(HINT, "muted")

    # -- a place on the body

    def _tell_point(self, point: Located) -> None:
        facts = self._library.zones.get(point.zone or "")
        self._say(place_line(self._library.zones, point) or "Off the body", "title")
        self._heading("What each map says here")
        self._say(conflict_words(point.maps), "urgent" if len(rivals(point.maps)) > 1 else "strong")
        for place, (map_id, level) in enumerate(point.maps.items()):
            self._answer(place, map_id, level)
        self.details.addWidget(rule())
        if facts is not None:
            for channel, words in (
                (Channel.SENSORY, "Numbness here is typical of"),
                (Channel.PAIN, "Pain here is typical of"),
            ):
                typical = [
                    r.value for r, rating in facts.rating.get(channel, {}).items() if rating >= TYPICAL
                ]
                self._pair(words, ", ".join(typical) or "no root in particular")
            self._say(facts.note, "small")
        self._roots_of(point)
        under = place_told(self._library, the_layers().located(point))
        if under.pairs:
            self._heading(under.title)
            self._tell_rest(under)

    def _answer(self, place: int, map_id: str, level: str) -> None:
        """What one map says: its line, its title, and the root in its colour or that it leaves the place blank."""
        body_map = self._atlas.maps.get(map_id)
        title = body_map.full_title if body_map else map_id
        line = row(spacing=8)
        line.addWidget(LineKey(place), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(PlainLabel(title, "muted", wrap=True), 1)
        if level in _ROOTS:
            badge = RootBadge()
            badge.show_level(_ROOTS[level])
            badge.setAccessibleName(f"{title}: {level}")
            line.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        else:
            line.addWidget(PlainLabel(level_words(level), "small"), 0, Qt.AlignmentFlag.AlignTop)
        self.details.addLayout(line)

    def _roots_of(self, point: Located) -> None:
        """One press to each root a map names here."""
        line = row(spacing=6)
        for level in dict.fromkeys(point.maps.values()):
            if level in set(Root):
                target = Selection(root=Root(level), side=point.side or Side.LEFT)
                line.addWidget(button(f"All about {level}", _later(self._select, target)))
        line.addStretch(1)
        self.details.addLayout(line)

    # -- under the skin

    def _tell_under(self, told: Told) -> None:
        self._say(told.title, "title")
        self._tell_rest(told)

    def _tell_rest(self, told: Told) -> None:
        for name, value in told.pairs:
            self._pair(name, value)
        for doubt in told.doubts:
            self._say(doubt, "urgent")
        for links in (told.links[i : i + 2] for i in range(0, len(told.links), 2)):
            line = row(spacing=6)
            for link in links:
                line.addWidget(button(link.words, _later(self._select, link.to)))
            line.addStretch(1)
            self.details.addLayout(line)
        for note in told.notes:
            self._say(note, "small")
        self._sources(told.sources)

    # -- a root

    def _tell_root(self, root: Root, side: Side | None) -> None:
        self._title(root, f"root, {side.word}" if side else "root")
        facts = self._library.roots.get(root)
        if facts is None:
            self._say("Nothing is written about this root yet.", "muted")
            return
        self._pair("Skin", facts.skin)
        self._pair("Pain", facts.pain)
        self._pair("Key point", facts.key_point)
        for words, kind, names in (
            ("Movements to test", FindingKind.STRENGTH, facts.movements),
            ("Reflex", FindingKind.REFLEX, facts.reflexes),
            ("Tests", FindingKind.TEST, facts.tests),
        ):
            self._pair(words, ", ".join(self._labels(kind, names)) or "none")
        self._discs_of(root)
        self._muscles(main_first(self._library.muscles, root, facts.movements))
        self._say(facts.note, "small")
        self._sources(facts.sources)

    def _labels(self, kind: FindingKind, names: Iterable[str]) -> list[str]:
        words = ((name, self._library.word(kind, name)) for name in names)
        return [word.label if word else name.replace("_", " ") for name, word in words]

    def _discs_of(self, root: Root) -> None:
        for disc in self._library.discs.values():
            if root in (disc.paracentral, disc.foraminal):
                how = "paracentral" if disc.paracentral == root else "foraminal, far to the side"
                line = row(spacing=6)
                line.addWidget(PlainLabel(f"Disc that can press it ({how})", "caps", wrap=True), 1)
                target = Selection(disc=disc.disc)
                line.addWidget(button(f"{disc.disc.value} disc", _later(self._select, target)))
                self.details.addLayout(line)

    def _muscles(self, known: tuple[Muscle, ...]) -> None:
        if not known:
            return
        self._heading("Muscles, and the movement to test")
        self.details.addLayout(_list_of(known[:MOST_MUSCLES]))
        rest = known[MOST_MUSCLES:]
        if rest:
            self.details.addWidget(Fold(f"{len(rest)} more", lambda body: body.addLayout(_list_of(rest))))

    # -- a disc

    def _tell_disc(self, disc: DiscLevel) -> None:
        self._say(f"Disc {disc.value}", "title")
        facts = self._library.discs.get(disc)
        if facts is None:
            self._say("Nothing is written about this disc yet.", "muted")
            return
        self._pair("Usually presses (paracentral)", f"the {facts.paracentral.value} root")
        self._pair("Far to the side (foraminal)", f"the {facts.foraminal.value} root")
        line = row(spacing=6)
        for root in (facts.paracentral, facts.foraminal):
            line.addWidget(button(f"All about {root.value}", _later(self._select, Selection(root=root))))
        line.addStretch(1)
        self.details.addLayout(line)
        self._say(facts.note, "small")
        self._sources(facts.sources)

    # -- small parts

    def _title(self, root: Root, words: str) -> None:
        line = row(spacing=8)
        badge = RootBadge(tone="title")
        badge.show_level(root)
        line.addWidget(badge)
        line.addWidget(PlainLabel(words, "title"), 1)
        self.details.addLayout(line)

    def _say(self, text: str, tone: str = "") -> None:
        if text:
            self.details.addWidget(PlainLabel(text, tone, wrap=True))

    def _heading(self, text: str) -> None:
        self.details.addWidget(rule())
        self.details.addWidget(PlainLabel(text, "caps"))

    def _pair(self, name: str, value: str) -> None:
        """A name on the left and what belongs to it on the right."""
        line = row(spacing=10)
        for text, tone, share in ((name, "muted", 2), (value, "", 3)):
            label = PlainLabel(text, tone, wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            line.addWidget(label, share)
        self.details.addLayout(line)

    def _sources(self, ids: Iterable[str]) -> None:
        cites = [self._library.sources[i].cite if i in self._library.sources else i for i in ids]
        if cites:
            self._say(f"Sources: {'; '.join(cites)}", "small")


def main_first(muscles: Iterable[Muscle], root: Root, movements: tuple[str, ...]) -> tuple[Muscle, ...]:
    """The muscles of a root by its share in them; among equals those of its main movements come first."""

    def place(muscle: Muscle) -> tuple[float, int]:
        known = (movements.index(m) for m in muscle.movements if m in movements)
        return -muscle.roots[root], min(known, default=len(movements))

    return tuple(sorted((m for m in muscles if root in m.roots), key=place))


def _list_of(muscles: Iterable[Muscle]) -> QVBoxLayout:
    made = column(spacing=4)
    for muscle in muscles:
        made.addLayout(bullet(f"{muscle.name} ({muscle.nerve}): {muscle.test}"))
    return made


def _later(select: Select, target: Selection) -> Callable[[], None]:
    return lambda: select(target)
