"""Where many drawings come from: files, folders, or made up for a first try; and what the files do not say themselves."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from bodymap.atlas.levels import Root, View
from bodymap.cohort.pool import MadeUp
from bodymap.cohort.segments import TWO_VIEWS
from bodymap.drawing.sensation import Sensation
from bodymap.language import listed, tr, tr_later
from bodymap.records.imports.imported import Wish
from bodymap.ui.calm import CalmCombo
from bodymap.ui.cohort.desk import CohortDesk
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column, row
from bodymap.ui.widgets import Card, Fold, button
from bodymap.ui.wiring import when

MANY = 40
"""Made-up drawings of each root: some seconds, and enough for most differences to show."""
PAIRS: tuple[tuple[Root, ...], ...] = ((Root.L5, Root.S1), (Root.L4, Root.L5), (Root.L3,), (Root.L4,), (Root.L5,), (Root.S1,))
NAMED = 4
"""Sources that are named; the rest are counted."""
HOW = tr_later(
    "Folders or files of drawings, CHOIR or REDCap tables (.csv), PainDraw files (.json), or tables of “bodymap cohort import”. Drop them here, or "
    "choose them. They are read on this computer, numbered without names, and kept only while this window is open."
)
TRY = tr_later("Nothing at hand? Made-up drawings show what the maps look like. Nobody drew them, and they are marked so everywhere.")


@dataclass(frozen=True, slots=True)
class Asks:
    """files: asks for files to read; folder: for a folder, None = none; path: where to save under a proposed name, None = nowhere."""

    files: Callable[[], tuple[Path, ...]]
    folder: Callable[[], Path | None]
    path: Callable[[str], Path | None]


def dropped(mime: QMimeData) -> tuple[Path, ...]:
    """The files and folders of this computer that are being dropped."""
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())


def pair_words(roots: tuple[Root, ...]) -> str:
    """Such as "L5 and S1, 40 each"."""
    if len(roots) > 1:
        return tr("{roots}, {count} each", roots=listed(roots), count=MANY)
    return tr("{roots}, {count}", roots=listed(roots), count=MANY)


class Sources(Card):
    """The card with the ways to choose, and what was read."""

    def __init__(self, desk: CohortDesk, asks: Asks) -> None:
        super().__init__(tr("Drawings"))
        self._desk, self._asks = desk, asks
        self.said = PlainLabel("", "strong", wrap=True)
        self.names = PlainLabel("", "small", wrap=True)
        self.body.addWidget(self.said)
        self.body.addWidget(self.names)
        line = row(spacing=6)
        self.files = button(tr("Files…"), self.choose_files, "", tr("Choose files of drawings"))
        self.folder = button(tr("Folder…"), self.choose_folder, "", tr("Choose a folder of drawings"))
        line.addWidget(self.files, 1)
        line.addWidget(self.folder, 1)
        self.body.addLayout(line)
        line = row(spacing=6)
        self.roots = CalmCombo()
        self.roots.setAccessibleName(tr("Roots of the made-up drawings"))
        for roots in PAIRS:
            self.roots.addItem(pair_words(roots))
        self.make = button(tr("Make up"), self.make_up, "", tr("Make up drawings for a first try"))
        line.addWidget(self.roots, 1)
        line.addWidget(self.make)
        self.body.addLayout(line)
        self.away = button(tr("Let these go"), desk.forget, "link")
        self.body.addWidget(self.away)
        self.body.addWidget(Fold(tr("What the files do not say"), self._build_wish))

    def choose_files(self) -> None:
        if paths := self._asks.files():
            self._desk.add(paths)

    def choose_folder(self) -> None:
        if (folder := self._asks.folder()) is not None:
            self._desk.add((folder,))

    def make_up(self) -> None:
        self._desk.make_up(MadeUp(PAIRS[self.roots.currentIndex()], MANY))

    def try_it(self) -> None:
        """The first pair: two groups to be compared."""
        self.roots.setCurrentIndex(0)
        self.make_up()

    def _build_wish(self, into: QVBoxLayout) -> None:
        wish = self._desk.wanted.reading.wish
        self.feels = CalmCombo()
        for one in Sensation:
            self.feels.addItem(one.words[:1].upper() + one.words[1:], one.value)
        self.feels.setCurrentIndex(self.feels.findData(wish.sensation.value))
        self.view = CalmCombo()
        self.view.addItem(tr("As the file says"), "")
        for view in TWO_VIEWS:
            self.view.addItem(view.words[:1].upper() + view.words[1:], view.value)
        self.female = QCheckBox(tr("CHOIR’s female numbering"))
        self.female.setChecked(wish.female_ids)
        for words, field in (
            (tr("Marked places of a list feel like"), self.feels),
            (tr("The template of PainDraw shows"), self.view),
            ("", self.female),
        ):
            if words:
                field.setAccessibleName(words)
                into.addWidget(PlainLabel(words, "small", wrap=True))
            into.addWidget(field)
        when(self.feels.activated, lambda _i: self._wish())
        when(self.view.activated, lambda _i: self._wish())
        when(self.female.clicked, lambda _on: self._wish())

    def _wish(self) -> None:
        view = self.view.currentData()
        views = (("", View(view)),) if view else ()
        wish = Wish(Sensation(self.feels.currentData()), views, self.female.isChecked())
        self._desk.read_as(replace(self._desk.wanted.reading, wish=wish))

    def show_desk(self) -> None:
        """What was read, and where it comes from."""
        desk = self._desk
        self.said.say("\n".join(f"{one}." for one in desk.tally.counts()) if desk.pool is not None else "")
        self.names.say(source_words(desk) if desk.pool is not None else "")
        self.away.setVisible(desk.pool is not None)


def source_words(desk: CohortDesk) -> str:
    """Names of the sources, without the folders they lie in."""
    if desk.wanted.made_up is not None:
        return tr("Made up by the program: nobody drew them.")
    names = [place.name or str(place) for place in desk.wanted.places]
    return tr("From {names}.", names=listed(names, NAMED))


class Welcome(QWidget):
    """What stands there before anything was read."""

    def __init__(self, sources: Sources) -> None:
        super().__init__()
        outer = column(self, spacing=12, margins=(24, 16, 24, 16))
        outer.addStretch(1)
        outer.addWidget(PlainLabel(tr("Where do many people hurt?"), "question", wrap=True))
        outer.addWidget(PlainLabel(tr(HOW), wrap=True))
        line = row(spacing=8)
        for words, do, kind in (
            (tr("Choose files…"), sources.choose_files, "primary"),
            (tr("Choose a folder…"), sources.choose_folder, "primary"),
        ):
            line.addWidget(button(words, do, kind))
        line.addStretch(1)
        outer.addLayout(line)
        outer.addWidget(PlainLabel(tr(TRY), "muted", wrap=True))
        line = row(spacing=8)
        self.make = button(tr("Make up drawings of L5 and S1"), sources.try_it)
        line.addWidget(self.make)
        line.addStretch(1)
        outer.addLayout(line)
        outer.addStretch(2)
