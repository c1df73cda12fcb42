"""The tool bar of the window: the commonest actions, the lists of maps and layers, and the choice of the mode."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from PySide6.QtCore import SIGNAL, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolBar, QToolButton

from bodymap.atlas.atlas import Atlas
from bodymap.language import tr
from bodymap.ui.actions import BAR, Action, said
from bodymap.ui.calm import CalmCombo
from bodymap.ui.commands import Commands
from bodymap.ui.layers_shown import NAMES
from bodymap.ui.layouts import stretch
from bodymap.ui.map_chooser import MapChoice
from bodymap.ui.modes import MODES
from bodymap.ui.segmented import Choice, Segmented
from bodymap.ui.state import State
from bodymap.ui.wiring import when

ICON = 20
"""Px of a sign at the usual size of letters."""
WIDE_LIST, NARROW_LIST = 214, 112
"""Most px of a list in the tool bar, and what it can do with in a small window; opened it is as wide as its words."""


class MainBar(QToolBar):
    """made: the actions of the window by their ids."""

    def __init__(
        self, rows: Sequence[Action], made: Mapping[str, QAction], atlas: Atlas, does: Commands
    ) -> None:
        super().__init__(tr("Main"))
        self._made = made
        self._needs = 0  # px of width with words beside the signs
        self._fitted: tuple[object, ...] = ()  # what the width was shared among, and the width
        self.setMovable(False)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._add_actions({one.id: one for one in rows})
        self.map_choice = MapChoice(atlas, does.show_map, does.compare_maps, does.stack_maps)
        self._map_in_bar = self.addWidget(self.map_choice)
        self.layer_choice = _layer_choice()
        when(self.layer_choice.activated, lambda i: does.choose_layer(self.layer_choice.itemData(i)))
        self._layer_in_bar = self.addWidget(self.layer_choice)
        self.addWidget(stretch())
        self.mode_choice = Segmented(
            tuple(Choice(mode.id, tr(mode.title)) for mode in MODES.values()), tr("Mode")
        )
        when(self.mode_choice.chosen, does.choose_mode)
        self.addWidget(self.mode_choice)

    def _add_actions(self, by_id: Mapping[str, Action]) -> None:
        """The actions of the menus, with shorter words."""
        for name in BAR:
            if name == "|":
                self._last_line = self.addSeparator()
            else:
                self._made[name].setIconText(said(by_id[name], by_id[name].bar))
                self.addAction(self._made[name])

    def take_keyboard(self) -> None:
        """Qt gives the keyboard to no button of a tool bar."""
        for name in BAR:
            button = self.widgetForAction(self._made[name]) if name in self._made else None
            if button is not None:
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_state(self, state: State, page: bool) -> None:
        """page: whether a page stands in the place of the body."""
        lists = state.mode.shows_reading and not page
        self.mode_choice.set_value(state.mode.id)
        self.map_choice.show_state(state)
        self._map_in_bar.setVisible(lists)
        self._last_line.setVisible(state.mode.shows_reading)  # nothing comes after it elsewhere
        self.layer_choice.setCurrentIndex(max(0, self.layer_choice.findData(state.show.layer)))
        self._layer_in_bar.setVisible(lists)

    def set_scale(self, scale: float) -> None:
        """scale: of the letters, 1 = usual."""
        size = round(ICON * scale)
        self._fitted = ()
        self.setIconSize(QSize(size, size))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def fit(self, width: int) -> None:
        """Everything stays in sight: where the words have no room, the signs stand alone, and in a small window the
        lists are narrow.
        """
        shared = (width, *self._shared())
        if shared == self._fitted:
            return
        self._fitted = shared
        style, lists = Qt.ToolButtonStyle, (self.map_choice, self.layer_choice)
        for one in lists:
            one.setMaximumWidth(WIDE_LIST)
        if self.toolButtonStyle() is style.ToolButtonTextBesideIcon:
            self._needs = self.sizeHint().width()
        fits = self._needs <= width
        self.setToolButtonStyle(style.ToolButtonTextBesideIcon if fits else style.ToolButtonIconOnly)
        if not fits and self.sizeHint().width() > width:
            for one in lists:
                one.setMaximumWidth(NARROW_LIST)

    def _shared(self) -> Iterator[object]:
        """What the width is shared among: to measure it takes much longer than to look whether it is the same."""
        for made in self.actions():
            yield made.isVisible()
            yield made.iconText()
        for one in (self.map_choice, self.layer_choice):
            yield one.currentText()

    def changeEvent(self, event: QEvent) -> None:
        """Letters and style may have other sizes."""
        super().changeEvent(event)
        self._fitted = ()

    def listen_once(self, changed: Iterable[str]) -> None:
        """With every change of its action a button of Qt 6.11 listens once more, and never stops: 1.4 KiB a stroke.

        It is told of the change in another way as well, so it needs none of that. changed: ids of actions, also of such
        as are not in the bar.
        """
        for name in changed:
            made = self._made[name]
            button = self.widgetForAction(made)
            if isinstance(button, QToolButton):
                QObject.disconnect(made, SIGNAL("changed()"), button, None)  # pyright: ignore[reportCallIssue, reportArgumentType]


def _layer_choice() -> CalmCombo:
    made = CalmCombo()
    made.setAccessibleName(tr("What lies under the skin"))
    made.setToolTip(tr("Draw muscles (M), nerves (N) or the skin of the nerves (T) on the body"))
    for layer, name in NAMES.items():
        made.addItem(tr(name), layer)
    return made
