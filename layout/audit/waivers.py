"""豁免 that let nothing pass: what they were written for is mended, or they name it wrongly."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import get_close_matches

from layout.diagnostics import Sink
from layout.spec.model import Edition, Waiver

_OF_THE_FOLDER = "ISS04"  # held against the last issue that was built, where there is one
_OF_THE_PRESS = "PRN"


def check_waivers_used(
    edition: Edition, used: Mapping[int, Collection[Waiver]], sink: Sink, *, is_printed: bool
) -> None:
    """Report waivers that were of no use; `used` has a row for each page that was set.

    A waiver for a page that was not set is not judged, nor one of what was not looked at.
    """
    for one in edition.waivers:
        pages = {page.number for page in edition.pages if one.page in (None, page.number)}
        is_asked = one.rule != _OF_THE_FOLDER and (
            is_printed or not one.rule.startswith(_OF_THE_PRESS)
        )
        if is_asked and pages <= used.keys() and not any(one in used[page] for page in pages):
            _report(edition, one, sink)


def _report(edition: Edition, one: Waiver, sink: Sink) -> None:
    boxes = {name for page in edition.pages for name in page.boxes}
    hint, nearest = "", ""
    if one.page is not None and all(page.number != one.page for page in edition.pages):
        hint = "page"
    elif one.box is not None and one.box not in boxes:
        near = get_close_matches(one.box, boxes, 1, 0.5)  # one of two characters right is near
        hint, nearest = ("near", near[0]) if near else ("box", "")
    key = {"": "rule", "page": "page"}.get(hint, "box")
    sink.report(
        "N258", one.where(key), hint=hint, rule=one.rule, box=one.box or "",
        page=one.page or 0, nearest=nearest,
    )  # fmt: skip
