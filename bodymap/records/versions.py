"""What a drawing or a reading was made with: program, figure, maps and knowledge, each by a fingerprint of its source."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import bodymap.knowledge
from bodymap import __version__
from bodymap.data import data_folder
from bodymap.drawing.pain_drawing import FIGURE


@dataclass(frozen=True, slots=True)
class Versions:
    """program: its number. figure: its id. maps: id and fingerprint of each. Fingerprints are 16 hex digits."""

    program: str
    figure: str
    figure_print: str
    maps: tuple[tuple[str, str], ...]
    knowledge: str


def versions_in_use() -> Versions:
    """What the program that runs stands on."""
    return Versions(__version__, FIGURE, figure_fingerprint(), map_fingerprints(), knowledge_fingerprint())


@cache
def figure_fingerprint() -> str:
    """Fingerprint of the outlines in use: of their content, not of the comments beside it."""
    return fingerprint(sorted((data_folder("regions") / "figure").glob("*.yaml")))


@cache
def map_fingerprints() -> tuple[tuple[str, str], ...]:
    """Id and fingerprint of every map in use."""
    paths = sorted((data_folder("regions") / "maps").glob("*.yaml"))
    return tuple((path.stem, fingerprint([path])) for path in paths)


@cache
def knowledge_fingerprint() -> str:
    """Fingerprint of everything that is known: conditions, findings, the numbers of the reading, their sources."""
    return fingerprint(sorted(Path(bodymap.knowledge.__path__[0]).glob("*.yaml")))


def fingerprint(paths: Iterable[Path]) -> str:
    """First 16 digits of the SHA-256, without comments and blanks; "" where there are no files."""
    found = [b" ".join(re.sub(rb"#.*", b"", path.read_bytes()).split()) for path in paths]
    return sha256(b"\n".join(found)).hexdigest()[:16] if found else ""
