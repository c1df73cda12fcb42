"""The strip under the body: which map is on it, what lies under the skin, the choice of two, the legend of all, and the way to more."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from bodymap.atlas.agreement import counted_maps
from bodymap.atlas.atlas import Atlas
from bodymap.language import tr, tr_later, with_colon
from bodymap.ui.calm import CalmCombo
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import row
from bodymap.ui.map_chooser import MapPicker
from bodymap.ui.map_legend import MapLegend, entries
from bodymap.ui.map_names import short_name
from bodymap.ui.maps_shown import ROOT, MapsOver, maps_over, tells
from bodymap.ui.modes import Mode
from bodymap.ui.state import State
from bodymap.ui.theme import ThemeColours
from bodymap.ui.widgets import button

LETTERS = 8
"""Of the name of a map that are seen at least where two are chosen."""
MOST_ABOUT = 0.25
"""Share of the width that the way to the page may take in all its words."""
NOTHING = tr_later("No map shown. A map colours the skin by nerve root.")
UNCOLOURED = tr_later("Uncoloured skin: the map names no root there.")
ABOUT, ABOUT_SHORT = tr_later("About the maps"), tr_later("About")
"""The legend of all maps needs the room."""
STACKED = tr_later("All maps: tinted where they agree, striped where not.")
MAPS, BEHIND = tr_later("Maps"), tr_later("borders only, while muscles or nerves are shown.")
"""The maps step back: their colours and those of a layer could not be read together."""
COUNTED = tr_later(
    "deeper where more of the {maps} maps give it (3/{maps}: three do); a line around what most give it."
)
"""How the skin of a root is lit while all maps are stacked, after its name."""
DISC_ROOT = tr_later("The root that this disc usually presses")
NO_MAPS = tr_later("There is no map to show.")


class MapStrip(QFrame):
    """Shows what the maps of the state are; nothing of it where no reading is shown, or answers are hidden.

    left, right: what to do with the map chosen for a half; about: opens the page about the maps; beneath: what is
    drawn under the skin, in words.
    """

    def __init__(
        self,
        atlas: Atlas,
        left: Callable[[str], object],
        right: Callable[[str], object],
        about: Callable[[], object],
        beneath: Callable[[State], str] = lambda _state: "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("mapstrip")
        self._atlas = atlas
        self._over: MapsOver | None = None
        self._low = False
        self._beneath, self._said = beneath, ""
        line = row(self, spacing=8, margins=(12, 3, 8, 3))
        self.words = PlainLabel("", "small", wrap=True)
        self.legend = MapLegend()
        self._show_legend(borders_only=False)
        self.left = MapPicker(atlas, tr("Map on the left half"), left)
        self.right = MapPicker(atlas, tr("Map on the right half"), right)
        for made in (self.left, self.right):  # the halves say it too, and the body needs the width
            made.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            made.setMinimumContentsLength(LETTERS)
        for made in (self.words, self.legend, self.left, self.right):
            line.addWidget(made, 1)
        self.about = button(tr(ABOUT), about, "link", tr("About the maps: where they come from, how far they agree"))
        line.addWidget(self.about)

    def set_look(self, colours: ThemeColours, mode: Mode) -> None:
        self.legend.set_look(colours, min(mode.text_scale, 1.15))

    def show_state(self, state: State) -> None:
        self.setVisible(tells(state))
        over, said = maps_over(state), self._beneath(state)
        if over.behind == ROOT:
            said = with_colon(_root_words(state), tr(COUNTED, maps=counted_maps(self._atlas)))
        if (over, said) == (self._over, self._said):
            return
        self._over, self._said = over, said
        self._tell(over)
        for picker, value in zip((self.left, self.right), over.two or ("", ""), strict=True):
            picker.setVisible(bool(over.two))
            picker.show_value(value)

    def set_low(self, low: bool) -> None:
        """In a low window the body needs the room: one line instead of the legend, which the page has too."""
        if low != self._low:
            self._low = low
            if self._over is not None:
                self._tell(self._over)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_about()

    def _say_about(self) -> None:
        """The way to the page, in one word where more would leave the words beside it a narrow column."""
        whole = self.fontMetrics().horizontalAdvance(tr(ABOUT))
        short = self._over is None or bool(self._over.two) or not self.legend.isHidden()
        short = short or whole > self.width() * MOST_ABOUT
        self.about.setText(tr(ABOUT_SHORT) if short else tr(ABOUT))

    def _show_legend(self, borders_only: bool) -> None:
        self.legend.show_entries(entries(map(short_name, self._atlas.maps.values()), borders_only))

    def _tell(self, over: MapsOver) -> None:
        """The words or the legend."""
        legend = over.stacked and not self._low
        self._show_legend(borders_only=bool(over.behind))
        self.legend.setVisible(legend)
        self._say_about()
        self.words.say(" ".join(filter(None, (self._said, self._line(over)))))

    def _line(self, over: MapsOver) -> str:
        """What the maps are, where neither the legend nor two lists say it."""
        body_map = self._atlas.maps.get(over.one)
        if over.behind == ROOT:
            return ""
        if over.behind:
            return with_colon(body_map.full_title if body_map else tr(MAPS), tr(BEHIND))
        if over.stacked:
            return tr(STACKED) if self._low else ""
        if body_map is not None:
            return f"{body_map.full_title}. {tr(UNCOLOURED)}"
        if over.two or self._said:
            return ""
        return tr(NOTHING) if self._atlas.maps else tr(NO_MAPS)


def _root_words(state: State) -> str:
    root = state.selection.root
    return root.value if root is not None else tr(DISC_ROOT)
