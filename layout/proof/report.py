"""What became of each box, for `--format json`, `--report` and `--explain`; see `form`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import UNSET
from msgspec.structs import replace

from layout.diagnostics import RULES, Diagnostic, Mend
from layout.diagnostics.sink import Span, Standing
from layout.page.placed import (
    Column,
    Copyfit,
    Cut,
    Layout,
    PlacedBox,
    Placement,
    Replacement,
    Trial,
)
from layout.page.region import Region
from layout.proof.form import (
    AdvertReport,
    BoxReport,
    Edit,
    Leg,
    MendReport,
    Message,
    Normalised,
    PageReport,
    PartReport,
    Place,
    PlacedRoom,
    Policy,
    Replaced,
    Room,
    StandingReport,
    Text,
    WaivedFinding,
)
from layout.proof.pictures import pictures


def report(layout: Layout) -> list[PageReport]:
    """A value for each page, in it one for each box, in it the fit of each part."""
    return [
        PageReport(page.number, tuple(_box(box) for box in page.boxes)) for page in layout.pages
    ]


def with_findings(
    told: PageReport, found: Sequence[Diagnostic], waived: Sequence[WaivedFinding]
) -> PageReport:
    """A page with what its rules found, box by box, and what someone lets pass."""
    findings: dict[str, list[Message]] = {}
    for one in found:
        if one.code in RULES:
            findings.setdefault(str(one.fields.get("box", "")), []).append(message(one))
    boxes = (replace(box, findings=tuple(findings.get(box.name, ()))) for box in told.boxes)
    return replace(told, boxes=tuple(boxes), waived=tuple(waived))


def message(found: Diagnostic) -> Message:
    """A diagnostic in both languages."""
    from layout.diagnostics.render import hint, wording  # late: many runs print none

    return Message(
        *_place(found.span),
        found.code,
        found.severity,
        Text(wording(found, "en"), wording(found, "zh")),
        Text(hint(found, "en"), hint(found, "zh")),
        tuple(Place(*_place(one)) for one in found.notes),
        _mend(found.mend) if found.mend else UNSET,
        _standing(found.standing) if found.standing else UNSET,
    )


def _standing(one: Standing) -> StandingReport:
    return StandingReport(one.page, one.columns, one.lines)


def _mend(one: Mend) -> MendReport:
    from layout.diagnostics.render import mend  # late: as above

    text = Text(mend(one, "en"), mend(one, "zh"))
    return MendReport(one.file, one.line, one.end, one.text, text)


def _place(span: Span) -> tuple[str, int, int, int]:
    return span.file, span.line, span.column, span.end


def policies(trials: Sequence[Trial]) -> tuple[Policy, ...]:
    """What `fit` tried, in its order."""
    return tuple(
        Policy(
            one.policy,
            one.before,
            one.after,
            one.lines_over,
            one.lines_short,
            one.is_chosen,
            one.box,
        )
        for one in trials
    )


def edits(cuts: Sequence[Cut]) -> tuple[Edit, ...]:
    """Cuts or additions, with their places in the copy."""
    return tuple(
        Edit(
            one.paragraph,
            one.chars,
            one.lines,
            one.span.file,
            one.span.line,
            one.span.column,
            one.text,
        )
        for one in cuts
    )


def _box(box: PlacedBox) -> BoxReport:
    region = box.region
    return BoxReport(
        box.name,
        box.kind,
        box.title,
        box.file,
        # A strip in the margin stands on no cells.
        columns=(region.left + 1, region.right) if region.rows else (),
        lines=(region.top + 1, region.bottom) if region.rows else (),
        head_lines=box.head_lines,
        parts=tuple(_part(fit) for fit in box.copyfit),
        normalised=_normalised(box.replaced),
        advert=_advert(box.placement, region) if box.placement else UNSET,
        pictures=pictures(box) or UNSET,
    )


def _advert(placement: Placement, region: Region) -> AdvertReport:
    placed = (region.span, len(region.rows))
    return AdvertReport(
        placement.kind,
        placement.label,
        PlacedRoom(*placed, placement.size),
        booked=Room(*placement.booked) if placement.booked else UNSET,
        as_booked=placement.booked == placed if placement.booked else UNSET,
        artwork=placement.artwork or UNSET,
        scale=placement.scale if placement.artwork else UNSET,
    )


def _normalised(replaced: Sequence[Replacement]) -> Normalised:
    counts = Counter(one.kind for one in replaced)
    changes = Counter((one.span.line, one.kind, one.before, one.after) for one in replaced)
    return Normalised(
        {kind: counts[kind] for kind in sorted(counts)},
        tuple(
            Replaced(line, kind, before, after, count)
            for (line, kind, before, after), count in changes.items()
        ),
    )


def _part(fit: Copyfit) -> PartReport:
    if not fit.columns:
        return PartReport(fit.part, fit.chars, fit.chars_over)
    return PartReport(
        fit.part,
        fit.chars,
        fit.chars_over,
        fit.lines,
        fit.lines_over,
        fit.lines_short,
        tuple(map(_leg, fit.columns)),
    )


def _leg(column: Column) -> Leg:
    return Leg(column.lines, column.filled)
