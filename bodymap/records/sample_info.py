"""One shipped drawing in a list: its title, where it comes from, and its file."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SampleInfo:
    """One entry of the Samples menu; path is the drawing."""

    id: str
    title: str
    source: str
    path: Path
