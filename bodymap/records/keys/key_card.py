"""The key card of a library: a small JSON file beside it that says which key it needs, who keeps it, and holds it wrapped.

Nothing in it opens the library by itself, so copies of it lie beside every set of backups.
"""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from bodymap.files.bounded import Caps, read_json
from bodymap.files.checked import parse
from bodymap.files.problems import BodymapError
from bodymap.files.whole import write_whole
from bodymap.language import tr
from bodymap.records.keys.keepers import Keeping
from bodymap.records.keys.wrapping import NONCE, SALT, SEALED, Cost, Wrap, WrapKind, check_cost

FORMAT = "bodymap key card"
FORMAT_NUMBER = 1
CAPS = Caps(size=20_000, depth=6, nodes=200, scalar=1000)
ABOUT = (
    "Belongs to a library of bodymap. It says which key the library needs and holds that key sealed, by a passphrase "
    "(Argon2id, then AES-256-GCM) or by a printed recovery key (HKDF-SHA256, then AES-256-GCM). Keep it with the library."
)


@dataclass(frozen=True, slots=True)
class KeyCard:
    """library: its random id. key_print: of the one key that opens it. wraps: at most one of a kind."""

    library: str
    key_print: str
    keeping: Keeping
    wraps: tuple[Wrap, ...] = ()

    def wrap(self, kind: WrapKind) -> tuple[Wrap, ...]:
        """The wrap of this kind, or none."""
        return tuple(one for one in self.wraps if one.kind is kind)

    def with_wrap(self, wrap: Wrap) -> "KeyCard":
        """The card with this wrap in the place of another of its kind."""
        return replace(self, wraps=(*self.without_wrap(wrap.kind).wraps, wrap))

    def without_wrap(self, kind: WrapKind) -> "KeyCard":
        """The card without a wrap of this kind."""
        return replace(self, wraps=tuple(one for one in self.wraps if one.kind is not kind))


def _digits(count: int) -> object:
    return Field(pattern=rf"^[0-9a-f]{{{count}}}$")


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _WrapPart(_Part):
    kind: WrapKind
    memory_kib: Annotated[int, Field(strict=True, ge=0)]
    passes: Annotated[int, Field(strict=True, ge=0)]
    lanes: Annotated[int, Field(strict=True, ge=0)]
    salt: Annotated[str, _digits(2 * SALT)]
    nonce: Annotated[str, _digits(2 * NONCE)]
    sealed: Annotated[str, _digits(2 * SEALED)]


class _CardFile(_Part):
    format: Literal["bodymap key card"]
    format_number: Annotated[int, Field(strict=True, ge=1, le=FORMAT_NUMBER)]
    about: str = ""
    library: Annotated[str, _digits(32)]
    key_print: Annotated[str, _digits(16)]
    keeping: Keeping
    wraps: Annotated[list[_WrapPart], Field(max_length=len(WrapKind))]


def read_card(path: Path) -> KeyCard:
    """The card of a library. Raises BodymapError for whatever is no sound card, also for wraps that are too cheap."""
    tree = read_json(path, CAPS)
    number = tree.value.get("format_number") if isinstance(tree.value, dict) else None
    if isinstance(number, int) and number > FORMAT_NUMBER:
        sentence = tr(
            "the key card was written by a newer bodymap (format {number}); open the library with that one",
            number=number,
        )
        raise BodymapError(sentence, tree.place_of(("format_number",)))
    file = parse(_CardFile, tree)
    wraps = tuple(_wrap(part) for part in file.wraps)
    if len({wrap.kind for wrap in wraps}) != len(wraps):
        raise BodymapError(
            tr("the key card has two entries of one kind; expected one"), tree.place_of(("wraps",))
        )
    for wrap in wraps:
        check_cost(wrap)
    return KeyCard(file.library, file.key_print, file.keeping, wraps)


def write_card(card: KeyCard, path: Path) -> None:
    """Write it whole or not at all. Raises BodymapError."""
    write_whole(path, card_text(card))


def card_text(card: KeyCard) -> str:
    """The card as JSON."""
    content = {
        "format": FORMAT,
        "format_number": FORMAT_NUMBER,
        "about": ABOUT,
        "library": card.library,
        "key_print": card.key_print,
        "keeping": card.keeping.value,
        "wraps": [
            {
                "kind": wrap.kind.value,
                "memory_kib": wrap.cost.memory,
                "passes": wrap.cost.passes,
                "lanes": wrap.cost.lanes,
                "salt": wrap.salt.hex(),
                "nonce": wrap.nonce.hex(),
                "sealed": wrap.sealed.hex(),
            }
            for wrap in card.wraps
        ],
    }
    return json.dumps(content, indent=1) + "\n"


def _wrap(part: _WrapPart) -> Wrap:
    cost = Cost(part.memory_kib, part.passes, part.lanes)
    salt, nonce, sealed = (bytes.fromhex(text) for text in (part.salt, part.nonce, part.sealed))
    return Wrap(part.kind, cost, salt, nonce, sealed)
