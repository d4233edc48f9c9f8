"""What is read as a whole: files that are none, fonts, type, our own pages, places, houses."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from layout import batch
from layout.display import DisplayList, DisplayPage, FaceRef, GlyphRun, Thread
from layout.preflight.examine import Report, Wanted, examine
from tests.preflight.conftest import CONTENT, draw, report, saved, sound
from tests.preflight.test_broken import told

ROOT = Path(__file__).parents[2]
FONT = ROOT / "fonts" / "NotoSansSC-Bold.ttf"
EDITION = ROOT / "editions" / "2026-12-22"


# -- files that cannot be gone through -------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "E630"), (b"\x89PNG\r\n", "E630"), (b"%PDF-1.4\nnothing else", "E630")],
)
def test_no_pdf(tmp_path: Path, data: bytes, code: str) -> None:
    """Files that are no PDF, or none that can be mended."""
    (tmp_path / "a.pdf").write_bytes(data)
    assert told(report(tmp_path / "a.pdf")) == {code}


def test_no_file(tmp_path: Path) -> None:
    """A name that leads nowhere, and a folder."""
    assert [told(report(path)) for path in (tmp_path / "a.pdf", tmp_path)] == [{"E630"}] * 2


def test_password(tmp_path: Path) -> None:
    """A file that cannot be opened without its password."""
    lock = pikepdf.Encryption(owner="x", user="y", R=4)
    path = tmp_path / "a.pdf"
    saved(sound(), path, encryption=lock, stream_decode_level=None, force_version="1.6")
    assert told(report(path)) == {"E631"}


def test_nothing_declared(tmp_path: Path) -> None:
    """A file of no standard is held against the rules of the press."""
    pdf = sound()
    del pdf.trailer.Info["/GTS_PDFXVersion"]
    draw(pdf, b"1 0 0 rg 200 20 40 40 re f\n")
    found = report(saved(pdf, tmp_path / "a.pdf"))
    assert told(found) == {"N640", "PRN05"}


def test_drawing(tmp_path: Path) -> None:
    """A chart of ours, drawn at three times the resolution of the house, is not too fine."""
    example = ROOT / "docs" / "examples" / "drawing" / "edition.yaml"
    (outcome,) = batch.run([example], tmp_path)
    assert told(report(Path(outcome.written[0].path))) == {"N640"}


def test_another_standard(tmp_path: Path) -> None:
    """PDF/X-3 is not among those that we know by their clauses; that is said."""
    pdf = sound()
    pdf.trailer.Info.GTS_PDFXVersion = String("PDF/X-3:2003")
    (found,) = report(saved(pdf, tmp_path / "a.pdf")).findings
    assert (found.code, found.fields) == ("N640", {"found": "PDF/X-3:2003"})


def test_too_much(tmp_path: Path) -> None:
    """Forms inside each other, thirty levels deep."""
    pdf = sound()
    form = Stream(pdf, b"0 0 1 1 re f")
    for _ in range(30):
        outer = Stream(pdf, b"/X Do")
        outer.Resources = Dictionary(XObject=Dictionary(X=_form(form)))
        form = outer
    draw(pdf, b"/X Do\n", XObject=Dictionary(X=_form(form)))
    assert told(report(saved(pdf, tmp_path / "a.pdf"))) == {"E632"}


def _form(stream: Stream) -> Stream:
    stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    return stream


def test_form_that_draws_itself(tmp_path: Path) -> None:
    """A ring is gone through once."""
    pdf = sound()
    ring = pdf.make_indirect(_form(Stream(pdf, b"/X Do")))
    ring.Resources = Dictionary(XObject=Dictionary(X=ring))
    draw(pdf, b"/X Do\n", XObject=Dictionary(X=ring))
    assert told(report(saved(pdf, tmp_path / "a.pdf"))) == set()


def test_ink_measured_in_part(tmp_path: Path) -> None:
    """Many fills over the whole page are laid as far as time allows, which is said."""
    pdf = sound()
    draw(pdf, b"/GK gs 0 0 0 0.1 k " + b"0 0 425 283 re f " * 30_000)
    assert told(report(saved(pdf, tmp_path / "a.pdf"))) == {"N643"}


def test_damaged(tmp_path: Path) -> None:
    """A file whose table of objects was cut off."""
    path = saved(sound(), tmp_path / "a.pdf")
    data = path.read_bytes()
    path.write_bytes(data[: data.rindex(b"startxref")].replace(b"xref\n", b"xrfe\n"))
    assert "W642" in told(report(path))


def test_no_identifier(tmp_path: Path) -> None:
    """A trailer without an ID."""
    path = saved(sound(), tmp_path / "a.pdf")
    path.write_bytes(path.read_bytes().replace(b"/ID ", b"/XD "))
    assert told(report(path)) == {"F642"}


# -- fonts and type --------------------------------------------------------------------------------

Typeset = Callable[..., GlyphRun]
Written = Callable[..., bytes]


@pytest.fixture
def page(typeset: Typeset, written: Written) -> Callable[..., Pdf]:
    """A page of ours with a line in Hei."""

    def make(text: str = "今日头条", **how: object) -> Pdf:
        how.setdefault("face", 0)
        face = FaceRef("Hei", str(FONT))
        run = typeset(text, **how)
        sheet = DisplayPage(1, 300.0, 300.0, (run,))
        return pikepdf.open(io.BytesIO(written(DisplayList((face,), (sheet,)))))

    return make


def _below(pdf: Pdf) -> Dictionary:
    """The font that holds the glyphs."""
    font = next(iter(pdf.pages[0].obj.Resources.Font.values()))
    found = font.DescendantFonts[0]
    assert isinstance(found, Dictionary)
    return found


def test_font_of_ours(page: Callable[..., Pdf], tmp_path: Path) -> None:
    """What we embed is there and has its widths."""
    assert told(report(saved(page(), tmp_path / "a.pdf"))) == set()


def test_font_not_embedded(page: Callable[..., Pdf], tmp_path: Path) -> None:
    """The file of the font is taken out."""
    pdf = page()
    del _below(pdf).FontDescriptor["/FontFile2"]
    assert told(report(saved(pdf, tmp_path / "a.pdf"))) == {"F649"}


def test_standard_font(tmp_path: Path) -> None:
    """Helvetica, which every reader has and no press should take."""
    pdf = sound()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    draw(pdf, b"BT /F 20 Tf 30 200 Td (type) Tj ET\n", Font=Dictionary(F=font))
    assert told(report(saved(pdf, tmp_path / "a.pdf"))) == {"F649"}


def test_subset_lacks_a_glyph(page: Callable[..., Pdf], tmp_path: Path) -> None:
    """A subset from which a glyph that is shown was dropped."""
    pdf = page()
    stream = _below(pdf).FontDescriptor.FontFile2
    font = TTFont(io.BytesIO(stream.read_bytes()))
    options = Options(retain_gids=True, notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(gids=list(range(len(font.getGlyphOrder()) - 1)))
    subsetter.subset(font)
    buffer = io.BytesIO()
    font.save(buffer)
    stream.write(buffer.getvalue())
    assert told(report(saved(pdf, tmp_path / "a.pdf"))) == {"F650"}


def test_font_damaged(page: Callable[..., Pdf], tmp_path: Path) -> None:
    """A font file cut in half."""
    pdf = page()
    stream = _below(pdf).FontDescriptor.FontFile2
    stream.write(stream.read_bytes()[:200])
    found = report(saved(pdf, tmp_path / "a.pdf"))
    assert [(one.code, one.hint) for one in found.findings] == [("F650", "broken")]


def test_other_widths(page: Callable[..., Pdf], tmp_path: Path) -> None:
    """Widths that are not those of the glyphs."""
    pdf = page()
    _below(pdf).W = Array([0, 999, 500])
    assert told(report(saved(pdf, tmp_path / "a.pdf"))) == {"F651"}


def _inked(pdf: Pdf, before: bytes) -> Pdf:
    """The page with other operators before its text."""
    content = pdf.pages[0].obj.Contents.read_bytes()
    content = content.replace(b"/GO gs\n", b"").replace(b"0 0 0 1 k\n", before + b"\n")
    pdf.pages[0].obj.Contents = pdf.make_stream(content)
    return pdf


TINT = b"/GK gs 0.6 0 0 0 k 0 0 300 300 re f "


@pytest.mark.parametrize(
    ("inks", "size", "codes"),
    [
        (b"0.8 0.6 0.6 0 k", 10, {"PRN05"}),  # small, in three inks
        (b"0.8 0.6 0.6 0 k", 20, set()),
        (TINT + b"0 0 0 1 k", 10, {"PRN04"}),  # black that knocks out of cyan
        (TINT + b"0 g /GO gs", 10, {"PRN04"}),  # a grey touches all plates
        (TINT + b"0 0 0 1 k /GO gs", 10, set()),
        (b"/GK gs 0 0 0 1 k", 10, set()),  # nothing lies below it
        (b"0.6 0.4 0.4 1 k", 10, {"PRN04", "PRN03"}),  # rich black, of 240 %
        (b"0.9 0.9 0.9 0.9 k", 30, {"PRN03"}),
        (b"/GK gs 0 0 0 1 k 0 0 300 300 re f 0 0 0 0 k", 7, {"W643"}),
        (b"/GK gs 0 0 0 1 k 0 0 300 300 re f 0 0 0 0 k", 9, set()),
        (b"/GK gs 0.6 0.6 0.6 0 k 0 0 300 300 re f 0 0 0 0 k", 10, {"W643"}),
    ],
)
def test_type(
    page: Callable[..., Pdf], tmp_path: Path, inks: bytes, size: float, codes: set[str]
) -> None:
    """Inks of type and of what lies below it."""
    pdf = _inked(page(size=size), inks)
    assert told(report(saved(pdf, tmp_path / "a.pdf"))) == codes


def test_text_is_named(page: Callable[..., Pdf], tmp_path: Path) -> None:
    """A finding says what is written there, and where: page and box in mm from the top left."""
    pdf = _inked(page(size=10), b"0.8 0.6 0.6 0 k")
    (found,) = report(saved(pdf, tmp_path / "a.pdf")).findings
    assert str(found.fields["object"]).count("今日头条") == 2
    assert found.place
    assert found.place.page == 1
    assert found.place.millimetres == pytest.approx((17.6, 14.5, 14.1, 3.5), abs=0.3)


def test_story_is_named(typeset: Typeset, written: Written, tmp_path: Path) -> None:
    """In a file of ours the story is known by its thread."""
    run = typeset("今日头条", face=0, colour=(0.5, 0.5, 0.5, 0.0))
    thread = Thread("头条/1", "雨后", ((40.0, 30.0, 100.0, 100.0),))
    sheet = DisplayPage(1, 300.0, 300.0, (run,), (), (thread,))
    path = tmp_path / "a.pdf"
    path.write_bytes(written(DisplayList((FaceRef("Hei", str(FONT)),), (sheet,))))
    (found,) = report(path).findings
    assert found.place
    assert (found.code, found.place.story) == ("PRN05", "雨后")


# -- pages of ours, houses, sizes ------------------------------------------------------------------


@pytest.fixture(scope="module", params=["PDF/X-1a:2003", "PDF/X-4"])
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Report]:
    """The demo pages in each standard, as they are written."""
    folder = tmp_path_factory.mktemp("demo")
    house = (EDITION.parent / "house.yaml").read_text(encoding="utf-8")
    (folder / "house.yaml").write_text(house.replace("PDF/X-1a:2003", request.param))
    import shutil

    shutil.copytree(EDITION, folder / "edition")
    (outcome,) = batch.run([folder / "edition"], folder)
    return [report(Path(page.path)) for page in outcome.written]


def test_our_pages(demo: list[Report]) -> None:
    """What we write passes: no fault, nothing of the file, and type and ink as they were asked."""
    assert len(demo) == 2
    for found in demo:
        assert {one for one in told(found) if one[0] in "EFWN"} <= {"W643"}  # of an advert
        assert found.pages[0].ink <= 2.2


def test_good_advert() -> None:
    """An advert as it should come: nothing to say but that it declares no standard."""
    advert = EDITION / "adverts" / "bathhouse.pdf"
    assert told(report(advert, size=(149.2, 69.8))) == {"N640"}


def test_wanted_size(tmp_path: Path, house: Callable[[str], Wanted]) -> None:
    """The page of the house, or the room that was sold."""
    path = saved(sound(), tmp_path / "a.pdf")
    fits = house("paper: {trim: 150mm x 100mm}\n")
    other = house("paper: {trim: 100mm x 150mm}\n")
    assert told(examine(path, fits)) == set()
    (found,) = examine(path, other).findings
    assert (found.code, found.hint) == ("F639", "swapped")
    assert told(report(path, size=(150.3, 100.0))) == set()


def test_house_changes_rules(tmp_path: Path, house: Callable[[str], Wanted]) -> None:
    """Severity, limits, and inks that the house has."""
    pdf = sound()
    space = Array(
        [Name.Separation, Name("/Gold"), Name.DeviceCMYK, Stream(pdf, b"{}", FunctionType=4)]
    )
    draw(pdf, b"/GK gs 0.6 0.6 0.6 0.6 k 20 180 60 60 re f /S cs 1 scn 200 20 40 40 re f\n",
         ColorSpace=Dictionary(S=space))  # fmt: skip
    path = saved(pdf, tmp_path / "a.pdf")
    sheet = "paper: {trim: 150mm x 100mm}\n"
    assert told(examine(path, house(sheet))) == {"PRN03", "PRN05"}
    softer = "checks: {PRN03: {limits: {warn: 260, most: 280}}}\noutput: {spots: [Gold]}\n"
    assert told(examine(path, house(sheet + softer))) == set()
    levels = "checks: {PRN03: {level: note}, PRN05: off}\n"
    found = examine(
        path, house(sheet + levels.replace("PRN05: off", "PRN05: {level: off}"))
    ).findings
    assert [(one.code, one.level) for one in found] == [("PRN03", "note")]


def test_holes_are_no_ink(tmp_path: Path) -> None:
    """A frame round a solid: its two contours enclose what is not filled."""
    pdf = sound()
    frame = b"20 150 100 100 re 30 160 80 80 re"
    draw(pdf, b"/GK gs 1 1 0 0 k 30 160 80 80 re f /GO gs 0 0 1 1 k " + frame + b" f*\n")
    assert told(report(saved(pdf, tmp_path / "a.pdf"))) == set()


def test_content_before(tmp_path: Path) -> None:
    """Pages turned by their file are measured as they are seen."""
    pdf = sound()
    pdf.pages[0].obj.Rotate = 90
    draw(pdf, b"/GO gs 0 0 0 1 K 0 w 20 200 m 200 200 l S\n")
    found = {one.code: one for one in report(saved(pdf, tmp_path / "a.pdf")).findings}
    assert set(found) == {"W641", "PRN02"}
    place = found["PRN02"].place
    assert place
    assert place.millimetres == pytest.approx((70.6, 7.1, 0, 63.5), abs=0.2)
    assert CONTENT
