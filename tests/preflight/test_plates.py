"""Ink as it adds up: by hand, and beside Ghostscript's separations where that is installed."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image

from layout.diagnostics import Words
from layout.preflight.ink import Ink, of_cmyk, of_grey, of_names
from layout.preflight.mark import Mark
from layout.preflight.plates import Plates
from tests.preflight.conftest import HIGH, WIDE, draw, report, saved, sound

CYAN = Ink((1.0, 0.0, 0.0, 0.0), model="cmyk")
BLACK = Ink((0.0, 0.0, 0.0, 1.0), model="cmyk")
NAME = Words("an area", "色块")


def area(ink: Ink, box: tuple[float, float, float, float], **how: bool) -> Mark:
    """A rectangle."""
    return Mark("area", box, ink, NAME, **how)  # type: ignore[arg-type]  # flags alone


@pytest.mark.parametrize(
    ("ink", "how", "expected"),
    [
        (BLACK, {}, (0, 0, 0, 1)),  # knocks out
        (BLACK, {"overprints": True}, (0, 0, 0, 1)),  # mode 0: nought is laid as nought
        (BLACK, {"overprints": True, "spares": True}, (1, 0, 0, 1)),
        (of_grey(0), {"overprints": True, "spares": True}, (0, 0, 0, 1)),  # a grey is all four
        (of_names(["Magenta"], [0.5]), {"overprints": True}, (1, 0.5, 0, 0)),
        (of_names(["Magenta"], [0.5]), {}, (0, 0.5, 0, 0)),
    ],
)
def test_overprint(ink: Ink, how: dict[str, bool], expected: tuple[float, ...]) -> None:
    """Over cyan, by colour space and mode (ISO 32000-1, table 149)."""
    plates = Plates(100, 100)
    plates.lay(area(CYAN, (0, 0, 100, 100)))
    plates.lay(area(ink, (20, 20, 80, 80), **how))
    assert plates.ground((40, 40, 60, 60)).process == pytest.approx(expected, abs=0.01)


def test_places_of_excess() -> None:
    """Two places apart are two, each with its box and its most."""
    plates = Plates(400, 400)
    for left, black in ((20, 0.6), (220, 0.9)):
        plates.lay(area(of_cmyk((0.7, 0.6, 0.6, black)), (left, 40, left + 60, 80)))
    one, other = plates.excess(2.2, 4.0)
    assert (round(one.most, 2), round(other.most, 2)) == (2.8, 2.5)
    assert one.box == pytest.approx((220, 40, 280, 80), abs=1.5)
    assert other.box == pytest.approx((20, 40, 80, 80), abs=1.5)
    assert plates.excess(2.2, 10_000) == []


def test_spot_ink_adds_up() -> None:
    """An ink beside the four lies on a plate of its own."""
    plates = Plates(100, 100)
    plates.lay(area(of_cmyk((0.8, 0.8, 0.8, 0)), (0, 0, 100, 100)))
    plates.lay(area(of_names(["Gold"], [1.0]), (0, 0, 50, 50), overprints=True))
    assert plates.heaviest == pytest.approx(3.4, abs=0.02)
    assert [name for name, peak in plates.peaks.items() if peak] == ["C", "M", "Y", "Gold"]


def turned_picture(pdf: Pdf) -> None:
    """A picture of two halves, turned by 30 degrees."""
    pixels = Image.new("CMYK", (200, 100), (200, 180, 0, 30))
    pixels.paste((20, 30, 180, 200), (100, 0, 200, 100))
    picture = Stream(
        pdf, pixels.tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=200, Height=100,
        ColorSpace=Name.DeviceCMYK, BitsPerComponent=8,
    )  # fmt: skip
    draw(pdf, b"/GK gs q 104 60 -30 52 200 100 cm /I Do Q\n", XObject=Dictionary(I=picture))


def jpeg(pdf: Pdf) -> None:
    """A JPEG of Adobe's custom under a black that overprints."""
    buffer = io.BytesIO()
    Image.new("CMYK", (80, 80), (150, 100, 50, 0)).save(buffer, "JPEG", quality=95)
    picture = Stream(
        pdf, buffer.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=80, Height=80,
        ColorSpace=Name.DeviceCMYK, BitsPerComponent=8, Filter=Name.DCTDecode,
        Decode=Array([1, 0] * 4),
    )  # fmt: skip
    over = b"/GO gs 0 0 0 1 k 220 120 30 30 re f\n"
    draw(pdf, b"/GK gs q 80 0 0 80 200 100 cm /I Do Q " + over, XObject=Dictionary(I=picture))


def curves(pdf: Pdf) -> None:
    """A disc that overprints a frame with a hole."""
    frame = b"/GK gs 0.9 0 0.3 0 k 200 60 120 120 re 230 90 60 60 re f*\n"
    disc = b"/GO gs 0 0.8 0 0.2 k 260 60 m 300 60 320 80 320 120 c 320 160 300 180 260 180 c f\n"
    draw(pdf, frame + disc)


def form_twice(pdf: Pdf) -> None:
    """A form at two places, the second upon the first."""
    form = Stream(
        pdf, b"/GO gs 0.4 0.3 0.2 0 k 0 0 60 60 re f", Type=Name.XObject, Subtype=Name.Form,
        BBox=Array([0, 0, 60, 60]), Resources=pdf.pages[0].obj.Resources,
    )  # fmt: skip
    places = b"q 1 0 0 1 220 100 cm /X Do Q q 2 0 0 1 250 130 cm /X Do Q\n"
    draw(pdf, places, XObject=Dictionary(X=form))


@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not installed")
@pytest.mark.parametrize("make", [turned_picture, jpeg, curves, form_twice])
def test_as_ghostscript_separates(tmp_path: Path, make: object) -> None:
    """The most ink is that of separations rendered by another program."""
    assert callable(make)
    pdf = sound()
    make(pdf)
    path = saved(pdf, tmp_path / "a.pdf")
    ours = report(path).pages[0].ink
    subprocess.run(
        ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", "-r100",
         f"-o{tmp_path}/p.tif", str(path)],
        check=True, timeout=60,
    )  # fmt: skip
    plates = [Image.open(one) for one in sorted(tmp_path.glob("p*(*).tif"))]
    assert len(plates) == 4
    size = round(WIDE / 72 * 100), round(HIGH / 72 * 100)
    assert plates[0].size == pytest.approx(size, abs=1)
    reduced = [plate.convert("L").reduce(2).tobytes() for plate in plates]
    theirs = max(sum(255 - one for one in inks) for inks in zip(*reduced, strict=True)) / 255
    # The sound page has a black rule, finer than a cell.
    assert ours == pytest.approx(max(theirs, 1.0), abs=0.03)
