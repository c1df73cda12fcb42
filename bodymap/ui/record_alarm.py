"""The line over the body while what is painted is not in the record it belongs to: why, and what helps."""

from PySide6.QtWidgets import QFrame, QWidget

from bodymap.language import tr, tr_later
from bodymap.records.store.remedies import Offer, remedy_for
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import row
from bodymap.ui.record_following import Following, Locked
from bodymap.ui.record_offers import Helpers, OfferRow
from bodymap.ui.session import Session
from bodymap.ui.state import State

NOT_SAVED = tr_later(
    "Not saved in the record: {why}. The drawing is here, in memory, and nothing of it is lost while the program runs."
)
WAITS = tr_later(
    "The records are locked, so what is new in this drawing is not saved yet. It is, once they are unlocked."
)


class RecordAlarm(QFrame):
    """Goes by itself when the drawing is saved, in the record or as a file; comes back with the next change that is not."""

    def __init__(self, session: Session, helpers: Helpers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._following = Following()
        self.setObjectName("trouble")
        line = row(self, spacing=12, margins=(16, 6, 10, 6))
        self.words = PlainLabel("", wrap=True)
        self.offers = OfferRow(helpers)
        line.addWidget(self.words, 1)
        line.addWidget(self.offers)
        self.hide()
        session.changed.connect(self._follow)

    def show_following(self, following: Following) -> None:
        """How it stands with the record."""
        self._following = following
        self._show()

    def _follow(self, state: State) -> None:
        if not state.preview and self._following.alarming:
            self._show()

    def _show(self) -> None:
        following = self._following
        state = self._session.state
        needed = following.alarming and state.paper.unsaved and state.mode.stores
        self.setVisible(needed)
        if not needed:
            return
        locked = following.locked is Locked.WAITING
        words = tr(WAITS) if locked else tr(NOT_SAVED, why=following.trouble.rstrip("."))
        offers = (Offer.UNLOCK, Offer.SAVE_ELSEWHERE) if locked else remedy_for(following.trouble).offers
        self.words.setText(words)
        self.offers.offer(offers)
