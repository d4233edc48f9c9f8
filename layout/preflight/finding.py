"""A finding with its place, and many alike told as one."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from layout.diagnostics import Severity, Span, Words
from layout.diagnostics.sink import Diagnostic, Value
from layout.display import Source
from layout.preflight.mark import Box
from layout.units import MM

Fields = dict[str, Value]


class Place(msgspec.Struct, frozen=True):
    """Page, box from its top left corner, and the story that stands there, where it is known."""

    page: int
    box: Box | None = None
    story: str = ""
    source: Source | None = None

    @property
    def millimetres(self) -> tuple[float, float, float, float] | None:
        """Left, top, width and height."""
        if self.box is None:
            return None
        left, top, right, bottom = self.box
        sides = left, top, right - left, bottom - top
        one, two, three, four = (round(side / MM, 1) + 0.0 for side in sides)
        return one, two, three, four

    def words(self, more: int) -> Words:
        """For a message: `page 1, 120.5/33 mm, 40 × 12 mm, in 头条`."""
        english, chinese = [f"page {self.page}"], [f"第 {self.page} 页"]
        if found := self.millimetres:
            left, top, width, height = (f"{side:g}" for side in found)
            english.append(f"{left}/{top} mm, {width} × {height} mm")
            chinese.append(f"左 {left} 上 {top} mm，{width} × {height} mm")
        if self.story:
            english.append(f"in {self.story}")
            chinese.append(f"在 {self.story}")
        if more:
            english.append(f"and {more} more")
            chinese.append(f"另有 {more} 处")
        return Words(", ".join(english), "，".join(chinese))


class Finding(msgspec.Struct, frozen=True):
    """What is wrong: code, values of its words, where; `level` where a house has its own say.

    `key` tells findings of one cause from others of the code; None is one of its own.
    """

    code: str
    fields: Fields = {}
    place: Place | None = None
    hint: str = ""
    level: Severity | None = None
    key: str | None = None
    count: int = 1

    def diagnostic(self, span: Span) -> Diagnostic:
        """As a message about a file, or about the source line that it comes from."""
        fields = dict(self.fields)
        if self.place is not None:
            fields["place"] = self.place.words(self.count - 1)
            if self.place.source and self.place.source.file:
                span = Span(self.place.source.file, self.place.source.line)
        return Diagnostic(self.code, span, fields, self.hint, (), self.level)


def together(findings: Iterable[Finding]) -> list[Finding]:
    """Findings of one cause in one story of a page as one, with their number."""
    merged: dict[tuple[object, ...], Finding] = {}
    for number, one in enumerate(findings):
        place = one.place
        where = (place.page, place.story) if place else ()
        key = (one.code, one.hint, one.level, where, number if one.key is None else one.key)
        if key in merged:
            count = merged[key].count + one.count
            merged[key] = msgspec.structs.replace(merged[key], count=count)
        else:
            merged[key] = one
    return list(merged.values())
