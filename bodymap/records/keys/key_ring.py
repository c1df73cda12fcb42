"""What is done with the key of one library: made, fetched, wrapped by a passphrase or a printed key, unwrapped again.

Whoever changes how the key is kept writes the new way first and takes the old one away last, so that a crash in
between leaves a library that opens.
"""

import secrets
from dataclasses import dataclass, replace
from pathlib import Path

from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later
from bodymap.records.keys.keepers import Keeper, Keeping
from bodymap.records.keys.key_card import KeyCard, read_card, write_card
from bodymap.records.keys.library_key import LibraryKey, new_key
from bodymap.records.keys.recovery import new_recovery_key, typed_recovery_key
from bodymap.records.keys.wrapping import USUAL, Cost, WrapKind, unwrapped, wrapped

NOT_WRAPPED = {
    WrapKind.PASSPHRASE: tr_later("no passphrase is set for this library; it opens without one"),
    WrapKind.RECOVERY: tr_later(
        "no recovery key was made for this library; open it the usual way and make one"
    ),
}
NO_KEEPER = {
    Keeping.STORE: tr_later("the key is kept in a key store, which this computer does not have"),
    Keeping.FILE: tr_later("the key is kept in a key file, which this computer does not have"),
    Keeping.PASSPHRASE: tr_later("the key is kept in a passphrase, which this computer does not have"),
}
OTHER_KEY = tr_later(
    "the key that is kept does not belong to this library; expected the one it was made with"
)


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The card's file, and who may keep the key, best first.

    cost: of a guess at the passphrase; what is in use but in tests.
    """

    card: Path
    keepers: tuple[Keeper, ...]
    cost: Cost = USUAL

    def read(self) -> KeyCard:
        """The card. Raises BodymapError."""
        return read_card(self.card)

    def begin(self) -> tuple[KeyCard, LibraryKey]:
        """A card and a key for a library that is about to be made; kept by the first who can. Raises BodymapError."""
        key = new_key()
        card = KeyCard(secrets.token_hex(16), key.print(), Keeping.FILE)
        card = replace(card, keeping=self._keep(card, key))
        write_card(card, self.card)
        return card, key

    def fetch(self, card: KeyCard) -> LibraryKey:
        """The key from who keeps it. Raises BodymapError; not for cards with a passphrase."""
        keeper = next((one for one in self.keepers if one.keeping is card.keeping), None)
        if keeper is None:
            raise BodymapError(tr(NO_KEEPER[card.keeping]))
        return _belonging(card, keeper.kept(card.library))

    def open_with(self, card: KeyCard, kind: WrapKind, secret: str) -> LibraryKey:
        """The key behind a passphrase or a printed recovery key. Raises BodymapError."""
        for wrap in card.wrap(kind):
            typed = typed_recovery_key(secret) if kind is WrapKind.RECOVERY else secret
            return _belonging(card, unwrapped(wrap, typed, card.library))
        raise BodymapError(tr(NOT_WRAPPED[kind]))

    def set_passphrase(self, key: LibraryKey, passphrase: str) -> KeyCard:
        """Wrap the key anew; nothing of the library is written again. Nobody else keeps it from now on.

        Raises BodymapError.
        """
        card = self._card_of(key)
        made = card.with_wrap(wrapped(key, WrapKind.PASSPHRASE, passphrase, card.library, self.cost))
        made = replace(made, keeping=Keeping.PASSPHRASE)
        write_card(made, self.card)
        for keeper in self.keepers:
            keeper.forget(card.library)
        return made

    def remove_passphrase(self, key: LibraryKey) -> KeyCard:
        """Let the system or the key file keep it again. Raises BodymapError."""
        card = self._card_of(key)
        keeping = self._keep(card, key)
        made = replace(card.without_wrap(WrapKind.PASSPHRASE), keeping=keeping)
        write_card(made, self.card)
        return made

    def make_recovery_key(self, key: LibraryKey) -> str:
        """A recovery key to print; the one before it opens nothing any more. Raises BodymapError."""
        card = self._card_of(key)
        printed = new_recovery_key()
        write_card(card.with_wrap(wrapped(key, WrapKind.RECOVERY, printed, card.library)), self.card)
        return printed

    def _card_of(self, key: LibraryKey) -> KeyCard:
        card = self.read()
        _belonging(card, key)
        return card

    def _keep(self, card: KeyCard, key: LibraryKey) -> Keeping:
        for keeper in self.keepers:
            if keeper.keep(card.library, key):
                return keeper.keeping
        raise BodymapError(
            tr("nobody can keep the key of the library; expected a key store, or a folder for a file")
        )


def _belonging(card: KeyCard, key: LibraryKey) -> LibraryKey:
    if key.print() != card.key_print:
        raise BodymapError(tr(OTHER_KEY))
    return key
