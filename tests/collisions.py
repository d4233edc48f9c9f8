"""What stands over what on a finished page, seen from the display list alone."""

from __future__ import annotations

from typing import NamedTuple

from layout.display import DisplayPage, GlyphRun, Image

# Shares of the size by which a character is smaller than its em box: what is sure to be ink.
_SIDE, _TOP, _FOOT = 0.3, 0.78, 0.02
# Marks whose ink is in one half of their em box: the other may stand over what is beside it.
_OPENING, _CLOSING = "（《〈「『【〔“‘", "，。、；：！？）》〉」』】〕”’"
_INSIDE = 1.0  # pt of a picture's edge that text may touch


class Area(NamedTuple):
    """A rectangle on the page, in points from its top left, and what stands in it."""

    left: float
    top: float
    right: float
    bottom: float
    what: str

    def meets(self, other: Area) -> bool:
        """Whether two areas share a point inside."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def text_areas(page: DisplayPage) -> list[Area]:
    """Where the characters of a page stand, a run each; blanks apart."""
    runs = [one for one in page.items if isinstance(one, GlyphRun) and one.text.strip()]
    return [area for run in runs if (area := _area(run)).left < area.right]


def _area(run: GlyphRun) -> Area:
    key = run.source.key if run.source else ""
    side = _SIDE * run.size * run.x_scale
    if run.direction != "ltr":
        return _down(run, f"{key} {run.text}")
    right = run.x + max(run.xs) + run.size * run.x_scale
    half = run.size * run.x_scale / 2
    if run.text[-1].isascii() or run.text[-1] in _CLOSING:  # half as wide, or less
        right -= half
    left = run.x + min(run.xs) + (half if run.text[0] in _OPENING else 0.0)
    top, bottom = run.y - _TOP * run.size, run.y + _FOOT * run.size
    return Area(left + side, top, right - side, bottom, f"{key} {run.text}")


def _down(run: GlyphRun, what: str) -> Area:
    """A run of a vertical line: upright about its axis, or turned to the right."""
    top, bottom = run.y + min(run.xs), run.y + max(run.xs) + run.size
    if run.direction == "ttb":
        half = (0.5 - _SIDE) * run.size * run.x_scale
        # Marks have their ink in one half of their cell, and give up the other.
        top += run.size * (0.5 if run.text[0] in _OPENING else _SIDE)
        bottom -= run.size * (0.5 if run.text[-1] in _CLOSING else _SIDE)
        return Area(run.x - half, top, run.x + half, bottom, what)
    bottom -= run.size / 2 if run.text[-1].isascii() else 0.0
    return Area(run.x - _FOOT * run.size, top, run.x + _TOP * run.size, bottom, what)


def collisions(page: DisplayPage) -> list[tuple[str, str]]:
    """Pairs of texts that stand over each other, and texts that stand in a picture."""
    texts = sorted(text_areas(page), key=lambda area: area.top)
    found = []
    for index, one in enumerate(texts):
        for other in texts[index + 1 :]:
            if other.top >= one.bottom:
                break
            if one.meets(other):
                found.append((one.what, other.what))
    for picture in page.items:
        # An ornament may stand behind the head.
        if isinstance(picture, Image) and not _is_ornament(picture):
            area = Area(
                picture.x + _INSIDE, picture.y + _INSIDE,
                picture.x + picture.width - _INSIDE, picture.y + picture.height - _INSIDE,
                picture.path,
            )  # fmt: skip
            found += [(one.what, area.what) for one in texts if one.meets(area)]
    return found


def _is_ornament(picture: Image) -> bool:
    return picture.source is not None and picture.source.key.endswith("/ornament")


def outside(page: DisplayPage) -> list[str]:
    """Texts that reach beyond the sheet."""
    return [
        one.what
        for one in text_areas(page)
        if one.left < 0 or one.top < 0 or one.right > page.width or one.bottom > page.height
    ]
