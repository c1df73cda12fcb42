"""Keeps Python's own way of importing when Qt is loaded."""

import builtins
from importlib import import_module


def load_qt() -> None:
    """Load Qt's Python modules, then give import back to Python.

    PySide6 puts a way of importing of its own in its place, for a feature nobody here uses. It reads the source
    of every module that is imported after it: a tenth of the whole start (measured with PySide6 6.11).
    """
    own = builtins.__import__
    try:
        import_module("PySide6.QtWidgets")
    finally:
        builtins.__import__ = own
