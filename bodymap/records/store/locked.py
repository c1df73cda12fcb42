"""A library that is locked: what is known of it without its key. It has no method that reads or saves people."""

from dataclasses import dataclass

from bodymap.records.keys.keepers import Keeping
from bodymap.records.keys.key_card import KeyCard
from bodymap.records.keys.wrapping import WrapKind
from bodymap.records.store.place import LibraryPlace


@dataclass(frozen=True, slots=True)
class LockedStore:
    """Where it lies and what opens it. why: one sentence, "" when it was simply locked."""

    place: LibraryPlace
    card: KeyCard
    why: str = ""

    @property
    def asks_passphrase(self) -> bool:
        """Whether a passphrase is set; else the system or the key file gives the key."""
        return self.card.keeping is Keeping.PASSPHRASE

    @property
    def has_recovery_key(self) -> bool:
        """Whether a recovery key was printed."""
        return bool(self.card.wrap(WrapKind.RECOVERY))
