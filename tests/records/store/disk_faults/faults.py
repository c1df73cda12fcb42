"""Which faults a disk can answer each call with, and the choosing of one call that is to fail."""

import errno
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.tracing.calls import Call

PLACE = (errno.EACCES, errno.EROFS, errno.ENOSPC, errno.EIO, errno.ENOENT)
"""Not allowed, a disk that can only be read, a full one, a broken one, a folder that is gone."""
FAULTS: Mapping[str, tuple[int, ...]] = {
    "open": PLACE,
    "mkdir": PLACE,
    "rename": PLACE,
    "link": PLACE,
    "unlink": (errno.EACCES, errno.EROFS, errno.EIO),
    "mode": (errno.EPERM, errno.EROFS),
    "read": (errno.EIO,),
    "write": (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EINTR),
    "truncate": (errno.ENOSPC, errno.EIO),
    "sync": (errno.EIO, errno.ENOSPC),
}
ASKED_AGAIN = {errno.EINTR}
"""Whoever gets one of these asks again, and would do so for ever."""


@dataclass(frozen=True, slots=True)
class Fault:
    """The number-th call below the folder fails with this code; stays: and all of its kind that can from then on."""

    number: int
    code: int
    stays: bool = False


@dataclass
class Failing:
    """Follows the calls below a folder from the moment the work says so, and lets the one of the fault fail."""

    folder: Path
    fault: Fault
    seen: list[str] = field(default_factory=list)
    going: bool = False
    failed: str = ""
    _open: set[int] = field(default_factory=set)

    def heard(self, call: Call) -> None:
        """A call succeeded."""
        if call.name == "open":
            (self._open.add if self._ours(call) else self._open.discard)(call.number)
        elif call.name == "close":
            self._open.discard(call.number)

    def wrong(self, call: Call) -> int:
        """The error a call that is about to be made fails with; 0 = none."""
        if not self.going or call.name not in FAULTS or not self._ours(call):
            return 0
        self.seen.append(call.name)
        here = len(self.seen) - 1 == self.fault.number
        later = self.fault.stays and len(self.seen) - 1 > self.fault.number
        if not (here or later) or self.fault.code not in FAULTS[call.name]:
            return 0
        self.failed = self.failed or call.name
        return self.fault.code

    def _ours(self, call: Call) -> bool:
        if call.paths:
            return any(Path(path).is_relative_to(self.folder) for path in call.paths)
        return call.number in self._open
