"""The page with the recovery key, for paper: large groups, what it is for, where it belongs, and nobody's name."""

from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from bodymap.exports.paper import PAPERS, Paper
from bodymap.exports.svg_text import FONT
from bodymap.language import tr, tr_later
from bodymap.records.day_words import day_words
from bodymap.ui.report_pages import TENTHS

TITLE = tr_later("Recovery key of the records")
WHAT_FOR = tr_later(
    "It opens the records of bodymap on your computer, and every backup of them, when the passphrase is forgotten or "
    "the computer no longer gives the key."
)
KEEP = tr_later(
    "Keep this page as you keep the key of a safe: not beside the computer. Whoever has it and the file of the records can "
    "read everything. There is no other copy, and nobody can make one."
)
HOW = tr_later(
    "To use it: File > People and visits, then \u201cUse the recovery key\u201d, and type the groups. Capitals and dashes do not "
    "count. The letters I, L and O and the digits 0 and 1 never occur."
)
IN_A_ROW = 4
"""Groups side by side."""
POINTS_TO_TENTHS = 254.0 / 72.0
"""Tenths of a mm in a typographic point."""
TOP_OF_KEY, ROW_OF_KEY = 58.0, 24.0
"""mm from the upper margin to the key, and from one row of groups to the next."""


def groups_of(key: str) -> list[str]:
    """The groups of a key as it is printed."""
    return key.split("-")


class RecoveryPage:
    """One page. made: the day; key_print: tells which records it belongs to (it stands in the file beside them, open)."""

    def __init__(self, key: str, key_print: str, made: date, paper: Paper = PAPERS["a4"]) -> None:
        self._key = key
        self._print = key_print
        self._made = made
        self.paper = paper
        self.count = 1

    def paint(self, painter: QPainter, number: int, dots: float) -> None:
        """Page 0; dots: of the painter in a mm."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(dots / TENTHS, dots / TENTHS)
        painter.translate(self.paper.margin * TENTHS, self.paper.margin * TENTHS)
        painter.setPen(QColor("#000000"))
        self._say(painter, tr(TITLE), 0, 12, 22, bold=True)
        self._say(painter, tr(WHAT_FOR), 14, 20, 12)
        self._say(painter, tr(KEEP), 28, 32, 12)
        self._paint_key(painter)
        below = TOP_OF_KEY + 2 * ROW_OF_KEY + 8
        self._say(painter, tr(HOW), below, 24, 12)
        belongs = tr(
            "Made on {day}. One that was made later replaces it. Print of the key: {print}.",
            day=day_words(self._made),
            print=self._print,
        )
        self._say(painter, belongs, below + 18, 10, 9)
        painter.restore()

    def _paint_key(self, painter: QPainter) -> None:
        wide = self.paper.inner_width / IN_A_ROW
        frame = QPen(QColor("#000000"))
        frame.setWidthF(4)
        for at, group in enumerate(groups_of(self._key)):
            x, y = (at % IN_A_ROW) * wide, TOP_OF_KEY + (at // IN_A_ROW) * ROW_OF_KEY
            box = QRectF(x * TENTHS, y * TENTHS, (wide - 4) * TENTHS, 16 * TENTHS)
            painter.setPen(frame)
            painter.drawRoundedRect(box, 15, 15)
            painter.setFont(self._font(24, bold=True, spaced=True))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, group)
            painter.setFont(self._font(8))
            corner = box.adjusted(14, 8, 0, 0)
            painter.drawText(corner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, str(at + 1))

    def _say(
        self, painter: QPainter, words: str, top: float, height: float, points: float, bold: bool = False
    ) -> None:
        """top, height: mm."""
        painter.setFont(self._font(points, bold))
        box = QRectF(0, top * TENTHS, self.paper.inner_width * TENTHS, height * TENTHS)
        painter.drawText(box, Qt.TextFlag.TextWordWrap, words)

    def _font(self, points: float, bold: bool = False, spaced: bool = False) -> QFont:
        made = QFont(FONT.partition(",")[0])
        made.setPixelSize(round(points * POINTS_TO_TENTHS))
        made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if spaced:
            made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 108)
        return made
