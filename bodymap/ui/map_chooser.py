"""Where a map is chosen: the list in the tool bar, and the two lists under the halves of the canvas."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.language import tr, tr_later
from bodymap.ui.actions import ALL_MAPS, NO_MAP, TWO_MAPS
from bodymap.ui.calm import CalmCombo
from bodymap.ui.labels import tip
from bodymap.ui.map_names import short_name
from bodymap.ui.maps_shown import maps_over
from bodymap.ui.state import State
from bodymap.ui.wiring import when

_TWO, _ALL = "\0two", "\0all"
"""Values of the rows that are no map; no file can have such a name."""
TIP = (
    tr_later("A map colours the skin by the nerve root that serves it. Published maps differ: "
    "choose one, compare two side by side, or stack all")
)


class MapPicker(CalmCombo):
    """One of the maps by name; `pick` gets the id."""

    def __init__(
        self, atlas: Atlas, name: str, pick: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        for body_map in atlas.maps.values():
            self._row(short_name(body_map), body_map.id, body_map.full_title)
        when(self.activated, lambda i: pick(self.itemData(i)))

    def _row(self, words: str, value: str, about: str = "") -> None:
        self.addItem(words, value)
        self.setItemData(self.count() - 1, tip(about), Qt.ItemDataRole.ToolTipRole)

    def show_value(self, value: str) -> None:
        self.setCurrentIndex(max(0, self.findData(value)))
        self.setToolTip(self.itemData(self.currentIndex(), Qt.ItemDataRole.ToolTipRole) or "")


class MapChoice(MapPicker):
    """Everything that can be shown, in one list: no map, each map, two side by side, all stacked."""

    def __init__(
        self,
        atlas: Atlas,
        one: Callable[[str], object],
        two: Callable[[], object],
        stacked: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(atlas, tr("Map shown on the body"), lambda value: self._chosen(value), parent)
        self._one, self._ways = one, {_TWO: two, _ALL: stacked}
        self.insertItem(0, tr(NO_MAP), "")
        if len(atlas.maps) > 1:
            self.insertSeparator(self.count())
            self._row(tr(TWO_MAPS), _TWO)
            self._row(tr(ALL_MAPS), _ALL)
        self.setToolTip(tip(tr(TIP)))

    def _chosen(self, value: str) -> None:
        way = self._ways.get(value)
        way() if way is not None else self._one(value)

    def show_state(self, state: State) -> None:
        over = maps_over(state)
        self.setCurrentIndex(max(0, self.findData(_ALL if over.stacked else _TWO if over.two else over.one)))
