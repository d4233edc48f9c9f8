"""Display text fitted to a width, and its lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layout.diagnostics import Sink, Span
from layout.page.desk import Desk
from layout.page.galley import Galley
from layout.page.grid import page_grid
from layout.page.heading import DisplayText, fit_text, split_lines
from layout.spec import TextStyle, read_edition
from layout.text import natural_width

Fit = Callable[..., DisplayText]
GOLDEN = Path(__file__).parent / "goldens" / "plan" / "edition.yaml"


@pytest.fixture(scope="module")
def desk() -> Desk:
    """The desk of a golden."""
    sink = Sink()
    edition = read_edition(GOLDEN, sink)
    assert edition is not None
    return Desk(edition, page_grid(edition.house), Galley(), sink)


@pytest.fixture
def fit(desk: Desk) -> Fit:
    """Fit a text of 10 pt in a width and a number of lines."""

    def fitted(text: str, width: float, most: int = 3, **style: Any) -> DisplayText:
        wanted = TextStyle(**{"face": "song", "size": 10.0, "align": "centre", **style})
        return fit_text(desk, text, wanted, (width, most), Span())

    return fitted


def lines(done: DisplayText) -> list[str]:
    """The texts of the lines."""
    return [line.paragraph.text[line.start : line.end] for line in done.lines]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("柳树发芽", ["柳树发芽"]),
        ("柳树发芽/孩子放风筝", ["柳树发芽", "孩子放风筝"]),
        ("柳树发芽 / 孩子放风筝", ["柳树发芽", "孩子放风筝"]),
        ("完成1/2", ["完成1/2"]),
        ("A/B股", ["A/B股"]),
        ("2026/柳树", ["2026", "柳树"]),
        ("/柳树/", ["柳树"]),
        ("见 http://a", ["见 http://a"]),
        ("/", ["/"]),
    ],
)
def test_split_lines(text: str, parts: list[str]) -> None:
    """`/` breaks a line unless it stands between letters or digits; a text is never emptied."""
    assert split_lines(text) == parts


@pytest.mark.parametrize(
    ("width", "scale", "count"),
    [(60, 1.0, 1), (59, 59 / 60, 1), (48, 0.8, 1), (47, 1.0, 2), (30, 1.0, 2), (29, 1.0, 3)],
)
def test_condensed_then_broken(fit: Fit, width: float, scale: float, count: int) -> None:
    """Six characters of 10 pt: condensed down to 80 %, narrower than that in several lines."""
    done = fit("河边柳树发芽", width)
    assert (len(done.lines), done.share) == (count, 1)
    assert done.style.x_scale == pytest.approx(scale)


def test_lines_of_like_length(fit: Fit) -> None:
    """Ten characters in a width of eight are five and five."""
    assert lines(fit("河边柳树发芽孩子风筝", 80, x_scale=0.8)) == ["河边柳树发芽孩子风筝"]
    assert lines(fit("鲤鲫鲢鳙鳊鲈鳜鲳鲶鲟", 70)) == ["鲤鲫鲢鳙鳊", "鲈鳜鲳鲶鲟"]


def test_between_words(fit: Fit) -> None:
    """Lines are less alike where words keep them so, and narrower where that keeps a word whole."""
    assert lines(fit("河边柳树发芽孩子放风筝", 80)) == ["河边柳树发芽", "孩子放风筝"]
    assert lines(fit("河边柳树发芽孩子放风筝", 60)) == ["河边柳树发芽", "孩子放风筝"]
    done = fit("志愿者的图书馆", 38)
    assert lines(done) == ["志愿者的", "图书馆"]
    assert done.style.x_scale == pytest.approx(0.9)


def test_limits_of_the_scale(fit: Fit) -> None:
    """How narrow a text may be made is its style's choice."""
    assert len(fit("河边柳树发芽", 50, x_scale_least=0.9).lines) == 2
    assert fit("河边柳树发芽", 31, x_scale_least=0.5).style.x_scale == pytest.approx(31 / 60)


def test_pause(fit: Fit) -> None:
    """A space in the words is where a line ends, even if the lines differ a little."""
    assert [one.strip() for one in lines(fit("河边柳树 孩子放风筝", 75))] == [
        "河边柳树",
        "孩子放风筝",
    ]


def test_smaller(fit: Fit) -> None:
    """What neither condensing nor breaking brings in is made smaller, and says by how much."""
    done = fit("河边柳树发芽", 24, most=1)
    assert done.style.x_scale == pytest.approx(0.8)
    assert (done.style.size, done.share) == pytest.approx((5, 0.5))


@pytest.mark.parametrize("spaces", [" ", "  ", "   "])
def test_text_is_what_is_set(fit: Fit, spaces: str) -> None:
    """Spaces between Han become one; the text that is counted is the one that is set."""
    done = fit(f"记者{spaces}王芳", 200)
    assert done.text == "记者\u2002王芳"
    assert done.lines[-1].end == len(done.text)


def test_endless_headline(fit: Fit) -> None:
    """A headline of ten thousand characters is refused without trying its breaks."""
    done = fit("河" * 10_000, 500)
    assert len(done.lines) == 1
    assert natural_width(done.lines[0].paragraph) <= 500.5
