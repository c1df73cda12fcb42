"""What can be done about each fault of the records, as a table: the sentence a person reads, and what the window offers beside it.

Whatever the fault, the drawing stays in memory, and it can be saved as a file elsewhere. The sentences stand where the
faults are found; here is only what helps.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from bodymap.language import tr, tr_later
from bodymap.records.keys import keepers, key_ring
from bodymap.records.keys.wrapping import REFUSED, WrapKind
from bodymap.records.store import faults, lock, migrations, opening, place, writes


class Offer(Enum):
    """A button; its words in English."""

    SAVE_ELSEWHERE = tr_later("Save elsewhere\u2026")
    TRY_AGAIN = tr_later("Try again")
    KEEP_BOTH = tr_later("Keep both")
    BACKUPS = tr_later("Backups\u2026")
    UNLOCK = tr_later("Unlock\u2026")


@dataclass(frozen=True, slots=True)
class Remedy:
    """fault: its name in the docs and tests; sentences: what is told, with {} where a value stands; offers: the best first."""

    fault: str
    sentences: tuple[str, ...]
    offers: tuple[Offer, ...]


_AGAIN = (Offer.SAVE_ELSEWHERE, Offer.TRY_AGAIN)
_BACKUPS = (Offer.BACKUPS, Offer.SAVE_ELSEWHERE)
REMEDIES: tuple[Remedy, ...] = (
    Remedy("full disk", (faults.SENTENCES[faults.FULL],), _AGAIN),
    Remedy(
        "read-only disk",
        (
            faults.SENTENCES[faults.READONLY],
            faults.SENTENCES[faults.PERM],
            lock.UNWRITABLE_PLACE,
            lock.NO_LOCKS,
        ),
        (Offer.SAVE_ELSEWHERE,),
    ),
    Remedy("fault of the disk", (faults.SENTENCES[faults.IOERR], faults.SENTENCES[faults.CANTOPEN]), _AGAIN),
    Remedy("removed stick", (place.GONE,), _AGAIN),
    Remedy("another library in its place", (place.EXCHANGED,), (Offer.SAVE_ELSEWHERE,)),
    Remedy("damaged page", (faults.DAMAGED, opening.EMPTY), _BACKUPS),
    Remedy("library gone", (opening.LOST, opening.NO_CARD), _BACKUPS),
    Remedy("newer format", (migrations.NEWER, migrations.TOO_NEW, opening.OLDER), (Offer.SAVE_ELSEWHERE,)),
    Remedy(
        "wrong key",
        (key_ring.OTHER_KEY, keepers.NO_FILE, keepers.NOT_A_KEY, keepers.NOT_IN_STORE),
        (Offer.UNLOCK, Offer.SAVE_ELSEWHERE),
    ),
    Remedy("wrong passphrase", (REFUSED[WrapKind.PASSPHRASE], REFUSED[WrapKind.RECOVERY]), ()),
    Remedy("second window", (lock.OTHER_WINDOW,), (Offer.SAVE_ELSEWHERE,)),
    Remedy("saved elsewhere meanwhile", (writes.SHEET_CONFLICT,), (Offer.KEEP_BOTH, Offer.SAVE_ELSEWHERE)),
    Remedy(
        "held by another program", (faults.SENTENCES[faults.BUSY],), (Offer.TRY_AGAIN, Offer.SAVE_ELSEWHERE)
    ),
)
UNKNOWN = Remedy("anything else", (), _AGAIN)


def remedy_for(sentence: str, table: Sequence[Remedy] = REMEDIES) -> Remedy:
    """The row of a fault, by what is said of it."""
    return next((one for one in table if any(_says(tr(said), sentence) for said in one.sentences)), UNKNOWN)


def _says(template: str, sentence: str) -> bool:
    parts = (re.escape(part) for part in re.split(r"\{\w*\}", template))
    return re.fullmatch(".+".join(parts), sentence) is not None
