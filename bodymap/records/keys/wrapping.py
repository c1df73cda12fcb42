"""Wraps the key of the library: by a passphrase (Argon2id) or by the printed recovery key, sealed with AES-GCM."""

import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later
from bodymap.records.keys.library_key import LibraryKey

SALT = 16
"""Bytes; what RFC 9106 recommends for Argon2."""
NONCE = 12
"""Bytes; the length AES-GCM is made for (NIST SP 800-38D)."""
SEALED = 48
"""Bytes of a wrapped key: 32, and the 16 of the tag."""
SHORTEST = 8
"""Characters of a passphrase, as NIST SP 800-63B asks for at least."""
LONGEST = 1000


class WrapKind(StrEnum):
    """What opens a wrap."""

    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs with Argon2id; memory in KiB, passes over it, lanes side by side."""

    memory: int
    passes: int
    lanes: int


USUAL = Cost(memory=64 * 1024, passes=3, lanes=4)
"""The second recommended option of RFC 9106; 175 ms on two shared cores."""
FLOOR = Cost(memory=19 * 1024, passes=2, lanes=1)
"""The least OWASP's password storage cheat sheet names. A file that asks for less was tampered with."""
CEILING = Cost(memory=1024 * 1024, passes=10, lanes=16)
"""1 GiB. A file that asks for more would stop the machine."""
RANDOM = Cost(0, 0, 0)
"""A recovery key is random enough by itself."""


@dataclass(frozen=True, slots=True)
class Wrap:
    """The key of the library, sealed; all but what opens it."""

    kind: WrapKind
    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes


REFUSED: Mapping[WrapKind, str] = {
    WrapKind.PASSPHRASE: tr_later(
        "the passphrase does not open the library; try again, or use the printed recovery key"
    ),
    WrapKind.RECOVERY: tr_later(
        "the recovery key does not open this library; expected the one printed last for it"
    ),
}


def wrapped(key: LibraryKey, kind: WrapKind, secret: str, library: str, cost: Cost = USUAL) -> Wrap:
    """The key, sealed so that only the secret opens it, for this library and nothing else.

    Raises BodymapError for a passphrase that is too short or too long.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if kind is WrapKind.PASSPHRASE and not SHORTEST <= len(secret) <= LONGEST:
        raise BodymapError(
            tr(
                "the passphrase has {count} characters; expected {shortest} to {longest}",
                count=len(secret),
                shortest=SHORTEST,
                longest=LONGEST,
            )
        )
    spent = cost if kind is WrapKind.PASSPHRASE else RANDOM
    salt, nonce = os.urandom(SALT), os.urandom(NONCE)
    sealed = AESGCM(_sealing(kind, secret, salt, spent)).encrypt(
        nonce, key.raw(), _bound(kind, spent, library)
    )
    return Wrap(kind, spent, salt, nonce, sealed)


def unwrapped(wrap: Wrap, secret: str, library: str) -> LibraryKey:
    """The key behind a wrap. Raises BodymapError when the secret is wrong, or the wrap was changed."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    check_cost(wrap)
    if wrap.kind is WrapKind.PASSPHRASE and len(secret) > LONGEST:
        raise BodymapError(tr(REFUSED[wrap.kind]))
    sealing = _sealing(wrap.kind, secret, wrap.salt, wrap.cost)
    try:
        raw = AESGCM(sealing).decrypt(wrap.nonce, wrap.sealed, _bound(wrap.kind, wrap.cost, library))
    except InvalidTag:
        raise BodymapError(tr(REFUSED[wrap.kind])) from None
    return LibraryKey(raw)


def check_cost(wrap: Wrap) -> None:
    """Refuse a wrap that is cheaper to guess than anything we write, or would stop the machine."""
    if wrap.kind is WrapKind.RECOVERY:
        sound = wrap.cost == RANDOM
    else:
        pairs = (
            (wrap.cost.memory, FLOOR.memory, CEILING.memory),
            (wrap.cost.passes, FLOOR.passes, CEILING.passes),
            (wrap.cost.lanes, FLOOR.lanes, CEILING.lanes),
        )
        sound = all(low <= value <= high for value, low, high in pairs)
    if not sound:
        raise BodymapError(
            tr(
                "the {kind} entry asks for {memory} KiB and {passes} passes; expected {least} to {most} KiB and {fewest} to {many} passes",
                kind=wrap.kind,
                memory=wrap.cost.memory,
                passes=wrap.cost.passes,
                least=FLOOR.memory,
                most=CEILING.memory,
                fewest=FLOOR.passes,
                many=CEILING.passes,
            )
        )


def _sealing(kind: WrapKind, secret: str, salt: bytes, cost: Cost) -> bytes:
    """The key that seals: 32 bytes from the secret. NFKC, so that two keyboards type the same passphrase."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    words = unicodedata.normalize("NFKC", secret).encode("utf-8", "surrogatepass")
    if kind is WrapKind.RECOVERY:
        return HKDF(algorithm=SHA256(), length=32, salt=salt, info=b"bodymap recovery key").derive(words)
    return Argon2id(
        salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory
    ).derive(words)


def _bound(kind: WrapKind, cost: Cost, library: str) -> bytes:
    """What a wrap is tied to: moved to another library, or with another cost, it does not open."""
    return f"bodymap {library} {kind} {cost.memory} {cost.passes} {cost.lanes}".encode()
