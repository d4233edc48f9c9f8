"""Mends of what breaks a rule: changes of the edition that were laid out again and hold.

A mend is accepted if what it is for is gone, nothing as bad or worse is new, no text is overset
that was not, and no column ends more than a line or two higher than it did. Each is tried by
itself, on the page as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from layout.audit.candidates import changes
from layout.audit.change import Change
from layout.audit.inspect import Told, findings, waiver_of
from layout.audit.sheet import Again, Sheet
from layout.diagnostics import Diagnostic, Mend, Severity, Sink
from layout.page.galley import Galley
from layout.page.layout import compose
from layout.page.placed import PlacedBox, PlacedPage
from layout.spec.amend import Amendment, File

MOST = 6
"""Changes that are tried for a finding."""

# What a try costs, in cells of the grid composed: something always, and the boxes that are set
# anew, in part where their measure stays, as their lines are in the galley then.
_COST = 20.0
_KEPT_MEASURE = 0.35
_NEW_MEASURE = (("frame",), ("columns",))

SHORTER = 2
"""Lines of white that a mend may add at the foot of a column."""

_SERIOUS: tuple[Severity, ...] = ("error", "fault", "warning")
_HOLE = "LAY09"  # a note, but no mend may tear one open
_OF_PAGES = ("LAY02", _HOLE)  # told of the page; the boxes in them are those that could mend it
_Key = tuple[str, frozenset[str]]
_T = TypeVar("_T")


def mends(
    sheet: Sheet, again: Again, found: Sequence[Told], told: Sequence[Diagnostic]
) -> dict[int, Mend]:
    """A mend for each finding (by its place in `found`) that has one, within the effort there is.

    `told` is what the other stages say of the page. The first change for each finding is tried
    before the second of any, faults before warnings.
    """
    bench = _Bench(sheet, again, found, told)
    order = sorted(range(len(found)), key=lambda index: _SERIOUS.index(_level(found[index])))
    ways = {index: changes(sheet, found[index].rule, found[index].finding) for index in order}
    done: dict[int, Mend] = {}
    for _ in range(MOST):
        for index, way in list(ways.items()):
            if bench.is_spent:
                return done
            change = next(way, None)
            if change is None:
                del ways[index]
            elif mend := bench.mend(change, found[index]):
                done[index] = mend
                del ways[index]
    return done


def _level(one: Told) -> Severity:
    return "warning" if one.level == "note" else one.level


class _Bench:
    """Where changes of one page are tried; what was tried once is known."""

    def __init__(
        self, sheet: Sheet, again: Again, found: Sequence[Told], told: Sequence[Diagnostic]
    ) -> None:
        self.sheet = sheet
        self.again = again
        self.left = again.effort
        self.told = _counts(told)
        self.serious = _serious(found)
        self.of_pages = Counter(one.rule for one in found)
        self.over = _over(sheet.placed)
        self.feet = _feet(sheet.placed)
        self._tried: dict[tuple[object, ...], list[Told] | None] = {}
        self._files: dict[str, File] = {}

    @property
    def is_spent(self) -> bool:
        """Whether the page has nothing left for a try."""
        return self.left < _COST

    def mend(self, change: Change, one: Told) -> Mend | None:
        """A change as the editor would write it, if it holds."""
        after = self._after(change)
        if after is None or not self._is_gone(change, one, after):
            return None
        if (text := self._written(change)) is None:
            return None
        return Mend(
            change.kind, change.fields, text.file, text.line, text.end, text.text, text.column
        )

    def _is_gone(self, change: Change, one: Told, after: Sequence[Told]) -> bool:
        """Whether what a change is for is no longer found."""
        if one.rule in _OF_PAGES:
            return sum(other.rule == one.rule for other in after) < self.of_pages[one.rule]
        is_same = _is_near if change.path == ("columns",) else _is_same
        return not any(is_same(one, other) for other in after)

    def _after(self, change: Change) -> list[Told] | None:
        """What the audit finds on the page with a change; None where something is worse."""
        key = (change.rows, change.box, change.path, change.value, change.headline)
        if key not in self._tried:
            cost = self._cost(change)
            if cost > self.left:
                return None
            self.left -= cost
            self._tried[key] = self._laid_out(change)
        return self._tried[key]

    def _cost(self, change: Change) -> float:
        cells = sum(box.region.cells for box in self.sheet.boxes if box.name in change.touched)
        is_new = change.path[:1] in _NEW_MEASURE
        return _COST + cells * (1.0 if is_new else _KEPT_MEASURE)

    def _laid_out(self, change: Change) -> list[Told] | None:
        sheet, sink = self.sheet, Sink()
        pages = (change.page if page is sheet.page else page for page in sheet.edition.pages)
        edition = replace(sheet.edition, pages=tuple(pages))
        galley = Galley(self.again.galley)
        layout = compose(edition, sink, {sheet.page.number}, galley=galley)
        placed = layout.pages[0]
        if _has_more(_counts(sink.found), self.told) or not self._keeps(placed):
            return None
        after = Sheet(edition, change.page, placed, layout.faces)
        found = [one for one in findings(after) if not waiver_of(after, one)]
        if _has_more(_serious(found), self.serious):
            return None
        return found

    def _keeps(self, placed: PlacedPage) -> bool:
        """Whether all boxes are there, with no more overset, no higher feet, the same jumps."""
        over, feet, now = _over(placed), _feet(placed), {box.name: box for box in placed.boxes}
        if now.keys() != {box.name for box in self.sheet.placed.boxes}:
            return False
        if any(box.stretch != now[box.name].stretch for box in self.sheet.placed.boxes):
            return False
        if _has_more(over, self.over):
            return False
        return all(white <= self.feet[name] + SHORTER for name, white in feet.items())

    def _written(self, change: Change) -> Amendment | None:
        page = self.sheet.page
        if change.rows:
            file = self._file(page.plan_lines[0].file if page.plan_lines else "")
            return file.plan_with(page, change.rows)
        box = page.boxes[change.box]
        if not change.headline or not box.story:
            return self._file(box.where().file).box_with(box.where(), change.path, change.value)
        span = box.story.where("headline")
        file, before = self._file(span.file), box.story.headline or ""
        written = file.written(span)
        if written not in (before, f'"{before}"', f"'{before}'"):
            return None
        return file.replaced(span, written.replace(before, change.headline))

    def _file(self, name: str) -> File:
        if name not in self._files:
            self._files[name] = File(name)
        return self._files[name]


def _key(code: str, fields: Mapping[str, object]) -> _Key:
    """A finding by its code and its boxes, whatever the values in it."""
    if code in _OF_PAGES:
        return code, frozenset()
    names = (fields.get("box"), fields.get("other"))
    return code, frozenset(name for name in names if isinstance(name, str))


def _is_same(one: Told, other: Told) -> bool:
    """Whether two findings are of one thing, whatever the numbers in them."""
    a, b = one.finding, other.finding
    if (one.rule, a.span) != (other.rule, b.span):
        return False
    return all(a.fields.get(name) == b.fields.get(name) for name in ("box", "other", "leg"))


def _is_near(one: Told, other: Told) -> bool:
    """Whether two findings are of one rule and box: other columns are other legs."""
    return (one.rule, one.finding.box) == (other.rule, other.finding.box)


def _counts(told: Iterable[Diagnostic]) -> Counter[_Key]:
    return Counter(_key(one.code, one.fields) for one in told if one.severity in _SERIOUS)


def _serious(found: Iterable[Told]) -> Counter[_Key]:
    return Counter(
        _key(one.rule, one.finding.fields)
        for one in found
        if one.level in _SERIOUS or one.rule == _HOLE
    )


def _has_more(after: Counter[_T], before: Counter[_T]) -> bool:
    """Whether something is there more often than before."""
    return any(count > before[key] for key, count in after.items())


def _over(placed: PlacedPage) -> Counter[tuple[str, str]]:
    """Characters of each part of each box that found no room."""
    return Counter(
        {(box.name, fit.part): fit.chars_over for box in placed.boxes for fit in box.copyfit}
    )


def _feet(placed: PlacedPage) -> dict[str, int]:
    """The lines of white at the foot of each box's emptiest column."""
    return {box.name: max(_white(box), default=0) for box in placed.boxes}


def _white(box: PlacedBox) -> Iterator[int]:
    for fit in box.copyfit:
        for leg in fit.columns:
            yield leg.lines - leg.filled
