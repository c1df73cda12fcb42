"""The pictures of the user guide, from the real window: QT_QPA_PLATFORM=offscreen python -m tests.guide_pictures [FOLDER]."""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from bodymap.ui.app import make_app, make_window, settle
from bodymap.ui.application import settings_of
from bodymap.ui.options import Options
from bodymap.ui.theme import THEMES
from bodymap.ui.welcome import WelcomeSheet
from bodymap.ui.window import Window

FOLDER = Path(__file__).parent.parent / "docs" / "guide" / "pictures"
SIZE = (1280, 800)
WIDTH = 900
"""px of a picture at most: it has to stand in a page beside the list of contents."""


class Shots:
    """Collects pictures of windows, small enough to be shipped."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.app = folder, make_app()

    def window(self, mode: str = "consultation") -> Window:
        options = Options(mode, "light", SIZE, screenshot=Path("unused.png"))
        window = make_window(self.app, options, settings_of(options))
        settle(window)
        return window

    def keep(self, name: str, widget: QWidget, part: QRect | None = None) -> None:
        """A widget, or a part of it, with at most 256 colours and WIDTH px."""
        for _ in range(4):
            QApplication.processEvents()
        image = widget.grab(part or widget.rect()).toImage()
        if image.width() > WIDTH:
            image = image.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
        flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
        small = image.convertToFormat(QImage.Format.Format_Indexed8, flags)
        if not small.save(str(self.folder / f"{name}.png"), None, 0):
            raise SystemExit(f"{name}.png could not be written")

    def done(self, window: Window) -> None:
        window.session.set_mode("consultation")
        window.session.new()
        window.close()
        window.deleteLater()


def consultation(shots: Shots) -> None:
    window = shots.window()
    shots.keep("window", window)
    side = window.side
    shots.keep("reading", window, QRect(side.mapTo(window, side.rect().topLeft()), side.size()))
    window.commands.focus_page("examination")
    shots.keep("examination", side.drawer)
    window.commands.show_layer("muscles")
    shots.keep("muscles", window.figure)
    window.commands.show_layer("")
    window.commands.dialogs.run = _kept(shots, "explain")  # type: ignore[method-assign]
    window.commands.explain()
    window.commands.dialogs.run = _kept(shots, "guide")  # type: ignore[method-assign]
    window.show_around()
    window.helping.coach.go(1)  # type: ignore[union-attr]
    shots.keep("coach", window)
    window.helping.end_coach()
    cards = WelcomeSheet(THEMES["light"], "", window)
    cards.show()
    shots.keep("cards", cards)
    cards.close()
    shots.done(window)


def _kept(shots: Shots, name: str) -> Callable[[QDialog], None]:
    def keep(sheet: QDialog) -> None:
        sheet.show()
        shots.keep(name, sheet)
        sheet.close()
        sheet.deleteLater()

    return keep


def records(shots: Shots) -> None:
    window = shots.window()
    window.commands.dialogs.run = _kept(shots, "records")  # type: ignore[method-assign]
    window.show_records()
    shots.done(window)


def patient(shots: Shots) -> None:
    window = shots.window("patient")
    shots.keep("patient", window)
    screen = window.guide.screen
    assert screen is not None
    for _ in range(2):
        screen.next.click()
        QApplication.processEvents()
    shots.keep("patient-drawn", window)
    shots.done(window)


def classroom(shots: Shots) -> None:
    window = shots.window("classroom")
    window.commands.show_map("keegan-garrett-1948")
    shots.keep("classroom", window)
    window.commands.compare_maps()
    settle(window)
    shots.keep("maps", window)
    window.teach("quiz")
    settle(window)
    shots.keep("quiz", window)
    window.teach("quiz")
    shots.done(window)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shots = Shots(folder)
    for scene in (consultation, patient, classroom, records):
        scene(shots)


if __name__ == "__main__":
    import os

    with TemporaryDirectory() as own:
        os.environ["BODYMAP_DATA_DIR"] = own  # never the records of whoever makes the pictures
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
