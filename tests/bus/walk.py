"""Reads what is on the bus, run by the system's Python, which alone knows Atspi: `walk.py tree` or `walk.py listen SECONDS`.

`tree` prints every object of the program as a line of JSON: depth, role, name, description, states. `listen` prints
what is announced, a line each.
"""

import json
import sys

import gi  # pyright: ignore[reportMissingImports]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  # pyright: ignore[reportMissingImports]

PROGRAM = "bodymap"
STATES = ("FOCUSABLE", "FOCUSED", "SHOWING", "SELECTED", "CHECKED", "ENABLED")


def program():
    desktop = Atspi.get_desktop(0)
    for number in range(desktop.get_child_count()):
        found = desktop.get_child_at_index(number)
        if found is not None and found.get_name() == PROGRAM:
            return found
    raise SystemExit("the program is not on the bus")


def walk(one, depth=0):
    states = one.get_state_set()
    row = {
        "depth": depth,
        "role": one.get_role_name(),
        "name": one.get_name() or "",
        "description": one.get_description() or "",
        "states": [word.lower() for word in STATES if states.contains(getattr(Atspi.StateType, word))],
    }
    print(json.dumps(row), flush=True)
    for number in range(one.get_child_count()):
        child = one.get_child_at_index(number)
        if child is not None:
            walk(child, depth + 1)


def listen(seconds):
    loop = GLib.MainLoop()

    def heard(event, *_more):
        print(json.dumps(str(event.any_data)), flush=True)

    listener = Atspi.EventListener.new(heard)
    listener.register("object:announcement")
    print(json.dumps("listening"), flush=True)
    GLib.timeout_add(int(seconds * 1000), loop.quit)
    loop.run()


if __name__ == "__main__":
    if sys.argv[1] == "tree":
        walk(program())
    else:
        listen(float(sys.argv[2]))
