"""What is said of backups: how old the newest is, and what putting one back does. Pure: values in, sentences out."""

from datetime import datetime

from bodymap.language import decimal, tr, tr_count, tr_later
from bodymap.records.day_words import short_time
from bodymap.records.store.backups import Backup

MIB, KIB = 2**20, 2**10
NO_BACKUP = tr_later(
    "No backup yet: one is made by itself when the records are opened, at most every half hour, when something changed."
)


def when_words(made: datetime, now: datetime) -> str:
    """The day and the time of the clock of this computer, and how long ago."""
    here, today = made.astimezone(), now.astimezone().date()
    days = (today - here.date()).days
    ago = tr("today") if days <= 0 else tr("yesterday") if days == 1 else tr("{days} days ago", days=days)
    return f"{short_time(here)} ({ago})"


def newest_words(found: tuple[Backup, ...], now: datetime) -> str:
    """How many there are and how old the newest is. found: the newest first."""
    if not found:
        return tr(NO_BACKUP)
    return tr_count(
        "1 backup; the newest is of {when}. Each was opened and checked when it was made.",
        "{count} backups; the newest is of {when}. Each was opened and checked when it was made.",
        len(found),
        when=when_words(found[0].made, now),
    )


def restore_words(backup: Backup, now: datetime) -> str:
    """What happens and what is kept, before somebody says yes."""
    return tr(
        "The records go back to how they were on {when}. What is there now is not deleted: it is kept beside them, "
        "and can be put back. What was written since then is only in what is kept. The drawing on the table stays, "
        "in nobody's record.",
        when=when_words(backup.made, now),
    )


def size_words(size: int) -> str:
    """Bytes as a person says them."""
    if size >= MIB:
        return tr("{size} MB", size=decimal(size / MIB, 1))
    return tr("{size} KB", size=max(1, round(size / KIB)))
