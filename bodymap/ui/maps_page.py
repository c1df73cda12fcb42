"""About the maps: for somebody who has never heard of one, then each map with its source, then how far they agree."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from bodymap.atlas.agreement import HONESTY, agreements, conflicts
from bodymap.atlas.atlas import Atlas, BodyMap
from bodymap.atlas.levels import View
from bodymap.knowledge.library import Library
from bodymap.language import tr, tr_later
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column, empty, row, rule
from bodymap.ui.map_agreement import FIRST, VIEWS, ShareRow, all_rows, pair_rows
from bodymap.ui.map_legend import LineKey
from bodymap.ui.map_names import short_name
from bodymap.ui.maps_shown import MapsOver, maps_over
from bodymap.ui.share_bar import ShareBar
from bodymap.ui.state import State
from bodymap.ui.under_maps_fold import UnderMapsFold
from bodymap.ui.widgets import Fold, button

WHAT = (
    tr_later("A dermatome map says which nerve root serves which part of the skin. Such maps were made in different ways, "
    "from few people, and they disagree: neighbouring roots overlap and people differ. No one map is the truth.")
)
OURS = (
    tr_later("The maps that come with the program are our own schematic drawings after published descriptions. No printed "
    "map was copied, and every exact border is ours.")
)
PAIR = tr_later("Filled: the same root in both. Slanted lines: two different roots. Empty: not named by both.")
EVERY = tr_later("Filled: one root on all maps that name it. Slanted lines: two. Crossed lines: three or more. Empty: named by none.")
NOT_COUNTED = tr_later("A map that nobody has checked is not counted.")
NOT_MEASURED = tr_later("Nothing was measured for these maps: one of them is an unverified map.")
NO_MAPS = tr_later("There is no map in this installation.")


class MapsPage(QWidget):
    """Follows the state: which maps are shown is marked, and how far the shown ones agree is told.

    show_map: shows the map of this id alone.
    """

    def __init__(
        self,
        library: Library,
        atlas: Atlas,
        show_map: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._over: MapsOver | None = None
        self.rows: dict[str, MapRow] = {}
        outer = column(self, spacing=8, margins=(12, 8, 12, 12))
        outer.addWidget(PlainLabel(tr("About the maps"), "title"))
        outer.addWidget(PlainLabel(tr(WHAT), wrap=True))
        if not atlas.maps:
            outer.addWidget(PlainLabel(tr(NO_MAPS), "muted", wrap=True))
        else:
            outer.addWidget(PlainLabel(tr(OURS), "small", wrap=True))
        self.under = UnderMapsFold(library, atlas)
        self.under.setVisible(bool(atlas.maps))
        outer.addWidget(self.under)
        self.agreement = column(spacing=4)
        outer.addLayout(self.agreement)
        for place, body_map in enumerate(atlas.maps.values()):
            outer.addWidget(rule())
            made = self.rows[body_map.id] = MapRow(body_map, place, show_map)
            outer.addWidget(made)
        outer.addStretch(1)

    def show_state(self, state: State) -> None:
        self.under.show_state(state)
        over = maps_over(state)
        if over == self._over:
            return
        self._over = over
        for map_id, made in self.rows.items():
            made.mark(over.stacked or map_id in (over.one, *over.two))
        empty(self.agreement)
        if len(self._atlas.maps) > 1:
            self._tell_agreement(over)

    def _tell_agreement(self, over: MapsOver) -> None:
        """The pair where two are shown, otherwise all of them."""
        self.agreement.addWidget(rule())
        if over.two:
            names = tr(" and ").join(short_name(self._atlas.maps[i]) for i in over.two)
            self._say(tr("How far {names} agree", names=names), "heading")
            self._say(tr(PAIR), "small")
            rows = pair_rows(agreements(self._atlas), *over.two)
        else:
            self._say(tr("How far all maps agree"), "heading")
            self._say(tr(EVERY), "small")
            if any(one.unverified_by for one in self._atlas.maps.values()):
                self._say(tr(NOT_COUNTED), "small")
            rows = all_rows(conflicts(self._atlas))
        if not rows:
            self._say(tr(NOT_MEASURED), "muted")
        for view in FIRST:
            add_rows(self.agreement, view, rows)
        rest = [view for view in VIEWS if view not in FIRST and any(row.view is view for row in rows)]
        if rest:
            self.agreement.addWidget(Fold(tr("Sides and feet"), partial(_fold_rows, rest, rows)))
        self._say(tr(HONESTY), "small")

    def _say(self, text: str, tone: str) -> None:
        self.agreement.addWidget(PlainLabel(text, tone, wrap=True))


def _fold_rows(views: Sequence[View], rows: Sequence[ShareRow], body: QVBoxLayout) -> None:
    for view in views:
        add_rows(body, view, rows)


def add_rows(body: QVBoxLayout, view: View, rows: Sequence[ShareRow]) -> None:
    """The regions of one view: name, bar and words."""
    shown = [row for row in rows if row.view is view]
    if shown:
        body.addWidget(PlainLabel(tr(VIEWS[view]), "caps"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 2)
    grid.setColumnStretch(2, 3)
    for line, one in enumerate(shown):
        grid.addWidget(PlainLabel(one.name), line, 0)
        grid.addWidget(ShareBar(one), line, 1)
        grid.addWidget(PlainLabel(one.words, "small", wrap=True), line, 2)
    body.addLayout(grid)


class MapRow(QWidget):
    """One map: its line, name and year, who vouches for it, its history, and a press to show it."""

    def __init__(self, body_map: BodyMap, place: int, show_map: Callable[[str], object]) -> None:
        super().__init__()
        outer = column(self, spacing=3)
        head = row(spacing=8)
        head.addWidget(LineKey(place), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(PlainLabel(body_map.says(body_map.title), "strong", wrap=True), 1)
        self.shown = PlainLabel("shown", "chip")
        head.addWidget(self.shown, 0, Qt.AlignmentFlag.AlignTop)
        name = short_name(body_map)
        self.show_button = button(tr("Show"), lambda: show_map(body_map.id), "link", tr("Show {name} on the body", name=name))
        head.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(head)
        author = body_map.unverified_by
        if author:
            outer.addWidget(
                PlainLabel(tr("Unverified map by {author}: nobody has checked it.", author=author), "urgent", wrap=True)
            )
        if body_map.year is not None:
            outer.addWidget(PlainLabel(tr("Year of the source: {year}", year=body_map.year), "small"))
        history = body_map.says(body_map.history)
        if history:
            outer.addWidget(PlainLabel(history, wrap=True))
        self.fold = Fold(tr("How firm it is, and its source"), lambda body: _firmness(body, body_map))
        self.fold.head.setAccessibleName(tr("{name}: how firm it is, and its source", name=name))
        outer.addWidget(self.fold)

    def mark(self, shown: bool) -> None:
        """Say whether this map is on the body."""
        self.shown.setVisible(shown)
        self.show_button.setVisible(not shown)


def _firmness(body: QVBoxLayout, body_map: BodyMap) -> None:
    said = body_map.says(body_map.basis)
    basis = said[:1].upper() + said[1:]
    for text in (f"{basis}.", body_map.says(body_map.notes), tr("Source: {source}", source=body_map.source) if body_map.source else ""):
        if text:
            body.addWidget(PlainLabel(text, "small", wrap=True))
