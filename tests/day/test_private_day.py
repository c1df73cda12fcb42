"""A day of work leaves names nowhere but where somebody asked for them, is for its owner alone, and needs no internet.

The day runs in a process of its own: without a umask, in folders of its own, and with a filter of the kernel that ends it
when it makes a socket of the internet.
"""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.day.private import DOCUMENTS, WORDS
from tests.day.traces import forms, traces

pytestmark = pytest.mark.skipif(os.name == "nt", reason="rights and filters of Unix")
DRAWING = f"{DOCUMENTS}/{WORDS['file']}.bodymap"
BROKEN = f"{DOCUMENTS}/{WORDS['file']}-broken.bodymap"
ASKED = {
    (DRAWING, "title"), (DRAWING, "finding"), (DRAWING, "file (in the name)"),  # what the person saves
    (BROKEN, "title"), (BROKEN, "file (in the name)"),  # what the test itself laid there
    (f"{DOCUMENTS}/bundle.json", "finding"),  # an examination is what the bundle is for
    (f"{DOCUMENTS}/asked.json", "finding"), (f"{DOCUMENTS}/asked.json", "name"),  # --name was given
    ("config/bodymap/bodymap.ini", "file"),  # the list of files that were opened, until it is cleared
}  # fmt: skip
"""Where a word may stand, and which."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("day")
    done = run("-m", "tests.day.private", str(folder))
    assert done.returncode == 0, done.stderr
    (folder / "said.txt").write_text(done.stdout + done.stderr, encoding="utf-8")
    return folder


def run(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)


def test_no_word_of_the_day_stands_where_nobody_asked_for_it(root: Path) -> None:
    assert set(traces(root, WORDS)) == ASKED


def test_the_day_has_written_what_it_should(root: Path) -> None:
    there = {path.name for path in root.rglob("*")}
    assert {
        "library.db",
        "report0.pdf",
        "report1.pdf",
        "picture.png",
        "picture.csv",
        "bundle.json",
        "log.txt",
    } <= there


def test_every_file_is_for_its_owner_alone(root: Path) -> None:
    by_the_test = {"said.txt", "log.txt", Path(BROKEN).name}
    mine = [path for path in root.rglob("*") if path.name not in by_the_test]
    assert [str(one) for one in mine if stat.S_IMODE(one.stat().st_mode) & 0o077] == []


def test_the_day_made_no_socket_of_the_internet(root: Path) -> None:
    said = (root / "said.txt").read_text(encoding="utf-8")
    if "not sealed" in said:
        pytest.skip(said.partition("\n")[0])


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
def test_a_socket_of_the_internet_would_have_ended_it(family: str) -> None:
    code = (
        "import socket, sys\nfrom tests.day.sealed import forbid_internet\n"
        "try:\n    forbid_internet()\nexcept OSError as error:\n    print(error); sys.exit(3)\n"
        f"socket.socket(socket.AF_UNIX).close()\nprint('local', flush=True)\nsocket.socket(socket.{family})"
    )
    done = run("-c", code)
    if done.returncode == 3:
        pytest.skip(done.stdout)
    assert (done.stdout, done.returncode) == ("local\n", -signal.SIGSYS)


@pytest.mark.parametrize("number", range(len(list(forms("Quillfeather")))))
def test_a_word_is_found_however_it_is_written(tmp_path: Path, number: int) -> None:
    (tmp_path / "a").write_bytes(b"before" + list(forms("Quillfeather"))[number] + b"after")
    assert list(traces(tmp_path, {"name": "Quillfeather"})) == [("a", "name")]


def test_a_packed_word_is_found(tmp_path: Path) -> None:
    import zlib

    (tmp_path / "a").write_bytes(b"%PDF stream\n" + zlib.compress(b"Quillfeather") + b"\nendstream")
    assert list(traces(tmp_path, {"name": "Quillfeather"})) == [("a", "name")]
