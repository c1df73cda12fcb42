"""The picture of the class in the window: where drawings come from, what could not be read, and the picture, live."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.exports.words import zone_words
from bodymap.knowledge.stored import open_library
from bodymap.language import tr, tr_count, tr_later
from bodymap.teaching.class_picture import ClassPicture
from bodymap.teaching.picture_svg import Room, picture_svg
from bodymap.ui.class_pool import ClassPool
from bodymap.ui.flow import Flow
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column, row
from bodymap.ui.printing import renderer
from bodymap.ui.widgets import button

LETTERS = 17.0
"""px of the letters in the window; the class gets its own."""
HOW = tr_later(
    "Choose the folder into which everybody saves a drawing, a share or a stick. Or paint one after the other here and add "
    "each. Only the zones are counted; no drawing and no name is kept."
)
MOST_TOLD = 6
"""Bad files that are named; the rest are counted."""


class PoolPicture(QWidget):
    """Paints the picture for its own size. letters: px of the letters."""

    def __init__(self, atlas: Atlas, letters: float = LETTERS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._atlas, self._letters = atlas, letters
        self._picture = ClassPicture()
        self._drawn: QSvgRenderer | None = None
        self.setMinimumSize(240, 200)

    def show_picture(self, picture: ClassPicture) -> None:
        self._picture, self._drawn = picture, None
        self.setAccessibleName(in_words(picture))
        self.update()

    def set_letters(self, letters: float) -> None:
        if letters != self._letters:
            self._letters, self._drawn = letters, None
            self.update()

    @property
    def svg(self) -> str:
        """What is painted."""
        return picture_svg(self._atlas, self._picture, Room(self.width(), self.height(), self._letters))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drawn = None

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawn is None:
            self._drawn = renderer(self.svg)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._drawn.render(painter, QRectF(self.rect()))
        painter.end()


def in_words(picture: ClassPicture) -> str:
    """How many drawings, and where most of them have something, for a screen reader."""
    zones = open_library().zones
    counts = sorted(picture.counts.items(), key=lambda one: (-one[1], one[0]))
    most = "; ".join(f"{zone_words(zones, zone, side)} {count}" for (zone, side), count in counts[:8])
    return f"{count_words(picture)} {most}".strip()


def count_words(picture: ClassPicture) -> str:
    """Such as "12 drawings."."""
    return tr_count("{count} drawing.", "{count} drawings.", picture.count)


class ClassPicturePage(QWidget):
    """choose: asks for a folder, None = none; add: puts the drawing on the table into the pool; save: writes the picture;
    leave: back to the class.
    """

    def __init__(
        self,
        pool: ClassPool,
        atlas: Atlas,
        choose: Callable[[], Path | None],
        add: Callable[[], object],
        save: Callable[[], object],
        leave: Callable[[], object],
    ) -> None:
        super().__init__()
        self._pool, self._choose = pool, choose
        outer = column(self, spacing=8, margins=(16, 12, 16, 12))
        head = row(spacing=10)
        self.count = PlainLabel("", "question")
        head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        head.addStretch(1)
        holder = QWidget()
        buttons = Flow(holder, 10)
        self.folder_button = button(tr("Choose a folder…"), self._watch, "primary")
        for made in (
            self.folder_button,
            button(tr("Add the drawing"), add, name=tr("Add the drawing on the table")),
            button(tr("Save the picture…"), save),
            button(tr("Begin anew"), pool.forget),
            button(tr("Back to the class"), leave),
        ):
            buttons.addWidget(made)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        head.addWidget(holder, 6)
        outer.addLayout(head)
        self.how = PlainLabel(tr(HOW), "muted", wrap=True)
        self.bad = PlainLabel("", "urgent", wrap=True)
        outer.addWidget(self.how)
        outer.addWidget(self.bad)
        self.picture = PoolPicture(atlas)
        outer.addWidget(self.picture, 1)
        pool.changed.connect(self.show_pool)
        self.show_pool()

    def _watch(self) -> None:
        folder = self._choose()
        if folder is not None:
            self._pool.watch(folder)

    def show_pool(self) -> None:
        pool = self._pool
        self.count.setText(count_words(pool.picture))
        folder = (
            tr("Looking at the folder {folder}.", folder=pool.folder.name or pool.folder)
            if pool.folder
            else tr(HOW)
        )
        more = tr("{count} more files are not looked at.", count=pool.left_out) if pool.left_out else ""
        self.how.setText(f"{folder} {more}".strip())
        self.bad.say(bad_words(pool.picture))
        self.picture.show_picture(pool.picture)


def bad_words(picture: ClassPicture) -> str:
    """Which files were left out, and why; "" = none was."""
    if not picture.bad:
        return ""
    told = [f"{Path(key).name}: {why}" for key, why in sorted(picture.bad.items())]
    names, more = "; ".join(told[:MOST_TOLD]), len(told) - MOST_TOLD
    if more > 0:
        return tr(
            "Left out: {names}; and {count} more. Everything else is in the picture.", names=names, count=more
        )
    return tr("Left out: {names}. Everything else is in the picture.", names=names)
