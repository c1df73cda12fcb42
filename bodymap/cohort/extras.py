"""What a cohort needs beyond the program itself, loaded only when it is asked for."""

from importlib import import_module
from types import ModuleType

from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later

EXTRA = "bodymap[cohort]"
NEEDED = tr_later("Parquet tables need pyarrow, which is not installed; install {extra}, or use a table that ends with .csv")


def pyarrow(part: str = "parquet") -> ModuleType:
    """pyarrow, or a part of it. Raises BodymapError that says what to install."""
    try:
        return import_module(f"pyarrow.{part}" if part else "pyarrow")
    except ImportError:
        raise BodymapError(tr(NEEDED, extra=EXTRA)) from None
