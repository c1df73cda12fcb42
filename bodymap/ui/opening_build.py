"""Makes the ready-made picture of the start from the real window: `bodymap atlas build`."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import shapely
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from bodymap.atlas.stored import art_files
from bodymap.data import data_folder
from bodymap.files.plain import print_of
from bodymap.files.problems import BodymapError
from bodymap.ui.app import make_app, make_window, settle
from bodymap.ui.application import FIRST_SIZE, settings_of
from bodymap.ui.figure_canvas import STROKE_REACH
from bodymap.ui.figure_layout import Placement
from bodymap.ui.mark_painter import mark_brush
from bodymap.ui.opening import INDEX
from bodymap.ui.options import THEME_NAMES, Options
from bodymap.ui.theme import THEMES
from bodymap.ui.window import Window

FORMAT = 2
"""Counts up when the way of storing changes."""
FINEST = 0.1
"""px by which a stored outline may differ from the true one; nobody sees less."""
TILE = "opening-ink.png"


def build_opening() -> tuple[Path, ...]:
    """Write the picture of every theme and the index of them. Raises BodymapError."""
    folder, app = data_folder("assets") / "built", make_app()
    rows: list[str] = []
    written: list[Path] = []
    for theme in THEME_NAMES:
        row, picture, tile = _shown(app, theme)
        written.append(folder / row["picture"])
        if not (picture.save(str(written[-1])) and tile.save(str(folder / TILE))):
            raise BodymapError("the picture of the start could not be written", written[-1])
        rows.append(json.dumps(row))
    written.append(folder / TILE)
    index = folder / INDEX
    lines = ",\n".join(rows)
    try:
        index.write_text(f'{{"sources":"{sources()}","openings":[\n{lines}\n]}}\n', "utf-8", newline="\n")
    except OSError as error:
        raise BodymapError(f"the index of the start could not be written: {error.strerror}", index) from error
    return (*written, index)


def _shown(app: QApplication, theme: str) -> tuple[dict[str, Any], QImage, QImage]:
    """The row of the index for one theme, the picture of the body in it, and the texture of the first stroke."""
    options = Options(theme=theme, size=(FIRST_SIZE.width(), FIRST_SIZE.height()), screenshot=Path())
    window = make_window(app, options, settings_of(options))
    settle(window)
    canvas = _box(window.figure, window)
    pen = window.session.state.pen
    row = {
        "mode": options.mode,
        "theme": theme,
        "size": options.size,
        "ratio": window.devicePixelRatioF(),
        "canvas": canvas.getRect(),
        "areas": list(_areas(window, theme)),
        "picture": f"opening-{theme}.png",
        "bodies": [_body(placement) for placement in window.figure.placements],
        "pen": {"tile": TILE, "width": pen.width, "reach": STROKE_REACH},
    }
    tile = mark_brush(pen.sensation, pen.intensity, window.figure.placements[0]).textureImage()
    picture = window.figure.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    window.session.new()  # nothing to ask about on closing
    window.close()
    window.deleteLater()
    return row, picture, tile


def _body(placement: Placement) -> dict[str, Any]:
    """One view as `Body` of opening.py has it."""
    shape = shapely.simplify(placement.clip, FINEST / placement.scale)
    rings = [ring for part in shapely.get_parts(shape) for ring in (part.exterior, *part.interiors)]
    return {
        "view": placement.view.value,
        "scale": placement.scale,
        "offset": placement.offset,
        "rings": [[round(v, 2) for x, y in ring.coords for v in placement.to_px(x, y)] for ring in rings],
    }


def _areas(window: Window, theme: str) -> Iterator[tuple[object, str]]:
    """The plain parts of the window, from below: box in px and colour."""
    colours = THEMES[theme]
    yield window.rect().getRect(), colours.window
    for part in (window.menuBar(), window.bar, window.tools, window.status):
        yield _box(part, window).getRect(), colours.panel
    yield _box(window.banner, window).getRect(), colours.accent_soft


def _box(part: QWidget, window: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint()), part.size())


def sources() -> str:
    """The fingerprint of what the picture shows: the drawn body, its outlines, and the first sample."""
    regions, assets = data_folder("regions"), data_folder("assets")
    drawings = (assets / "samples").glob("*.bodymap")
    return print_of([*art_files(regions, assets), *drawings], regions.parent, f"bodymap opening {FORMAT}")
