"""The pictures of the user guide, from the real window: QT_QPA_PLATFORM=offscreen python -m tests.guide_pictures [en|fr ...]."""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from bodymap.language import LANGUAGES, tr
from bodymap.ui.app import make_app, make_window, settle
from bodymap.ui.application import settings_of
from bodymap.ui.guide_pages import Guide
from bodymap.ui.options import Options
from bodymap.ui.speaking import choose_language
from bodymap.ui.theme import THEMES
from bodymap.ui.welcome import WelcomeSheet
from bodymap.ui.window import Window
from tests.ui.patient.person import Person

GUIDE = Path(__file__).parent.parent / "docs" / "guide"
SIZE = (1280, 800)
WIDTH = 900
"""px of a picture at most: it has to stand in a page beside the list of contents."""


class Shots:
    """Collects pictures of windows in a language, small enough to be shipped."""

    def __init__(self, folder: Path, code: str) -> None:
        self.folder, self.code, self.app = folder, code, make_app()

    def window(self, mode: str = "consultation") -> Window:
        options = Options(mode, "light", SIZE, screenshot=Path("unused.png"), lang=self.code)
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
        small = with_few_colours(image)
        if not small.save(str(self.folder / f"{name}.png"), None, 0):
            raise SystemExit(f"{name}.png could not be written")

    def done(self, window: Window) -> None:
        window.session.set_mode("consultation")
        window.session.new()
        window.close()
        window.deleteLater()


def with_few_colours(image: QImage, most: int = 256) -> QImage:
    """The same in a few colours: each next is the one that those before tell worst, by how many pixels have it and how far off it is.

    The most frequent ones alone would all be the greys of letters, and a sensation would lose its colour.
    """
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(plain.constBits(), np.uint32).reshape(plain.height(), plain.bytesPerLine() // 4)
    pixels = pixels[:, : plain.width()] & 0xFCFCFC | (pixels[:, : plain.width()] & 0xFCFCFC) >> 6 & 0x030303
    colours, place, count = np.unique(pixels, return_inverse=True, return_counts=True)
    parts = np.stack([colours >> 16 & 255, colours >> 8 & 255, colours & 255], 1).astype(np.int64)
    kept, nearest = [int(count.argmax())], np.zeros(len(colours), np.uint8)
    off = ((parts - parts[kept[0]]) ** 2).sum(1)
    while len(kept) < most and off.any():
        kept.append(int((count * off).argmax()))
        now = ((parts - parts[kept[-1]]) ** 2).sum(1)
        nearest[now < off] = len(kept) - 1
        off = np.minimum(off, now)
    indexed = np.ascontiguousarray(nearest[place.reshape(pixels.shape)])
    made = QImage(indexed.data, plain.width(), plain.height(), plain.width(), QImage.Format.Format_Indexed8)
    made.setColorTable([int(colours[one]) | 0xFF000000 for one in kept])
    return made.copy()


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
    Person(window).tap("calf_central", "R")
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
    start = next(one for one in window.findChildren(QPushButton) if one.text() == tr("Start the quiz"))
    start.click()
    settle(window)
    shots.keep("quiz", window)
    window.teach("quiz")
    shots.done(window)


def main(code: str) -> None:
    folder = Guide(GUIDE, code).own / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    shots = Shots(folder, choose_language(code).code)
    for scene in (consultation, patient, classroom, records):
        scene(shots)


if __name__ == "__main__":
    import os

    with TemporaryDirectory() as own:
        os.environ["BODYMAP_DATA_DIR"] = own  # never the records of whoever makes the pictures
        for code in sys.argv[1:] or [one.code for one in LANGUAGES.values() if one.whole]:
            main(code)
