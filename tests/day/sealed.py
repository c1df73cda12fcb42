"""Lets the kernel end this process, and every process it starts, when one of them makes a socket of the internet."""

import ctypes
import platform
import sys

NO_NEW_RIGHTS, SECCOMP, FILTER = 38, 22, 2
LOAD, IF_EQUAL, ANSWER = 0x20, 0x15, 0x06
END, ALLOW = 0x80000000, 0x7FFF0000
MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""The mark of the machine, and the number of `socket` on it."""
IPV4, IPV6 = 2, 10
AT_NUMBER, AT_MACHINE, AT_FAMILY = 0, 4, 16
"""Bytes in `struct seccomp_data`."""


class _Step(ctypes.Structure):
    """`struct sock_filter`."""

    _fields_ = (
        ("code", ctypes.c_uint16),
        ("yes", ctypes.c_uint8),
        ("no", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    )


class _Steps(ctypes.Structure):
    """`struct sock_fprog`."""

    _fields_ = (("count", ctypes.c_uint16), ("steps", ctypes.POINTER(_Step)))


def forbid_internet() -> None:
    """From now on a socket of IPv4 or IPv6 ends the process with SIGSYS. Raises OSError where the kernel does not do that."""
    if sys.platform != "linux" or platform.machine() not in MACHINES:
        raise OSError("the filter is written for Linux on x86-64 and ARM")
    machine, number = MACHINES[platform.machine()]
    rows = (
        (LOAD, 0, 0, AT_MACHINE), (IF_EQUAL, 0, 6, machine),
        (LOAD, 0, 0, AT_NUMBER), (IF_EQUAL, 0, 4, number),
        (LOAD, 0, 0, AT_FAMILY), (IF_EQUAL, 1, 0, IPV4), (IF_EQUAL, 0, 1, IPV6),
        (ANSWER, 0, 0, END), (ANSWER, 0, 0, ALLOW),
    )  # fmt: skip
    steps = (_Step * len(rows))(*(_Step(*row) for row in rows))
    libc = ctypes.CDLL(None, use_errno=True)
    program = _Steps(len(rows), steps)
    for words in ((NO_NEW_RIGHTS, 1, 0, 0, 0), (SECCOMP, FILTER, ctypes.byref(program), 0, 0)):
        if libc.prctl(*words):
            raise OSError(ctypes.get_errno(), "the kernel takes no filter")
