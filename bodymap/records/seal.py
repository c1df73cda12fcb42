"""The checksum of a drawing file: tells a file that was changed since it was saved from one that was not.

It stands, like the fingerprint of the knowledge, among the facts about the program, where bodymap has always taken any
name with a text. So programs that know no checksum open the file, and the number of the format need not rise for it.
It is made of the values, not of the bytes: other line ends or blanks, as mail and editors make them, change nothing.
It finds damage and slips. It is no signature: whoever wants to can make it fit.
"""

import json
from collections.abc import Mapping
from enum import Enum
from hashlib import sha256
from typing import cast

from bodymap.files.tree import Value
from bodymap.language import tr, tr_later

PROGRAM = "program"
CHECKSUM = "checksum"
KNOWLEDGE = "knowledge"
"""A file that names the knowledge has a checksum too; so a damaged name of either is told."""
EDITED = "edited"
"""What a person writes in place of the checksum to say: it was me."""
EDITED_NOTE = tr_later(
    "This file was changed by hand since it was saved, as it says itself. Check it with the person."
)
CHANGED = tr_later(
    "the file was changed since it was saved (its checksum does not fit); if you did that on purpose, "
    'write "{edited}" in place of the checksum and open it again, otherwise use a copy of the file'
)
MISSING = tr_later(
    "the checksum of the file is missing, so it was changed since it was saved; if you did that on purpose, "
    'add "{checksum}": "{edited}" beside the knowledge and open it again, otherwise use a copy of the file'
)


class Seal(Enum):
    """What a checksum says."""

    NONE = "written before there were checksums"
    FITS = "unchanged"
    EDITED = "changed by hand, and said so"
    BROKEN = "changed"


def sealed(content: dict[str, Value]) -> dict[str, Value]:
    """The content of a file with its checksum, in place of one it may have."""
    program = {name: value for name, value in _program(content).items() if name != CHECKSUM}
    return {**content, PROGRAM: {**program, CHECKSUM: checksum_of(content)}}


def seal_of(value: Value) -> Seal:
    """What the checksum of a read file says."""
    if not isinstance(value, dict):
        return Seal.BROKEN
    program = _program(value)
    said = program.get(CHECKSUM)
    if said is None:
        return Seal.BROKEN if KNOWLEDGE in program else Seal.NONE
    if said == EDITED:
        return Seal.EDITED
    return Seal.FITS if said == checksum_of(value) else Seal.BROKEN


def broken_seal(program: Mapping[str, str]) -> str:
    """The sentence for a file whose seal is broken."""
    return tr(CHANGED if CHECKSUM in program else MISSING, checksum=CHECKSUM, edited=EDITED)


def checksum_of(content: Mapping[str, Value]) -> str:
    """SHA-256 over all values but the checksum itself: names sorted, no blanks, JSON in UTF-8."""
    program = {name: value for name, value in _program(content).items() if name != CHECKSUM}
    bare = {**content, PROGRAM: program}
    text = json.dumps(bare, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _program(content: Mapping[str, Value]) -> dict[str, Value]:
    found = content.get(PROGRAM)
    return found if isinstance(found, dict) else cast("dict[str, Value]", {})
