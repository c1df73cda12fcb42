"""Only one window writes the library: whoever holds the lock of a small file beside it, for as long as it lives.

The lock is the system's and goes with the process, so a crash leaves nothing that would keep the next one out. It is
not SQLite's own exclusive lock, which would keep out those too who only want to read.
"""

import errno
import os
import sys
from pathlib import Path

from bodymap.files.owned import make_owned
from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

UNWRITABLE = {errno.EACCES, errno.EROFS, errno.EPERM}
TAKEN = {errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK}
OTHER_WINDOW = tr_later("another window has the library open, so here it can only be read")
UNWRITABLE_PLACE = tr_later("the library can only be read: its disk or folder cannot be written")
NO_LOCKS = tr_later(
    "the library can only be read: its disk knows no locks, so two windows could write at once"
)


class LockedByOtherError(BodymapError):
    """Another window has the library."""


class UnwritableError(BodymapError):
    """The folder of the library can only be read."""


class NoLocksError(BodymapError):
    """The disk of the library knows no locks."""


class FileLock:
    """A held lock. `release` gives it back; a second time does nothing."""

    def __init__(self, path: Path) -> None:
        """Raises LockedByOtherError, UnwritableError, NoLocksError or BodymapError."""
        try:
            make_owned(path)
            self._descriptor = os.open(path, os.O_RDWR | getattr(os, "O_CLOEXEC", 0))
        except OSError as error:
            if error.errno in UNWRITABLE:
                raise UnwritableError(tr(UNWRITABLE_PLACE)) from None
            raise BodymapError(
                tr("the library cannot be locked: {strerror}", strerror=error.strerror), path
            ) from error
        try:
            _take(self._descriptor)
        except OSError as error:
            self.release()
            if error.errno in TAKEN:
                raise LockedByOtherError(tr(OTHER_WINDOW)) from None
            raise NoLocksError(tr(NO_LOCKS)) from None

    def release(self) -> None:
        """Let others write."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


if sys.platform == "win32":

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
