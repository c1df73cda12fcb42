"""The panels of the reading above each other, in the order of the arrangement: roots, spine, what to test next, look-alikes."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QPushButton, QWidget

from bodymap.language import tr
from bodymap.ui.arrangement import LOOK_ALIKES, NEXT, ROOTS, SPINE, USUAL_ARRANGEMENT, Arrangement, lines
from bodymap.ui.layouts import column, hint_of, laid_out_once, row
from bodymap.ui.look_alikes_panel import EvidenceLine, LookAlikesPanel
from bodymap.ui.modes import Mode
from bodymap.ui.panel_drag import Grip
from bodymap.ui.roots_panel import RootsPanel
from bodymap.ui.state import State
from bodymap.ui.widgets import Card

SPINE_GRIP = 24
"""Px from above the spine by which its panel is taken: the line with its sides, where no root is."""


class ReadingColumn(QWidget):
    """Places the panels it is given; `stand` puts them where an arrangement says, `parts` are they by their ids."""

    def __init__(
        self, roots: RootsPanel, spine: QWidget, evidence: EvidenceLine, look_alikes: LookAlikesPanel
    ) -> None:
        super().__init__()
        self._roots, self._evidence, self._look_alikes = roots, evidence, look_alikes
        self._spine = spine
        self._outer = column(self, spacing=6)
        self._line = row(spacing=8)
        self._spine_card = Card()
        self._spine_card.tighten()
        self._spine_place = QGridLayout()
        self._spine_place.addWidget(spine, 0, 0, Qt.AlignmentFlag.AlignHCenter)
        self._spine_card.body.addLayout(self._spine_place)
        self._spine_card.body.addStretch(1)
        self.parts: dict[str, QWidget] = {
            ROOTS: roots,
            SPINE: self._spine_card,
            NEXT: evidence,
            LOOK_ALIKES: look_alikes,
        }
        self.stand(USUAL_ARRANGEMENT)

    def sizeHint(self) -> QSize:
        return hint_of(self)

    def take_signs(self, signs: dict[str, QPushButton]) -> None:
        """The small menu of each panel, at the end of its heading; the spine has none, so there it lies in the corner."""
        for name, head in self._heads().items():
            head.addWidget(signs[name])
        corner = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        self._spine_place.addWidget(signs[SPINE], 0, 0, corner)

    def _heads(self) -> dict[str, QHBoxLayout]:
        return {ROOTS: self._roots.head, NEXT: self._evidence.head, LOOK_ALIKES: self._look_alikes.head}

    def grips(self) -> Iterator[Grip]:
        """Where a hand takes a panel to drag it: its heading, and of the spine the line that says where one looks from."""
        for name, head in self._heads().items():
            first, card = head.itemAt(0), head.parentWidget()
            if (words := first.widget() if first else None) is not None:
                words.setCursor(Qt.CursorShape.OpenHandCursor)
                words.setToolTip(tr("Drag the panel to another place"))
            if card is not None:
                yield Grip(name, card, head.geometry)
        spine, card = self._spine, self._spine_card
        yield Grip(SPINE, card, card.rect)  # what is free around the picture
        yield Grip(SPINE, spine, lambda: QRect(0, 0, spine.width(), SPINE_GRIP))

    def stand(self, one: Arrangement) -> None:
        """Put the panels in their lines; every root with every reason comes below the line of the roots."""
        for layout in (self._line, self._outer):
            while layout.takeAt(0) is not None:
                pass
        self._line.setParent(None)
        for names in lines(one):
            if len(names) > 1:
                for name in names:
                    self._line.addWidget(self.parts[name], int(name == ROOTS))
                self._outer.addLayout(self._line)
            else:
                for name in names:
                    self._outer.addWidget(self.parts[name])
            if ROOTS in names:
                self._outer.addWidget(self._roots.all)
        self._outer.addStretch(1)

    def set_seen(self, one: Arrangement, mode: Mode) -> None:
        """Which panels are seen in this mode and arrangement."""
        for name, part in self.parts.items():
            part.setVisible(one.shows(name) and (name == NEXT or name in mode.panels))
        if not one.shows(ROOTS):
            self._roots.all.hide()

    def set_stacked(self, stacked: bool) -> None:
        """The spine under the roots instead of beside them."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._line.setDirection(down if stacked else across)

    @property
    def beside(self) -> bool:
        """Roots and spine stand beside each other where they are neighbours."""
        return self._line.direction() is QBoxLayout.Direction.LeftToRight

    def set_low(self, low: bool, state: State, one: Arrangement) -> None:
        """In a low window what matters most is said shorter, so that all of it is seen without scrolling."""
        self._evidence.set_low(low)
        if self._roots.low is not low:
            self._roots.low = low
            if state.mode.shows_reading and one.shows(ROOTS):
                self._roots.show_state(state)

    def show_state(self, state: State, one: Arrangement) -> None:
        """What is closed does not follow; it does as soon as it is open again."""
        panels = ((ROOTS, self._roots), (LOOK_ALIKES, self._look_alikes), (NEXT, self._evidence))
        with laid_out_once(self._outer, self._roots.body, self._look_alikes.body):
            for name, panel in panels:
                if one.shows(name):
                    panel.show_state(state)
