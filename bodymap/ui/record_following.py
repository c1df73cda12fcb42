"""How it stands with the drawing on the table and the records, as one value, and the words for the line at the foot."""

from dataclasses import dataclass
from enum import Enum

from bodymap.language import tr, tr_later


class Locked(Enum):
    """Whether the records are locked, and what that means for the drawing on the table; the words name nobody."""

    NO = ""
    NOTHING = tr_later("Records locked")
    SAVED = tr_later("Records locked; this drawing is saved up to here")
    WAITING = tr_later("Records locked: what is new waits in memory, not yet saved (Ctrl+L unlocks)")


@dataclass(frozen=True, slots=True)
class Following:
    """Whose sheet is on the table; person "" = nobody's, or nobody is named because the records are locked.

    trouble: why the newest is not saved, "" when it is.
    """

    person: str = ""
    saved: bool = True
    trouble: str = ""
    locked: Locked = Locked.NO

    @property
    def words(self) -> str:
        """For the status line."""
        if self.locked is not Locked.NO:
            return tr(self.locked.value)
        if not self.person:
            return ""
        if self.trouble:
            # the line over the body says all of it
            return tr("NOT SAVED: {why}", why=self.trouble.partition(";")[0])
        if self.saved:
            return tr("Saved in the record of {person}", person=self.person)
        return tr("Saving in the record of {person}", person=self.person)

    @property
    def alarming(self) -> bool:
        """Whether something that should be saved is not."""
        return bool(self.trouble) or self.locked is Locked.WAITING


NOBODY = Following()
