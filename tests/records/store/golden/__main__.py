import json
import shutil
import sys
import tempfile
from pathlib import Path

from bodymap.records.document import Document
from bodymap.records.store.opening import create_library
from bodymap.records.store.values import Author
from bodymap.records.versions import Versions
from tests.records.documents import SAMPLE
from tests.records.store.made import DAY, SLIP, Clock, place_in

PASSPHRASE = "a passphrase only for tests"


def write(target: Path) -> None:
    target.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        place = place_in(Path(folder))
        store = create_library(place, Clock())
        person = store.add_person(name="Test Name", birth_year=1970, pseudonym="Heron 27")
        visit = store.add_visit(person.id, DAY)
        head = store.save_sheet(store.add_sheet(visit.id, Author.PATIENT, Document()), SAMPLE)
        store.add_sheet(visit.id, Author.CLINICIAN, SAMPLE, copy_of=head.id)
        store.void_note(store.add_note(visit.id, "A slip.").id, SLIP)
        store.add_note(visit.id, "Walks on heels.\nNot on toes.")
        versions = Versions("0.1.0", "figure", "ab12", (("article", "cd34"), ("isncsci", "ef56")), "0123")
        store.add_reading(head, '{"first":"S1"}', versions)
        keys = {
            "what": "Keys of a library that holds made-up people only, for tests.",
            "key": store.key.raw().hex(),
            "recovery": place.ring.make_recovery_key(store.key),
            "passphrase": PASSPHRASE,
        }
        place.ring.set_passphrase(store.key, PASSPHRASE)
        store.close()
        shutil.copy(place.library, target)
        shutil.copy(place.card, target)
        (target / "test-keys.json").write_text(json.dumps(keys, indent=1) + "\n", "utf-8")


write(Path(sys.argv[1]))
