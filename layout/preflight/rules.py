"""The rules of the press PRN01 to PRN05, each asked of a mark before it is laid on the plates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec.structs import replace

from layout.diagnostics import RULES, Severity, Words
from layout.preflight.finding import Fields, Finding, Place
from layout.preflight.ground import Ground
from layout.preflight.ink import Ink
from layout.preflight.mark import Box, Mark
from layout.spec.model import Check, House
from layout.units import MM

COLOURED = 0.05
"""Ink below black type that shows as an edge when the type knocks out."""
DARK = 0.45
"""A ground on which white is reversed (MC, newspaper-terms TYP06)."""
BROAD = 24.0
"""Points from which the strokes of type are broad enough for ink to add up below them."""
SLIGHT = 0.1
"""A tint that shifts by a plate's slip without being seen."""
FINE = 2.5
"""Times the resolution of the house beyond which a picture is finer than print."""

FINE_DRAWING = 3.2
"""The same for flat colours without loss: drawings are drawn at three times."""

Limits = Mapping[str, float]


class Terms:
    """What a house asks: the severity and the limits of each rule, resolution, inks by name."""

    def __init__(
        self,
        checks: Mapping[str, Check],
        resolution: float = 200.0,
        spots: tuple[str, ...] = (),
        ink: float = 220.0,
    ) -> None:
        self._checks = checks
        self.resolution = resolution
        self.spots = frozenset(spots)
        self._own = {"PRN03": {"warn": ink, "most": max(ink, RULES["PRN03"].limits["most"])}}

    def limits(self, rule: str) -> Limits:
        """The limits of a rule in this house."""
        given = self._checks.get(rule)
        return {**RULES[rule].limits, **self._own.get(rule, {}), **(given.limits if given else {})}

    def level(self, rule: str, usual: Severity | None = None) -> Severity | None:
        """The severity of a finding; None where the rule is off."""
        given = self._checks.get(rule)
        level = given.level if given and given.level else usual or RULES[rule].level
        return None if level == "off" else level

    def finding(
        self, rule: str, found: Finding, usual: Severity | None = None
    ) -> Iterator[Finding]:
        """A finding of a rule at the severity of the house."""
        if level := self.level(rule, usual):
            yield replace(found, code=rule, level=level)


class Bench:
    """Holds the marks of a page against the rules, one after the other."""

    def __init__(
        self,
        terms: Terms,
        plates: Ground,
        where: Callable[[Mark], Place],
        rules: Mapping[str, tuple[_Rule, ...]] | None = None,
    ) -> None:
        self.terms = terms
        self.plates = plates
        self.where = where
        self._rules = ALL if rules is None else rules
        self._laid: list[Mark] = []
        self.drawn: dict[Ink, None] = {}
        """The inks of type, lines and areas, in the order in which they were met."""

    def judge(self, mark: Mark) -> Iterator[Finding]:
        """What is wrong with a mark; then it is laid down."""
        if mark.picture is None:
            self.drawn[mark.ink] = None
        for rule in self._rules[mark.kind]:
            yield from rule(self, mark)
        if mark.kind in ("area", "picture"):
            self.plates.lay(mark)
            self._laid.append(mark)

    def finish(self) -> Iterator[Finding]:
        """Places of too much ink, once all is laid."""
        limits = self.terms.limits("PRN03")
        for one in self.plates.excess(limits["warn"] / 100, limits["area"]):
            top = next((mark for mark in reversed(self._laid) if _covers(mark.box, one.box)), None)
            name = top.name if top else Words("the page", "版面")
            hint = "overprint" if top and top.overprints else ""
            place = self.where(top) if top else Place(1)
            yield from self.too_much(name, _placed(place, one.box), one.most, hint)

    def too_much(
        self, name: Words, place: Place, total: float, hint: str = ""
    ) -> Iterator[Finding]:
        """PRN03 where a sum is over the limit; the harder limit is a fault."""
        limits = self.terms.limits("PRN03")
        percent = round(100 * total)
        if percent > limits["warn"]:
            is_fault = percent > limits["most"]
            limit = limits["most" if is_fault else "warn"]
            fields: Fields = {"object": name, "percent": percent, "limit": f"{limit:g}"}
            found = Finding("PRN03", fields, place, hint, key=None if hint == "" else f"{percent}")
            yield from self.terms.finding("PRN03", found, "fault" if is_fault else None)


def _covers(box: Box, inner: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _placed(place: Place, box: Box) -> Place:
    return replace(place, box=box)


def resolution(bench: Bench, mark: Mark) -> Iterator[Finding]:
    """PRN01, and N641 for what is far finer than print."""
    picture = mark.picture
    if picture is None or min(picture.sides) < MM:  # a dot or rule that is drawn as a picture
        return
    limits, ppi = bench.terms.limits("PRN01"), int(picture.ppi)
    most = bench.terms.resolution * (FINE_DRAWING if picture.is_light else FINE)
    wanted = limits["bitmap"] if picture.is_bitmap else limits["warn"]
    place = bench.where(mark)
    if ppi < wanted:
        wide = picture.sides[0]
        fields: Fields = {
            "object": mark.name, "ppi": ppi, "least": f"{wanted:g}",
            "pixels": round(wide / 72 * wanted), "width": round(picture.width / wanted * 25.4),
        }  # fmt: skip
        level: Severity = "fault" if ppi < limits["least"] else "warning"
        found = Finding("PRN01", fields, place, "bitmap" if picture.is_bitmap else "")
        yield from bench.terms.finding("PRN01", found, level)
    elif not picture.is_bitmap and not picture.file and ppi > most:  # ours are reduced
        fields = {"object": mark.name, "ppi": ppi, "most": f"{bench.terms.resolution:g}"}
        yield Finding("N641", fields, place)


def weight(bench: Bench, mark: Mark) -> Iterator[Finding]:
    """PRN02: a line too thin to print, or to stay open where it is white."""
    limits, width = bench.terms.limits("PRN02"), mark.size / MM
    is_reversed = mark.ink.is_white and bench.plates.ground(mark.box).total >= DARK
    if mark.ink.is_white and not is_reversed:
        return
    least = limits["reversed" if is_reversed else "positive"]
    if width < least - 0.0005:
        hint = "zero" if width < 0.001 else "reversed" if is_reversed else ""
        fields: Fields = {
            "object": mark.name, "width": f"{width:.2g}", "least": f"{least:g}",
            "points": f"{least * MM + 0.005:.2f}",
        }  # fmt: skip
        found = Finding("PRN02", fields, bench.where(mark), hint, key=f"{width:.3f}")
        yield from bench.terms.finding("PRN02", found)


def overprint(bench: Bench, mark: Mark) -> Iterator[Finding]:
    """PRN04: black that knocks out of colour, white that overprints, rich black in type."""
    limits = bench.terms.limits("PRN04")
    what, hint = "", ""
    is_fine = mark.kind in ("text", "line") and mark.size <= limits.get(mark.kind, 0.0)
    if mark.ink.is_white and mark.overprints and mark.picture is None:
        what, hint = "white", "white"
    elif is_fine and mark.ink.is_black and not _spares_colour(mark):
        below = bench.plates.most(_inside(mark.box))
        colour = max((*below.process[:3], *(tint for _, tint in below.spots)))
        what = "knocks out" if colour > COLOURED else ""
    elif mark.kind == "text" and is_fine and mark.ink.is_rich:
        what, hint = "rich", "rich"
    if what:
        fields: Fields = {"object": mark.name, "what": _OVERPRINTS[what]}
        found = Finding("PRN04", fields, bench.where(mark), hint, key=f"{mark.kind}{what}")
        yield from bench.terms.finding("PRN04", found)


_OVERPRINTS = {
    "white": Words("white that overprints, and so is not seen", "白色设了叠印，印出来看不见"),
    "knocks out": Words("black that knocks out of the colour below it", "黑色在彩底上镂空"),
    "rich": Words("black with other inks below it", "黑色下面还有彩墨"),
}


def _spares_colour(mark: Mark) -> bool:
    """Whether black leaves the other plates alone (ISO 32000-1, 8.6.7)."""
    return not mark.lays(0.0, named=False)


def _inside(box: Box) -> Box:
    """A box less its edge, so that a neighbour is not taken for a ground."""
    edge = min(1.4, (box[2] - box[0]) / 4, (box[3] - box[1]) / 4)
    return box[0] + edge, box[1] + edge, box[2] - edge, box[3] - edge


def inks(bench: Bench, mark: Mark) -> Iterator[Finding]:
    """PRN05: fine type and lines in more than one ink, inks that the edition does not list."""
    limits = bench.terms.limits("PRN05")
    for name in [name for name, tint in mark.ink.spots if name not in bench.terms.spots]:
        what = Words(f"the ink “{name}”, which the edition does not list",
                     f"用了未列出的专色“{name}”")  # fmt: skip
        fields: Fields = {"object": mark.name, "what": what}
        found = Finding("PRN05", fields, bench.where(mark), "spot", key=f"spot {name}")
        yield from bench.terms.finding("PRN05", found)
    if mark.kind in ("area", "picture") or mark.size > limits[mark.kind] or mark.ink.is_rich:
        return
    if (count := mark.ink.count_from(SLIGHT)) > limits["inks"]:
        size = f"{mark.size:.3g} pt"
        words = Words(f"{size} in {count} inks ({mark.ink})",
                      f"{size}，用了 {count} 种油墨（{mark.ink}）")  # fmt: skip
        fields = {"object": mark.name, "what": words, "points": f"{limits['line']:g}"}
        hint = "line" if mark.kind == "line" else "inks"
        found = Finding("PRN05", fields, bench.where(mark), hint, key=f"{mark.kind} {mark.ink}")
        yield from bench.terms.finding("PRN05", found)


def type_ink(bench: Bench, mark: Mark) -> Iterator[Finding]:
    """PRN03 of type: its own inks, and what lies below broad strokes that overprint."""
    total, hint = mark.ink.total, ""
    if mark.overprints and mark.size >= BROAD and _spares_colour(mark):
        below = bench.plates.most(mark.box)
        total += below.total - below.process[3]
        hint = "overprint"
    yield from bench.too_much(mark.name, bench.where(mark), total, hint)


def reversed_type(bench: Bench, mark: Mark) -> Iterator[Finding]:
    """W643, by the limits of TYP05: white type too small for its ground."""
    limits = bench.terms.limits("TYP05")
    if not mark.ink.is_white or mark.overprints or mark.size >= max(limits.values()):
        return
    ground = bench.plates.ground(_inside(mark.box))
    is_latin = mark.name.en.partition("“")[2].rstrip("…”").isascii()
    key = "inks" if ground.count_from(SLIGHT) > 1 else "latin" if is_latin else "text"
    if ground.total >= DARK and mark.size < limits[key] - 0.05:
        fields: Fields = {
            "object": mark.name, "size": f"{mark.size:.3g}", "least": f"{limits[key]:g}",
        }  # fmt: skip
        yield Finding("W643", fields, bench.where(mark), key=f"{mark.size:.1f}")


_Rule = Callable[[Bench, Mark], Iterator[Finding]]
ALL: dict[str, tuple[_Rule, ...]] = {
    "text": (overprint, inks, type_ink, reversed_type),
    "line": (weight, overprint, inks),
    "area": (overprint, inks),
    "picture": (resolution, inks),
}

OWN = ALL | {"text": (overprint, inks, type_ink)}
"""Of pages of ours, whose reversed type the audit looks at (TYP05)."""


def terms_of(house: House) -> Terms:
    """The rules of the press as a house has them; its `ink_limit` is that of PRN03."""
    output = house.output
    return Terms(house.checks, output.resolution, spots_of(house), output.ink_limit)


def spots_of(house: House) -> tuple[str, ...]:
    """The inks beside the four: those of the press, and those of the house's colours."""
    own = (colour.spot for colour in house.colours.values() if colour.spot)
    return (*house.output.spots, *own)
