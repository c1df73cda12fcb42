"""What the start loads beside the window's thread."""

import subprocess
import sys

import pytest

from bodymap.files.problems import BodymapError
from bodymap.ui import loaded, loading
from bodymap.ui.loaded import load
from bodymap.ui.loading import MODULES, Loading


def test_the_thread_loads_what_a_window_stands_on() -> None:
    made = Loading(())
    made.start()
    found = made.take()
    assert (made.done, bool(found.library.roots), len(found.atlas.maps)) == (True, True, 5)


def test_what_is_wrong_in_the_thread_is_told_where_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise BodymapError("the atlas is damaged")

    monkeypatch.setattr(loaded, "load", broken)
    made = Loading(())
    made.start()
    with pytest.raises(BodymapError, match="the atlas is damaged"):
        made.take()


def test_a_start_that_is_given_up_loads_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []
    monkeypatch.setattr(loading, "import_module", begun.append)
    given_up = Loading()
    given_up.stop()
    given_up.start()
    given_up.stop()
    assert (given_up.done, begun) == (True, [])


def test_python_takes_turns_as_before_when_all_is_loaded() -> None:
    before = sys.getswitchinterval()
    made = Loading(())
    made.start()
    made.stop()
    assert sys.getswitchinterval() == before


def test_the_first_sample_is_not_read_twice() -> None:
    found = load()
    assert found.sample is not None
    assert found.read(found.sample.drawing, found.sample.examination) is found.reading


def test_another_drawing_is_read() -> None:
    found = load()
    assert found.sample is not None
    assert found.reading is not None
    marks = found.sample.drawing.marks
    fewer = type(found.sample.drawing)(marks[:1])
    assert found.read(fewer, found.sample.examination) is not found.reading


def test_the_thread_loads_nothing_of_qt() -> None:
    code = (
        f"import sys, importlib; [importlib.import_module(n) for n in {MODULES!r}]; "
        "print(sorted(n for n in sys.modules if n.startswith('PySide6')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
