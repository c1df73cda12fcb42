"""A row of buttons: what helps against a fault of the records, as the table of remedies has it."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from PySide6.QtWidgets import QPushButton, QWidget

from bodymap.language import tr
from bodymap.records.store.remedies import Offer
from bodymap.ui.layouts import row
from bodymap.ui.widgets import button

Helpers: TypeAlias = Mapping[Offer, Callable[[], object]]
"""What each offer does; one that is missing is not offered."""


class OfferRow(QWidget):
    """Takes no room while there is nothing to offer."""

    def __init__(self, helpers: Helpers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = row(self, spacing=8)
        self.buttons: dict[Offer, QPushButton] = {
            offer: button(tr(offer.value), helpers[offer]) for offer in Offer if offer in helpers
        }
        for made in self.buttons.values():
            line.addWidget(made)
        line.addStretch(1)
        self.offer(())

    def offer(self, offers: Iterable[Offer]) -> None:
        """Show these and no others."""
        wanted = [one for one in offers if one in self.buttons]
        for offer, made in self.buttons.items():
            made.setVisible(offer in wanted)
        self.setVisible(bool(wanted))
