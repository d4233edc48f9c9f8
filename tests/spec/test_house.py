"""Houses, what they extend, and the defaults beneath them."""

from __future__ import annotations

import pytest

from layout.spec import StyleSheet, fonts_folder
from layout.spec.model import Style
from tests.spec.conftest import Read

EDITION = "house: house.yaml\npages: [{number: 1}]\n"


def test_chain_merges_key_by_key(read: Read) -> None:
    """The nearer file wins for each key by itself, whichever language it is written in."""
    reading = read(
        EDITION,
        {
            "house.yaml": "extends: base/base.yaml\ngrid: {columns: 5}\n"
            "样式: {正文: {颜色: 报色}}\n",
            "base/base.yaml": "grid: {columns: 6, lines: 90}\nstyles: {body: {face: kai}}\n",
        },
    )
    assert not reading.found
    house = reading.whole.house
    assert (house.grid.columns, house.grid.lines) == (5, 90)
    body = house.styles["body"]
    assert (body.face, body.colour, body.align) == ("kai", "house", "justify")


def test_places_name_the_file(read: Read) -> None:
    """Of a merged house each key knows the file it came from."""
    house = read(
        EDITION,
        {
            "house.yaml": "extends: base.yaml\ngrid: {columns: 5}\n",
            "base.yaml": "grid: {lines: 90}\n",
        },
    ).whole.house
    assert house.grid.where("columns").file.endswith("house.yaml")
    assert house.grid.where("lines").file.endswith("base.yaml")


def test_null_takes_an_inherited_value_away(read: Read) -> None:
    """`colour: ~` sets a style back to none of its own."""
    house = read(
        EDITION,
        {
            "house.yaml": "extends: base.yaml\nstyles: {deck: {colour: ~}}\n",
            "base.yaml": "styles: {deck: {colour: house}}\n",
        },
    ).whole.house
    assert house.styles["deck"].colour is None


def test_defaults_stand_beneath(read: Read) -> None:
    """Without a house an edition has the faces, styles and colours of the project."""
    house = read("pages: [{number: 1}]\n").whole.house
    assert house.faces["song"].file == str(fonts_folder() / "NotoSerifSC-Regular.ttf")
    assert StyleSheet(house).resolve("headline").face == "song-heavy"


def test_a_new_file_keeps_the_fallback_only(read: Read) -> None:
    """A face given another file keeps what fills its gaps, not the axes of the old file."""
    reading = read(
        EDITION,
        {
            "house.yaml": "extends: base.yaml\nfaces: {song: new.otf}\n",
            "base.yaml": "faces: {song: {file: old.ttc, index: 2, axes: {wght: 500}}}\n",
            "new.otf": "",
            "old.ttc": "",
        },
    )
    face = reading.whole.house.faces["song"]
    assert face.file.endswith("new.otf")
    assert (face.index, face.axes, face.fallback) == (0, {}, ("kai", "hei"))


def test_wrong_value_leaves_the_one_beneath(read: Read) -> None:
    """A key that cannot be read does not undo what the base says."""
    reading = read(
        EDITION,
        {"house.yaml": "extends: b.yaml\ngrid: {columns: 99}\n", "b.yaml": "grid: {columns: 5}\n"},
    )
    assert reading.codes == ["E119"]
    assert reading.whole.house.grid.columns == 5


def test_styles_survive_unknown_names(read: Read) -> None:
    """Names that lead nowhere and rings are reported, and every style can be resolved."""
    reading = read(
        "house:\n  styles:\n    a: {inherit: b}\n    b: {inherit: c}\n    c: {inherit: a}\n"
        "    d: {inherit: nowhere, face: none, colour: none}\npages: [{number: 1}]\n"
    )
    assert sorted(reading.codes) == ["E123", "E124", "E125", "E126"]
    sheet = StyleSheet(reading.whole.house)
    for name in reading.whole.house.styles:
        assert sheet.resolve(name).size > 0


def test_override_may_inherit(read: Read) -> None:
    """A box's own style may stand on another style of the house."""
    sheet = StyleSheet(read("pages: [{number: 1}]\n").whole.house)
    assert sheet.resolve("headline", Style(inherit="headline-alternate")).face == "hei-bold"


def test_sheet_alone_may_be_at_fault(read: Read) -> None:
    """Where the grid is the default one, the sheet is pointed at."""
    reading = read("house:\n  paper: {trim: 100mm x 545mm}\npages: [{number: 1}]\n")
    assert (reading.codes, reading.places) == (["E128"], ["edition.yaml:2:17"])


def test_inline_house_may_extend(read: Read) -> None:
    """An edition may change its house for a day."""
    reading = read(
        "house: {extends: house.yaml, grid: {lines: 90}}\npages: [{number: 1}]\n",
        {"house.yaml": "grid: {columns: 6, lines: 80}\n"},
    )
    assert not reading.found
    assert (reading.whole.house.grid.columns, reading.whole.house.grid.lines) == (6, 90)


@pytest.mark.parametrize(
    ("language", "level", "indent"),
    [("zh-Hans", "gb", 2), ("zh-Hant", "basic", 2), ("ja", "newspaper", 1), ("ko", "normal", 1)],
)
def test_defaults_of_a_language(read: Read, language: str, level: str, indent: float) -> None:
    """Each language has its level of kinsoku and its indent; a house may say otherwise."""
    house = read(f"house: {{language: {language}}}\npages: [{{number: 1}}]\n").whole.house
    style = StyleSheet(house).resolve("body")
    assert (style.level, style.indent) == (level, indent)
    house = read(
        EDITION,
        {
            "house.yaml": f"extends: base.yaml\nlanguage: {language}\n",
            "base.yaml": "styles: {body: {indent: 3字}}\n",
        },
    ).whole.house
    assert StyleSheet(house).resolve("body").indent == 3


def test_exceptions_of_kinsoku_are_inherited_key_by_key(read: Read) -> None:
    """A style that names one list keeps the others of the style it inherits; "" empties one."""
    house = read(
        "house:\n  styles:\n"
        '    body: {kinsoku: {not_start: "々〃", may_start: "·"}}\n'
        '    引文: {避头尾: {可排行首: "", 不排行末: "第"}}\n'
        "pages: [{number: 1}]\n"
    ).whole.house
    found = StyleSheet(house).resolve("quote").exceptions
    assert found.all() == ("々〃", "第", "", "")
