import ast
from pathlib import Path

import pytest

import start
from bodymap.records.samples import samples

SOURCE = Path(start.__file__).read_text()


def test_an_old_python_can_read_the_file_far_enough_to_refuse() -> None:
    assert ast.parse(SOURCE, feature_version=(3, 7))


def test_it_imports_the_standard_library_only() -> None:
    names = {node.module for node in ast.walk(ast.parse(SOURCE)) if isinstance(node, ast.ImportFrom)}
    names |= {
        a.name for node in ast.walk(ast.parse(SOURCE)) if isinstance(node, ast.Import) for a in node.names
    }
    assert {str(name).partition(".")[0] for name in names} <= start.sys.stdlib_module_names


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, ("offscreen",)),
        ({"DISPLAY": ":0"}, ("xcb", "offscreen")),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ("wayland", "xcb", "offscreen")),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "wayland;xcb"}, ("wayland", "xcb", "offscreen")),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, ("offscreen", "offscreen")),
    ],
)
def test_the_displays_named_by_the_environment_are_tried(
    environment: dict[str, str], wanted: tuple[str, ...]
) -> None:
    assert start.wanted_platforms(environment) == wanted


@pytest.mark.parametrize("arguments", [[], ["--mode", "patient"], ["--open", "visit.bodymap"]])
def test_options_alone_open_the_window(arguments: list[str]) -> None:
    assert start.opens_window(arguments)


@pytest.mark.parametrize(
    "arguments", [["assess", "case.yaml"], ["--screenshot", "a.png"], ["--help"], ["-h"]]
)
def test_commands_pictures_and_help_need_no_display(arguments: list[str]) -> None:
    assert not start.opens_window(arguments)


def test_without_a_display_the_sample_the_window_opens_with_is_read() -> None:
    assert samples()[0].path == start.SAMPLE


@pytest.mark.skipif(start.sys.platform != "linux", reason="Qt finds its libraries by itself elsewhere")
def test_a_display_that_does_not_answer_is_not_usable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":987")
    assert not start.x11_answers()


def test_a_plugin_that_cannot_load_names_the_missing_library(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start.probe(tmp_path / "libqxcb.so", "xcb") == start.LIBRARY_MISSING
    assert "libqxcb.so" in capsys.readouterr().out


def test_without_rights_the_one_line_to_type_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(start, "rights_to_install", lambda: None)
    with pytest.raises(SystemExit) as stopped:
        start.install_packages(("libgl1", "libegl1"), "Qt cannot load libGL.so.1")
    line = str(stopped.value).splitlines()[-1]
    assert line == "sudo apt-get update && sudo apt-get install -y --no-install-recommends libgl1 libegl1"


@pytest.mark.skipif(start.os.name != "posix", reason="elsewhere signals are handed on")
def test_the_window_takes_the_place_of_the_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ending start.py by a signal then ends the window: they are one process."""
    became: list[object] = []
    monkeypatch.setattr(start.os, "execve", lambda *call: became.extend(call))
    monkeypatch.setattr(start.subprocess, "Popen", lambda *_args, **_more: Ended())
    start.become_bodymap(["--mode", "patient"], "xcb")
    assert became[:2] == [start.PYTHON, (str(start.PYTHON), "-m", "bodymap", "--mode", "patient")]


class Ended:
    """A child that is through."""

    def wait(self) -> int:
        return 0


def test_where_a_process_cannot_be_replaced_its_end_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    handled: dict[object, object] = {}
    monkeypatch.setattr(start.os, "name", "nt")
    monkeypatch.setattr(start.subprocess, "Popen", lambda *_args, **_more: Ended())
    monkeypatch.setattr(start.signal, "signal", handled.__setitem__)
    assert start.become_bodymap([], None) == 0
    assert start.signal.SIGTERM in handled


def test_the_checks_go_on_after_one_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def fail(command: list[str], **_: object) -> int:
        ran.append(str(command[-1]))
        return 1

    monkeypatch.setattr(start.subprocess, "call", fail)
    assert start.run_checks([]) == 1
    assert len(ran) == len(start.CHECKS)


def test_the_checks_succeed_when_each_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start.subprocess, "call", lambda *_args, **_more: 0)
    assert start.run_checks([]) == 0
