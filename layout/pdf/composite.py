"""An embedded face as the composite font objects of a PDF (ISO 32000-1, 9.7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from layout.diagnostics import Sink
from layout.display import FaceRef
from layout.pdf.cluster import FaceUse
from layout.pdf.content import DOWN, font_name
from layout.pdf.document import Document, Entries, array, name, string
from layout.pdf.fonts import EmbeddedFace, embed_face


def add_faces(
    document: Document, faces: Sequence[FaceRef], uses: Mapping[int, FaceUse], sink: Sink
) -> dict[int, EmbeddedFace]:
    """Embed and add each face used; one that cannot be embedded is reported and left out."""
    added: dict[int, EmbeddedFace] = {}
    for number, use in uses.items():
        if face := embed_face(faces[number], use, sink):
            add_face(document, number, face)  # one is deflated while the next is subset
            added[number] = face
    return added


def add_face(document: Document, number: int, face: EmbeddedFace) -> None:
    """Add one face: a font for each of its text tables, all over the same outlines."""
    descendant = array(document.add(_cid_font(document, face)))
    for variant, text_map in enumerate(face.text_maps):
        font: Entries = {
            "Type": name("Font"),
            "Subtype": name("Type0"),
            "BaseFont": name(face.name),
            "Encoding": name("Identity-H"),
            "DescendantFonts": descendant,
            "ToUnicode": document.stream(text_map, {}),
        }
        document.fonts[font_name(number, variant)] = document.add(font)
        if face.use.is_vertical:  # DW2 is left at its default, 880 and -1000
            vertical = font | {"Encoding": name("Identity-V")}
            document.fonts[font_name(number, variant) + DOWN] = document.add(vertical)


def _cid_font(document: Document, face: EmbeddedFace) -> Entries:
    system: Entries = {"Registry": string("Adobe"), "Ordering": string("Identity"), "Supplement": 0}
    entries: Entries = {
        "Type": name("Font"),
        "Subtype": name("CIDFontType0" if face.is_cff else "CIDFontType2"),
        "BaseFont": name(face.name),
        "CIDSystemInfo": document.inline(system),
        "FontDescriptor": document.add(_descriptor(face, _program(document, face))),
        "DW": face.default_width,
        "W": face.width_array,
    }
    if not face.is_cff:
        entries["CIDToGIDMap"] = name("Identity")
    return entries


def _program(document: Document, face: EmbeddedFace) -> Entries:
    if face.is_cff:
        entries: Entries = {"Subtype": name("CIDFontType0C")}
        return {"FontFile3": document.stream(face.program, entries)}
    return {"FontFile2": document.stream(face.program, {"Length1": len(face.program)})}


def _descriptor(face: EmbeddedFace, program: Entries) -> Entries:
    says = face.descriptor
    entries: Entries = {
        "Type": name("FontDescriptor"),
        "FontName": name(face.name),
        "Flags": says.flags,
        "FontBBox": array(*says.bbox),
        "ItalicAngle": says.italic_angle,
        "Ascent": says.ascent,
        "Descent": says.descent,
        "CapHeight": says.cap_height,
        "StemV": says.stem_v,
    }
    return entries | program
