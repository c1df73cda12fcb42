"""Whether Qt can open a window here, asked before Qt is: it ends the process when it cannot. No Qt, no traceback."""

import ctypes
import importlib.util
import os
import sys
from collections.abc import Callable, MutableMapping
from pathlib import Path

from bodymap.files.problems import BodymapError

PLATFORM = "QT_QPA_PLATFORM"
NO_DISPLAY = (
    "there is no display here; --screenshot FILE draws the window as a picture, "
    "and bodymap assess FILE reads a drawing as text"
)


def set_platform(environment: MutableMapping[str, str], folder: Path | None = None) -> None:
    """Name the platform Qt shall use, in the environment. Raises BodymapError when no window can be opened.

    folder: of Qt's platform plugins. Only Linux leaves libraries and display to chance.
    """
    if sys.platform != "linux":
        return
    missing = ""
    asked = environment.get(PLATFORM, "")
    if asked and not any(_is_there(one) for one in asked.split(";")):
        raise BodymapError(f"{PLATFORM} names {asked[:40]!r}, which Qt does not have here; leave it out")
    for platform in _wanted(environment):
        name = platform.partition(":")[0]
        found = _missing_library((folder or _plugins()) / f"libq{name}.so")
        missing = missing or found
        if not found and _ANSWERS.get(name, _always)():
            environment[PLATFORM] = platform
            return
    raise BodymapError(qt_cannot_load(missing) if missing else NO_DISPLAY)


def set_unseen(environment: MutableMapping[str, str]) -> None:
    """Let Qt draw without a display, unless a platform is named that Qt has; any other name would end the process."""
    if not any(_is_there(one) for one in environment.get(PLATFORM, "").split(";")):
        environment[PLATFORM] = "offscreen"


def qt_cannot_load(library: str) -> str:
    """The sentence about a system library that Qt's wheels leave to the system."""
    return f"Qt cannot load {library}; python3 start.py installs what is missing, or says how"


def _wanted(environment: MutableMapping[str, str]) -> tuple[str, ...]:
    """Platforms to try, best first, as start.py does."""
    if environment.get(PLATFORM):
        return tuple(one for one in environment[PLATFORM].split(";") if _is_there(one))
    wayland = ("wayland",) if environment.get("WAYLAND_DISPLAY") else ()
    x11 = ("xcb",) if environment.get("DISPLAY") else ()
    return (*wayland, *x11)


def _is_there(platform: str) -> bool:
    """Whether Qt has a platform; who has plugins elsewhere, or no Linux, is believed."""
    elsewhere = any(os.environ.get(one) for one in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_PLUGIN_PATH"))
    name = platform.partition(":")[0]
    # wayland-egl is a name that libqwayland.so answers to; older Qt has libqwayland-egl.so itself
    files = (_plugins() / f"libq{one}.so" for one in (name, name.partition("-")[0]))
    return bool(name) and (elsewhere or sys.platform != "linux" or any(one.exists() for one in files))


def _plugins() -> Path:
    found = importlib.util.find_spec("PySide6")
    package = Path(found.origin).parent if found and found.origin else Path()
    return package / "Qt" / "plugins" / "platforms"


def _missing_library(plugin: Path) -> str:
    """The library without which the plugin does not load; "" when it does, or is none we know of."""
    if not plugin.exists():
        return ""
    try:
        ctypes.CDLL(str(plugin))
    except OSError as missing:
        return str(missing).partition(":")[0]
    return ""


def _x11_answers() -> bool:
    """Whether the X server of DISPLAY takes a connection."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    answers = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return answers


def _wayland_answers() -> bool:
    """Whether the compositor of WAYLAND_DISPLAY takes a connection and replies."""
    wayland = ctypes.CDLL("libwayland-client.so.0")
    wayland.wl_display_connect.restype = ctypes.c_void_p
    display = ctypes.c_void_p(wayland.wl_display_connect(None))
    if not display:
        return False
    answers = wayland.wl_display_roundtrip(display) >= 0
    wayland.wl_display_disconnect(display)
    return answers


def _always() -> bool:
    return True


_ANSWERS: dict[str, Callable[[], bool]] = {"xcb": _x11_answers, "wayland": _wayland_answers}
