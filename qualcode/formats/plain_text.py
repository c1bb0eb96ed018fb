"""Reading plain text: every line is a paragraph."""

from qualcode.formats.characters import decoded
from qualcode.formats.document import Document
from qualcode.formats.paragraphs import flow_of_lines


def read_plain_text(content: bytes, name: str) -> Document:
    """Return what a .txt holds; empty lines stay in the text, but not at its ends.

    Args:
        content: the bytes of the file.
        name: the file's name, for messages.

    Raises:
        FormatError: if it is no text.
    """
    text, notes = decoded(content, name)
    flow = flow_of_lines(text)
    return Document(name=name, text=flow.text, blocks=flow.blocks, notes=notes)
