"""What a PDF says of itself: what it is called and which program made it. No author, no machine, no time."""

import re
from html import escape
from uuid import UUID

NAMESPACE = UUID("7d1f4c52-6a2e-4c0e-9b57-0d5b2f1a9e33")
"""Ids of our documents are made in it."""
KEYS = frozenset({"/Title", "/Creator", "/Producer", "/Author", "/Trapped"})
"""The only facts a file of ours may hold; /Author is empty."""
_DATES = re.compile(rb"/(?:CreationDate|ModDate) \(D:[^)\n]{0,40}\)")
HEAD = 4096
"""Bytes at the beginning of a file in which Qt writes its facts."""


def without_dates(pdf: bytes) -> bytes:
    """The file without the moment it was made; spaces stand there, so that every place in it stays where it was."""
    head, rest = pdf[:HEAD], pdf[HEAD:]
    return _DATES.sub(lambda found: b" " * len(found.group()), head) + rest


def xmp(title: str, creator: str, document_id: UUID) -> bytes:
    """The same facts in the form that newer readers want."""
    return (
        "<?xpacket begin='\ufeff' id='W5M0MpCehiHzreSzNTczkc9d'?>"
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"'
        f' xmp:CreatorTool="{escape(creator)}" xmpMM:DocumentID="uuid:{document_id}">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
        "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    ).encode()
