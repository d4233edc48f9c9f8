"""A page of a file: its boxes, how it lies, and what lies on it beside its content."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Pdf

from layout.artwork import Artwork
from layout.diagnostics import Severity, Words
from layout.preflight.colour import all_numbers
from layout.preflight.finding import Fields, Finding, Place
from layout.preflight.mark import Box, Matrix, around, at
from layout.preflight.standard import Standard
from layout.units import MM

if TYPE_CHECKING:
    from pikepdf import Object

NEAR = 0.5
"""Millimetres by which a page may differ from the size that is wanted."""
_NEAR_BOX = 0.02  # points by which a box may reach out: boxes are rounded
_QUIET = frozenset(("/TrapNet", "/PrinterMark"))  # ISO 15930: annotations that are no content


class Sheet:
    """Page `number` of a file, upright; places count from the top left corner of its TrimBox."""

    def __init__(self, number: int, artwork: Artwork) -> None:
        self.number = number
        self.artwork = artwork
        self.width, self.height = artwork.size
        self.matrix = self._upright()
        self.threads = _threads(artwork.pdf, artwork.page)

    def _upright(self) -> Matrix:
        """From the page's own units to points from the top left, y down."""
        left, bottom, right, top = self.artwork.box
        u = self.artwork.unit
        return {
            0: (u, 0.0, 0.0, -u, -left * u, top * u),
            90: (0.0, u, u, 0.0, -bottom * u, -left * u),
            180: (-u, 0.0, 0.0, u, right * u, -bottom * u),
            270: (0.0, -u, -u, 0.0, top * u, right * u),
        }[self.artwork.turn]

    @property
    def whole(self) -> Box:
        """The page within its trim."""
        return 0.0, 0.0, self.width, self.height

    def place(self, box: Box) -> Place:
        """A place, with the story whose thread runs there."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        for title, area in self.threads:
            left, top, right, bottom = self.on_page(area)
            if left <= x <= right and top <= y <= bottom:
                return Place(self.number, box, title)
        return Place(self.number, box)

    def on_page(self, area: list[float]) -> Box:
        """A rectangle of the page's units."""
        return around([at(self.matrix, x, y) for x in area[::2] for y in area[1::2]])

    def boxes(self) -> dict[str, list[float]]:
        """The boxes of the page that are sound: left, bottom, right, top."""
        found = {}
        for key in ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"):
            value = all_numbers(self.artwork.inherited.get(key, self.artwork.page.get(key)))
            if len(value) == 4 and all(math.isfinite(one) for one in value):
                x1, y1, x2, y2 = value
                found[key] = [min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)]
        return found


def check_boxes(
    sheet: Sheet, standard: Standard, wanted: tuple[float, float] | None
) -> Iterator[Finding]:
    """Boxes, size (`wanted` in mm), turn."""
    found = sheet.boxes()
    number = sheet.number
    if standard != "none":
        if not {"/TrimBox", "/ArtBox"} & found.keys():
            yield Finding("F636", {"page": number})
        elif {"/TrimBox", "/ArtBox"} <= found.keys():
            yield Finding("F637", {"page": number})
        yield from _nesting(found, number, sheet.artwork.unit)
    if wanted:
        yield from _size(sheet, wanted)
    if sheet.artwork.turn:
        what = Words(
            f"turned by {sheet.artwork.turn}° (Rotate)", f"转了 {sheet.artwork.turn}°（Rotate）"
        )
        yield Finding("W641", {"page": number, "what": what})
    if sheet.artwork.unit != 1:
        what = Words(f"scaled by {sheet.artwork.unit:g} (UserUnit)",
                     f"放大了 {sheet.artwork.unit:g} 倍（UserUnit）")  # fmt: skip
        yield Finding("W641", {"page": number, "what": what})


def _nesting(found: dict[str, list[float]], number: int, unit: float) -> Iterator[Finding]:
    """ISO 32000-1, 14.11.2: each box lies within the ones around it."""
    order = (("/TrimBox", "/BleedBox"), ("/ArtBox", "/BleedBox"), ("/TrimBox", "/MediaBox"),
             ("/ArtBox", "/MediaBox"), ("/BleedBox", "/MediaBox"))  # fmt: skip
    for inner, outer in order:
        if inner in found and outer in found:
            one, other = found[inner], found[outer]
            over = max(other[0] - one[0], other[1] - one[1], one[2] - other[2], one[3] - other[3])
            if over > _NEAR_BOX:
                yield Finding(
                    "F638",
                    {"box": inner[1:], "outer": outer[1:], "page": number,
                     "distance": f"{over * unit / MM:.1f}"},
                )  # fmt: skip


def _size(sheet: Sheet, wanted: tuple[float, float]) -> Iterator[Finding]:
    width, height = sheet.width / MM, sheet.height / MM
    if abs(width - wanted[0]) > NEAR or abs(height - wanted[1]) > NEAR:
        swapped = abs(width - wanted[1]) <= NEAR and abs(height - wanted[0]) <= NEAR
        fields: Fields = {
            "page": sheet.number, "width": f"{width:.1f}", "height": f"{height:.1f}",
            "wanted_width": f"{wanted[0]:g}", "wanted_height": f"{wanted[1]:g}",
        }  # fmt: skip
        yield Finding("F639", fields, hint="swapped" if swapped else "")


def check_annotations(sheet: Sheet, standard: Standard) -> Iterator[Finding]:
    """Annotations that reach into the bleed or the trim (ISO 15930-4 and -7, annotations)."""
    found = sheet.artwork.page.get("/Annots")
    live = sheet.boxes().get("/BleedBox") or list(sheet.artwork.box)
    left, top, right, bottom = sheet.on_page(live)
    for one in found if isinstance(found, Array) else ():
        kind = str(one.get("/Subtype")) if isinstance(one, Dictionary) else ""
        rectangle = all_numbers(one.get("/Rect")) if isinstance(one, Dictionary) else []
        if not kind or kind in _QUIET or len(rectangle) != 4:
            continue
        box = sheet.on_page(rectangle)
        if box[0] < right and box[2] > left and box[1] < bottom and box[3] > top:
            level: Severity | None = "warning" if standard == "none" else None
            yield Finding("F647", {"kind": kind[1:]}, sheet.place(box), level=level, key=kind)


def _threads(pdf: Pdf, page: Dictionary) -> list[tuple[str, list[float]]]:
    """The beads of a page with the titles of their threads (ISO 32000-1, 12.4.3)."""
    beads = page.get("/B")
    titles: dict[tuple[int, int], str] = {}
    threads = pdf.Root.get("/Threads")
    for thread in threads if isinstance(threads, Array) else ():
        information = thread.get("/I") if isinstance(thread, Dictionary) else None
        if isinstance(information, Dictionary):
            titles[thread.objgen] = str(information.get("/Title", ""))
    return [
        (_title(bead, titles), area)
        for bead in (beads if isinstance(beads, Array) else ())
        if isinstance(bead, Dictionary) and len(area := all_numbers(bead.get("/R"))) == 4
    ]


def _title(bead: Dictionary, titles: dict[tuple[int, int], str]) -> str:
    """Only the first bead of a thread must name it: back along the ring to one that does."""
    one: Object | object = bead
    for _ in range(1000):
        if not isinstance(one, Dictionary):
            break
        if isinstance(thread := one.get("/T"), Dictionary):
            return titles.get(thread.objgen, "")
        one = one.get("/V")
    return ""
