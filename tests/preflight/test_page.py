"""Pages of ours before they are saved: rules of the press, told at the line of YAML or story."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from layout import batch
from layout.diagnostics import RULES, Diagnostic
from layout.press import Asked, Outcome

EDITION = """\
house:
  paper: {{trim: 200mm x 150mm}}
  grid: {{columns: 3, measure: 14字, lines: 24}}
  colours:
    brown: {{cmyk: [50, 50, 60, 30]}}
    mud: {{cmyk: [60, 70, 80, 40]}}
    red: {{cmyk: [0, 96, 90, 4]}}
    sky: {{cmyk: [40, 0, 0, 0]}}
  checks: {{{checks}}}
{extra}pages:
  - plan: |
      24  甲 甲 乙
    boxes:
      甲: {first}
      乙: {second}
"""
STORY = "{story: {headline: 一场春雨, body: 雨下了一夜，早上停了。}}"


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Outcome]:
    """Build two boxes, with what the audit says of them left out."""

    def run(first: str, second: str = STORY, checks: str = "", extra: str = "") -> Outcome:
        off = "LAY: off, HED: off, TYP: off, CNT: off, ISS: off, " + checks
        text = EDITION.format(first=first, second=second, checks=off, extra=extra)
        (tmp_path / "edition.yaml").write_text(text, encoding="utf-8")
        (outcome,) = batch.run([tmp_path / "edition.yaml"], tmp_path, asked=Asked(report=True))
        return outcome

    return run


def press(outcome: Outcome) -> list[Diagnostic]:
    """What the rules of the press say; nothing else may be worse than a note."""
    left_out = ("PRN", "W643", "W241")
    others = [one for one in outcome.diagnostics if not one.code.startswith(left_out)]
    assert {one.severity for one in others} <= {"note"}, others
    return [one for one in outcome.diagnostics if one.code in RULES or one.code == "W643"]


def placed(found: Diagnostic) -> str:
    """Code, severity and line."""
    return f"{found.code} {found.severity} {found.span.line}"


def test_plain_page(build: Callable[..., Outcome]) -> None:
    """Black on white, and black on a tint."""
    outcome = build(STORY, "{story: {headline: 晴, body: 早上晴。}, tint: sky 30%}")
    assert (press(outcome), outcome.exit_code) == ([], 0)


def test_small_type_in_four_inks(build: Callable[..., Outcome]) -> None:
    """A byline in brown: a warning at the story; a red of two inks passes."""
    outcome = build("{story: {headline: 雨, byline: '[王一]{.brown}[李二]{.red}', body: 停了。}}")
    assert [placed(one) for one in press(outcome)] == ["PRN05 warning 14"]
    assert outcome.exit_code == 0


def test_too_much_ink(build: Callable[..., Outcome]) -> None:
    """Mud of 250 % under a story is a fault, and the exit code says so."""
    outcome = build(STORY, "{story: {headline: 晴, body: 早上晴。}, tint: mud}")
    found = press(outcome)
    assert {one.code for one in found} == {"PRN03"}
    assert (found[0].severity, outcome.exit_code) == ("fault", 3)
    assert [page.size > 0 for page in outcome.written] == [True]  # written all the same


def test_check_tells_the_same(build: Callable[..., Outcome], tmp_path: Path) -> None:
    """`check` writes nothing and says what `build` says."""
    built = build(STORY, "{story: {headline: 晴, body: 早上晴。}, tint: mud}")
    (checked,) = batch.run([tmp_path / "edition.yaml"], None)
    assert checked.diagnostics == built.diagnostics
    assert (checked.written, checked.exit_code) == ((), 3)


def test_house_limit(build: Callable[..., Outcome]) -> None:
    """A press that takes more, and a severity of the house."""
    mud = "{story: {headline: 晴, body: 早上晴。}, tint: mud}"
    more = build(STORY, mud, "PRN03: {limits: {warn: 400, most: 400}}")
    assert press(more) == []
    note = build(STORY, mud, "PRN03: {level: note}")
    assert {(one.code, one.severity) for one in press(note)} == {("PRN03", "note")}


def test_waiver(build: Callable[..., Outcome]) -> None:
    """What someone lets pass is in the report, and no finding."""
    mud = "{story: {headline: 晴, body: 早上晴。}, tint: mud}"
    extra = "waivers:\n  - {rule: PRN03, name: 王一, reason: 客户要求}\n"
    outcome = build(STORY, mud, extra=extra)
    assert (press(outcome), outcome.exit_code) == ([], 0)
    assert {one.rule for one in outcome.pages[0].waived} == {"PRN03"}


@pytest.mark.parametrize(("pixels", "codes"), [(700, ["PRN01 warning 14"]), (1000, [])])
def test_resolution(
    build: Callable[..., Outcome], tmp_path: Path, pixels: int, codes: list[str]
) -> None:
    """Under 200 ppi it is told, at the line of the picture; under 150 W505 does."""
    Image.new("L", (pixels, pixels), 128).save(tmp_path / "p.png")
    outcome = build("{picture: p.png, caption: 雨, credit: 王一 摄}")
    assert [placed(one) for one in press(outcome)] == codes


def advert(path: Path, content: bytes) -> None:
    """A delivered page of 90 × 120 mm."""
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(255, 340))
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(content)
    page.Resources = Dictionary(ExtGState=Dictionary(GO=Dictionary(OP=True, op=True, OPM=1)))
    page.TrimBox = Array([0, 0, 255, 340])
    pdf.save(path)


def test_advert(build: Callable[..., Outcome], tmp_path: Path) -> None:
    """Inside a delivered page, at the line that places it."""
    advert(tmp_path / "a.pdf", b"1 0 0 1 k 0 0 255 340 re f 0 0 0 1 K 0.1 w 9 9 m 99 9 l S")
    outcome = build("{advert: {pdf: a.pdf, booked: 2 x 24}}")
    found = press(outcome)
    assert [placed(one) for one in found] == ["PRN02 fault 14", "PRN04 fault 14"]
    assert outcome.exit_code == 3


SHOWN = b" BT /F 6 Tf 9 30 Td (abc) Tj ET", b" /S cs 0 scn 0 50 9 9 re f"


@pytest.mark.parametrize("shown", SHOWN, ids=["text", "inks"])
def test_advert_with_a_damaged_table(
    build: Callable[..., Outcome], tmp_path: Path, shown: bytes
) -> None:
    """A table that cannot be read ends no build; what is drawn before it is told."""
    advert(tmp_path / "a.pdf", b"0 0 0 1 K 0.1 w 9 9 m 99 9 l S" + shown)
    with Pdf.open(tmp_path / "a.pdf", allow_overwriting_input=True) as pdf:
        table = pdf.make_stream(b"")
        table.write(b"no deflated data", filter=Name.FlateDecode)
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier)
        font.ToUnicode = table
        resources = pdf.pages[0].obj.Resources
        resources.Font = Dictionary(F=font)
        resources.ColorSpace = Dictionary(S=Array([Name.Indexed, Name.DeviceCMYK, 1, table]))
        pdf.save()
    outcome = build("{advert: {pdf: a.pdf, booked: 2 x 24}}")
    assert "PRN02" in {one.code for one in outcome.diagnostics}


def test_layers_of_curves() -> None:
    """What stands inside a frame does not lie on it."""
    from layout.diagnostics import Words
    from layout.pdf import Inks
    from layout.preflight.ground import Layers
    from layout.preflight.ink import of_cmyk
    from layout.preflight.mark import Mark

    outer = ((0.0, 0.0), (90.0, 0.0), (90.0, 90.0), (0.0, 90.0))
    inner = ((9.0, 9.0), (9.0, 81.0), (81.0, 81.0), (81.0, 9.0))
    layers = Layers(Inks())
    name = Words("an area", "色块")
    layers.lay(Mark("area", (0, 0, 90, 90), of_cmyk((1, 0, 0, 0)), name, shape=(outer, inner)))
    assert layers.most((20, 20, 70, 40)).total == 0
    assert layers.most((2, 20, 8, 40)).total == 1
