"""The first second in real processes: who loads, what a close or an error in the middle of it leaves behind."""

import subprocess
import sys

import pytest

RUN = """
import sys, threading
from bodymap.__main__ import main
from bodymap.ui.own_import import load_qt
load_qt()
from bodymap.ui import beginning, loading
slices = [0]
{patch}
def go_on(self, own=beginning.Building.go_on):
    own(self)
    slices[0] += 1
    told(self)
beginning.Building.go_on = go_on
sys.argv[1:] = ["--theme", "light"]
try:
    main()
finally:
    print([t.name for t in threading.enumerate()])
"""


def run(patch: str) -> subprocess.CompletedProcess[str]:
    code = RUN.replace("{patch}", patch)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=100)


@pytest.mark.parametrize(
    "when", ["slices[0] == 1", "slices[0] == 4", "'bodymap.ui.widgets' in sys.modules", "building._steps.gi_frame.f_locals.get('steps')"]
)  # fmt: skip
def test_a_window_closed_during_the_start_ends_quietly(when: str) -> None:
    done = run(f"def told(building):\n    if {when}: building._frame.close()")
    assert (done.returncode, done.stdout, done.stderr) == (0, "['MainThread']\n", "")


@pytest.mark.parametrize(
    ("error", "status"), [("BodymapError('the atlas is damaged')", 2), ("ValueError('ours')", 1)]
)
def test_an_error_in_the_loading_thread_ends_the_start(error: str, status: int) -> None:
    done = run(
        "from bodymap.files.problems import BodymapError\n"
        "def told(building): pass\n"
        "def take(self, own=loading.Loading.take):\n"
        f"    from bodymap.ui import loaded\n    own(self)\n    raise {error}\n"
        "def work(self, own=loading.Loading._work):\n"
        "    from bodymap.ui import loaded\n"
        f"    def load(): raise {error}\n"
        "    loaded.load = load\n"
        "    own(self)\n"
        "loading.Loading._work = work"
    )
    assert (done.returncode, done.stdout) == (status, "['MainThread']\n")
    assert (done.stderr == "bodymap: the atlas is damaged\n") is (status == 2)


def test_only_one_thread_loads_at_a_time() -> None:
    done = run(
        "finders = set()\n"
        "class Spy:\n"
        "    @staticmethod\n"
        "    def find_spec(name, path=None, target=None):\n"
        "        if any(t.name == 'loading' for t in threading.enumerate()):\n"
        "            finders.add(threading.current_thread().name)\n"
        "sys.meta_path.insert(0, Spy)\n"
        "def told(building):\n"
        "    if building._frame._held is not None:\n"
        "        print(sorted(finders))\n"
        "        building._frame.close()\n"
        "        told.__code__ = (lambda building: None).__code__"
    )
    assert (done.returncode, done.stdout) == (0, "['loading']\n['MainThread']\n"), done.stderr
