"""A change of an edition that may mend a finding, and what every kind of change needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast

import msgspec
from msgspec.structs import replace

from layout.audit.boundary import Boundary, Cells, cells_of, rows_of
from layout.audit.sheet import Fields, Finding, Headline, Sheet
from layout.spec.model import Box, Columns, Frame, Page
from layout.spec.plan import Row
from layout.units import Length

if TYPE_CHECKING:
    from layout.spec.model import FrameKind, Side

# What of a page gives and takes lines: adverts are sold by size, furniture stays as it is.
ELASTIC = ("story", "briefs", "picture", "digest")


class Change(msgspec.Struct, frozen=True):
    """A page as it could be, and what of its text says so.

    One of `rows` (of the plan), a `path` of keys of `box` with its `value`, and `headline`, the
    words of its story's headline. `kind` and `fields` are for the words of the mend; `touched` are
    the boxes that are set anew.
    """

    kind: str
    fields: Fields
    page: Page
    box: str = ""
    rows: tuple[Row, ...] = ()
    path: tuple[str, ...] = ()
    value: str = ""
    headline: str = ""
    touched: frozenset[str] = frozenset()


Changes = Iterator[Change]


def name_of(found: Finding, key: str) -> str:
    """The box that a finding names."""
    return str(found.fields[key])


def head_of(sheet: Sheet, name: str) -> Headline | None:
    """The headline of a box."""
    return next((head for head in sheet.headlines if head.box.name == name), None)


def kind_of(sheet: Sheet, name: str) -> str:
    """What stands in a box; empty where it is not placed."""
    return next((box.kind for box in sheet.boxes if box.name == name), "")


def is_elastic(sheet: Sheet, edge: Boundary) -> bool:
    """Whether all boxes at a boundary may change their depth; a story that jumps may not."""
    names = edge.above | edge.below
    boxes = sheet.page.boxes
    return all(kind_of(sheet, n) in ELASTIC and n in boxes and not boxes[n].parts for n in names)


def planned(sheet: Sheet, kind: str, fields: Fields, cells: Cells) -> Change:
    """The plan with other cells."""
    rows = rows_of(sheet.page, cells)
    pairs = zip(cells_of(sheet.page), cells, strict=True)
    touched = {
        name for old, new in pairs for one in zip(old, new, strict=True)
        if one[0] != one[1] for name in one
    }  # fmt: skip
    page = replace(sheet.page, plan=rows)
    return Change(kind, fields, page, rows=rows, touched=frozenset(touched - {""}))


def _frame(text: str) -> Frame:
    """A frame of one word, or of a kind and its sides."""
    if not text.startswith("{"):
        return Frame(kind=cast("FrameKind", text))
    kind, _, sides = text.strip("{}").partition(", sides: ")
    named = cast("tuple[Side, ...]", tuple(sides.strip("[]").split(", ")))
    return Frame(kind=cast("FrameKind", kind.removeprefix("kind: ")), sides=named)


_VALUES: dict[str, Callable[[str], object]] = {
    "columns": lambda text: (Columns(columns=int(text)),),
    "frame": _frame,
    "size": lambda text: text if text == "fit" else Length(float(text.removesuffix("pt")), "pt"),
}
"""Values of the model for what is written; others are as written."""


def keyed(sheet: Sheet, kind: str, fields: Fields, path: tuple[str, ...], value: str) -> Change:
    """A key of the box in `fields`, by its path, with the value as it is written in English."""
    name = str(fields["box"])
    old = sheet.page.boxes[name]
    new = _put(old, path, _VALUES.get(path[-1], str)(value))
    if path == ("frame",) and old.frame and not value.startswith("{"):
        new = replace(old, frame=replace(old.frame, kind=value))
        is_short = old.frame.places.get("kind") == old.frame.places.get("")
        path = path if is_short else ("frame", "kind")
    return Change(
        kind, fields, with_box(sheet.page, new), name, path=path, value=value,
        touched=frozenset([name]),
    )  # fmt: skip


def _put(struct: Any, path: Sequence[str], value: object) -> Any:
    key, rest = path[0], path[1:]
    inner = _put(getattr(struct, key), rest, value) if rest else value
    return replace(struct, **{key: inner})


def with_box(page: Page, box: Box) -> Page:
    """The page with another box of that name."""
    return replace(page, boxes={**page.boxes, box.name: box})


def framed(sheet: Sheet, name: str) -> Changes:
    """A box with a frame, where nothing is said of one."""
    if sheet.page.boxes[name].frame is None:
        yield keyed(sheet, "frame", {"box": name}, ("frame",), "thin")
