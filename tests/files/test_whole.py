"""Writing whole or not at all: every injected fault leaves the old file and tells the person."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bodymap.files.problems import BodymapError
from bodymap.files.whole import put_in_place, write_whole

OLD, NEW = b"old" * 100, b"new" * 200


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "drawing.bodymap"
    path.write_bytes(OLD)
    return path


def failing(code: int) -> Callable[..., Any]:
    def fail(*_args: object, **_options: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


def assert_untouched(path: Path) -> None:
    assert path.read_bytes() == OLD
    assert list(path.parent.iterdir()) == [path]


def test_the_new_content_replaces_the_old(old: Path) -> None:
    write_whole(old, NEW)
    assert old.read_bytes() == NEW
    assert list(old.parent.iterdir()) == [old]


def test_text_is_written_as_utf8(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.svg", "café\n")
    assert (tmp_path / "a.svg").read_bytes() == "café\n".encode()


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_only_the_owner_may_read_a_new_file(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_whole(tmp_path / "a", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600


def test_short_writes_are_carried_on(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda d, data: real(d, bytes(data)[:7]))
    write_whole(old, NEW)
    assert old.read_bytes() == NEW


def test_a_disk_that_fills_up_half_way_leaves_the_old_file(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = os.write, iter(range(10))

    def write(descriptor: int, data: bytes) -> int:
        if next(calls) > 2:
            raise OSError(errno.ENOSPC, "full")
        return real(descriptor, bytes(data)[:7])

    monkeypatch.setattr(os, "write", write)
    with pytest.raises(BodymapError, match="the disk is full; what was there before is untouched"):
        write_whole(old, NEW)
    assert_untouched(old)


def test_a_disk_that_silently_takes_nothing_leaves_the_old_file(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "write", lambda _d, _data: 0)
    with pytest.raises(BodymapError, match="the disk is full"):
        write_whole(old, NEW)
    assert_untouched(old)


@pytest.mark.parametrize("call", ["open", "write", "fsync", "fstat", "replace"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS])
def test_a_fault_of_any_call_leaves_the_old_file(
    old: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    monkeypatch.setattr(os, call, failing(code))
    with pytest.raises(BodymapError, match=r"could not be written: .*untouched"):
        write_whole(old, NEW)
    monkeypatch.undo()
    assert_untouched(old)


def test_a_file_of_the_wrong_size_is_not_put_in_place(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", lambda _d, data: len(data))  # a disk that lies
    with pytest.raises(BodymapError, match="the disk reports a fault"):
        write_whole(old, NEW)
    assert_untouched(old)


def test_a_fault_while_syncing_the_folder_is_told(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = os.fsync, iter([False, True])
    monkeypatch.setattr(os, "fsync", lambda d: failing(errno.EIO)() if next(calls) else real(d))
    with pytest.raises(BodymapError, match="did not confirm"):
        write_whole(old, NEW)
    assert old.read_bytes() == NEW


@pytest.mark.skipif(os.name == "nt", reason="no folder sync there")
def test_file_and_folder_are_forced_to_the_disk_in_this_order(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = calls(monkeypatch)
    write_whole(old, NEW)
    assert done == ["file", "replace", "folder"]


@pytest.mark.skipif(os.name == "nt", reason="no folder sync there")
def test_a_finished_file_is_forced_to_the_disk_before_it_gets_its_name(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = old.with_name("beside")
    beside.write_bytes(NEW)
    done = calls(monkeypatch)
    put_in_place(beside, old)
    assert done == ["file", "replace", "folder"]
    assert old.read_bytes() == NEW


def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is forced to the disk and renamed from now on, in its order."""
    done: list[str] = []
    real_sync, real_replace = os.fsync, os.replace
    monkeypatch.setattr(
        os,
        "fsync",
        lambda d: (done.append("folder" if stat.S_ISDIR(os.fstat(d).st_mode) else "file"), real_sync(d)),
    )
    monkeypatch.setattr(os, "replace", lambda a, b: (done.append("replace"), real_replace(a, b)))
    return done


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(BodymapError, match="the folder does not exist"):
        write_whole(tmp_path / "no" / "a", b"x")


def test_a_folder_of_that_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(BodymapError, match="a folder has that name"):
        write_whole(tmp_path / "a", b"x")


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_stays_a_link(old: Path) -> None:
    link = old.parent / "link"
    link.symlink_to(old)
    write_whole(link, NEW)
    assert link.is_symlink()
    assert old.read_bytes() == NEW
