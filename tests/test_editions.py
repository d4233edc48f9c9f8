"""The pages that come with the project: full, whole, as the schema says, and as they looked."""

from __future__ import annotations

import datetime
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pikepdf
import pypdfium2
import pytest
import yaml
from PIL import Image, ImageChops, ImageFilter

from layout.batch import run
from layout.press import Outcome
from layout.spec import schema

ROOT = Path(__file__).parent.parent
EDITIONS = {"front-page": ROOT / "editions/2026-12-22", "template": ROOT / "layout/template"}
EDITIONS["weekend"] = ROOT / "editions/2026-12-26-weekend"
EDITIONS["second-page"] = EDITIONS["front-page"]
EDITIONS["marks"] = ROOT / "tests/editions/marks"  # all that stands over and under a line
READ = {**EDITIONS, "characters": ROOT / "tests/editions/characters"}
READ["xixia"] = ROOT / "editions/2026-12-xixia"
SECOND = {"second-page"}  # of these the second page is looked at
WIDTH = 300  # pixels of a reference picture
SHADES = 16
FAR = 60  # of 255: two renderings of one page differ by less anywhere


COUNTED = "CNT05"  # the room of public-service adverts, told for the month's account


def told(outcome: Outcome) -> list[str]:
    """What is said of an edition that a person must judge."""
    return [one.code for one in outcome.diagnostics if one.code != COUNTED]


@pytest.fixture(scope="module", params=EDITIONS)
def name(request: pytest.FixtureRequest) -> str:
    """Each edition in turn."""
    return str(request.param)


@pytest.fixture(scope="module")
def pdf(name: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page as a file."""
    folder = tmp_path_factory.mktemp(name)
    (outcome,) = run([EDITIONS[name] / "edition.yaml"], folder)
    assert told(outcome) == []
    return Path(outcome.written[name in SECOND].path)


def test_full(name: str) -> None:
    """Every leg is filled to its last line, and nothing is left over."""
    (outcome,) = run([EDITIONS[name] / "edition.yaml"], None)
    assert (outcome.exit_code, told(outcome)) == (0, [])


@pytest.mark.parametrize("name", [name for name in READ if name not in SECOND])
def test_read_back(name: str, tmp_path: Path) -> None:
    """Every character of every story is in the PDF once, as other programs read it."""
    edition = READ[name] / "edition.yaml"
    command = [sys.executable, str(ROOT / "tests/acceptance.py"), str(edition), str(tmp_path)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, "all there" in done.stdout) == (0, True), done.stdout


class _Dates(yaml.SafeLoader):
    """YAML with dates as JSON has them."""


_Dates.yaml_constructors = {
    **yaml.SafeLoader.yaml_constructors,
    "tag:yaml.org,2002:timestamp": yaml.SafeLoader.construct_yaml_str,
}


def test_schema(name: str) -> None:
    """Edition and house file satisfy the schema that `banmian schema` prints."""
    validator = jsonschema.Draft202012Validator(schema())
    for file in (EDITIONS[name] / "edition.yaml", _house(EDITIONS[name])):
        data = yaml.load(file.read_text(encoding="utf-8"), _Dates)  # noqa: S506  a safe loader
        assert not isinstance(data.get("date"), datetime.date)
        validator.validate(data)


def _house(folder: Path) -> Path:
    own = folder / "house.yaml"
    return own if own.exists() else folder.parent / "house.yaml"


def test_fit_for_print(name: str, pdf: Path) -> None:
    """Composite fonts alone, embedded with ToUnicode; grey, CMYK and no RGB anywhere."""
    with pikepdf.open(pdf) as document:
        fonts = [one for one in document.objects if _is(one, "/Font") and "/Subtype" in one]
        tops = [one for one in fonts if one.Subtype == "/Type0"]
        assert tops
        assert all("/ToUnicode" in one for one in tops)
        kinds = {"/Type0", "/CIDFontType2"}
        if name in SECOND:
            kinds.add("/TrueType")  # an advert that was delivered keeps its own fonts
        assert {str(one.Subtype) for one in fonts} <= kinds
        assert all("/FontFile2" in one.FontDescriptor for one in fonts if one.Subtype != "/Type0")
        spaces = {str(one.ColorSpace) for one in document.objects if _is_image(one)}
        assert spaces <= {"/DeviceCMYK", "/DeviceGray"}
        content = pikepdf.parse_content_stream(document.pages[0])
        operators = {str(instruction.operator) for instruction in content}
        assert not operators & {"rg", "RG", "cs", "CS", "sc", "SC", "scn", "SCN"}


def _is(thing: object, kind: str) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == kind


def _is_image(thing: object) -> bool:
    return isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_structure(pdf: Path) -> None:
    """Qpdf finds nothing wrong."""
    done = subprocess.run(["qpdf", "--check", str(pdf)], check=False, capture_output=True)
    assert done.returncode == 0, done.stdout


def test_picture(name: str, pdf: Path, pytestconfig: pytest.Config) -> None:
    """The page looks as it did: no part of it, blurred to the size of a line, is much darker."""
    page = pypdfium2.PdfDocument(pdf)[0]
    seen = page.render(scale=WIDTH / page.get_width()).to_pil().convert("L")
    file = Path(__file__).parent / "pictures" / f"{name}.png"
    if pytestconfig.getoption("--update-golden") and (not file.exists() or _differ(seen, file)):
        file.parent.mkdir(exist_ok=True)
        seen.quantize(SHADES).save(file, optimize=True)
        pytest.fail(f"{file} rewritten")
    assert not _differ(seen, file)


def _differ(seen: Image.Image, file: Path) -> bool:
    with Image.open(file) as kept:
        expected = kept.convert("L")
    if expected.size != seen.size:
        return True
    blur = ImageFilter.BoxBlur(2)
    difference = ImageChops.difference(seen.filter(blur), expected.filter(blur))
    return any(difference.histogram()[FAR:])
