"""PDF files as bytes: the same content always gives the same bytes, and nothing is told but the content.

Qt stamps every file with the moment it was made and puts its fonts in an order that changes with each start of the program. The
stamps are blanked at equal length, so that the file's own table of places stays true; the day stands on the page.
"""

from collections.abc import Callable
from uuid import uuid5

from PySide6.QtCore import QBuffer, QByteArray, QHashSeed, QIODevice, QUuid
from PySide6.QtGui import QPdfWriter

from bodymap.exports.pdf_facts import NAMESPACE, without_dates, xmp

CREATOR = "bodymap"


def pdf_bytes(
    draw: Callable[[QPdfWriter], None], title: str, attached: tuple[tuple[str, bytes, str], ...] = ()
) -> bytes:
    """What `draw` puts on the pages of a writer, as a file.

    draw: sets the pages and ends its painter. title: never a person's. attached: name, content and kind of files inside.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QHashSeed.setDeterministicGlobalSeed()  # Qt writes its fonts in the order of a hash table
    try:
        writer = QPdfWriter(buffer)
        document_id = uuid5(NAMESPACE, title)
        writer.setTitle(title)
        writer.setCreator(CREATOR)
        writer.setDocumentId(QUuid(str(document_id)))
        writer.setDocumentXmpMetadata(QByteArray(xmp(title, CREATOR, document_id)))
        for name, content, kind in attached:
            writer.addFileAttachment(name, QByteArray(content), kind)
        draw(writer)
        del writer
    finally:
        QHashSeed.resetRandomGlobalSeed()
    return without_dates(bytes(data.data()))
