"""Writes a file whole or not at all: whatever fails, the old file stays as it was.

A new file beside the old one is written, forced to the disk, measured and then put in the old one's place; the
folder is forced to the disk last, since a rename that is not can be lost with the power.
"""

import contextlib
import errno
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later

UNTOUCHED = tr_later("what was there before is untouched")
REASONS: Mapping[int, str] = {
    errno.ENOSPC: tr_later("the disk is full"),
    errno.EDQUOT: tr_later("your share of the disk is full"),
    errno.EIO: tr_later("the disk reports a fault"),
    errno.EACCES: tr_later("writing is not allowed there"),
    errno.EPERM: tr_later("writing is not allowed there"),
    errno.EROFS: tr_later("the disk can only be read"),
    errno.ENOENT: tr_later("the folder does not exist"),
    errno.ENOTDIR: tr_later("the folder does not exist"),
    errno.EISDIR: tr_later("a folder has that name"),
    errno.ENAMETOOLONG: tr_later("the name is too long"),
}
"""Why it failed, in plain words; anything else is told in the system's."""
NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EBADF}
"""Some file systems cannot force a folder to the disk; that is no fault of the file."""
CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def write_whole(path: Path, data: bytes | str) -> None:
    """Put data (text as UTF-8) into a file that only its owner may read.

    Returns when the disk has it. Raises BodymapError and leaves the old file as it was.
    """
    target = Path(os.path.realpath(path))  # a link stays a link; what it points at is replaced
    content = data.encode("utf-8") if isinstance(data, str) else data
    beside = target.parent / f".bodymap-{secrets.token_hex(8)}.tmp"
    try:
        _write_new(beside, content)
        os.replace(beside, target)  # noqa: PTH105  (named for the tests that make it fail)
    except OSError as error:
        with contextlib.suppress(OSError):
            os.unlink(beside)  # noqa: PTH108
        raise BodymapError(
            tr(
                "the file could not be written: {why}; {untouched}",
                why=reason_for(error),
                untouched=tr(UNTOUCHED),
            ),
            path,
        ) from error
    _confirm(target)


def put_in_place(beside: Path, target: Path) -> None:
    """Give a finished file beside the target its name, once the disk has all of it. Raises OSError or BodymapError."""
    descriptor = os.open(beside, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    os.replace(beside, target)  # noqa: PTH105
    _confirm(target)


def _confirm(target: Path) -> None:
    """Force the folder to the disk, since a new name that is not can be lost with the power."""
    try:
        force_folder(target.parent)
    except OSError as error:
        sentence = tr(
            "the file is written, but the disk did not confirm it; save it once more in another place"
        )
        raise BodymapError(sentence, target) from error


def _write_new(path: Path, content: bytes) -> None:
    descriptor = os.open(path, CREATE, 0o600)
    try:
        _write_all(descriptor, content)
        os.fsync(descriptor)
        size = os.fstat(descriptor).st_size
    finally:
        os.close(descriptor)
    if size != len(content):
        raise OSError(errno.EIO, tr("the written file has another size"))


def _write_all(descriptor: int, content: bytes) -> None:
    """A full disk may take a part and report no fault at all: go on until everything is taken or one comes."""
    rest = memoryview(content)
    while rest:
        taken = os.write(descriptor, rest)
        if taken <= 0:
            raise OSError(errno.ENOSPC, tr("nothing more was taken"))
        rest = rest[taken:]


def force_folder(folder: Path) -> None:
    """Force the names in a folder to the disk, where the system can. Raises OSError when the disk reports a fault."""
    if os.name == "nt":
        return  # Windows has no such call
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def reason_for(error: OSError) -> str:
    """Why it failed, in plain words."""
    return tr(REASONS.get(error.errno or 0, "")) or error.strerror or tr("unknown reason")
