"""How light colours print, what lies under type, and which faces are one family."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image as Pillow

from layout.audit.families import family_of
from layout.audit.ground import PAPER, Grounds, contrast, ink, light
from layout.display import BLACK, FaceRef, Fill, Image
from layout.page.placed import PlacedBox, PlacedLine
from layout.page.region import Region
from layout.text import SetLine
from layout.text.line import SetRun

GREY = (0.0, 0.0, 0.0, 0.3)


def line(text: str, x: float) -> PlacedLine:
    """A line of type of 10 pt whose baseline is at 100 pt."""
    steps = tuple(10.0 * index for index in range(len(text)))
    numbers = tuple(range(len(text)))
    run = SetRun(0, 10.0, 1.0, BLACK, 0.0, numbers, steps, text, numbers, 0, len(text))
    return PlacedLine(SetLine(0, len(text), 0.0, 0.0, 0.0, (run,)), x, 100.0, "body")


def lights(*shapes: Fill | Image, x: float = 0.0) -> list[float]:
    """How light it is under three characters."""
    box = PlacedBox("甲", "story", Region(0, (1,)), shapes=shapes)
    placed = line("小河清", x)
    return [one.light for one in Grounds(box).under(placed, placed.line.runs[0])]


def test_contrast() -> None:
    """Black stands out from paper, yellow hardly, and blue more than cyan."""
    paper = PAPER.light
    assert contrast(light(BLACK), paper) > 7
    assert contrast(light((0, 0, 1, 0)), paper) < 1.5
    assert light((1, 1, 0, 0)) < light((1, 0, 0, 0)) < light((0, 0, 1, 0)) < paper


@pytest.mark.parametrize("share", [0.0, 0.1, 0.45, 0.7, 1.0])
def test_ink_is_what_prints_as_light(share: float) -> None:
    """A share of black is found again by how light it prints."""
    assert ink(light((0, 0, 0, share))) == pytest.approx(share, abs=1e-6)


def test_ground_under_a_run() -> None:
    """The topmost fill that covers it; all of them where none does; else the paper."""
    under = Fill(0, 80, 100, 40, GREY)
    assert lights() == [PAPER.light]
    assert lights(under) == [light(GREY)]
    assert lights(under, Fill(0, 80, 100, 40, BLACK)) == [light(BLACK)]
    assert lights(Fill(0, 80, 15, 40, GREY)) == [light(GREY), PAPER.light]
    assert lights(Fill(0, 99, 100, 1, BLACK)) == [PAPER.light]  # a rule
    assert lights(under, x=200) == [PAPER.light]


def test_picture_under_a_run(tmp_path: Path) -> None:
    """The lightest and the darkest that it has under a character."""
    picture = Pillow.new("L", (30, 40), 255)
    picture.paste(0, (0, 0, 10, 40))
    picture.save(tmp_path / "a.png")
    image = Image(str(tmp_path / "a.png"), 0, 80, 30, 40)
    assert sorted(lights(image)) == pytest.approx([light(BLACK), PAPER.light])


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("NotoSerifSC-Black.ttf", "NotoSerifSC"),
        ("NotoSerifSC-Regular.ttf", "NotoSerifSC"),
        ("SourceHanSansSC-ExtraLight.otf", "SourceHanSansSC"),
        ("HYQiHei-65S.ttf", "HYQiHei"),
        ("FZBSK.TTF", "FZBSK"),
        ("FZXBSK.TTF", "FZXBSK"),
    ],
)
def test_family(file: str, name: str) -> None:
    """The weights of a design are one family."""
    assert family_of(FaceRef("a", f"/fonts/{file}")) == name
