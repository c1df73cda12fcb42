"""Sealing for the library without its key: anybody can put something in, only the key of the library takes it out.

X25519 with a key pair of its own for every sealing, HKDF-SHA256, AES-256-GCM. The half that opens is made of the key of the
library, so there is no further secret to keep; the half that seals lies open beside the library and opens nothing.
"""

import os
from typing import TYPE_CHECKING

from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later
from bodymap.records.keys.library_key import LibraryKey
from bodymap.records.keys.wrapping import NONCE

if TYPE_CHECKING:  # encryption is loaded when it is needed
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

HALF = 32
"""Bytes of a half of an X25519 pair (RFC 7748)."""
MARK = b"bodymap sealed 1"
_OPENS = b"bodymap drafts"
NOT_OURS = tr_later("this was not sealed for this library, or was changed since; it was left as it is")


def sealing_half(key: LibraryKey) -> bytes:
    """What seals for the library; may be known to anybody."""
    return _pair(key).public_key().public_bytes_raw()


def sealed(content: bytes, half: bytes) -> bytes:
    """The content, so that only the library that `half` belongs to can open it. Raises BodymapError for a half that is none."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    once = X25519PrivateKey.generate()
    ours = once.public_key().public_bytes_raw()
    try:
        shared = once.exchange(X25519PublicKey.from_public_bytes(half))
    except ValueError as error:
        raise BodymapError(
            tr("the half that seals is damaged; it is made anew when the records are opened")
        ) from error
    nonce = os.urandom(NONCE)
    return MARK + ours + nonce + AESGCM(_stretched(shared, ours, half)).encrypt(nonce, content, MARK)


def unsealed(box: bytes, key: LibraryKey) -> bytes:
    """What was sealed for the library of this key. Raises BodymapError."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    start = len(MARK)
    theirs, nonce = box[start : start + HALF], box[start + HALF : start + HALF + NONCE]
    try:
        shared = _pair(key).exchange(X25519PublicKey.from_public_bytes(theirs))
        secret = _stretched(shared, theirs, sealing_half(key))
        return AESGCM(secret).decrypt(nonce, box[start + HALF + NONCE :], box[:start])
    except (InvalidTag, ValueError):
        raise BodymapError(tr(NOT_OURS)) from None


def _pair(key: LibraryKey) -> "X25519PrivateKey":
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    secret = HKDF(algorithm=SHA256(), length=HALF, salt=None, info=_OPENS).derive(key.raw())
    return X25519PrivateKey.from_private_bytes(secret)


def _stretched(shared: bytes, once: bytes, half: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=None, info=MARK + once + half).derive(shared)
