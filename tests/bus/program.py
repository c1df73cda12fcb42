"""The window on the bus, which does what it is told on a line of its input: `scene NAME`, `tab COUNT`, `walk COUNT`, `end`.

It answers each with a line when that is done: it ends only when it is told to, or when it crashes.
"""

import sys
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEventLoop, QSocketNotifier, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from bodymap.drawing.sensation import Sensation
from bodymap.ui.state import ToolName
from tests.ui.scenes import SCENES, Scene, Stage, shown, staged

ARROWS = (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left)


def tab(count: int) -> None:
    """Through the window by the keyboard."""
    for _ in range(count):
        here = QApplication.focusWidget()
        if here is not None:
            QTest.keyClick(here, Qt.Key.Key_Tab)
        QCoreApplication.processEvents()


def walk(stage: Stage, count: int) -> None:
    """From zone to zone of the body; the last one is filled with numbness, 6 of 10."""
    window = stage.window
    pen = replace(window.session.state.pen, tool=ToolName.FILL, sensation=Sensation.NUMBNESS, intensity=6)
    window.session.choose(pen)
    window.figure.setFocus(Qt.FocusReason.TabFocusReason)
    for number in range(count):
        QTest.keyClick(window.figure, ARROWS[number % len(ARROWS)])
        QCoreApplication.processEvents()
    QTest.keyClick(window.figure, Qt.Key.Key_Return)
    QTest.qWait(400)


def main() -> int:
    with staged() as stage:
        answer("ready")
        loop, last = QEventLoop(), list[Scene]()

        def told() -> None:
            word, _, rest = sys.stdin.readline().strip().partition(" ")
            if word == "scene":
                for old in last:
                    old.leave(stage)
                last[:] = [next(one for one in SCENES if one.name == rest)]
                raise_up(shown(stage, last[0]))
            elif word == "tab":
                tab(int(rest))
            elif word == "walk":
                walk(stage, int(rest))
            elif word in ("end", ""):
                loop.quit()
            answer(word)

        listening = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        listening.activated.connect(told)
        loop.exec()
        listening.setEnabled(False)
    return 0


def raise_up(seen: QWidget) -> None:
    seen.window().activateWindow()
    QTest.qWait(300)


def answer(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
