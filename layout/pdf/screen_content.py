"""A page's content for a screen: marked by what it belongs to, in sRGB, nothing overprinted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from layout.display import Colour, DisplayPage, GlyphRun, Image, ImportedPage
from layout.pdf.content import ContentStream, number
from layout.pdf.fonts import EmbeddedFace

if TYPE_CHECKING:
    from layout.pdf.imported import Form
    from layout.pdf.screen_colour import Palette
    from layout.pdf.tags import Tag

# ISO 32000-1, table 330; text that no element holds is the folio, which each page repeats.
_LAYOUT = "/Artifact <</Type/Layout>> BDC"
_RUNNING = "/Artifact <</Type/Pagination/Subtype/Header>> BDC"


def screen_content(
    page: DisplayPage,
    stream: ScreenStream,
    owners: Mapping[int, Tag],
    pictures: Mapping[Image, str],
    forms: Mapping[ImportedPage, Form],
) -> bytes:
    """Draw the items in their order, those of a tag as its marked content, all others as none."""
    count = 0
    for index, item in enumerate(page.items):
        if isinstance(item, Image | ImportedPage) and item not in pictures and item not in forms:
            continue
        tag = owners.get(index)
        if tag is None:
            stream.enter(None, _RUNNING if isinstance(item, GlyphRun) else _LAYOUT)
        elif stream.enter(tag, f"/{tag.kind} <</MCID {count}>> BDC"):
            tag.marks.append(count)
            count += 1
        stream.draw(item, pictures, forms)
    return stream.data()


class ScreenStream(ContentStream):
    """Operators of one page for a screen; see `screen_content`."""

    def __init__(self, height: float, faces: Mapping[int, EmbeddedFace], palette: Palette) -> None:
        super().__init__(height, faces)
        self._palette = palette
        self._within: tuple[Tag | None, str] | None = None

    def enter(self, tag: Tag | None, begin: str) -> bool:
        """Begin marked content, unless the last is of the same tag or the same kind of none."""
        if self._within and self._within[0] is tag and (tag or self._within[1] == begin):
            return False
        self._leave()
        self._within = tag, begin
        self._parts.append(begin)
        return True

    def data(self) -> bytes:
        """The finished stream."""
        self._leave()
        return super().data()

    def place(self, image: Image, name: str) -> None:
        """A picture; what it shows is said by its tag."""
        super().place(replace(image, alt=""), name)

    def insert(self, item: ImportedPage, form: Form) -> None:
        """A page of another file; what it shows is said by its tag."""
        super().insert(replace(item, alt=""), form)

    def _leave(self) -> None:
        self._end_text()
        if self._within:
            self._parts.append("EMC")
            self._within = None

    def _set_ink(self, operator: str, colour: Colour, *, overprints: bool) -> None:
        del overprints  # nothing is printed over anything
        if self._inks.get(operator) != colour:
            self._inks[operator] = colour
            shades = self._palette.shades(colour)
            space = "g" if len(shades) == 1 else "rg"
            named = space.upper() if operator == "K" else space
            self._parts.append(f"{' '.join(map(number, shades))} {named}")

    def _set_overprint(self, *, overprints: bool) -> None:
        """Nothing: what is drawn later stands over what was drawn before."""
