"""Files broken in one place each: preflight says what, by code, and nothing else."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image

from layout.diagnostics import CODES, Span
from layout.diagnostics.codes import preflight, press
from layout.diagnostics.render import hint, wording
from layout.preflight.examine import Report
from tests.preflight.conftest import CONTENT, DATE, HIGH, WIDE, draw, report, saved, sound

Break = Callable[[Pdf], object]


class Case:
    """How a sound file is broken, and the codes that tell it."""

    def __init__(self, make: Break, codes: set[str], standard: str, how: dict[str, object]) -> None:
        self.make = make
        self.codes = codes
        self.standard = standard
        self.how = how


CASES: dict[str, Case] = {}


def broken(codes: str, standard: str = "PDF/X-1a:2003", **how: object) -> Callable[[Break], Break]:
    """Put a way to break a file on the list; `how` are options of saving."""

    def put(make: Break) -> Break:
        CASES[make.__name__] = Case(make, set(codes.split()), standard, how)
        return make

    return put


X4 = "PDF/X-4"


def told(found: Report) -> set[str]:
    """The codes of a report; each can be told in both languages, no field missing or left over."""
    for one in found.findings:
        said = one.diagnostic(Span("a.pdf"))
        for language in ("en", "zh"):
            texts = wording(said, language), hint(said, language)
            assert all(texts)
            assert not any(re.search(r"\{\w*\}", text) for text in texts)
    return {one.code for one in found.findings}


@pytest.mark.parametrize("standard", ["PDF/X-1a:2003", X4])
def test_sound(tmp_path: Path, standard: str) -> None:
    """Nothing is said of a file that a press takes."""
    found = report(saved(sound(standard), tmp_path / "a.pdf"))
    assert (found.findings, found.standard) == ((), standard)


def image(pdf: Pdf, size: tuple[int, int] = (400, 200), **entries: object) -> Stream:
    """Pixels of one value; CMYK of 8 bits unless said otherwise."""
    given = {"ColorSpace": Name.DeviceCMYK, "BitsPerComponent": 8, **entries}
    count = {"/DeviceCMYK": 4, "/DeviceRGB": 3}.get(str(given["ColorSpace"]), 1)
    bits = int(str(given["BitsPerComponent"]))
    data = bytes(-(-size[0] * count * bits // 8) * size[1])
    return Stream(pdf, data, Type=Name.XObject, Subtype=Name.Image,
                  Width=size[0], Height=size[1], **given)  # fmt: skip


def place(pdf: Pdf, picture: Stream, wide: float = 100, high: float = 50) -> None:
    """Draw a picture."""
    matrix = f"q {wide} 0 0 {high} 150 100 cm /I Do Q\n".encode()
    draw(pdf, b"/GK gs " + matrix, XObject=Dictionary(I=picture))


# -- the file --------------------------------------------------------------------------------------


@broken("F630", force_version="1.7")
def version_too_high(_: Pdf) -> None:
    """PDF 1.7 for X-1a."""


@broken("F630 F631", force_version="1.5", object_stream_mode=pikepdf.ObjectStreamMode.generate)
def object_streams(_: Pdf) -> None:
    """Compressed objects, of PDF 1.5."""


@broken(
    "F632", X4, encryption=pikepdf.Encryption(owner="x", user="", R=4), stream_decode_level=None
)
def encrypted(_: Pdf) -> None:
    """Protected, with no password to open it."""


@broken("F633")
def no_intent(pdf: Pdf) -> None:
    """No printing condition."""
    del pdf.Root.OutputIntents


@broken("F634")
def two_intents(pdf: Pdf) -> None:
    """Two printing conditions."""
    pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])


@broken("F635")
def nameless_intent(pdf: Pdf) -> None:
    """An intent that names no condition."""
    del pdf.Root.OutputIntents[0]["/OutputConditionIdentifier"]


@broken("F635")
def unregistered_intent(pdf: Pdf) -> None:
    """A name of no registry, and no profile that says what it is."""
    del pdf.Root.OutputIntents[0]["/RegistryName"]


@broken("W640", X4)
def profile_only_named(pdf: Pdf) -> None:
    """X-4 without the profile."""
    del pdf.Root.OutputIntents[0]["/DestOutputProfile"]


@broken("F640")
def no_title(pdf: Pdf) -> None:
    """No title."""
    del pdf.trailer.Info["/Title"]


@broken("F641")
def trapped_unknown(pdf: Pdf) -> None:
    """It is not said whether the file is trapped."""
    pdf.trailer.Info.Trapped = Name.Unknown


@broken("F643")
def another_version_key(pdf: Pdf) -> None:
    """It calls itself X-3, and is held against X-1a."""
    pdf.trailer.Info.GTS_PDFXVersion = String("PDF/X-3:2003")


@broken("F644", X4)
def no_metadata(pdf: Pdf) -> None:
    """X-4 whose version stands in the information alone."""
    del pdf.Root.Metadata
    pdf.trailer.Info.GTS_PDFXVersion = String(X4)


@broken("F645", X4)
def another_date_in_metadata(pdf: Pdf) -> None:
    """Two creation dates."""
    pdf.trailer.Info.CreationDate = String(DATE.replace("22", "21", 1))


@broken("F646")
def script(pdf: Pdf) -> None:
    """JavaScript that runs when the file is opened."""
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@broken("F646")
def action_of_the_page(pdf: Pdf) -> None:
    """A program that is started when the page is shown."""
    launch = Dictionary(S=Name.Launch, F=String("calc.exe"))
    pdf.pages[0].obj.AA = Dictionary(O=launch)


@broken("F648 F647")
def form_field(pdf: Pdf) -> None:
    """A field to fill in."""
    field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("a"),
                       Rect=Array([10, 10, 60, 30]))  # fmt: skip
    field = pdf.make_indirect(field)
    pdf.pages[0].obj.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


@broken("F655")
def lzw(pdf: Pdf) -> None:
    """Content under LZW."""
    bits = "".join(f"{code:09b}" for code in (256, *CONTENT, 257))
    packed = int(bits.ljust(-(-len(bits) // 8) * 8, "0"), 2).to_bytes(-(-len(bits) // 8))
    pdf.pages[0].obj.Contents = Stream(pdf, packed, Filter=Name.LZWDecode)


@broken("F656")
def postscript(pdf: Pdf) -> None:
    """A PostScript XObject."""
    program = Stream(pdf, b"showpage", Type=Name.XObject, Subtype=Name.PS)
    draw(pdf, b"/P Do\n", XObject=Dictionary(P=program))


@broken("F659")
def embedded_file(pdf: Pdf) -> None:
    """A table that goes along."""
    pdf.attachments["a.txt"] = b"text"


@broken("F660")
def layers(pdf: Pdf) -> None:
    """Optional content in X-1a."""
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("English")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary())


@broken("W645", X4)
def hidden_layer(pdf: Pdf) -> None:
    """A layer that is off."""
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("English")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))


# -- the page --------------------------------------------------------------------------------------


@broken("F636")
def no_trim_box(pdf: Pdf) -> None:
    """No finished size."""
    del pdf.pages[0].obj["/TrimBox"]


@broken("F637")
def trim_and_art_box(pdf: Pdf) -> None:
    """Two finished sizes."""
    pdf.pages[0].obj.ArtBox = pdf.pages[0].obj.TrimBox


@broken("F638")
def trim_box_outside(pdf: Pdf) -> None:
    """A TrimBox wider than the sheet."""
    page = pdf.pages[0].obj
    page.TrimBox = page.BleedBox = Array([-20, 0, WIDE, HIGH])


@broken("W641")
def rotated(pdf: Pdf) -> None:
    """A page on its side."""
    pdf.pages[0].obj.Rotate = 90


@broken("F647")
def annotation_in_the_live_area(pdf: Pdf) -> None:
    """A note that somebody left."""
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([10, 10, 30, 30]))
    pdf.pages[0].obj.Annots = Array([note])


@broken("F664")
def missing_resource(pdf: Pdf) -> None:
    """A picture that is called and not there."""
    draw(pdf, b"/Nowhere Do\n")


@broken("F664")
def missing_font(pdf: Pdf) -> None:
    """Text in a font that the page does not have."""
    draw(pdf, b"BT /F 20 Tf 30 200 Td (type) Tj ET\n")


@broken("F665")
def content_cut_short(pdf: Pdf) -> None:
    """Flate data that ends before its end."""
    import zlib

    packed = zlib.compress(CONTENT * 9)
    page = pdf.pages[0].obj
    cut = Stream(pdf, packed[: len(packed) // 2], Filter=Name.FlateDecode)
    page.Contents = Array([pdf.make_stream(CONTENT), cut])


@broken("W642")
def damaged(pdf: Pdf) -> None:
    """See `test_damaged`: no way of saving makes it."""


# -- colour ----------------------------------------------------------------------------------------


@broken("F653")
def rgb_fill(pdf: Pdf) -> None:
    """A tint in RGB."""
    draw(pdf, b"/GK gs 1 0 0 rg 200 20 40 40 re f\n")


@broken("F653", X4)
def rgb_fill_in_x4(pdf: Pdf) -> None:
    """X-4 allows RGB by profile alone."""
    draw(pdf, b"/GK gs 1 0 0 rg 200 20 40 40 re f\n")


@broken("F653")
def rgb_picture(pdf: Pdf) -> None:
    """A picture as the camera gives it."""
    place(pdf, image(pdf, ColorSpace=Name.DeviceRGB))


@broken("F653")
def rgb_in_a_form(pdf: Pdf) -> None:
    """RGB inside a form."""
    form = Stream(pdf, b"1 0 0 rg 0 0 10 10 re f", Type=Name.XObject, Subtype=Name.Form,
                  BBox=Array([0, 0, 10, 10]))  # fmt: skip
    draw(pdf, b"/GK gs /X Do\n", XObject=Dictionary(X=form))


@broken("F653")
def rgb_pattern(pdf: Pdf) -> None:
    """RGB inside the cell of a pattern."""
    cell = Stream(pdf, b"1 0 0 rg 0 0 5 5 re f", PatternType=1, PaintType=1, TilingType=1,
                  BBox=Array([0, 0, 9, 9]), XStep=9, YStep=9, Resources=Dictionary())  # fmt: skip
    draw(pdf, b"/GK gs /Pattern cs /P scn 200 20 40 40 re f\n", Pattern=Dictionary(P=cell))


@broken("F653")
def rgb_shading(pdf: Pdf) -> None:
    """A shading from red to blue."""
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1,
                          C0=Array([1, 0, 0]), C1=Array([0, 0, 1]))  # fmt: skip
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Function=function,
                         Coords=Array([0, 0, 100, 0]))  # fmt: skip
    draw(pdf, b"/GK gs q 200 20 40 40 re W n /S sh Q\n", Shading=Dictionary(S=shading))


@broken("F653")
def indexed_over_rgb(pdf: Pdf) -> None:
    """A palette of RGB."""
    space = Array([Name.Indexed, Name.DeviceRGB, 1, String("\0\0\0\1\1\1")])
    place(pdf, image(pdf, ColorSpace=space))


@broken("F654")
def lab(pdf: Pdf) -> None:
    """Lab without a profile of the press."""
    space = Array([Name.Lab, Dictionary(WhitePoint=Array([0.96, 1, 0.82]))])
    draw(pdf, b"/GK gs /L cs 50 20 20 scn 200 20 40 40 re f\n", ColorSpace=Dictionary(L=space))


@broken("F654")
def icc_picture(pdf: Pdf) -> None:
    """A picture with a profile, in X-1a."""
    space = Array([Name.ICCBased, pdf.make_stream(b"profile", N=4)])
    place(pdf, image(pdf, ColorSpace=space))


@broken("PRN05")
def spot_not_listed(pdf: Pdf) -> None:
    """An ink that nobody ordered a plate for."""
    space = Array([Name.Separation, Name("/PANTONE 300 C"), Name.DeviceCMYK, tint(pdf, 1)])
    draw(pdf, b"/GK gs /S cs 1 scn 200 20 40 40 re f\n", ColorSpace=Dictionary(S=space))


@broken("PRN05")
def device_n(pdf: Pdf) -> None:
    """Two inks in one space, one of them of the four."""
    names = Array([Name.Cyan, Name("/Silver")])
    space = Array([Name.DeviceN, names, Name.DeviceCMYK, tint(pdf, 2)])
    draw(pdf, b"/GK gs /S cs 1 1 scn 200 20 40 40 re f\n", ColorSpace=Dictionary(S=space))


def tint(pdf: Pdf, inputs: int) -> Stream:
    """A tint transform to CMYK that nobody runs."""
    domain, ends = Array([0, 1] * inputs), Array([0, 1] * 4)
    return Stream(pdf, b"{ pop 0 0 0 1 }", FunctionType=4, Domain=domain, Range=ends)


@broken("F657")
def transfer_curve(pdf: Pdf) -> None:
    """A curve of the program's own."""
    curve = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=2)
    draw(pdf, b"/T gs 200 20 40 40 re f\n", ExtGState=Dictionary(T=Dictionary(TR=curve)))


@broken("W644")
def own_screen(pdf: Pdf) -> None:
    """A screen in the file."""
    screen = Dictionary(Type=Name.Halftone, HalftoneType=1, Frequency=133, Angle=45,
                        SpotFunction=Name.Round)  # fmt: skip
    draw(pdf, b"/T gs 200 20 40 40 re f\n", ExtGState=Dictionary(T=Dictionary(HT=screen)))


# -- transparency ----------------------------------------------------------------------------------


@broken("F652")
def opacity(pdf: Pdf) -> None:
    """Half opaque."""
    draw(pdf, b"/T gs 200 20 40 40 re f\n", ExtGState=Dictionary(T=Dictionary(ca=0.5)))


@broken("F652")
def blend_mode(pdf: Pdf) -> None:
    """Multiply."""
    draw(pdf, b"/T gs 200 20 40 40 re f\n", ExtGState=Dictionary(T=Dictionary(BM=Name.Multiply)))


@broken("F652")
def soft_mask_of_a_picture(pdf: Pdf) -> None:
    """A picture cut out softly."""
    place(pdf, image(pdf, SMask=image(pdf, ColorSpace=Name.DeviceGray)))


@broken("F652")
def group(pdf: Pdf) -> None:
    """A transparency group."""
    form = Stream(pdf, b"0 0 10 10 re f", Type=Name.XObject, Subtype=Name.Form,
                  BBox=Array([0, 0, 10, 10]), Group=Dictionary(S=Name.Transparency))  # fmt: skip
    draw(pdf, b"/X Do\n", XObject=Dictionary(X=form))


@broken("N642", "none")
def opacity_without_a_standard(pdf: Pdf) -> None:
    """Nothing forbids it; whoever prints it flattens it."""
    opacity(pdf)


# -- pictures --------------------------------------------------------------------------------------


@broken("PRN01")
def coarse_picture(pdf: Pdf) -> None:
    """72 pixels an inch."""
    place(pdf, image(pdf, (100, 50)))


@broken("N641")
def fine_picture(pdf: Pdf) -> None:
    """1000 pixels an inch."""
    place(pdf, image(pdf, (1400, 700)))


@broken("PRN01")
def coarse_bitmap(pdf: Pdf) -> None:
    """Line art of 288 pixels an inch."""
    place(pdf, image(pdf, ColorSpace=Name.DeviceGray, BitsPerComponent=1))


@broken("PRN01")
def coarse_inline_picture(pdf: Pdf) -> None:
    """A picture within the content."""
    draw(pdf, b"q 72 0 0 72 200 20 cm BI /W 8 /H 8 /BPC 8 /CS /G ID " + b"0" * 64 + b" EI Q\n")


@broken("F662")
def sixteen_bits(pdf: Pdf) -> None:
    """16 bits a sample."""
    place(pdf, image(pdf, BitsPerComponent=16))


@broken("F661")
def jpeg_2000(pdf: Pdf) -> None:
    """JPEG 2000 in X-1a."""
    picture = image(pdf)
    picture.write(b"\0", filter=Name.JPXDecode)
    place(pdf, picture)


@broken("F658")
def alternate_picture(pdf: Pdf) -> None:
    """Another picture for print."""
    other = Dictionary(Image=image(pdf), DefaultForPrinting=True)
    place(pdf, image(pdf, Alternates=Array([other])))


@broken("F663")
def opi(pdf: Pdf) -> None:
    """A picture that stands in for a file at the printer's."""
    place(pdf, image(pdf, OPI=Dictionary()))


# -- lines, type and ink ---------------------------------------------------------------------------


@broken("PRN02")
def hairline(pdf: Pdf) -> None:
    """A line of no width."""
    draw(pdf, b"/GO gs 0 0 0 1 K 0 w 20 200 m 200 200 l S\n")


@broken("PRN02")
def thin_line(pdf: Pdf) -> None:
    """0.05 mm."""
    draw(pdf, b"/GO gs 0 0 0 1 K 0.142 w 20 200 m 200 200 l S\n")


@broken("PRN02")
def thin_line_by_scale(pdf: Pdf) -> None:
    """A line that is fine until the form that holds it is made smaller."""
    draw(pdf, b"q /GO gs 0 0 0 1 K 0.1 0 0 0.1 0 0 cm 1 w 200 2000 m 2000 2000 l S Q\n")


@broken("PRN02")
def thin_rectangle(pdf: Pdf) -> None:
    """A rule drawn as an area."""
    draw(pdf, b"/GO gs 0 0 0 1 k 20 200 150 0.15 re f\n")


@broken("PRN02")
def thin_reversed_line(pdf: Pdf) -> None:
    """White of 0.12 mm on black."""
    draw(pdf, b"/GK gs 0 0 0 1 k 20 180 200 40 re f 0 0 0 0 K 0.35 w 20 200 m 200 200 l S\n")


@broken("PRN04")
def white_overprint(pdf: Pdf) -> None:
    """White that cannot be seen."""
    draw(pdf, b"/GK gs 0 0 0 1 k 20 180 200 40 re f /GO gs 0 0 0 0 k 30 190 20 20 re f\n")


@broken("PRN04")
def black_line_knocks_out(pdf: Pdf) -> None:
    """A thin black line on a tint of cyan."""
    draw(pdf, b"/GK gs 0.5 0 0 0 k 20 180 200 40 re f 0 0 0 1 K 0.5 w 20 200 m 200 200 l S\n")


@broken("PRN05")
def line_in_four_inks(pdf: Pdf) -> None:
    """A brown rule."""
    draw(pdf, b"/GK gs 0.2 0.5 0.8 0.3 K 1 w 20 200 m 200 200 l S\n")


@broken("PRN03")
def fill_of_300(pdf: Pdf) -> None:
    """All inks at 75 %."""
    draw(pdf, b"/GK gs 0.75 0.75 0.75 0.75 k 20 180 200 40 re f\n")


@broken("PRN03")
def ink_by_overprint(pdf: Pdf) -> None:
    """Two fills of 160 % that add up."""
    draw(pdf, b"/GK gs 0.8 0.8 0 0 k 20 180 100 40 re f /GO gs 0 0 0.8 0.8 k 60 180 100 40 re f\n")


@broken("PRN03")
def ink_by_a_picture(pdf: Pdf) -> None:
    """A dark picture, as a JPEG."""
    buffer = io.BytesIO()
    Image.new("CMYK", (400, 200), (230, 210, 210, 150)).save(buffer, "JPEG", quality=95)
    picture = image(pdf, Decode=Array([1, 0] * 4))
    picture.write(buffer.getvalue(), filter=Name.DCTDecode)
    place(pdf, picture)


@broken("PRN03")
def ink_by_a_shading(pdf: Pdf) -> None:
    """A shading that ends too dark."""
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1,
                          C0=Array([0, 0, 0, 0]), C1=Array([0.8, 0.8, 0.8, 0.8]))  # fmt: skip
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Function=function,
                         Coords=Array([0, 0, 100, 0]))  # fmt: skip
    draw(pdf, b"/GK gs q 200 20 40 40 re W n /S sh Q\n", Shading=Dictionary(S=shading))


NOT_BY_SAVING = {"damaged"}


@pytest.mark.parametrize("name", sorted(CASES.keys() - NOT_BY_SAVING))
def test_broken(tmp_path: Path, name: str) -> None:
    """A file with one defect is told by its code, and by no other."""
    case = CASES[name]
    pdf = sound("PDF/X-1a:2003" if case.standard == "none" else case.standard)
    case.make(pdf)
    path = saved(pdf, tmp_path / "a.pdf", **case.how)
    assert told(report(path, standard=case.standard)) == case.codes


def test_every_code_is_shown() -> None:
    """Each code of a preflight is found in a file here, or in the tests beside."""
    shown = set().union(*(case.codes for case in CASES.values()))
    beside = (Path(__file__).parent / "test_examine.py").read_text(encoding="utf-8")
    table = {code.id for code in (*preflight.CODES, *press.CODES)}
    assert {code for code in table - shown if f'"{code}"' not in beside} == set()
    assert table <= set(CODES)
