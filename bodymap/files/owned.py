"""Files and folders that only their owner can get at, under any umask."""

import os
import stat
from pathlib import Path

from bodymap.files.whole import force_folder

OTHERS = stat.S_IRWXG | stat.S_IRWXO
"""Rights of the group and of everybody else."""


def make_owned(path: Path) -> None:
    """Make an empty file that only its owner can read, or take the rights of all others away from one that is there.

    SQLite gives the files it adds the rights of this one, and so does Qt the settings it writes. Raises OSError.
    """
    if path.exists():
        if os.name != "nt" and path.stat().st_mode & OTHERS:
            path.chmod(0o600)
        return
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        if os.name != "nt":
            os.fchmod(descriptor, 0o600)  # the umask may have taken too much
    finally:
        os.close(descriptor)


def make_owned_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, that only its owner can enter.

    A new folder is forced to the disk: what is written into it later would be lost with its name. Raises OSError.
    """
    if not folder.parent.exists():
        make_owned_folder(folder.parent)
    if not folder.exists():
        folder.mkdir(mode=0o700, exist_ok=True)
        force_folder(folder.parent)
    if os.name != "nt":
        folder.chmod(0o700)
