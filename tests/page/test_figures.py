"""A picture of any kind, wherever a picture can stand."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import msgspec
import pytest
from pikepdf import Pdf
from PIL import Image as Pillow

from layout.diagnostics import Sink
from layout.display import Image, ImportedPage
from layout.page.layout import compose
from layout.page.paint import paint
from layout.proof.report import report
from layout.spec import read_edition
from layout.units import MM
from tests.page.conftest import GOLDENS, Set

SetEdition = Callable[[str], Set]
ROOT = Path(__file__).parents[2]

# A house with lettering in its masthead, folio and blocks, and a page with all else.
EDITION = """\
    house:
      paper: {trim: 360pt x 400pt}
      grid: {columns: 4, measure: 7字, gutter: 1字, lines: 20, body: 10pt, leading: 15pt}
      furniture:
        masthead: {picture: FILE}
        folio: {left: [{picture: FILE}]}
        blocks: {块: {parts: [{picture: FILE}]}}
    date: 2031-05-06
    pages:
      - number: 1
        plan: |
          4   报头 报头 报头 报头
          16  .  .  .  .
        boxes: {报头: {furniture: masthead}}
      - number: 2
        plan: |
          14  文  文  图  图
          6   告  告  块  块
        boxes:
          文:
            story:
              headline: 春天
              body: |
                河边的柳树发了芽。

                ![柳](FILE)
            head: {lines: 4, picture: {file: FILE, place: left, width: 3字}}
            insets: [{picture: FILE, columns: 1, lines: 5}]
          图: {picture: FILE, caption: 河}
          告: {advert: {picture: FILE}}
          块: {furniture: 块}
"""


def saved(folder: Path, kind: str) -> Path:
    """A picture half as high as wide."""
    path = folder / f"a.{kind}"
    if kind == "pdf":
        pdf = Pdf.new()
        pdf.add_blank_page(page_size=(120, 60))
        pdf.save(path)
    elif kind == "svg":
        path.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>')
    else:
        Pillow.new("L", (1200, 600)).save(path)
    return path


def placed(done: Set) -> Iterator[Image | ImportedPage]:
    """All pictures of an edition."""
    for page in done.layout.pages:
        for box in page.boxes:
            yield from (one for one in box.shapes if isinstance(one, Image | ImportedPage))


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_everywhere(kind: str, set_edition: SetEdition, tmp_path: Path) -> None:
    """Eight places, and in each the picture undistorted; only pixels are cropped unasked."""
    done = set_edition(EDITION.replace("FILE", str(saved(tmp_path, kind))))
    found = list(placed(done))
    assert {one.code for one in done.found if one.severity in ("error", "fault")} == set()
    assert len(found) == 8
    assert {type(one) for one in found} == {ImportedPage if kind == "pdf" else Image}
    for one in found:
        left, top, right, bottom = one.crop
        assert one.width / (right - left) == pytest.approx(2 * one.height / (bottom - top))
    cropped = {one.crop != (0.0, 0.0, 1.0, 1.0) for one in found}
    assert cropped == ({True, False} if kind == "png" else {False})


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_crop_that_is_asked_for(kind: str, set_edition: SetEdition, tmp_path: Path) -> None:
    """A drawing fills its place where `fit` says so, about its focus."""
    done = set_edition(f"""\
        house: HOUSE
        pages:
          - plan: |
              20  图  图  .  .
            boxes: {{图: {{picture: {saved(tmp_path, kind)}, fit: crop, focus: left, text: under}}}}
        """)
    (found,) = placed(done)
    left, top, right, bottom = found.crop
    assert (left, top, bottom) == (0.0, 0.0, 1.0)
    assert right < 0.5


def test_pages(set_edition: SetEdition, tmp_path: Path) -> None:
    """The first page of a PDF is placed; that there are more is told."""
    path = saved(tmp_path, "pdf")
    with Pdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.add_blank_page(page_size=(99, 9))
        pdf.save(path)
    done = set_edition(f"""\
        house: HOUSE
        pages:
          - plan: |
              20  图  图  图  图
            boxes: {{图: {{picture: {path}}}}}
        """)
    assert "N506" in done.codes
    (found,) = placed(done)
    assert isinstance(found, ImportedPage)
    assert found.page == 1


@pytest.mark.parametrize(("kind", "is_told"), [("png", True), ("svg", False), ("pdf", False)])
def test_fineness(kind: str, is_told: bool, set_edition: SetEdition, tmp_path: Path) -> None:
    """The report says how large a picture stands, and how fine what is seen of it is there."""
    path = saved(tmp_path, kind)
    done = set_edition(f"""\
        house: HOUSE
        pages:
          - plan: |
              20  图  图  图  图
            boxes: {{图: {{picture: {path}, fit: whole}}}}
        """)
    (row,) = msgspec.to_builtins(report(done.layout)[0].boxes[-1])["pictures"]
    (shape,) = placed(done)
    kinds = {"png": "pixels", "svg": "drawing", "pdf": "page"}
    assert (row["file"], row["kind"]) == (str(path), kinds[kind])
    assert tuple(row["mm"]) == (round(shape.width / MM, 1), round(shape.height / MM, 1))
    assert row.get("ppi") == (int(1200 / (shape.width / 72) + 1e-6) if is_told else None)


def test_late_imports(tmp_path: Path) -> None:
    """A page with pictures of pixels alone loads nothing that reads or draws the others."""
    path = tmp_path / "edition.yaml"
    picture = saved(tmp_path, "png")
    page = f"pages: [{{boxes: {{图: {{picture: {picture}, at: {{columns: 1-4, lines: 1-20}}}}}}}}]"
    path.write_text(f"house: {GOLDENS / 'house.yaml'}\n{page}", encoding="utf-8")
    program = (
        "import sys; from layout.batch import run; from pathlib import Path;"
        "(done,) = run([Path(sys.argv[1])], Path(sys.argv[2]));"
        "print(len(done.written), *{'layout.drawing', 'layout.pdf.lettering', 'resvg_py',"
        "'layout.pdf.rendering', 'layout.artwork', 'xml.parsers.expat'} & sys.modules.keys())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path), str(tmp_path / "out")],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == ["1"]


def test_told_of_pictures(tmp_path: Path) -> None:
    """Who asks is told of every picture of a page, of one with a box of its own first."""
    path = tmp_path / "edition.yaml"
    path.write_text(dedent(EDITION).replace("FILE", str(saved(tmp_path, "png"))), "utf-8")
    edition = read_edition(path, Sink())
    assert edition is not None
    told: list[Image] = []
    layout = compose(edition, Sink(), {2}, told=told.append)
    (page,) = paint(layout).pages
    drawn = [item for item in page.items if isinstance(item, Image)]
    frames = [(one.path, one.crop, one.width, one.height) for one in told]
    assert {(one.path, one.crop, one.width, one.height) for one in drawn} <= set(frames)
    (box,) = (box for box in layout.pages[0].boxes if box.name == "图")
    assert told[0] in box.shapes
