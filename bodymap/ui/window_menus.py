"""The menus of the window, from the table of actions; recent files and samples are put in, for nobody knows them beforehand."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget, QWidgetAction

from bodymap.language import tr
from bodymap.records.sample_info import SampleInfo
from bodymap.ui.actions import HEADINGS, INSIDE, MENUS, Action
from bodymap.ui.labels import PlainLabel
from bodymap.ui.settings import Settings

EXCLUSIVE = ("mode-", "views-", "figure-", "skin-", "map-", "layer-", "language-")
"""How the ids of actions begin whose ticks exclude each other."""


class WindowMenus:
    """Fills the bar. menus: by the ids of MENUS; recent, samples: filled from what is there."""

    def __init__(
        self,
        bar: QMenuBar,
        window: QWidget,
        rows: tuple[Action, ...],
        made: Mapping[str, QAction],
        settings: Settings,
        open_path: Callable[[Path], object],
    ) -> None:
        self._window, self._settings, self._open_path = window, settings, open_path
        bar.setNativeMenuBar(False)
        self.menus = {name: QMenu(tr(title), bar) for name, title in MENUS.items()}
        for name, menu in self.menus.items():
            if name not in INSIDE:
                bar.addMenu(menu)
        self._fill(rows, made)
        self.recent = QMenu(tr("Open &recent"), window)
        self.menus["file"].insertMenu(made["save"], self.recent)
        self.recent.aboutToShow.connect(self._fill_recent)
        self.samples = QMenu(tr("&Samples"), window)
        bar.insertMenu(self.menus["help"].menuAction(), self.samples)
        for start in EXCLUSIVE:
            group = QActionGroup(window)
            for name, one in made.items():
                if name.startswith(start):
                    group.addAction(one)

    def _fill(self, rows: tuple[Action, ...], made: Mapping[str, QAction]) -> None:
        for one in rows:
            if one.id in HEADINGS:
                _add_heading(self.menus[one.menu], tr(HEADINGS[one.id]))
            if one.menu:
                self.menus[one.menu].addAction(made[one.id])
        for inside, outer in INSIDE.items():
            self.menus[outer].addSeparator()
            self.menus[outer].addMenu(self.menus[inside])
        if "map-two" in made:
            self.menus["map"].insertSeparator(made["map-two"])

    def _fill_recent(self) -> None:
        self.recent.clear()
        for path in self._settings.recent():
            made = self.recent.addAction(path.name.replace("&", "&&"))
            made.triggered.connect(lambda _on=False, path=path: self._open_path(path))
        if self.recent.isEmpty():
            self.recent.addAction(tr("Nothing opened yet")).setEnabled(False)
        else:
            self.recent.addSeparator()
            self.recent.addAction(tr("Forget these")).triggered.connect(self._settings.forget_recent)

    def fill_samples(self, samples: tuple[SampleInfo, ...], open_sample: Callable[[SampleInfo], object]) -> None:
        for sample in samples:
            made = self.samples.addAction(tr(sample.title).replace("&", "&&"))
            made.triggered.connect(lambda _on=False, sample=sample: open_sample(sample))


def _add_heading(menu: QMenu, words: str) -> None:
    """A line of a menu that only says what comes below it; the style sheet hides what Qt writes into a separator."""
    if not menu.isEmpty():
        menu.addSeparator()
    label = PlainLabel(words, "caps")
    label.setContentsMargins(26, 6, 26, 2)
    made = QWidgetAction(menu)
    made.setText(words)  # for a screen reader
    made.setDefaultWidget(label)
    made.setEnabled(False)
    menu.addAction(made)
