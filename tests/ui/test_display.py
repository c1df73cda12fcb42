import os
import subprocess
import sys
from pathlib import Path

import pytest

from bodymap.files.problems import BodymapError
from bodymap.ui.display import set_platform, set_unseen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Qt finds its libraries by itself elsewhere")


def test_without_a_display_there_is_one_sentence() -> None:
    with pytest.raises(BodymapError, match="no display here"):
        set_platform({})


def test_a_display_that_does_not_answer_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DISPLAY", ":987")
    with pytest.raises(BodymapError, match="no display here"):
        set_platform({"DISPLAY": ":987"}, tmp_path)


def test_a_missing_library_is_named(tmp_path: Path) -> None:
    (tmp_path / "libqxcb.so").write_bytes(b"no library at all")
    with pytest.raises(BodymapError, match=r"libqxcb\.so.*start\.py"):
        set_platform({"DISPLAY": ":0"}, tmp_path)


def test_a_platform_that_was_asked_for_is_taken() -> None:
    environment = {"QT_QPA_PLATFORM": "offscreen"}
    set_platform(environment)
    assert environment == {"QT_QPA_PLATFORM": "offscreen"}


def test_a_platform_that_qt_does_not_have_is_told() -> None:
    with pytest.raises(BodymapError, match="QT_QPA_PLATFORM names 'nonsense'"):
        set_platform({"QT_QPA_PLATFORM": "nonsense"})


def test_of_several_platforms_one_that_qt_has_is_taken() -> None:
    environment = {"QT_QPA_PLATFORM": "nonsense;offscreen"}
    set_platform(environment)
    assert environment == {"QT_QPA_PLATFORM": "offscreen"}


def test_the_program_says_so_and_ends_with_two() -> None:
    bare = {
        name: value for name, value in os.environ.items() if not name.startswith(("QT_", "DISPLAY", "WAY"))
    }
    done = subprocess.run(
        [sys.executable, "-m", "bodymap"], env=bare, check=False, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stderr.startswith("bodymap: there is no display here")


@pytest.mark.parametrize(("named", "used"), [({}, "offscreen"), ({"QT_QPA_PLATFORM": ""}, "offscreen"), ({"QT_QPA_PLATFORM": "nonsense"}, "offscreen"), ({"QT_QPA_PLATFORM": "minimal"}, "minimal")])  # fmt: skip
def test_a_picture_needs_no_display_and_an_empty_platform_is_none(named: dict[str, str], used: str) -> None:
    environment = dict(named)
    set_unseen(environment)
    assert environment["QT_QPA_PLATFORM"] == used
