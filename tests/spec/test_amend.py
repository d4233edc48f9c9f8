"""A file with one value changed: what is written around it stays as it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.diagnostics import Sink
from layout.spec import read_edition
from layout.spec.amend import Amendment, File
from layout.spec.model import Page

HEAD = """\
house: {grid: {columns: 3, measure: 9字, lines: 12}, paper: {trim: 120mm x 120mm}}
pages:
  - plan: |
"""


def edition(tmp_path: Path, boxes: str, plan: str = "12 甲*3") -> tuple[Path, Page]:
    """An edition of one page, and that page as it is read."""
    rows = "".join(f"      {row}\n" for row in plan.split("\n"))
    path = tmp_path / "edition.yaml"
    path.write_text(f"{HEAD}{rows}    boxes:\n{boxes}", encoding="utf-8")
    read = read_edition(path, Sink())
    assert read
    return path, read.pages[0]


def pasted(path: Path, change: Amendment) -> list[str]:
    """The lines that a change brings, once it is written into the file."""
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[change.line - 1 : change.end] = change.text.split("\n")
    path.write_text("\n".join(lines), encoding="utf-8")
    return [line.strip() for line in change.text.split("\n")]


@pytest.mark.parametrize(
    ("box", "path", "value", "line"),
    [
        ("{qr: x, columns: 2}  # c", ("columns",), "3", "甲: {qr: x, columns: 3}  # c"),
        ("{qr: x}  # c", ("columns",), "3", "甲: {qr: x, columns: 3}  # c"),
        ("{qr: x }", ("frame",), "thin", "甲: {qr: x, frame: thin}"),
        ("{二维码: x}", ("frame",), "thin", "甲: {二维码: x, 边框: 正线}"),
        ("{二维码: x, 边框: 双线}", ("frame",), "none", "甲: {二维码: x, 边框: 无}"),
        ("{二维码: x}", ("head", "direction"), "vertical", "甲: {二维码: x, 标题: {方向: 竖}}"),
        (
            "{qr: x, head: {lines: 4}}",
            ("head", "headline", "size"),
            "24pt",
            "甲: {qr: x, head: {lines: 4, headline: {size: 24pt}}}",
        ),
        (
            "{qr: x, head: {headline: {size: 30pt}}}",
            ("head", "headline", "size"),
            "24pt",
            "甲: {qr: x, head: {headline: {size: 24pt}}}",
        ),
    ],
)
def test_a_box_on_a_line(
    box: str, path: tuple[str, ...], value: str, line: str, tmp_path: Path
) -> None:
    """A key is replaced where it stands, or added at the end, in the words of the box."""
    file, page = edition(tmp_path, f"      甲: {box}\n")
    change = File(str(file)).box_with(page.boxes["甲"].where(), path, value)
    assert change
    assert pasted(file, change) == [line]


@pytest.mark.parametrize(
    ("box", "path", "value", "added"),
    [
        ("qr: x  # c\n        columns: 2", ("frame",), "thin", "frame: thin"),
        ("qr: >\n          x\n        caption: y", ("frame",), "thin", "frame: thin"),
        (
            "qr: x\n        head:\n          lines: 4",
            ("head", "headline", "size"),
            "9pt",
            "headline: {size: 9pt}",
        ),
    ],
)
def test_a_box_on_lines_of_its_own(
    box: str, path: tuple[str, ...], value: str, added: str, tmp_path: Path
) -> None:
    """A key is added on a line of its own, at the depth of the others."""
    file, page = edition(tmp_path, f"      甲:\n        {box}\n")
    change = File(str(file)).box_with(page.boxes["甲"].where(), path, value)
    assert change
    assert change.end == change.line - 1
    assert pasted(file, change) == [added]
    read = read_edition(file, Sink())
    assert read
    found = read.pages[0].boxes["甲"]
    for key in path:
        assert key in found.places
        found = getattr(found, key)


@pytest.mark.parametrize(
    "boxes",
    [
        "      甲: &b {qr: x}\n      乙: *b\n",  # a change of one would be one of both
        "      甲:\n        qr: x\n        columns:\n          - 2\n",
    ],
)
def test_what_is_left_alone(boxes: str, tmp_path: Path) -> None:
    """A box that an alias repeats, and a value that is a list, are not changed."""
    file, page = edition(tmp_path, boxes)
    assert File(str(file)).box_with(page.boxes["甲"].where(), ("columns",), "3") is None


@pytest.mark.parametrize(
    ("plan", "rows", "changed"),
    [
        (
            "5  甲 甲 乙\n1  .  .  .\n6  丙 丙 丙",
            ((6, "甲甲乙"), (1, "   "), (5, "丙丙丙")),
            ["6  甲 甲 乙", "1  .  .  .", "5  丙 丙 丙"],
        ),
        ("5 甲*2 乙\n* 丙*3", ((6, "甲甲乙"), (6, "丙丙丙")), ["6 甲*2 乙"]),
        ("5 甲*2 乙\n* 丙*3", ((5, "甲甲乙"), (2, "甲甲丙"), (5, "丙丙丙")), ["2 甲*2 丙"]),
        ("5  头条 头条 乙\n7  ·   ·   丙", ((5, "AA乙"), (1, "AA丙"), (6, "  丙")),
         ["1  头条 头条 丙", "6  ·   ·   丙"]),
    ],
)  # fmt: skip
def test_rows_of_a_plan(
    plan: str, rows: tuple[tuple[int, str], ...], changed: list[str], tmp_path: Path
) -> None:
    """Rows are written as the others are, the row of the rest and white in their own spelling."""
    names = dict.fromkeys("甲乙丙", "") | {"头条": ""}
    file, page = edition(tmp_path, "".join(f"      {name}: {{qr: x}}\n" for name in names), plan)
    wanted = tuple(
        (count, tuple("头条" if c == "A" else c.strip() for c in row)) for count, row in rows
    )
    change = File(str(file)).plan_with(page, wanted)
    assert change
    assert pasted(file, change) == changed
    read = read_edition(file, Sink())
    assert read
    assert read.pages[0].plan == wanted
