"""Reads a FHIR bundle that bodymap wrote: the drawing it carries, or, where that was taken out, its observations zone by zone."""

import binascii
from base64 import b64decode
from collections.abc import Iterator, Sequence

from bodymap.files.bounded import JSON_CAPS, Caps, read_json
from bodymap.files.checked import parse
from bodymap.files.problems import BodymapError
from bodymap.files.tree import Step, Tree, Value
from bodymap.language import tr, tr_later
from bodymap.records.document import Document
from bodymap.records.drawing_file import document_of
from bodymap.records.drawing_model import FORMAT
from bodymap.records.imports.fhir_parts import DocumentReference, Resource, below
from bodymap.records.imports.fhir_zones import rebuilt
from bodymap.records.imports.imported import Imported

MOST_ENTRIES = 20_000
FHIR_CAPS = Caps(
    size=JSON_CAPS.size * 3 // 2, nodes=JSON_CAPS.nodes, depth=32, scalar=JSON_CAPS.size * 4 // 3 + 4
)
"""A drawing of the largest size as base64, and what stands around it."""
DRAWING_TYPE = "application/json"
REBUILT = tr_later(
    "The bundle carries no drawing: {count} painted places were filled zone by zone from its observations. "
    "Outlines, strokes and what was examined are not in them: check the places with the person."
)
OTHERS = tr_later("{count} resources of the bundle were not written by bodymap and were left out.")
KINDS = ("Patient", "Observation", "BodyStructure", "QuestionnaireResponse", "DocumentReference")


def is_bundle(value: Value) -> bool:
    """Whether a JSON value calls itself a FHIR resource, a bundle or another."""
    return isinstance(value, dict) and "resourceType" in value


def fhir_document(tree: Tree) -> Imported:
    """What a bundle holds. Raises BodymapError when nothing in it is ours, or what is ours is damaged."""
    resources = tuple(_resources(tree))
    attached = tuple(found for one in resources for found in _attached(one, tree))
    if len(attached) > 1:
        place = tree.place_of(attached[1][1])
        raise BodymapError(
            tr("the bundle carries {count} drawings; expected one", count=len(attached)), place
        )
    foreign = sum(one.kind not in KINDS for one in resources)
    notes = (tr(OTHERS, count=foreign),) if foreign else ()
    if attached:
        document = _opened(*attached[0], tree)
        return Imported(document, (*document.notes, *notes))
    document, count = rebuilt(resources, tree)
    return Imported(document, (tr(REBUILT, count=count), *notes))


def _resources(tree: Tree) -> Iterator[Resource]:
    top = tree.value if isinstance(tree.value, dict) else {}
    entries = top.get("entry")
    if top.get("resourceType") != "Bundle" or not isinstance(entries, list):
        kind = str(top.get("resourceType"))[:40]
        raise BodymapError(
            tr("this is a FHIR {kind}; expected a Bundle with entries", kind=kind),
            tree.place_of(("resourceType",)),
        )
    if len(entries) > MOST_ENTRIES:
        raise BodymapError(
            tr(
                "the bundle has {count} entries; expected at most {most_entries}",
                count=len(entries),
                most_entries=MOST_ENTRIES,
            ),
            tree.place_of(("entry",)),
        )
    for number, entry in enumerate(entries):
        path = ("entry", number, "resource")
        resource = entry.get("resource") if isinstance(entry, dict) else None
        kind = resource.get("resourceType") if isinstance(resource, dict) else None
        if not isinstance(kind, str):
            raise BodymapError(
                tr("the entry has no resource with a resourceType; expected one"), tree.place_of(path)
            )
        yield Resource(kind, below(tree, path, resource), path)


# The drawing it carries


def _attached(one: Resource, tree: Tree) -> Iterator[tuple[str, tuple[Step, ...]]]:
    """The drawings of ours in a document reference, as base64, and the way to each."""
    if one.kind != "DocumentReference":
        return
    for number, content in enumerate(parse(DocumentReference, one.tree).content):
        path = (*one.path, "content", number, "attachment", "data")
        if content.attachment.contentType == DRAWING_TYPE and _is_ours(content.attachment.data, tree, path):
            yield content.attachment.data, path


def _is_ours(data: str, tree: Tree, path: Sequence[Step]) -> bool:
    return f'"{FORMAT}"'.encode() in _decoded(data, tree, path)[:4000]


def _decoded(data: str, tree: Tree, path: Sequence[Step]) -> bytes:
    try:
        return b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        raise BodymapError(
            tr("the attached drawing is not sound base64; expected it as it was written"), tree.place_of(path)
        ) from None


def _opened(data: str, path: Sequence[Step], tree: Tree) -> Document:
    try:
        return document_of(read_json(_decoded(data, tree, path), JSON_CAPS, tr("the attached drawing")))
    except BodymapError as error:
        line = error.place.line if error.place else 0
        raise BodymapError(
            tr(
                "the attached drawing cannot be opened: {why} (line {line} of it)",
                why=error.sentence,
                line=line,
            )
            if line
            else tr("the attached drawing cannot be opened: {why}", why=error.sentence),
            tree.place_of(path),
        ) from None
