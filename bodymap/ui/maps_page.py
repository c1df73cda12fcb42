"""About the maps: for somebody who has never heard of one, then each map with its source, then how far they agree."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bodymap.atlas.atlas import Atlas, BodyMap
from bodymap.ui.labels import PlainLabel
from bodymap.ui.map_legend import LineKey
from bodymap.ui.map_names import short_name
from bodymap.ui.maps_shown import maps_over
from bodymap.ui.state import State
from bodymap.ui.widgets import Fold, button, column, row, rule

WHAT = (
    "A dermatome map says which nerve root serves which part of the skin. Such maps were made in different ways, "
    "from few people, and they disagree: neighbouring roots overlap and people differ. No one map is the truth."
)
OURS = (
    "All maps here are our own schematic drawings after published descriptions. No printed map was copied, and "
    "every exact border is ours."
)
NO_MAPS = "There is no map in this installation."


class MapsPage(QWidget):
    """Follows the state: which maps are shown is marked, and their agreement stands first.

    show_map: shows the map of this id alone.
    """

    def __init__(
        self, atlas: Atlas, show_map: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._show_map = show_map
        self.rows: dict[str, MapRow] = {}
        outer = column(self, spacing=8, margins=(12, 8, 12, 12))
        outer.addWidget(PlainLabel("About the maps", "title"))
        if not atlas.maps:
            outer.addWidget(PlainLabel(NO_MAPS, "muted", wrap=True))
        else:
            outer.addWidget(PlainLabel(WHAT, wrap=True))
            outer.addWidget(PlainLabel(OURS, "small", wrap=True))
        for place, body_map in enumerate(atlas.maps.values()):
            outer.addWidget(rule())
            made = self.rows[body_map.id] = MapRow(body_map, place, show_map)
            outer.addWidget(made)
        outer.addStretch(1)

    def show_state(self, state: State) -> None:
        over = maps_over(state)
        for map_id, made in self.rows.items():
            made.mark(over.stacked or map_id in (over.one, *over.two))


class MapRow(QWidget):
    """One map: its line, name and year, who vouches for it, its history, and a press to show it."""

    def __init__(self, body_map: BodyMap, place: int, show_map: Callable[[str], object]) -> None:
        super().__init__()
        outer = column(self, spacing=3)
        head = row(spacing=8)
        head.addWidget(LineKey(place), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(PlainLabel(body_map.title, "strong", wrap=True), 1)
        self.shown = PlainLabel("shown", "chip")
        head.addWidget(self.shown, 0, Qt.AlignmentFlag.AlignTop)
        name = short_name(body_map)
        self.show_button = button("Show", lambda: show_map(body_map.id), "link", f"Show {name} on the body")
        head.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(head)
        author = body_map.unverified_by
        if author:
            outer.addWidget(
                PlainLabel(f"Unverified map by {author}: nobody has checked it.", "urgent", wrap=True)
            )
        if body_map.year is not None:
            outer.addWidget(PlainLabel(f"Year of the source: {body_map.year}", "small"))
        history = body_map.history
        if history:
            outer.addWidget(PlainLabel(history, wrap=True))
        self.fold = Fold("How firm it is, and its source", lambda body: _firmness(body, body_map))
        self.fold.head.setAccessibleName(f"{name}: how firm it is, and its source")
        outer.addWidget(self.fold)

    def mark(self, shown: bool) -> None:
        """Say whether this map is on the body."""
        self.shown.setVisible(shown)
        self.show_button.setVisible(not shown)


def _firmness(body: QVBoxLayout, body_map: BodyMap) -> None:
    basis = body_map.basis[:1].upper() + body_map.basis[1:]
    for text in (f"{basis}.", body_map.notes, f"Source: {body_map.source}" if body_map.source else ""):
        if text:
            body.addWidget(PlainLabel(text, "small", wrap=True))
