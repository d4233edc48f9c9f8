"""Faces for the text of a drawing: the house's own, whatever fonts its illustrator had."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec
import uharfbuzz as hb

from layout.display import FaceRef

# Words in the name of a font that tell its kind, in this order: 思源黑体, Noto Sans SC. CSS's own
# names of kinds are among them (CSS Fonts 4, 2.1.2).
_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("kai", ("kai", "楷", "cursive", "script")),
    ("hei", ("sans", "hei", "黑", "gothic", "ゴシック", "고딕", "arial", "helvetica", "ui")),
    (
        "song",
        (
            *("serif", "song", "sung", "宋", "ming", "mincho", "明", "명조", "times", "georgia"),
            *("sun", "garamond", "roman", "fang", "仿"),
        ),
    ),
)
_DEFAULT = "hei"
"""Charts are lettered without serifs."""

GENERIC = frozenset(
    ("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "inherit")
)

# Declarations of a family: an attribute, a style in an attribute, and one in a style sheet, where
# double quotes may stand.
_ATTRIBUTE = re.compile(r"""(font-family\s*=\s*)(?:"([^"<]*)"|'([^'<]*)')""")
_QUOTED = r"(?:&quot;|&apos;|&#3[49];|[^;{}<>\"])*"
_FREE = r"[^;{}<>]*"
_STYLE = r"(?<![-\w])(font-family|font)(\s*:\s*)(%s)"
_IN_ATTRIBUTE, _IN_SHEET = re.compile(_STYLE % _QUOTED), re.compile(_STYLE % _FREE)
_SHEET, _END = re.compile(r"<(?:\w+:)?style\b[^<>]*>"), re.compile(r"</(?:\w+:)?style\s*>")
_FONT_FACE = re.compile(r"@font-face\s*\{[^{}]*\}", re.IGNORECASE)
# What stands before the families in CSS's `font`: up to the size and its line height.
_SHORTHAND = re.compile(
    r"(.*?\d(?:px|pt|em|rem|ex|mm|cm|in|pc|%)(?:\s*/\s*[\w.%]+)?\s+)(.+)", re.DOTALL
)
_MARKS = re.compile(r"&quot;|&apos;|&#3[49];|[\"']|!important")


class Lettering(msgspec.Struct, frozen=True):
    """The faces of a house as a drawing can name them: files, and families by kind."""

    files: tuple[str, ...]
    families: tuple[str, ...]

    @property
    def mark(self) -> tuple[tuple[str, int, int], ...]:
        """What decides how text comes out, without reading the fonts."""
        found = []
        for file in self.files:
            with suppress(OSError):
                stat = Path(file).stat()
                found.append((file, stat.st_size, stat.st_mtime_ns))
        return tuple(found)

    def of_kind(self, kind: str) -> str:
        """The first family of a kind, else the first of all; empty without faces."""
        own = (one for one in self.families if _kind(one) == kind)
        return next(own, self.families[0] if self.families else "")

    def named(self, text: str) -> tuple[str, tuple[str, ...]]:
        """A drawing with families of the house alone, and those that it asked for instead."""
        asked: dict[str, None] = {}

        def family(names: str) -> str:
            return self._family(names, asked)

        def attribute(found: re.Match[str]) -> str:
            return f'{found[1]}"{family(found[2] or found[3] or "")}"'

        def declared(found: re.Match[str]) -> str:
            if found[1] == "font-family":
                return f"{found[1]}{found[2]}{family(found[3])}"
            parts = _SHORTHAND.fullmatch(found[3].strip())
            return f"font:{parts[1]}{family(parts[2])}" if parts else found[0]

        parts, at = [], 0
        for begin, end in _sheets(text):
            sheet = _IN_SHEET.sub(declared, _FONT_FACE.sub("", text[begin:end]))
            parts += [text[at:begin], sheet]
            at = end
        named = _ATTRIBUTE.sub(attribute, "".join((*parts, text[at:])))
        return _IN_ATTRIBUTE.sub(declared, named), tuple(asked)

    def _family(self, names: str, asked: dict[str, None]) -> str:
        """The house's family for a list of names; the first that is foreign is noted."""
        parts = [_MARKS.sub("", one).strip() for one in names.split(",")]
        own = {one.casefold(): one for one in self.families}
        first = next((one for one in parts if one), "")
        for part in parts:
            if part.casefold() in own:
                return own[part.casefold()]
        if first and first.casefold() not in GENERIC:
            asked[first] = None
        kinds = (_kind(part) for part in parts)
        return self.of_kind(next((kind for kind in kinds if kind), _DEFAULT))

    def lacking(self, letters: str) -> str:
        """Those of some characters that no face has."""
        left = {one for one in letters if not one.isspace() and one.isprintable()}
        for file in self.files:
            if not left:
                break
            font = hb.Font(hb.Face(hb.Blob.from_file_path(file)))
            left = {one for one in left if font.get_nominal_glyph(ord(one)) is None}
        return "".join(sorted(left))


def _sheets(text: str) -> Iterator[tuple[int, int]]:
    """Where style sheets stand in a drawing, one after the other."""
    at = 0
    while (begin := _SHEET.search(text, at)) and (end := _END.search(text, begin.end())):
        yield begin.end(), end.start()
        at = end.end()


def _kind(name: str) -> str:
    """The kind of a font by its name; empty where that does not tell."""
    low = name.casefold()
    return next((kind for kind, words in _KINDS if any(word in low for word in words)), "")


def lettering_of(faces: Sequence[FaceRef]) -> Lettering:
    """The faces of a house by what their fonts call themselves (OpenType `name`, 16 and 1)."""
    files = tuple(dict.fromkeys(face.path for face in faces))
    families: dict[str, None] = {}
    for file in files:
        with suppress(OSError, hb.HarfBuzzError):
            face = hb.Face(hb.Blob.from_file_path(file))
            kinds = hb.OTNameIdPredefined.TYPOGRAPHIC_FAMILY, hb.OTNameIdPredefined.FONT_FAMILY
            name = next((found for kind in kinds if (found := face.get_name(kind))), None)
            if name:
                families[name] = None
    return Lettering(files, tuple(families))
