from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from bodymap.ui.early_ink import EarlyInk
from bodymap.ui.opening import Opening, Wanted, find_opening

USUAL = Wanted("consultation", "light", (1280, 800), 1.0, {})


def usual() -> Opening:
    found = find_opening(USUAL)
    assert found is not None
    return found


def leg(y: float, x: float = 95) -> QPointF:
    """Px of the window at this place (mm) of the front, on a leg without paint of the sample."""
    opening = usual()
    body = opening.bodies[0]
    return QPointF(opening.canvas.topLeft()) + QPointF(*body.offset) + QPointF(x, y) * body.scale


def painted(ink: EarlyInk) -> QImage:
    image = QImage(1280, 800, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    ink.paint(painter)
    painter.end()
    return image


def test_nothing_is_painted_before_a_press(qapp: QApplication) -> None:
    image = painted(EarlyInk(usual()))
    assert not any(bytes(image.constBits()))


def test_a_press_is_seen_at_once(qapp: QApplication) -> None:
    ink = EarlyInk(usual())
    changed = ink.press(leg(900))
    assert changed.contains(leg(900).toPoint())
    assert painted(ink).pixelColor(leg(900).toPoint()).alpha() > 0


def test_the_ink_follows_the_hand_and_reaches_its_end(qapp: QApplication) -> None:
    ink = EarlyInk(usual(), clock=iter(n / 60 for n in range(100)).__next__)
    ink.press(leg(900))
    for y in range(910, 1000, 10):
        ink.move(leg(y))
    ink.lift(leg(1000))
    alphas = [painted(ink).pixelColor(leg(y).toPoint()).alpha() for y in (900, 950, 1000)]
    assert (min(alphas) > 0, ink.paints) == (True, False)


def test_a_hand_that_rests_gets_its_ink(qapp: QApplication) -> None:
    now = [0.0]
    ink = EarlyInk(usual(), clock=lambda: now[0])
    ink.press(leg(900))
    now[0] = 0.02
    ink.move(leg(1000))
    now[0] = 0.2
    ink.rest()
    assert painted(ink).pixelColor(leg(998).toPoint()).alpha() > 0


def test_the_ink_ends_at_the_edge_of_the_body(qapp: QApplication) -> None:
    ink = EarlyInk(usual())
    outside = leg(900, 200)
    assert ink.body_at(outside) is not None
    ink.press(outside)
    assert painted(ink).pixelColor(outside.toPoint()).alpha() == 0


def test_a_press_far_from_the_body_paints_nothing(qapp: QApplication) -> None:
    ink = EarlyInk(usual())
    assert (ink.body_at(leg(900, -900)), ink.press(leg(900, -900)), ink.paints) == (
        None,
        QRect(),
        False,
    )
