"""Faces to embedded fonts: the glyphs used, their new numbers, their widths and their text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from hashlib import sha256

import msgspec
import uharfbuzz as hb

from layout.diagnostics import Sink, Span, Words
from layout.display import FaceRef
from layout.pdf.cluster import FaceUse
from layout.pdf.descriptor import Descriptor, describe, postscript_name
from layout.pdf.tounicode import to_unicode

# Tables that survive the subsetter: the outlines and what draws them (ISO 32000-1, 9.9, table 126),
# and the variations, which are gone once every axis is pinned. Glyphs are chosen and placed
# already, so layout tables, character map and names would only be carried about.
KEPT_TABLES = frozenset(
    (
        *("head", "hhea", "maxp", "hmtx", "loca", "glyf", "CFF ", "CFF2"),
        *("fvar", "avar", "gvar", "HVAR", "MVAR"),
    )
)

# Hints serve low-resolution screens. Subroutines are undone because the subsetter is quicker and
# Flate finds them again. CID = glyph number is what Identity-H needs of a CFF font; CFF2 has no
# place in a PDF.
_FLAGS = (
    hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    | hb.SubsetFlags.DESUBROUTINIZE
    | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    | hb.SubsetFlags.DOWNGRADE_CFF2
)


class EmbeddedFace(msgspec.Struct, frozen=True):
    """One subset as it goes into the file.

    `codes` and `widths` are by the glyph number of the whole face: four hexadecimal digits, and
    thousandths of an em exactly as written. `text_maps[v]` is the ToUnicode map of table v of the
    face's use.
    """

    use: FaceUse
    name: str
    program: bytes
    is_cff: bool
    codes: dict[int, str]
    widths: dict[int, float]
    default_width: float
    width_array: str
    text_maps: tuple[bytes, ...]
    descriptor: Descriptor


def embed_face(ref: FaceRef, use: FaceUse, sink: Sink) -> EmbeddedFace | None:
    """Subset a face to what is used of it; None where it cannot be, which is reported."""
    span = Span(ref.path)
    try:
        blob = hb.Blob.from_file_path(ref.path)
    except (OSError, hb.HarfBuzzError) as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        sink.report("E601", span, face=ref.name, reason=reason)
        return None
    face = hb.Face(blob, ref.index)
    absent = [glyph for glyph in use.glyphs if glyph >= face.glyph_count]
    if absent:
        reason = _lacks(absent[0], face.glyph_count)
        sink.report("E602", span, face=ref.name, reason=reason)
        return None
    try:
        subset, numbers = _subset(face, ref, use)
    except (hb.HarfBuzzError, RuntimeError, ValueError, MemoryError) as error:
        sink.report("E602", span, face=ref.name, reason=str(error) or type(error).__name__)
        return None
    if not {"glyf", "CFF "} & set(subset.table_tags):
        sink.report("E602", span, face=ref.name, reason=_NO_OUTLINES)
        return None
    return _describe(ref, face, subset, numbers, use)


_NO_OUTLINES = Words("it has pictures of its glyphs, not outlines", "字形是图片，不是轮廓")


def _lacks(glyph: int, count: int) -> Words:
    return Words(
        f"glyph {glyph} is asked for, the face has {count}",
        f"要用第 {glyph} 号字形，字体只有 {count} 个",
    )


def _subset(face: hb.Face, ref: FaceRef, use: FaceUse) -> tuple[hb.Face, dict[int, int]]:
    """The subset, and its glyph numbers by those of the whole face."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(use.glyphs)
    wanted.flags = _FLAGS
    dropped = set(face.table_tags) - KEPT_TABLES
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("latin-1")) for tag in dropped)
    if face.has_var_data:
        wanted.pin_all_axes_to_default(face)
        for tag, value in ref.axes:
            wanted.pin_axis_location(face, tag, value)
    plan = hb.SubsetPlan(face, wanted)
    numbers = dict(plan.old_to_new_glyph_mapping)
    return plan.execute(), numbers


def _describe(
    ref: FaceRef, face: hb.Face, subset: hb.Face, numbers: dict[int, int], use: FaceUse
) -> EmbeddedFace:
    is_cff = "CFF " in subset.table_tags
    program = subset.reference_table("CFF ").data if is_cff else subset.blob.data
    font = hb.Font(subset)
    scale = 1000 / subset.upem
    widths = {
        glyph: round(font.get_glyph_h_advance(numbers[glyph]) * scale, 2) for glyph in use.glyphs
    }
    default = Counter(widths.values()).most_common(1)[0][0]
    name = postscript_name(face, ref)
    return EmbeddedFace(
        use=use,
        name=f"{_tag(name, program)}+{name}",
        program=program,
        is_cff=is_cff,
        codes={glyph: f"{numbers[glyph]:04X}" for glyph in use.glyphs},
        widths=widths,
        default_width=default,
        width_array=_width_array({numbers[glyph]: widths[glyph] for glyph in widths}, default),
        text_maps=tuple(
            to_unicode({numbers[glyph]: text for glyph, text in table.items()})
            for table in use.texts
        ),
        descriptor=describe(face, subset, ref),
    )


def _tag(name: str, program: bytes) -> str:
    """Six letters that are the same for the same glyphs (ISO 32000-1, 9.6.4)."""
    number = int.from_bytes(sha256(name.encode() + program).digest()[:8])
    letters = []
    for _ in range(6):
        number, rest = divmod(number, 26)
        letters.append(chr(ord("A") + rest))
    return "".join(letters)


def _width_array(widths: Mapping[int, float], default: float) -> str:
    """The W array: `first [width …]` for each row of neighbours that differ from the default."""
    rows: dict[int, list[float]] = {}
    first = previous = -2
    for code in sorted(code for code, width in widths.items() if width != default):
        if code != previous + 1:
            first = code
        rows.setdefault(first, []).append(widths[code])
        previous = code
    texts = (f"{first}[{' '.join(f'{one:.9g}' for one in row)}]" for first, row in rows.items())
    return f"[{''.join(texts)}]"
