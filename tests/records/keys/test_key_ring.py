"""Who keeps the key: the system's store where there is one, else a file of the owner, else nobody but a passphrase."""

import os
import stat
from pathlib import Path

import keyring
import keyring.backend
import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.compat import properties
from keyring.errors import PasswordDeleteError, PasswordSetError

from bodymap.files.problems import BodymapError
from bodymap.records.keys.keepers import FileKeeper, Keeping, SystemKeeper
from bodymap.records.keys.key_card import card_text, read_card
from bodymap.records.keys.key_ring import KeyRing
from bodymap.records.keys.wrapping import FLOOR, WrapKind

WORDS = "long enough words"


class Remembering(keyring.backend.KeyringBackend):
    """A key store in memory."""

    @properties.classproperty
    def priority(self) -> float:
        return 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not there")


class Failing(Remembering):
    """A key store that is locked and stays so."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise PasswordSetError("locked")

    def get_password(self, service: str, username: str) -> str | None:
        raise OSError("the bus is gone")


@pytest.fixture
def ring(tmp_path: Path) -> KeyRing:
    return KeyRing(tmp_path / "library.keys", (SystemKeeper(), FileKeeper(tmp_path / "keys")), FLOOR)


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Remembering:
    found = Remembering()
    monkeypatch.setattr("keyring.core._keyring_backend", found)
    return found


def without_store(monkeypatch: pytest.MonkeyPatch, backend: keyring.backend.KeyringBackend) -> None:
    monkeypatch.setattr("keyring.core._keyring_backend", backend)


def test_the_key_store_of_the_system_is_asked_first(
    ring: KeyRing, store: Remembering, tmp_path: Path
) -> None:
    card, key = ring.begin()
    assert card.keeping is Keeping.STORE
    assert list(store.kept.values()) == [key.raw().hex()]
    assert not (tmp_path / "keys").exists()


@pytest.mark.parametrize("backend", [keyring.backends.fail.Keyring, keyring.backends.null.Keyring, Failing])
def test_without_a_usable_key_store_the_key_lies_in_a_file(
    ring: KeyRing, monkeypatch: pytest.MonkeyPatch, backend: type[keyring.backend.KeyringBackend]
) -> None:
    without_store(monkeypatch, backend())
    card, key = ring.begin()
    assert card.keeping is Keeping.FILE
    assert ring.fetch(card).raw() == key.raw()


@pytest.mark.skipif(os.name == "nt", reason="rights of the folder of the account there")
@pytest.mark.parametrize("mask", [0, 0o777])
def test_the_key_file_is_for_its_owner_alone_under_any_umask(
    ring: KeyRing, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, mask: int
) -> None:
    without_store(monkeypatch, keyring.backends.fail.Keyring())
    before = os.umask(mask)
    try:
        card, _ = ring.begin()
    finally:
        os.umask(before)
    keys = tmp_path / "keys"
    rights = [stat.S_IMODE(path.stat().st_mode) & 0o077 for path in (keys, keys / f"{card.library}.key")]
    assert rights == [0, 0]


def test_a_key_store_that_stays_locked_is_told(
    ring: KeyRing, store: Remembering, monkeypatch: pytest.MonkeyPatch
) -> None:
    card, _ = ring.begin()
    without_store(monkeypatch, Failing())
    with pytest.raises(BodymapError, match="the key store of the system does not give the key"):
        ring.fetch(card)


def test_the_card_alone_does_not_hold_the_key(ring: KeyRing, store: Remembering) -> None:
    card, key = ring.begin()
    made = ring.set_passphrase(key, WORDS)
    assert key.raw().hex() not in card_text(card) + card_text(made)


def test_with_a_passphrase_nobody_else_keeps_the_key(ring: KeyRing, store: Remembering) -> None:
    _, key = ring.begin()
    card = ring.set_passphrase(key, WORDS)
    assert store.kept == {}
    assert ring.open_with(card, WrapKind.PASSPHRASE, WORDS).raw() == key.raw()


def test_after_a_new_passphrase_the_old_one_opens_nothing(ring: KeyRing, store: Remembering) -> None:
    _, key = ring.begin()
    ring.set_passphrase(key, WORDS)
    card = ring.set_passphrase(key, "other long words")
    with pytest.raises(BodymapError, match="does not open"):
        ring.open_with(card, WrapKind.PASSPHRASE, WORDS)
    assert ring.open_with(card, WrapKind.PASSPHRASE, "other long words").raw() == key.raw()


def test_a_removed_passphrase_gives_the_key_back_to_the_store(ring: KeyRing, store: Remembering) -> None:
    _, key = ring.begin()
    ring.set_passphrase(key, WORDS)
    card = ring.remove_passphrase(key)
    assert card.keeping is Keeping.STORE
    assert ring.fetch(card).raw() == key.raw()


def test_the_recovery_key_opens_when_the_passphrase_is_forgotten(ring: KeyRing, store: Remembering) -> None:
    _, key = ring.begin()
    printed = ring.make_recovery_key(key)
    card = ring.set_passphrase(key, WORDS)
    assert ring.open_with(card, WrapKind.RECOVERY, printed.lower().replace("-", " ")).raw() == key.raw()


def test_only_the_newest_recovery_key_opens(ring: KeyRing, store: Remembering) -> None:
    _, key = ring.begin()
    old = ring.make_recovery_key(key)
    ring.make_recovery_key(key)
    with pytest.raises(BodymapError, match="printed last"):
        ring.open_with(ring.read(), WrapKind.RECOVERY, old)


def test_without_a_recovery_key_that_is_said(ring: KeyRing, store: Remembering) -> None:
    card, _ = ring.begin()
    with pytest.raises(BodymapError, match="no recovery key was made"):
        ring.open_with(card, WrapKind.RECOVERY, "22222-" * 8)


def test_a_card_survives_writing_and_reading(ring: KeyRing, store: Remembering) -> None:
    _, key = ring.begin()
    ring.make_recovery_key(key)
    card = ring.set_passphrase(key, WORDS)
    assert read_card(ring.card) == card


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('"memory_kib": 19456', '"memory_kib": 8', "asks for 8 KiB"),
        ('"memory_kib": 19456', '"memory_kib": 99999999', "asks for 99999999 KiB"),
        ('"format_number": 1', '"format_number": 2', "newer bodymap"),
        ('"keeping": "passphrase"', '"keeping": "nowhere"', "keeping is 'nowhere'"),
        ('"kind": "passphrase"', '"kind": "recovery"', "expected 19456"),
    ],
)
def test_a_changed_card_is_refused_in_one_sentence(
    ring: KeyRing, store: Remembering, before: str, after: str, words: str
) -> None:
    ring.set_passphrase(ring.begin()[1], WORDS)
    text = ring.card.read_text("utf-8")
    assert before in text
    ring.card.write_text(text.replace(before, after), "utf-8")
    with pytest.raises(BodymapError, match=words):
        ring.read()


def test_the_key_of_another_library_is_told(ring: KeyRing, store: Remembering) -> None:
    card, _ = ring.begin()
    store.kept = dict.fromkeys(store.kept, "00" * 32)
    with pytest.raises(BodymapError, match="does not belong to this library"):
        ring.fetch(card)
