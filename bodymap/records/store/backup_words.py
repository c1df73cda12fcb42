"""What is said of backups: how old the newest is, and what putting one back does. Pure: values in, sentences out."""

from datetime import datetime

from bodymap.language import tr, tr_later
from bodymap.records.store.backups import Backup

MIB, KIB = 2**20, 2**10
NO_BACKUP = tr_later(
    "No backup yet: one is made by itself when the records are opened, at most every half hour, when something changed."
)


def when_words(made: datetime, now: datetime) -> str:
    """The day and the time of the clock of this computer, and how long ago."""
    here, today = made.astimezone(), now.astimezone().date()
    days = (today - here.date()).days
    ago = "today" if days <= 0 else "yesterday" if days == 1 else tr("{days} days ago", days=days)
    return f"{here:%d %b %Y, %H:%M} ({ago})"


def newest_words(found: tuple[Backup, ...], now: datetime) -> str:
    """How many there are and how old the newest is. found: the newest first."""
    if not found:
        return tr(NO_BACKUP)
    count = tr("1 backup") if len(found) == 1 else tr("{count} backups", count=len(found))
    return tr(
        "{count}; the newest is of {when_words}. Each was opened and checked when it was made.",
        count=count,
        when_words=when_words(found[0].made, now),
    )


def restore_words(backup: Backup, now: datetime) -> str:
    """What happens and what is kept, before somebody says yes."""
    return tr(
        "The records go back to how they were on {when_words}. What is there now is not deleted: it is kept beside them, and can be put back. What was written since then is only in what is kept. The drawing on the table stays, in nobody's record.",
        when_words=when_words(backup.made, now),
    )


def size_words(size: int) -> str:
    """Bytes as a person says them."""
    return (
        tr("{size:.1f} MB", size=size / MIB) if size >= MIB else tr("{max} KB", max=max(1, round(size / KIB)))
    )
