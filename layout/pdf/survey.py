"""What a delivered page uses: fonts, inks, pictures, layers, by what its content really calls."""

from __future__ import annotations

import zlib
from collections import deque
from collections.abc import Iterator

from pikepdf import (
    Array,
    Dictionary,
    Name,
    Object,
    Stream,
    StreamDecodeLevel,
)

from layout.pdf.operators import calls
from layout.pdf.translation import MOST_OBJECTS, TooMuchError, filters_of

MOST_CONTENT = 64 * 2**20
"""Bytes of drawing operators of one page, its forms and patterns included."""

_MOST_DRAWN = 2**12
"""How much a filter other than a single Flate may make of its data before it is not undone."""

_STATES, _RGB = frozenset((b"q", b"Q")), frozenset((b"rg", b"RG"))
_SHOWING = frozenset((b"Tj", b"TJ", b"'", b'"'))
# Which resources an operator names.
_NAMED: dict[bytes, str] = {
    b"Tf": "/Font",
    b"Do": "/XObject",
    b"gs": "/ExtGState",
    b"cs": "/ColorSpace",
    b"CS": "/ColorSpace",
    b"sh": "/Shading",
    b"scn": "/Pattern",
    b"SCN": "/Pattern",
    b"BDC": "/Properties",
    b"DP": "/Properties",
    b"BI": "/ColorSpace",
}
_WANTED = frozenset(_NAMED) | _STATES | _RGB | _SHOWING
# Colours that are no inks, and what they are to a standard (ISO 32000-1, 8.6).
_SPACES = {
    **dict.fromkeys(("/DeviceRGB", "/RGB"), "rgb"),
    **dict.fromkeys(("/CalRGB", "/CalGray", "/Lab", "/ICCBased"), "calibrated"),
}
_DEVICES = frozenset(
    ("/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Pattern", "/G", "/RGB", "/CMYK", "/I")
)
ALL = "*"
"""Among the names of a category: one is called that is not there, so that none is left out."""
_DEFAULTS = frozenset(("/DefaultGray", "/DefaultRGB", "/DefaultCMYK"))
PROCESS = frozenset(("Cyan", "Magenta", "Yellow", "Black", "All", "None"))
"""Names of inks that are no spot colours (ISO 32000-1, 8.6.6.4)."""
_SOLID = frozenset(("None", "/Normal", "/Compatible"))  # blend modes as written; None is none
_UNCHANGED = frozenset(("/Default", "/Identity"))  # transfer functions that are none
_CUT_SHORT = "its content is cut short"
_DEEP = 8  # colour spaces inside each other


class Survey:
    """Goes through a page's content and all that it draws with.

    `features` are what a standard may forbid: `rgb`, `calibrated`, `transparency`, `jpeg2000`,
    `transfer`. `fonts` have no font file, `spots` are inks beside the four, `layers` are the
    layers that are used. `used` are the names of the page's own resources.
    """

    def __init__(self, content: bytes, resources: Object | None) -> None:
        self.features: set[str] = set()
        self.fonts: set[str] = set()
        self.spots: set[str] = set()
        self.layers: set[tuple[int, int]] = set()
        self.used: dict[str, set[str]] = {}
        self.depth = self.lowest = 0  # of q and Q in the page's own content
        self._seen: set[tuple[int, int]] = set()
        self._size = 0
        self._root = resources
        self._left: deque[tuple[bytes, Object | None]] = deque()
        self._see_defaults(resources)
        self._go_through(content, resources, is_page=True)
        while self._left:
            self._go_through(*self._left.popleft(), is_page=False)

    def _see_defaults(self, resources: Object | None) -> None:
        """What stands for the device's own spaces is called by no name (ISO 32000-1, 8.6.5.6)."""
        spaces = resources.get("/ColorSpace") if isinstance(resources, Dictionary) else None
        for name, space in spaces.items() if isinstance(spaces, Dictionary) else ():
            if name in _DEFAULTS:
                self.used.setdefault("/ColorSpace", set()).add(name)
                self._space(space)

    def _go_through(self, content: bytes, resources: Object | None, *, is_page: bool) -> None:
        self._size += len(content)
        if self._size > MOST_CONTENT:
            raise TooMuchError
        fonts: list[str | None] = [None]  # the current one, and those of the states left open
        for operator, name in calls(content, _WANTED):
            if operator in _STATES:
                self._balance(operator, fonts, is_page=is_page)
            elif operator in _SHOWING:
                self._show(fonts, resources)
            elif operator in _RGB:
                self.features.add("rgb")
            elif name is not None:
                if operator == b"Tf":  # one that shows nothing is often named all the same
                    fonts[-1] = name
                self._use(_NAMED[operator], name, resources, look=operator != b"Tf")

    def _balance(self, operator: bytes, fonts: list[str | None], *, is_page: bool) -> None:
        if operator == b"q":
            if len(fonts) > MOST_OBJECTS:
                raise TooMuchError
            fonts.append(fonts[-1])
        elif len(fonts) > 1:
            fonts.pop()
        if is_page:
            self.depth += 1 if operator == b"q" else -1
            self.lowest = min(self.lowest, self.depth)

    def _show(self, fonts: list[str | None], resources: Object | None) -> None:
        """Text in the current font, which is looked at once."""
        if fonts[-1] is not None:
            self._use("/Font", fonts[-1], resources)
            fonts[:] = [None if one == fonts[-1] else one for one in fonts]

    def _use(
        self, category: str, name: str, resources: Object | None, *, look: bool = True
    ) -> None:
        """Look at a resource; one that a form does not have is the page's (ISO 32000-1, 7.8.3)."""
        if category == "/ColorSpace":
            self._space(Name(name))
        for holder in (resources, self._root):
            table = holder.get(category) if isinstance(holder, Dictionary) else None
            value = table.get(name) if isinstance(table, Dictionary) else None
            if value is not None:
                if holder is self._root:
                    self.used.setdefault(category, set()).add(name)
                if look:
                    self._look_at(category, value, resources)
                return
        if category != "/ColorSpace" or name not in _DEVICES:
            self.used.setdefault(category, set()).add(ALL)

    def _look_at(self, category: str, value: object, resources: Object | None) -> None:
        if not isinstance(value, Object) or not self._is_new(value):
            return
        looks = {
            "/Font": self._font,
            "/XObject": self._drawing,
            "/Pattern": self._drawing,
            "/ExtGState": self._state,
            "/Properties": self._layer,
            "/Shading": self._shading,
        }
        if category == "/ColorSpace":
            self._space(value)
        else:
            looks[category](value, resources)

    def _is_new(self, value: Object) -> bool:
        if not value.is_indirect:
            return True
        if value.objgen in self._seen:
            return False
        self._seen.add(value.objgen)
        if len(self._seen) > MOST_OBJECTS:
            raise TooMuchError
        return True

    def _font(self, font: Object, resources: Object | None) -> None:
        if not isinstance(font, Dictionary):
            return
        if str(font.get("/Subtype")) == "/Type3":
            inner = font.get("/Resources") or resources
            procedures = font.get("/CharProcs")
            for one in procedures.values() if isinstance(procedures, Dictionary) else ():
                self._queue(one, inner)
            return
        if program_of(font) is None:
            self.fonts.add(font_name(descendant(font)))

    def _drawing(self, value: Object, resources: Object | None) -> None:
        """A form, a picture or a pattern."""
        if isinstance(value, Dictionary) and not isinstance(value, Stream):
            self._shading(value.get("/Shading"), resources)
            self._state(value.get("/ExtGState"), resources)
            return
        if not isinstance(value, Stream):
            return
        self._layer(value.get("/OC"), resources)
        if str(value.get("/Subtype")) == "/Image":
            self._picture(value)
            return
        group = value.get("/Group")
        if isinstance(group, Dictionary):
            self._group(group)
        self._queue(value, value.get("/Resources") or resources)

    def _queue(self, value: object, resources: Object | None) -> None:
        if isinstance(value, Stream) and value.get("/Subtype") != Name.PS:
            self._left.append((content_of(value), resources))

    def _group(self, group: Dictionary) -> None:
        """A transparency group, and the space that it blends in."""
        if str(group.get("/S")) == "/Transparency":
            self.features.add("transparency")
        self._space(group.get("/CS"))

    def _picture(self, picture: Stream) -> None:
        self._space(picture.get("/ColorSpace"))
        self.features |= picture_features(picture)

    def _state(self, state: object, resources: Object | None) -> None:
        """An ExtGState (ISO 32000-1, table 58)."""
        if not isinstance(state, Dictionary):
            return
        self.features |= state_features(state)
        mask = state.get("/SMask")
        if isinstance(mask, Dictionary) and isinstance(form := mask.get("/G"), Stream):
            self._drawing(form, resources)
        font = state.get("/Font")
        if isinstance(font, Array) and len(font):
            self._look_at("/Font", font[0], resources)

    def _shading(self, shading: object, _resources: Object | None) -> None:
        if isinstance(shading, Dictionary | Stream):
            self._space(shading.get("/ColorSpace"))

    def _layer(self, layer: object, _resources: Object | None) -> None:
        if not isinstance(layer, Dictionary):
            return
        if str(layer.get("/Type")) == "/OCG":
            self.layers.add(layer.objgen)
        members = layer.get("/OCGs")
        for one in members if isinstance(members, Array) else (members,):
            if isinstance(one, Dictionary):
                self.layers.add(one.objgen)

    def _space(self, space: object) -> None:
        """A colour space and those that it is built on."""
        for one in spaces(space):
            if kind := _SPACES.get(kind_of(one)):
                self.features.add(kind)
            self.spots |= {ink for ink in inks_of(one) if ink not in PROCESS}


def kind_of(space: object) -> str:
    """The family of a colour space, with its slash."""
    if isinstance(space, Array):
        return str(space[0]) if len(space) else ""
    return str(space) if isinstance(space, Name) else ""


def spaces(space: object) -> Iterator[object]:
    """A colour space and those that it is built on, outermost first."""
    for _ in range(_DEEP + 1):
        yield space
        parts = list(space) if isinstance(space, Array) else []
        kind = kind_of(space)
        if kind in ("/Separation", "/DeviceN") and len(parts) > 2:
            space = parts[2]
        elif kind in ("/Indexed", "/I", "/Pattern") and len(parts) > 1:
            space = parts[1]
        else:
            return
    raise TooMuchError


def inks_of(space: object) -> list[str]:
    """The names of the inks of a Separation or DeviceN space, in their order."""
    if kind_of(space) not in ("/Separation", "/DeviceN") or not isinstance(space, Array):
        return []
    names = space[1] if len(space) > 1 else None
    found = list(names) if isinstance(names, Array) else [names]
    return [str(one)[1:] for one in found if isinstance(one, Name)]


def descendant(font: Dictionary) -> Object:
    """The font that holds the glyphs: of a composite font the one below it."""
    descendants = font.get("/DescendantFonts")
    return descendants[0] if isinstance(descendants, Array) and len(descendants) else font


def font_name(font: Object) -> str:
    """What a font calls itself."""
    return str(font.get("/BaseFont", "?") if isinstance(font, Dictionary) else "?").lstrip("/")


def program_of(font: Dictionary) -> Stream | None:
    """The font file that is embedded; None where there is none."""
    below = descendant(font)
    descriptor = below.get("/FontDescriptor") if isinstance(below, Dictionary) else None
    if isinstance(descriptor, Dictionary):
        for key in ("/FontFile", "/FontFile2", "/FontFile3"):
            if isinstance(found := descriptor.get(key), Stream):
                return found
    return None


def state_features(state: Dictionary) -> set[str]:
    """What a standard may forbid of an ExtGState (ISO 32000-1, table 58)."""
    found = set()
    modes = state.get("/BM")
    written = [str(one) for one in modes] if isinstance(modes, Array) else [str(modes)]
    clear = any(key in state and state[key] != 1 for key in ("/CA", "/ca"))
    if clear or isinstance(state.get("/SMask"), Dictionary) or not _SOLID.issuperset(written):
        found.add("transparency")
    if any(str(state.get(key, "/Default")) not in _UNCHANGED for key in ("/TR", "/TR2")):
        found.add("transfer")
    return found


def picture_features(picture: Stream) -> set[str]:
    """What a standard may forbid of a picture, its colours apart."""
    found = {"jpeg2000"} if "/JPXDecode" in filters_of(picture) else set()
    if isinstance(picture.get("/SMask"), Stream) or picture.get("/SMaskInData"):
        found.add("transparency")
    return found


def content_of(stream: Stream) -> bytes:
    """The data of a content stream, undone only where it stays within `MOST_CONTENT`."""
    raw = stream.read_raw_bytes()
    filters = filters_of(stream)
    if filters in (("/FlateDecode",), ("/Fl",)):
        inflater = zlib.decompressobj()
        if len(inflater.decompress(raw, MOST_CONTENT + 1)) > MOST_CONTENT:
            raise TooMuchError
        if not inflater.eof:
            raise ValueError(_CUT_SHORT)
    elif len(raw) * _MOST_DRAWN ** sum("ASCII" not in one for one in filters) > 16 * MOST_CONTENT:
        raise TooMuchError
    return stream.read_bytes(StreamDecodeLevel.generalized)
