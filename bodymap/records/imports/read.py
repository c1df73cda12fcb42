"""Opens a drawing whoever wrote it: the content of the file says which format it is, not its name."""

from pathlib import Path

from bodymap.files.bounded import JSON_CAPS, read_json
from bodymap.files.problems import BodymapError, Place
from bodymap.files.text import Source, read_text
from bodymap.files.tree import Tree
from bodymap.language import tr, tr_later
from bodymap.records.drawing_file import document_of
from bodymap.records.drawing_model import FORMAT
from bodymap.records.imports.choir import choir_document, is_list, is_table
from bodymap.records.imports.fhir import FHIR_CAPS, fhir_document, is_bundle
from bodymap.records.imports.imported import NO_WISH, Imported, Wish
from bodymap.records.imports.paindraw import is_paindraw, paindraw_document

LARGEST_TABLE = 1 << 20
"""Bytes of a text or table of segments."""
UNKNOWN = tr_later(
    "this is no drawing that can be imported; expected a .bodymap drawing, a FHIR bundle of bodymap, "
    "a PainDraw file, or CHOIR segments as a list or table"
)


def import_document(path: Path, wish: Wish = NO_WISH) -> Imported:
    """The drawing in a file of any format known here. The file is not changed. Raises BodymapError: what is wrong, where."""
    return imported(path, str(path), wish)


def imported(source: Source, name: str, wish: Wish = NO_WISH) -> Imported:
    """The same of content at hand; `name` stands for the file in sentences."""
    text = read_text(source, FHIR_CAPS.size, name)
    if text.lstrip()[:1] == "{":
        return _of_json(text, name, wish)
    if len(text) > LARGEST_TABLE:
        raise BodymapError(tr(UNKNOWN), Place(name, 1))
    if is_list(text) or is_table(text):
        return choir_document(text, name, wish)
    raise BodymapError(tr(UNKNOWN), Place(name, 1))


def _of_json(text: str, name: str, wish: Wish) -> Imported:
    tree = _tree(text, name)
    value = tree.value
    if is_bundle(value):
        return fhir_document(tree)
    if is_paindraw(value):
        return paindraw_document(tree, wish)
    if isinstance(value, dict) and value.get("format") == FORMAT:
        document = document_of(tree)
        return Imported(document, document.notes)
    raise BodymapError(tr(UNKNOWN), tree.place_of(()))


def _tree(text: str, name: str) -> Tree:
    """Only a bundle may hold a whole drawing in one text."""
    caps = FHIR_CAPS if '"resourceType"' in text else JSON_CAPS
    return read_json(text, caps, name)
