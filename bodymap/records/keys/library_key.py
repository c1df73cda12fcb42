"""The key of one library: 256 random bits that are never shown, and its print, which tells keys apart."""

import hashlib
import hmac
import secrets

from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later

LENGTH = 32
"""Bytes."""
_PRINTED = b"bodymap library key"
LOCKED = tr_later("the library is locked; expected it to be unlocked first")


class LibraryKey:
    """Bytes of a key. `drop` overwrites them; what Python has copied elsewhere meanwhile it cannot (docs/records.md)."""

    __slots__ = ("_bytes",)

    def __init__(self, raw: bytes) -> None:
        if len(raw) != LENGTH:
            raise ValueError(tr("{count} bytes; expected {length}", count=len(raw), length=LENGTH))
        self._bytes = bytearray(raw)

    def __repr__(self) -> str:
        return "LibraryKey(not shown)"

    def raw(self) -> bytes:
        """The bytes. Raises BodymapError when they were dropped."""
        if not self._bytes:
            raise BodymapError(tr(LOCKED))
        return bytes(self._bytes)

    def print(self) -> str:
        """16 hex digits that tell whether this is the key of a library, and nothing else about it."""
        return hmac.new(self.raw(), _PRINTED, hashlib.sha256).hexdigest()[:16]

    def drop(self) -> None:
        """Overwrite the bytes with zeros and forget them."""
        self._bytes[:] = bytes(len(self._bytes))
        self._bytes.clear()


def new_key() -> LibraryKey:
    """A key from the system's randomness."""
    return LibraryKey(secrets.token_bytes(LENGTH))
