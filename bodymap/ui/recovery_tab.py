"""The page of the safety sheet about the recovery key: whether there is one, and a new one."""

from PySide6.QtWidgets import QWidget

from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later
from bodymap.records.keys.wrapping import WrapKind
from bodymap.records.store.record_store import RecordStore
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column, row
from bodymap.ui.record_around import Around
from bodymap.ui.record_keeper import RecordKeeper
from bodymap.ui.recovery_sheet import RecoverySheet
from bodymap.ui.widgets import button

NONE_MADE = tr_later(
    "No recovery key was made. It opens the records when the passphrase is forgotten, or when this computer no longer gives "
    "the key, as after a new system. It is made once and kept on paper, nowhere else."
)
NEEDED = tr_later("Make one now: a passphrase is set, and a forgotten one cannot be replaced by anybody.")
IS_MADE = tr_later(
    "A recovery key was made; it lies where you have put it. Another can be made; the one before then opens nothing any more."
)
NOT_OPEN = tr_later(
    "The records are not open to be written here. Unlock them first, or close the other window."
)


class RecoveryTab(QWidget):
    """One sentence and one button."""

    def __init__(self, keeper: RecordKeeper, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._around = around
        outer = column(self, spacing=10)
        self.state = PlainLabel("", wrap=True)
        self.needed = PlainLabel(tr(NEEDED), "urgent", wrap=True)
        self.told = PlainLabel("", "urgent", wrap=True)
        self.told.hide()
        line = row(spacing=8)
        self.make = button("", self._make, "primary")
        line.addWidget(self.make)
        line.addStretch(1)
        for one in (self.state, self.needed):
            outer.addWidget(one)
        outer.addLayout(line)
        outer.addWidget(self.told)
        outer.addStretch(1)
        keeper.opened.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Whether there is one."""
        card, writable = self._keeper.card, isinstance(self._keeper.store_now(), RecordStore)
        made = card is not None and bool(card.wrap(WrapKind.RECOVERY))
        self.state.setText((tr(IS_MADE) if made else tr(NONE_MADE)) if writable else tr(NOT_OPEN))
        self.needed.setVisible(writable and not made and self._keeper.guarded)
        self.make.setVisible(writable)
        self.make.setText(tr("Make another\u2026") if made else tr("Make a recovery key\u2026"))

    def _make(self) -> None:
        store = self._keeper.store_now()
        if not isinstance(store, RecordStore):
            return
        ring = self._keeper.place.ring
        try:
            key = ring.make_recovery_key(store.key)
            card = ring.read()
        except BodymapError as problem:
            self.told.say(f"{problem.sentence[:1].upper()}{problem.sentence[1:]}.")
            return
        self.told.say("")
        self._keeper.know(card)
        today = self._around.now().date()
        self._around.run(RecoverySheet(key, card.key_print, today, self._around.key_path, self.window()))
