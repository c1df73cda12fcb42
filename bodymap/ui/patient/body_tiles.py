"""The bodies a person can choose from: large pictures side by side where there is room, else words below each other."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from bodymap.ui.patient.body_picture import BodyPictures
from bodymap.ui.patient.picture_card import PictureCard
from bodymap.ui.patient.tiles import GAP, Tiles

SMALLEST = 2
"""Height of a picture against a thing to press, below which words alone are better."""


class BodyCard(PictureCard):
    """figure: one of variants.FIGURES."""

    def __init__(self, figure: str, text: str, do: object) -> None:
        super().__init__(text, do)
        self.figure = figure


class BodyTiles(Tiles):
    """target: px of a thing to press. What is no card stands below the cards over the whole width."""

    def __init__(self, pictures: BodyPictures, target: int, parent: QWidget) -> None:
        super().__init__(1, parent)
        self._pictures, self._target = pictures, target

    def place(self) -> None:
        cards = [one for one in self.tiles if isinstance(one, BodyCard)]
        size = self._card_size(cards)
        for card in cards:
            card.show_picture(self._pictures.get(card.figure, card.room_for_picture(size)) if size else None)
        if not size:
            super().place()
            return
        self.place_all()
        for number, card in enumerate(cards):
            at = len(cards) - 1 - number if self.isRightToLeft() else number
            card.setGeometry(at * (size.width() + GAP), 0, size.width(), size.height())
        top = size.height() + GAP
        for one in self._others():
            high = one.heightForWidth(self.width())
            one.setGeometry(0, top, self.width(), high)
            top += high + GAP
        for one in self.tiles:
            one.show()

    def _others(self) -> list[QWidget]:
        return [one for one in self.tiles if not isinstance(one, BodyCard)]

    def _card_size(self, cards: list[BodyCard]) -> QSize | None:
        """Px of each card; None = there is no room for pictures."""
        if not cards:
            return None
        wide = (self.width() - GAP * (len(cards) - 1)) // len(cards)
        low = sum(one.heightForWidth(self.width()) + GAP for one in self._others())
        around = max(card.around(wide) for card in cards)
        inside = min(
            self.height() - low - around,
            self._pictures.height_for(cards[0].room_for_picture(QSize(wide, 0)).width()),
        )
        fits = wide >= max(card.longest_word() for card in cards) and inside >= SMALLEST * self._target
        return QSize(wide, inside + around) if fits else None
