"""A card about one item of the examination, beside the list: how, what counts, how accurate, what it would change."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from bodymap.knowledge.library import Library
from bodymap.knowledge.vocabulary import Word
from bodymap.language import tr
from bodymap.reasoning.item_facts import NO_CHANGE, Backed, item_facts
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column, row, scrolled
from bodymap.ui.widgets import button

WIDTH = 392
"""Px of the card at text scale 1."""
EDGE = 8
"""Px that stay free around it."""


class ItemCard(QFrame):
    """Stands over the body, left of the list, until it is closed; nothing moves when it comes."""

    def __init__(self, over: QWidget, library: Library, word: Word, close: Callable[[], None]) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("itemcard")
        self.word = word
        facts = item_facts(library, word)
        self.setAccessibleName(facts.title)
        outer = column(self, spacing=6, margins=(14, 10, 6, 12))
        head = row(spacing=8)
        head.addWidget(PlainLabel(facts.title, "heading", wrap=True), 1)
        shut = button(tr("Close"), close, "link", tr("Close the card, Escape"))
        shut.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        head.addWidget(shut, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(head)
        inside = QWidget()
        body = column(inside, spacing=3, margins=(0, 0, 8, 0))
        _texts(body, tr("How"), (facts.how,))
        _backed(body, tr("What counts"), facts.counts)
        _texts(body, tr("Muscles and their roots"), facts.muscles)
        _texts(body, tr("What it would say about roots"), facts.roots)
        _texts(body, tr("What it would say about look-alikes"), facts.look_alikes)
        if not (facts.roots or facts.look_alikes):
            _texts(body, tr("What it would change"), (tr(NO_CHANGE),))
        _backed(body, tr("How accurate"), facts.accuracy)
        if facts.ours:
            body.addWidget(PlainLabel(facts.ours, "small", wrap=True))
        body.addStretch(1)
        self._body = body
        self._area = scrolled(inside)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(self._area, 1)

    def place(self, beside: QWidget, at: QWidget, scale: float = 1.0) -> None:
        """As high as its texts where there is room, its top at the item's, left of the list."""
        over = self._over
        width = round(WIDTH * scale)
        for one in (self, *self.findChildren(QWidget)):
            one.ensurePolished()
        layout = self.layout()
        assert layout is not None
        inner = width - 14 - 6 - 4
        height = (
            self._body.totalHeightForWidth(inner)
            + layout.totalSizeHint().height()
            - self._area.sizeHint().height()
        )
        room = over.height() - 2 * EDGE
        height = min(height + 8, room)
        left = max(EDGE, beside.mapTo(over, QPoint()).x() - width - EDGE)
        top = min(max(EDGE, at.mapTo(over, QPoint()).y()), over.height() - EDGE - height)
        self.setGeometry(left, top, width, height)


def _heading(body: QVBoxLayout, words: str) -> None:
    made = PlainLabel(words, "caps")
    made.setContentsMargins(0, 5, 0, 0)
    body.addWidget(made)


def _texts(body: QVBoxLayout, heading: str, texts: tuple[str, ...]) -> None:
    shown = [text for text in texts if text]
    if shown:
        _heading(body, heading)
    for text in shown:
        body.addWidget(PlainLabel(text, wrap=True))


def _backed(body: QVBoxLayout, heading: str, said: tuple[Backed, ...]) -> None:
    """Each statement with what stands behind it under it."""
    if said:
        _heading(body, heading)
    for one in said:
        body.addWidget(PlainLabel(one.text, wrap=True))
        if one.basis:
            body.addWidget(PlainLabel(one.basis, "small", wrap=True))
