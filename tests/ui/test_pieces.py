from functools import partial

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from bodymap.ui.pieces import Piece, Pieces

SIZE = QSize(60, 40)
GROUND = ("white", QRect(0, 0, 60, 40))
RED, BLUE = ("red", QRect(2, 2, 20, 20)), ("blue", QRect(12, 12, 20, 20))
BEYOND = ("green", QRect(40, 4, 10, 10))


def pieces(*known: tuple[str, QRect]) -> tuple[Piece, ...]:
    def fill(colour: str, box: QRect, painter: QPainter) -> None:
        painter.fillRect(box, QColor(colour))

    return tuple(
        Piece((colour, box.getRect()), box, partial(fill, colour, box)) for colour, box in (GROUND, *known)
    )


def painted(*steps: tuple[Piece, ...]) -> QImage:
    made = Pieces(SIZE, 1)
    for step in steps:
        made.paint(step)
    return made.image


def test_what_comes_and_what_goes_differs() -> None:
    made = Pieces(SIZE, 1)
    made.paint(pieces(RED))
    assert made.differing(pieces(BLUE)) == RED[1] | BLUE[1]


def test_what_stays_does_not_differ() -> None:
    made = Pieces(SIZE, 1)
    made.paint(pieces(RED, BLUE))
    assert made.differing(pieces(RED, BLUE)).isEmpty()


def test_a_picture_that_was_changed_is_the_same_as_a_new_one(qtbot: QtBot) -> None:
    last = pieces(RED, BLUE, BEYOND)
    assert painted(pieces(BLUE), pieces(RED), last) == painted(last)


def test_only_what_lies_where_it_differs_is_painted_again() -> None:
    seen: list[str] = []
    (ground, red, green) = pieces(RED, BEYOND)
    known = Piece(red.look, red.box, lambda painter: seen.append("red"))
    made = Pieces(SIZE, 1)
    made.paint((ground, known))
    made.paint((ground, known, green))
    assert seen == ["red"]
