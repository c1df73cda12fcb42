"""What a cohort needs beyond the program itself, loaded only when it is asked for."""

from importlib import import_module
from types import ModuleType

from bodymap.files.problems import BodymapError

EXTRA = "bodymap[cohort]"


def pyarrow(part: str = "parquet") -> ModuleType:
    """pyarrow, or a part of it. Raises BodymapError that says what to install."""
    try:
        return import_module(f"pyarrow.{part}" if part else "pyarrow")
    except ImportError:
        sentence = f"Parquet tables need pyarrow, which is not installed; install {EXTRA}, or use a table that ends with .csv"
        raise BodymapError(sentence) from None
