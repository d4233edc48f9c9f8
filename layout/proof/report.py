"""What became of each box, as plain data for `--format json`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from layout.page.placed import Copyfit, Layout, PlacedBox, Placement, Replacement
from layout.page.region import Region
from layout.proof.pictures import pictures


def report(layout: Layout) -> list[dict[str, object]]:
    """A row for each page, in it a row for each box, in it the fit of each part."""
    return [
        {"page": page.number, "boxes": [_box(box) for box in page.boxes]} for page in layout.pages
    ]


def _box(box: PlacedBox) -> dict[str, object]:
    region = box.region
    advert = {"advert": _advert(box.placement, region)} if box.placement else {}
    return {
        "name": box.name,
        "kind": box.kind,
        "title": box.title,
        "file": box.file,
        # A strip in the margin stands on no cells.
        "columns": [region.left + 1, region.right] if region.rows else [],
        "lines": [region.top + 1, region.bottom] if region.rows else [],
        "head_lines": box.head_lines,
        "parts": [_part(fit) for fit in box.copyfit],
        "normalised": _normalised(box.replaced),
        **advert,
        **({"pictures": msgspec.to_builtins(placed)} if (placed := pictures(box)) else {}),
    }


def _advert(placement: Placement, region: Region) -> dict[str, object]:
    """What was booked and what stands there, for the bill."""
    placed = (region.span, len(region.rows))
    row: dict[str, object] = {
        "kind": placement.kind,
        "label": placement.label,
        "placed": {"columns": placed[0], "lines": placed[1], "mm": list(placement.size)},
    }
    if placement.booked:
        columns, lines = placement.booked
        row |= {
            "booked": {"columns": columns, "lines": lines},
            "as_booked": placement.booked == placed,
        }
    if placement.artwork:
        row |= {"artwork": placement.artwork, "scale": placement.scale}
    return row


def _normalised(replaced: Sequence[Replacement]) -> dict[str, object]:
    """How often each choice replaced something, and what, line by line."""
    counts = Counter(one.kind for one in replaced)
    changes = Counter((one.span.line, one.kind, one.before, one.after) for one in replaced)
    return {
        "counts": {kind: counts[kind] for kind in sorted(counts)},
        "changes": [
            {"line": line, "kind": kind, "from": before, "to": after, "count": count}
            for (line, kind, before, after), count in changes.items()
        ],
    }


def _part(fit: Copyfit) -> dict[str, object]:
    row: dict[str, object] = {"part": fit.part, "characters": fit.chars, "over": fit.chars_over}
    if fit.columns:
        row |= {
            "lines": fit.lines,
            "lines_over": fit.lines_over,
            "lines_short": fit.lines_short,
            "legs": [{"lines": leg.lines, "filled": leg.filled} for leg in fit.columns],
        }
    return row
