"""What was on the table when the program ended: sealed, offered once nobody writes it, and never half."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bodymap.files.problems import BodymapError
from bodymap.records.drafts import DraftFile, left_behind, open_draft, prepare, remove_draft
from bodymap.records.drawing_file import text_of
from bodymap.records.keys.library_key import LibraryKey, new_key
from tests.records.documents import SAMPLE

NAMED = replace(SAMPLE, title="Quillfeather Canary")


@pytest.fixture
def key() -> LibraryKey:
    return new_key()


@pytest.fixture
def folder(tmp_path: Path, key: LibraryKey) -> Path:
    made = tmp_path / "table"
    prepare(made, key)
    return made


def test_without_records_nothing_is_kept(tmp_path: Path) -> None:
    with pytest.raises(BodymapError, match="nothing on the table is kept here"):
        DraftFile(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_draft_opens_with_the_key_as_what_it_was(folder: Path, key: LibraryKey) -> None:
    draft = DraftFile(folder)
    draft.save(NAMED)
    assert text_of(open_draft(draft.path, key).document) == text_of(NAMED)
    draft.close()


def test_nothing_of_a_person_can_be_read_in_it_or_in_its_name(folder: Path) -> None:
    draft = DraftFile(folder)
    draft.save(NAMED)
    every = b"".join(path.name.encode() + path.read_bytes() for path in folder.iterdir())
    assert b"Quillfeather" not in every
    assert b"marks" not in every
    draft.close()


@pytest.mark.skipif(os.name == "nt", reason="no such rights there")
def test_its_files_are_for_their_owner_alone(folder: Path) -> None:
    draft = DraftFile(folder)
    draft.save(SAMPLE)
    assert [path.name for path in (folder, *folder.iterdir()) if path.stat().st_mode & 0o077] == []
    draft.close()


def test_the_draft_of_a_living_window_is_offered_to_nobody(folder: Path) -> None:
    draft = DraftFile(folder)
    draft.save(SAMPLE)
    assert left_behind(folder) == ()
    draft.close()


def test_a_window_that_goes_as_it_should_leaves_nothing_behind(folder: Path) -> None:
    draft = DraftFile(folder)
    draft.save(SAMPLE)
    draft.close()
    assert [path.name for path in folder.iterdir()] == ["table.half"]


def test_a_draft_of_a_killed_process_is_left_behind(folder: Path, key: LibraryKey) -> None:
    code = (
        "import os, signal, sys; from pathlib import Path; from bodymap.records.drafts import DraftFile;"
        "from tests.records.test_drafts import NAMED;"
        "DraftFile(Path(sys.argv[1])).save(NAMED); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, str(folder)], check=False)
    (found,) = left_behind(folder)
    assert text_of(open_draft(found.path, key).document) == text_of(NAMED)
    remove_draft(found.path)
    assert left_behind(folder) == ()


def test_a_draft_of_another_library_is_refused_and_stays(folder: Path) -> None:
    draft = DraftFile(folder)
    draft.save(SAMPLE)
    with pytest.raises(BodymapError, match="not sealed for this library"):
        open_draft(draft.path, new_key())
    assert draft.path.exists()
    draft.close()


def test_the_half_is_made_anew_for_another_key(folder: Path) -> None:
    other = new_key()
    prepare(folder, other)
    draft = DraftFile(folder)
    draft.save(SAMPLE)
    assert text_of(open_draft(draft.path, other).document) == text_of(SAMPLE)
    draft.close()


def test_locks_that_a_crash_left_are_taken_away_after_a_day(folder: Path) -> None:
    old, young = folder / "0.lock", folder / "1.lock"
    for lock in (old, young):
        lock.touch()
    days_ago = old.stat().st_mtime - 2 * 24 * 3600
    os.utime(old, (days_ago, days_ago))
    DraftFile(folder).close()
    assert (old.exists(), young.exists()) == (False, True)


def test_a_lock_that_is_held_stays_however_old(folder: Path) -> None:
    first = DraftFile(folder)
    (lock,) = folder.glob("*.lock")
    days_ago = lock.stat().st_mtime - 2 * 24 * 3600
    os.utime(lock, (days_ago, days_ago))
    DraftFile(folder).close()
    assert lock.exists()
    first.close()
