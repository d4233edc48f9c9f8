"""Adverts: what was booked, what was delivered, and the label that is never forgotten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pikepdf import Pdf

from layout.display import Fill, Image, ImportedPage
from layout.page.booking import booked_cells
from layout.page.grid import PageGrid
from layout.proof.report import report
from layout.spec.scalar import parse_booked

GRID = PageGrid(
    width=330, height=320, left=10, top=10, columns=4, measure=7, gutter=1, lines=20, body=10,
    leading=15,
)  # fmt: skip
SetEdition = Callable[[str], Any]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("2 x 10", (2, 10)),
        ("2栏 × 10行", (2, 10)),
        ("150pt x 145pt", (2, 10)),
        ("53mm x 51mm", (2, 10)),  # a little more: a ruler is no finer
        ("160pt x 160pt", (3, 11)),
        ("2 x 51mm", (2, 10)),
    ],
)
def test_booked_cells(text: str, cells: tuple[int, int]) -> None:
    """The fewest columns and lines that hold what was sold."""
    booked = parse_booked(text)
    assert booked is not None
    assert booked_cells(GRID, booked) == cells


@pytest.mark.parametrize("text", ["", "2", "2 x", "x 3", "0 x 3", "two x three", "1 x 2 x 3"])
def test_not_booked(text: str) -> None:
    """Anything else is no size."""
    assert parse_booked(text) is None


def artwork(path: Path, width: float, height: float) -> Path:
    """A PDF of that size."""
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(width, height))
    pdf.save(path)
    return path


@pytest.fixture
def place(set_edition: SetEdition, tmp_path: Path) -> Callable[..., Any]:
    """An advert with a PDF of a size in a place of 150 × 145 pt: two columns of ten lines."""

    def placed(width: float, height: float, more: str = "", box: str = "") -> Any:
        artwork(tmp_path / "a.pdf", width, height)
        return set_edition(
            f"""
            house: HOUSE
            pages:
              - plan: |
                  10  甲 甲 . .
                  10  .  .  . .
                boxes:
                  甲: {{advert: {{pdf: a.pdf{more}}}{box}}}
            """
        )

    return placed


def shape(done: Any) -> ImportedPage:
    """The page that was placed."""
    (found,) = (one for one in done.box("甲").shapes if isinstance(one, ImportedPage))
    return found


@pytest.mark.parametrize(
    ("size", "expected", "codes"),
    [
        ((150, 145), (150, 145), []),
        ((148, 143), (148, 143), []),  # as it is
        ((152, 147), (150, 145.07), []),  # a little smaller
        ((300, 290), (150, 145), ["W241"]),
        ((150, 70), (150, 70), ["W241"]),
        ((50, 145), (50, 145), ["W241"]),
    ],
)
def test_whole_and_never_stretched(
    place: Callable[..., Any],
    size: tuple[float, float],
    expected: tuple[float, float],
    codes: list[str],
) -> None:
    """A PDF stands whole in its place; one that nearly fits stands in its own size."""
    done = place(*size)
    found = shape(done)
    assert (found.width, found.height) == pytest.approx(expected, rel=0.01)
    assert found.width / found.height == pytest.approx(size[0] / size[1], rel=0.001)
    assert done.codes == codes


def test_crop(place: Callable[..., Any]) -> None:
    """Where the box asks for it, its place is filled."""
    found = shape(place(300, 145, box=", fit: crop"))
    assert (found.width, found.height) == (150, 145)
    assert found.crop == pytest.approx((0.25, 0.0, 0.75, 1.0))


@pytest.mark.parametrize(
    ("size", "more", "on_it"),
    [
        ((150, 145), "", True),
        ((150, 60), "", False),
        ((50, 145), "", False),
        ((150, 145), ", label_place: above", False),
    ],
)
def test_label(
    place: Callable[..., Any], size: tuple[float, float], more: str, on_it: bool
) -> None:
    """It stands beside what was delivered, or on a white ground where there is no white."""
    done = place(*size, more)
    box, found = done.box("甲"), shape(done)
    (label,) = box.lines
    left, right = label.x, label.x + label.line.width
    inside = found.x <= left < found.x + found.width and found.y < label.y < found.y + found.height
    grounds = [one for one in box.shapes if isinstance(one, Fill)]
    assert (inside, bool(grounds)) == (on_it, on_it)
    assert all(ground.x < left and right < ground.x + ground.width for ground in grounds)
    assert box.texts == (("label", "广告"),)


@pytest.mark.parametrize(
    ("language", "label"), [("zh-Hans", "公益广告"), ("zh-Hant", "公益廣告"), ("ja", "公共広告")]
)
def test_notice(set_edition: SetEdition, language: str, label: str) -> None:
    """A public notice has its own label, in the words of the language."""
    done = set_edition(
        f"""
        house: {{extends: HOUSE, language: {language}}}
        pages:
          - plan: |
              20  甲 甲 . .
            boxes:
              甲: {{advert: {{kind: psa, lines: [水]}}}}
        """
    )
    assert done.box("甲").texts[0] == ("label", label)


def test_report(place: Callable[..., Any]) -> None:
    """Booked against placed, for the bill."""
    done = place(300, 290, ", booked: 2 x 12")
    (page,) = report(done.layout)
    advert = msgspec.to_builtins(page.boxes[0].advert)
    assert advert["booked"] == {"columns": 2, "lines": 12}
    assert advert["placed"] == {"columns": 2, "lines": 10, "mm": (52.9, 51.2)}
    assert (advert["as_booked"], advert["scale"]) == (False, 0.5)
    assert sorted(done.codes) == ["F220", "W241"]


def test_picture_is_whole(set_edition: SetEdition) -> None:
    """A delivered picture is not cropped, as an editor's picture would be."""
    done = set_edition(
        """
        house: HOUSE
        pages:
          - plan: |
              10  甲 甲 . .
            boxes:
              甲: {advert: {picture: PICTURE}}
        """
    )
    (found,) = (one for one in done.box("甲").shapes if isinstance(one, Image))
    assert found.crop == (0.0, 0.0, 1.0, 1.0)
    assert found.height == pytest.approx(2 * found.width)
