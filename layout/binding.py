"""合订: pages that were painted one by one, in one process or several, bound into one file.

A leaf is all that the file needs of a page; as bytes it is a small thing to send, and to keep until
the last page is there.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from layout.display import DisplayList, DisplayPage, FaceRef, GlyphRun
from layout.page.placed import Layout
from layout.proof.readback import SaidPage, said_by


class Leaf(msgspec.Struct, frozen=True):
    """Pages as they are to be drawn, and what each should say."""

    display: DisplayList
    says: tuple[SaidPage, ...]


def leaf(layout: Layout, display: DisplayList) -> Leaf:
    """The leaf of a layout that has been painted."""
    return Leaf(display, tuple(map(said_by, layout.pages)))


def pack(leaf: Leaf) -> bytes:
    """A leaf as bytes."""
    return msgspec.msgpack.encode(leaf)


def unpack(data: bytes) -> Leaf:
    """The leaf that was packed."""
    return msgspec.msgpack.decode(data, type=Leaf)


def bind(leaves: Sequence[bytes]) -> Leaf:
    """All leaves as one, in their order; faces that several use are one."""
    faces: dict[FaceRef, int] = {}
    pages: list[DisplayPage] = []
    says: list[SaidPage] = []
    info = None
    for data in leaves:
        one = unpack(data)
        info = info or one.display.info
        numbers = [faces.setdefault(face, len(faces)) for face in one.display.faces]
        pages += (_renumbered(page, numbers) for page in one.display.pages)
        says += one.says
    display = DisplayList(tuple(faces), tuple(pages))
    return Leaf(replace(display, info=info) if info else display, tuple(says))


def _renumbered(page: DisplayPage, numbers: Sequence[int]) -> DisplayPage:
    if all(number == place for place, number in enumerate(numbers)):
        return page
    items = tuple(
        replace(item, face=numbers[item.face]) if isinstance(item, GlyphRun) else item
        for item in page.items
    )
    return replace(page, items=items)
