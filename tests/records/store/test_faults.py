"""Every failure is one sentence, for real where it can be: full disk, read-only disk, pulled stick, damaged page."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import Mark, PainDrawing, Stroke, StrokeKind
from bodymap.drawing.sensation import Sensation
from bodymap.files.problems import BodymapError
from bodymap.records.document import Document
from bodymap.records.store import faults
from bodymap.records.store.record_store import RecordStore
from tests.records.documents import RING, SAMPLE
from tests.records.store.made import made, opened, place_in, read_only, with_sheet

LINE = tuple((float(i % 100) + 0.25, 900.0 + i % 97) for i in range(5000))
LARGE = Document(
    PainDrawing(
        (Mark(1, View.FRONT, Sensation.ACHE, RING, strokes=(Stroke(StrokeKind.PAINT, LINE, 5.0),) * 4),)
    )
)
"""About 250 KB."""


def refused(store: RecordStore, head, document: Document = SAMPLE) -> str:
    with pytest.raises(BodymapError) as caught:
        store.save_sheet(head, document)
    return caught.value.sentence


def test_a_full_disk_is_told_and_all_that_was_saved_stays(disk: Callable[[int], Path]) -> None:
    folder = disk(1000)
    store = made(folder)
    head = with_sheet(store)
    saved = [head]
    with pytest.raises(BodymapError, match="the disk is full; nothing was changed"):
        saved.extend(store.add_sheet(head.visit, head.author, LARGE) for _ in range(20))
    store.close()
    again = opened(folder)
    assert again.sheets(head.visit) == tuple(saved)
    assert again.damage() == ()
    again.close()


def test_once_there_is_room_again_it_can_be_saved_without_opening_anew(disk: Callable[[int], Path]) -> None:
    folder = disk(1000)
    store = made(folder)
    head = with_sheet(store)
    (folder / "filling").write_bytes(
        b"x" * (os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize - 8192)
    )
    assert "the disk is full" in refused(store, head, LARGE)
    (folder / "filling").unlink()
    assert store.save_sheet(head, LARGE).version == 2
    store.close()


@pytest.mark.skipif(os.name == "nt", reason="no such limit there")
def test_a_file_that_may_not_grow_is_told_and_the_old_sheet_stays(tmp_path: Path) -> None:
    """The limit of the system on the size of a file, in a child process: the write itself fails."""
    store = made(tmp_path)
    head = with_sheet(store)
    store.close()
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from tests.records.store.test_faults import write_too_much as w; w()",
            str(tmp_path),
            head.id,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "reports a fault; nothing was changed" in done.stdout, done.stderr
    assert done.stderr == ""
    again = opened(tmp_path)
    assert (again.sheet(head.id).head, again.damage()) == (head, ())
    again.close()


def write_too_much() -> None:
    """For the child: save a large sheet while no file may grow beyond 150 KB, then a small one."""
    import resource
    import signal

    store = opened(Path(sys.argv[1]))
    head = store.sheet(sys.argv[2]).head
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))
    print(refused(store, head, LARGE))
    assert store.sheet(head.id).head == head
    store.close()


@pytest.mark.skipif(os.name == "nt", reason="files in use cannot be moved there")
def test_a_stick_that_was_pulled_out_is_told(tmp_path: Path) -> None:
    store = made(tmp_path)
    head = with_sheet(store)
    (tmp_path / "library").rename(tmp_path / "away")
    assert "no longer there" in refused(store, head)
    (tmp_path / "away").rename(tmp_path / "library")
    assert store.save_sheet(head, SAMPLE).version == 2
    store.close()


@pytest.mark.skipif(os.name == "nt", reason="files in use cannot be removed there")
def test_a_library_exchanged_under_the_window_is_not_written(tmp_path: Path) -> None:
    store = made(tmp_path)
    head = with_sheet(store)
    library = place_in(tmp_path).library
    copy = library.read_bytes()
    library.unlink()
    library.with_name("other").write_bytes(b"")  # so that the number of the file is not used again
    library.write_bytes(copy)
    assert "another library was put" in refused(store, head)
    assert library.read_bytes() == copy
    store.close()


def test_a_damaged_page_is_told_and_what_stands_on_others_can_be_read(tmp_path: Path, capfd) -> None:
    store = made(tmp_path)
    head = with_sheet(store, LARGE)
    store.close()
    library = place_in(tmp_path).library
    data = bytearray(library.read_bytes())
    data[len(data) - 5000] ^= 1  # within the large sheet, the last that was written
    library.write_bytes(data)
    again = opened(tmp_path)
    with pytest.raises(BodymapError, match="a page of the library is damaged"):
        again.sheet(head.id)
    assert len(again.people()) == 1
    assert again.damage()
    again.close()
    assert capfd.readouterr() == ("", "")


def test_a_damaged_first_page_is_told_as_damage_not_as_a_wrong_key(tmp_path: Path) -> None:
    made(tmp_path).close()
    library = place_in(tmp_path).library
    data = bytearray(library.read_bytes())
    data[3] ^= 1
    library.write_bytes(data)
    with pytest.raises(BodymapError, match="damaged"):
        opened(tmp_path)
    assert library.read_bytes() == data


def test_a_second_window_is_told_why_it_only_reads(tmp_path: Path) -> None:
    store = made(tmp_path)
    reading = read_only(tmp_path)
    assert reading.why.startswith("another window has the library open")
    reading.close()
    store.close()


class UnheardError(Exception):
    """An error of SQLite of which nothing is known."""

    sqlite_errorcode = 99


def test_an_error_without_a_sentence_is_told_by_its_number_alone() -> None:
    told = faults.told(UnheardError("UNIQUE failed: Quillfeather"), Path("library.db"))
    assert told.sentence.startswith("the library could not be used (SQLite code 99)")
    assert "Quillfeather" not in str(told)


@pytest.mark.parametrize("code", sorted(faults.SENTENCES))
def test_every_known_error_is_one_sentence(code: int) -> None:
    error = UnheardError()
    error.sqlite_errorcode = code | 3 << 8  # an extended code
    sentence = faults.told(error, Path("library.db")).sentence
    assert sentence == faults.SENTENCES[code]
    assert sentence[0].islower()
    assert not sentence.endswith(".")
