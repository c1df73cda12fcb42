"""The page about locking: now, and by itself when nobody has touched the computer for a while."""

from PySide6.QtWidgets import QWidget

from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column, row
from bodymap.ui.record_around import IDLE, IDLE_MINUTES, Around
from bodymap.ui.record_keeper import RecordKeeper
from bodymap.ui.segmented import Choice, Segmented
from bodymap.ui.widgets import button
from bodymap.ui.wiring import when

WHAT = tr_later(
    "Locking closes the records and forgets their key: no name and no earlier drawing stays on the screen. The drawing on the "
    "table stays; what is painted on it meanwhile is saved once the records are unlocked."
)
NO_PASSPHRASE = tr_later("There is no passphrase yet, so nothing can be locked: set one first.")
NOT_WIPED = tr_later(
    "Python cannot wipe every copy of a text from memory, and a computer that sleeps writes memory to its disk: lock the "
    "computer too when you leave it."
)


class LockingPage(QWidget):
    """A choice of minutes, and a button."""

    def __init__(self, keeper: RecordKeeper, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._around = around
        outer = column(self, spacing=10)
        outer.addWidget(PlainLabel(tr(WHAT), wrap=True))
        self.missing = PlainLabel(tr(NO_PASSPHRASE), "strong", wrap=True)
        outer.addWidget(self.missing)
        label = PlainLabel(tr("By itself, when nobody has touched the computer for"), "caps", wrap=True)
        outer.addWidget(label)
        choices = [
            Choice(one, tr("Never") if one == "0" else tr("{count} minutes", count=one))
            for one in IDLE_MINUTES
        ]
        self.minutes = Segmented(choices, tr("Locked by itself after"))
        self.minutes.set_value(str(around.idle_minutes()))
        when(self.minutes.chosen, self._choose)
        outer.addWidget(self.minutes)
        line = row(spacing=8)
        self.now = button(tr("Lock now"), self._lock, "primary")
        self.now.setToolTip(tr("Lock the records (Ctrl+Shift+L)"))
        line.addWidget(self.now)
        line.addStretch(1)
        outer.addLayout(line)
        self.told = PlainLabel("", "urgent", wrap=True)
        self.told.hide()
        outer.addWidget(self.told)
        outer.addWidget(PlainLabel(tr(NOT_WIPED), "small", wrap=True))
        outer.addStretch(1)
        keeper.opened.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Whether anything can be locked."""
        guarded = self._keeper.guarded
        self.missing.setVisible(not guarded)
        self.now.setEnabled(guarded and self._keeper.is_open)
        self.minutes.setEnabled(guarded)

    def _choose(self, value: str) -> None:
        self._around.settings.keep(IDLE, value)
        self._keeper.opened.emit()

    def _lock(self) -> None:
        try:
            self._keeper.lock()
        except BodymapError as problem:
            self.told.say(f"{problem.sentence[:1].upper()}{problem.sentence[1:]}.")
