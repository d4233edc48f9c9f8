"""清单: the list beside the files says what is in them, and nothing that is not."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pikepdf
import pytest
from PIL import Image

from layout import __version__, batch
from layout.manifest import Manifest, manifest_schema
from layout.press import Outcome

EDITION = """\
house:
  checks: {all: off}
  paper: {name: 小河报, trim: 330pt x 320pt}
  grid: {columns: 4, measure: 7字, gutter: 1字, lines: 20, body: 10pt, leading: 15pt}
  colours:
    red: {cmyk: [0, 100, 90, 10]}
    gold: {cmyk: [20, 30, 70, 0], spot: PANTONE 871 C}
  furniture: {folio: {pages: none}}
  output: {OUTPUT}
title: PH
date: 2026-03-20
issue: 7
pages:
  - number: 1
    name: 要闻
    plan: |
      4   甲 .  .  .
      16  乙 乙 .  .
    boxes:
      甲: {story: {body: 河边的柳树发了芽。}}
      乙: {picture: PICTURE}
  - number: 2
    plan: |
      4   甲 .  .  .
      16  .  .  .  .
    boxes:
      甲: {story: {body: 河边的柳树发了芽。}, body: {colour: COLOUR}}
"""
X4 = "standard: PDF/X-4, bleed: 3mm, marks: [crop, bar, slug]"


def build(
    folder: Path, output: str, colour: str = "gold", picture: str = "a.png", **options: object
) -> Outcome:
    """The edition built into `folder / "out"`."""
    text = EDITION.replace("OUTPUT", output).replace("COLOUR", colour).replace("PICTURE", picture)
    (folder / "edition.yaml").write_text(text, encoding="utf-8")
    Image.linear_gradient("L").resize((400, 600)).save(folder / "a.png")
    (outcome,) = batch.run([folder / "edition.yaml"], folder / "out", **options)  # type: ignore[arg-type]
    assert outcome.exit_code == 0, outcome.diagnostics
    return outcome


def manifest(folder: Path, name: str = "2026-03-20") -> dict[str, Any]:
    """The list, which holds to its schema."""
    found: dict[str, Any] = json.loads((folder / "out" / f"{name}.manifest.json").read_bytes())
    jsonschema.Draft202012Validator(manifest_schema()).validate(found)
    return found


def test_files(tmp_path: Path) -> None:
    """Each file by name, size and hash, with its standard, profile and programs."""
    outcome = build(tmp_path, X4)
    told = manifest(tmp_path)
    assert (told["paper"], told["title"], told["date"], told["issue"]) == (
        *("小河报", "PH"),
        *("2026-03-20", 7),
    )
    for entry, written in zip(told["files"], outcome.written, strict=True):
        data = Path(written.path).read_bytes()
        assert entry["name"] == Path(written.path).name
        assert (entry["size"], entry["sha256"]) == (len(data), sha256(data).hexdigest())
        assert (entry["standard"], entry["condition"]) == ("PDF/X-4", "IFRA26")
        assert entry["programs"]["banmian"] == __version__
        with pikepdf.open(written.path) as pdf:
            profile = pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()
        assert entry["profile"]["sha256"] == sha256(profile).hexdigest()
        assert entry["profile"]["embedded"]


def test_geometry(tmp_path: Path) -> None:
    """The boxes are those of the file, in millimetres."""
    outcome = build(tmp_path, X4)
    entry = manifest(tmp_path)["files"][0]
    (page,) = entry["pages"]
    with pikepdf.open(outcome.written[0].path) as pdf:
        for key, box in (("media", "/MediaBox"), ("bleed", "/BleedBox"), ("trim", "/TrimBox")):
            left, bottom, right, top = (float(side) * 25.4 / 72 for side in pdf.pages[0][box])
            area = page[key]
            assert (area["left"], area["bottom"]) == pytest.approx((left, bottom), abs=0.01)
            sides = right - left, top - bottom
            assert (area["width"], area["height"]) == pytest.approx(sides, abs=0.01)
    assert page["name"] == "要闻"


def test_inks(tmp_path: Path) -> None:
    """Inks of the trimmed page; the printer's marks round it count for nothing."""
    build(tmp_path, X4)
    first, second = (entry["pages"][0] for entry in manifest(tmp_path)["files"])
    assert first["inks"] == ["Black"]
    assert second["inks"] == ["PANTONE 871 C"]
    build(tmp_path, X4, "red")
    assert manifest(tmp_path)["files"][1]["pages"][0]["inks"] == ["Magenta", "Yellow", "Black"]


def test_pictures_and_fonts(tmp_path: Path) -> None:
    """Effective resolution as delivered and as printed; each font file by its hash."""
    build(tmp_path, X4 + ", resolution: 100")
    entry = manifest(tmp_path)["files"][0]
    (picture,) = entry["pages"][0]["pictures"]
    assert picture["file"] == "a.png"
    inches = picture["area"]["height"] / 25.4
    assert picture["ppi"] == pytest.approx(100, abs=1)
    assert picture["source_ppi"] == pytest.approx(600 / inches, abs=1)
    fonts = Path(__file__).parents[1] / "fonts"
    assert entry["fonts"]
    for font in entry["fonts"]:
        assert font["sha256"] == sha256((fonts / font["file"]).read_bytes()).hexdigest()
        assert font["version"][0].isdigit()


def test_drawing(tmp_path: Path) -> None:
    """A drawing has the resolution at which it was drawn, and none of its own."""
    size = 'width="9" height="9"'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><rect {size}/></svg>'
    (tmp_path / "a.svg").write_text(drawing, encoding="utf-8")
    build(tmp_path, X4, picture="a.svg")
    (page,) = manifest(tmp_path)["files"][0]["pages"]
    (picture,) = page["pictures"]
    assert picture["file"] == "a.svg"
    assert picture["ppi"] > 300
    assert "source_ppi" not in picture
    assert page["inks"] == ["Black"]


def test_when(tmp_path: Path) -> None:
    """Unsaid, a list comes with what goes to a printer alone."""
    build(tmp_path, "")
    assert list((tmp_path / "out").glob("*.json")) == []
    build(tmp_path, "manifest: yes")
    assert manifest(tmp_path)["files"][0]["standard"] == "none"
    (tmp_path / "out" / "2026-03-20.manifest.json").unlink()
    build(tmp_path, X4 + ", manifest: no")
    assert list((tmp_path / "out").glob("*.json")) == []


def test_mono_and_process(tmp_path: Path) -> None:
    """`{colour}` tells whether a page has more than black."""
    outcome = build(tmp_path, "name: '{title}_{page}_{colour}'")
    assert [Path(one.path).name for one in outcome.written] == ["PH_1_M.pdf", "PH_2_P.pdf"]


def test_one_page_anew(tmp_path: Path) -> None:
    """Of pages that are not built again the list says what it said, while they are still those."""
    build(tmp_path, X4)
    before = manifest(tmp_path)
    build(tmp_path, X4, "red", wanted={2})
    after = manifest(tmp_path)
    assert after["files"][0] == before["files"][0]
    assert after["files"][1]["sha256"] != before["files"][1]["sha256"]
    (tmp_path / "out" / "2026-03-20-01.pdf").write_bytes(b"another")
    build(tmp_path, X4, wanted={2})
    assert [one["name"] for one in manifest(tmp_path)["files"]] == ["2026-03-20-02.pdf"]


def test_two_editions(tmp_path: Path) -> None:
    """Two editions of a day in one folder share a list."""
    for name, number in (("a", 1), ("b", 3)):
        (tmp_path / name).mkdir()
        build(tmp_path / name, X4)
        path = tmp_path / name / "edition.yaml"
        text = path.read_text(encoding="utf-8")
        text = text.replace("number: 2", f"number: {number + 1}").replace(
            "number: 1", f"number: {number}"
        )
        path.write_text(text, encoding="utf-8")
    paths = [tmp_path / name / "edition.yaml" for name in ("a", "b")]
    for run in (paths, paths[:1]):
        batch.run(run, tmp_path / "out")
        names = [one["name"] for one in manifest(tmp_path)["files"]]
        assert names == [f"2026-03-20-0{number}.pdf" for number in (1, 2, 3, 4)]


def test_no_room(tmp_path: Path) -> None:
    """Where the list cannot be written the files stand, and it is told (W610)."""
    (tmp_path / "out" / "2026-03-20.manifest.json").mkdir(parents=True)
    outcome = build(tmp_path, X4)
    assert "W610" in [one.code for one in outcome.diagnostics]
    assert len(outcome.written) == 2


@pytest.mark.parametrize("document", ["manifest.md", "manifest.zh.md"])
def test_documents(document: str) -> None:
    """The list that the documents show holds to the schema, and has no key that there is not."""
    text = (Path(__file__).parents[1] / "docs" / document).read_text(encoding="utf-8")
    shown = json.loads(text.partition("```json manifest.json\n")[2].partition("```")[0])
    jsonschema.Draft202012Validator(manifest_schema()).validate(shown)
    assert msgspec.to_builtins(msgspec.convert(shown, Manifest)) == _in_lists(shown)


def _in_lists(value: object) -> object:
    """As msgspec gives it back: lists of a frozen value are tuples."""
    if isinstance(value, dict):
        return {key: _in_lists(one) for key, one in value.items()}
    return tuple(map(_in_lists, value)) if isinstance(value, list) else value
