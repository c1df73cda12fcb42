"""Runs a piece of work in a child process and sees each of its system calls, by the kernel's own ptrace.

The child is forked, so the caller has to be a process with one thread. `strace` does the same for whole programs; this
needs nothing installed, and can let the n-th call fail, so it runs in every check.
"""

import ctypes
import os
import platform
import signal
import sys
from collections.abc import Callable, Iterator
from typing import NoReturn

from tests.tracing.calls import CALLS, Call, Memory

TRACEME, POKEUSER, SYSCALL, SETOPTIONS, SYSCALL_INFO = 0, 6, 24, 0x4200, 0x420E
GOOD_SIGNS, END_WITH_US = 1, 0x100000
STOPPED = getattr(signal, "SIGTRAP", 5) | 0x80
ENTRY, EXIT = 1, 2
NUMBER_AT, ANSWER_AT = 15 * 8, 10 * 8
"""orig_rax and rax in `struct user` of x86-64."""
NO_CALL = ctypes.c_ulong(-1).value
Fails = Callable[[Call], int]
"""Answers the error number a call is to fail with; 0 lets it be."""


class _Info(ctypes.Structure):
    """`struct ptrace_syscall_info`, Linux 5.3 and later."""

    _fields_ = (
        ("kind", ctypes.c_uint8),
        ("_pad", ctypes.c_uint8 * 3),
        ("arch", ctypes.c_uint32),
        ("_places", ctypes.c_uint64 * 2),
        ("first", ctypes.c_int64),  # the number of the call, or its answer
        ("args", ctypes.c_uint64 * 6),
        ("_room", ctypes.c_uint64),
    )


def _ptrace(request: int, pid: int, place: int = 0, data: object = 0) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.ptrace.restype = ctypes.c_long
    libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    done = libc.ptrace(request, pid, place, data)
    if done < 0:
        raise OSError(ctypes.get_errno(), "ptrace")
    return int(done)


def why_not() -> str:
    """Why nothing can be traced here; "" where it can."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        return "tracing is written for Linux on x86-64"
    try:
        for _call in traced(lambda: None):
            pass
    except OSError as error:
        return f"this system lets nobody trace ({error.strerror})"
    return ""


def traced(work: Callable[[], object], fails: Fails = lambda _call: 0) -> Iterator[Call]:
    """The calls that succeeded, in their order. fails: chooses calls that the kernel never sees. Raises OSError."""
    pid = os.fork()
    if pid == 0:
        _do(work)
    memory = None
    try:
        os.waitpid(pid, 0)
        _ptrace(SETOPTIONS, pid, 0, GOOD_SIGNS | END_WITH_US)
        memory = Memory(pid)
        yield from _calls(pid, memory, fails)
    finally:
        if memory is not None:
            memory.close()
        _end(pid)


def _do(work: Callable[[], object]) -> NoReturn:
    try:
        _ptrace(TRACEME, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        work()
    except BaseException as error:
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
        os._exit(1)
    os._exit(0)


def _calls(pid: int, memory: Memory, fails: Fails) -> Iterator[Call]:
    asked: list[Call] = []
    wrong, sent = 0, 0
    while True:
        _ptrace(SYSCALL, pid, 0, sent)
        _, status = os.waitpid(pid, 0)
        if os.WIFEXITED(status) or os.WIFSIGNALED(status):
            return
        if os.WSTOPSIG(status) != STOPPED:
            sent = os.WSTOPSIG(status)
            continue
        sent, info = 0, _Info()
        _ptrace(SYSCALL_INFO, pid, ctypes.sizeof(info), ctypes.addressof(info))
        if info.kind == ENTRY:
            read = CALLS.get(info.first)
            asked = [read(memory, tuple(info.args))] if read else []
            wrong = fails(asked[0]) if asked else 0
            if wrong:
                _ptrace(POKEUSER, pid, NUMBER_AT, NO_CALL)
        elif wrong:
            _ptrace(POKEUSER, pid, ANSWER_AT, ctypes.c_ulong(-wrong).value)
            wrong, asked = 0, []
        elif asked and info.first >= 0:
            yield _answered(asked.pop(), info.first)


def _answered(call: Call, answer: int) -> Call:
    """A call with what it answered: the descriptor, how much was written, or where the descriptor stands now."""
    if call.name == "open":
        return Call("open", answer, call.paths, flags=call.flags)
    if call.name == "write":
        return Call("write", call.number, data=call.data[:answer], at=call.at)
    if call.name == "seek":
        return Call("seek", call.number, at=answer)
    return call


def _end(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    except (ProcessLookupError, ChildProcessError):
        pass
