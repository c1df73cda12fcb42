"""Lines that several pages on the safety of the records share: a field for a secret, and a wait with its progress."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from bodymap.files.progress import duration
from bodymap.language import tr, tr_later
from bodymap.records.keys.wrapping import WrapKind
from bodymap.ui.errands import Errands
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import row
from bodymap.ui.widgets import Bar, button

PASSPHRASE, GROUPS = tr_later("Passphrase"), tr_later("Recovery key: eight groups of five")
USE_KEY, USE_PASSPHRASE = tr_later("Use the recovery key"), tr_later("Use the passphrase")
TIME_LEFT = tr_later("{words}, about {time} left")
PATIENCE = 700
"""Milliseconds for which nothing is shown: what ends sooner needs no bar."""


def secret_field(name: str) -> QLineEdit:
    """A field whose letters are not shown."""
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setAccessibleName(name)
    made.setPlaceholderText(name)
    return made


class SecretLine(QWidget):
    """A field for the passphrase that a press turns into one for the recovery key; `entered` when Return is pressed in it."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = WrapKind.PASSPHRASE
        line = row(self, spacing=8)
        self.field = secret_field(tr(PASSPHRASE))
        self.field.returnPressed.connect(self.entered)
        self.other = button(tr(USE_KEY), self.turn, "link")
        line.addWidget(self.field, 1)
        line.addWidget(self.other)

    def offer(self, passphrase: bool, recovery: bool) -> None:
        """What there is to open with; the other way is offered where there are both."""
        if not passphrase and recovery:
            self._set(WrapKind.RECOVERY)
        elif not recovery:
            self._set(WrapKind.PASSPHRASE)
        self.other.setVisible(passphrase and recovery)

    def turn(self) -> None:
        """From one to the other."""
        self._set(WrapKind.RECOVERY if self.kind is WrapKind.PASSPHRASE else WrapKind.PASSPHRASE)
        self.field.setFocus()

    def take(self) -> str:
        """What was typed; the field is empty afterwards."""
        secret = self.field.text()
        self.field.clear()
        return secret

    def _set(self, kind: WrapKind) -> None:
        if kind is self.kind:
            return
        self.kind = kind
        recovery = kind is WrapKind.RECOVERY
        self.field.clear()
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if recovery else QLineEdit.EchoMode.Password)
        name = tr(GROUPS if recovery else PASSPHRASE)
        self.field.setPlaceholderText(name)
        self.field.setAccessibleName(name)
        self.other.setText(tr(USE_PASSPHRASE if recovery else USE_KEY))


class WaitLine(QWidget):
    """What is being done, how far it is, and a way to stop it; there is none of it while nothing takes long."""

    def __init__(self, errands: Errands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._errands = errands
        self._share = 0.0
        line = row(self, spacing=10)
        self.words = PlainLabel("", "muted")
        self.bar = Bar()
        self.stop = button(tr("Stop"), self._give_up)
        line.addWidget(self.words)
        line.addWidget(self.bar, 1)
        line.addWidget(self.stop)
        self.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE)
        self._timer.timeout.connect(self._appear)
        errands.progress.connect(self._follow)
        errands.ended.connect(self._end)

    def _follow(self, words: str, share: float) -> None:
        left = self._errands.left
        self.words.setText(f"{words}\u2026" if left is None else tr(TIME_LEFT, words=words, time=duration(left)))
        self.setAccessibleName(f"{words}, {share:.0%}")
        self._share = share
        if self.isHidden() and not self._timer.isActive():
            self._timer.start()
        self._draw()

    def _appear(self) -> None:
        if self._errands.busy:
            self.show()
            self._draw()

    def _draw(self) -> None:
        self.bar.set(self._share, self.palette().highlight().color().name())

    def _give_up(self) -> None:
        self.words.setText(tr("Stopping\u2026"))
        self._errands.give_up()

    def _end(self) -> None:
        self._timer.stop()
        self.hide()
