"""What a font descriptor says of a face, read from the face's own tables."""

from __future__ import annotations

import re
import struct

import msgspec
import uharfbuzz as hb

from layout.display import FaceRef

FIXED_PITCH, SERIF, SYMBOLIC, ITALIC = 1, 2, 4, 64  # ISO 32000-1, table 123

_LATIN_TEXT = 2  # PANOSE family kind whose second digit is the serif style
_SERIF_STYLES = range(2, 11)
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_-]+")


class Descriptor(msgspec.Struct, frozen=True):
    """Measures in thousandths of an em, the angle in degrees anticlockwise."""

    flags: int
    bbox: tuple[int, int, int, int]
    italic_angle: float
    ascent: int
    descent: int
    cap_height: int
    stem_v: int


def describe(face: hb.Face, subset: hb.Face, ref: FaceRef) -> Descriptor:
    """Read the tables of `face`; the subset gives what pinning an axis has changed."""
    scale = 1000 / subset.upem
    extents = hb.Font(subset).get_font_extents("ltr")
    panose = [_field(face, "OS/2", ">B", 32 + place) for place in range(2)]
    angle = _field(face, "post", ">i", 4) / 65536
    serif = panose[0] == _LATIN_TEXT and panose[1] in _SERIF_STYLES
    fixed = _field(face, "post", ">I", 12) != 0
    ascent = round(extents.ascender * scale)
    return Descriptor(
        flags=SYMBOLIC | SERIF * serif | FIXED_PITCH * fixed | ITALIC * (angle != 0),
        bbox=_bounds(subset, scale),
        italic_angle=round(angle, 2),
        ascent=ascent,
        descent=round(extents.descender * scale),
        cap_height=round(_field(face, "OS/2", ">h", 88) * scale) or ascent,
        stem_v=_stem(face, ref),
    )


def postscript_name(face: hb.Face, ref: FaceRef) -> str:
    """Name 6 of the face, or the file's own where it has none; pinned axes are added."""
    name = face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or ref.name
    axes = "".join(f"-{tag.strip()}{value:g}" for tag, value in ref.axes)
    return _NOT_IN_NAMES.sub("-", name + axes).strip("-")[:100] or "Face"


def _bounds(subset: hb.Face, scale: float) -> tuple[int, int, int, int]:
    left, bottom, right, top = (
        round(_field(subset, "head", ">h", 36 + 2 * place) * scale) for place in range(4)
    )
    return left, bottom, right, top


def _stem(face: hb.Face, ref: FaceRef) -> int:
    """Estimated from the weight class, as Acrobat does: no table holds it."""
    weight = dict(ref.axes).get("wght") or _field(face, "OS/2", ">H", 4) or 400
    return 50 + round((weight / 65) ** 2)


def _field(face: hb.Face, table: str, form: str, offset: int) -> int:
    """One number of a table; 0 where the table is missing or too short."""
    data: bytes = face.reference_table(table).data
    if len(data) < offset + struct.calcsize(form):
        return 0
    (value,) = struct.unpack_from(form, data, offset)
    return int(value)
