"""The documents are held against the program: keys, words and defaults, examples, messages, links.

An example is the code blocks of a section that begin with the path of a file (three backticks,
`yaml`, `edition.yaml`), with the files of the document's first example beside them. A block `text`
is what a run prints once the line of `edition.yaml` that it quotes stands in the last example.
"""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from pathlib import Path
from typing import Literal

import msgspec
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

from docs import rules
from docs.specimens import SPECIMENS
from layout import batch
from layout.diagnostics.codes import CODES, RULES
from layout.diagnostics.render import as_text
from layout.page.grid import split_width
from layout.press import Outcome
from layout.spec import defaults, keys, model
from layout.units import Length, Size

ROOT = Path(__file__).parent.parent
REFERENCES = ("docs/language.md", "docs/language.zh.md")
READMES = ("README.md", "README.zh.md")
COMMANDS = ("docs/text-command.md", "docs/text-command.zh.md")
PICTURED = ("docs/typography.md", "docs/typography.zh.md")
PICTURE = ROOT / "layout" / "template" / "pictures" / "tree.png"
# The house that the examples of the READMEs leave out: its grid is that of their plan.
HOUSE = "grid: {columns: 5, lines: 53}\n"

_FILE = re.compile(r"^```\w+ (\S+\.(?:yaml|md))\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SAMPLE = re.compile(r"^```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_QUOTED = re.compile(r"edition\.yaml:(\d+):.*\n *\d+ \| (.*)")
_CODE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_TABLE = re.compile(r"^<!-- (\w+): (.+) -->\n((?:\|.*\n)+)", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")

Row = list[str]


def _read(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def _language(document: str) -> Literal["en", "zh"]:
    return "zh" if document.endswith(".zh.md") else "en"


# -- tables -------------------------------------------------------------------------------------


def _rows(document: str, kind: str) -> dict[str, list[Row]]:
    """The rows of the tables marked `<!-- kind: name -->`, by name; cells without backticks."""
    found: dict[str, list[Row]] = defaultdict(list)
    for marked, name, table in _TABLE.findall(_read(document)):
        if marked == kind:
            for line in table.splitlines()[2:]:
                found[name].append([cell.strip(" `") for cell in line.strip("|").split(" | ")])
    return found


def _names(row: Row, document: str) -> tuple[str, str]:
    """The English and the Chinese name of a row; each document begins with its own."""
    return (row[0], row[1]) if _language(document) == "en" else (row[1], row[0])


def _default(struct: str, field: msgspec.structs.FieldInfo, document: str) -> str | None:
    """A field's default as it is written in a file; None where it is not one value."""
    value = field.default
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Size):
        return f"{value.width} x {value.height}"
    if not isinstance(value, (int, float, str, Length)):
        return None
    text = f"{value:g}" if isinstance(value, float) else str(value)
    words = keys.VALUES.get((struct, field.name), {}) if _language(document) == "zh" else {}
    return words.get(text, text)


@pytest.mark.parametrize("document", REFERENCES)
def test_every_key_has_its_row(document: str) -> None:
    """The tables of a struct have a row for each key, with its alias, and no other row."""
    tables = _rows(document, "keys")
    found = {name: [_names(row, document) for row in rows] for name, rows in tables.items()}
    assert found.keys() == keys.KEYS.keys()
    for name, known in keys.KEYS.items():
        assert sorted(found[name]) == sorted(known.items()), name


@pytest.mark.parametrize("document", REFERENCES)
def test_defaults_are_those_of_the_model(document: str) -> None:
    """A row ends with the default of its key."""
    for struct, rows in _rows(document, "keys").items():
        shown = {_names(row, document)[0]: row[-1] for row in rows}
        for field in msgspec.structs.fields(getattr(model, struct)):
            if field.name in shown and (default := _default(struct, field, document)):
                assert shown[field.name] == default, (struct, field.name)


@pytest.mark.parametrize("document", REFERENCES)
def test_every_word_is_told(document: str) -> None:
    """Each word that a value may be stands in one line with its alias."""
    lines = _read(document).splitlines()
    for words in keys.VALUES.values():
        for pair in words.items():
            assert any(all(f"`{word}`" in line for word in pair) for line in lines), pair


@pytest.mark.parametrize("document", REFERENCES)
def test_names_that_the_house_comes_with(document: str) -> None:
    """The built-in styles, faces and colours with their aliases, and what each is."""
    styles = keys.STYLES if _language(document) == "zh" else {name: name for name in keys.STYLES}
    is_what = {
        "STYLES": {
            name: styles.get(one.inherit or "", "–") for name, one in defaults.STYLES.items()
        },
        "FACES": {name: one.file for name, one in defaults.FACES.items()},
        "COLOURS": {
            name: " ".join(f"{ink:g}" for ink in one.cmyk) for name, one in defaults.COLOURS.items()
        },
    }
    tables = _rows(document, "names")
    for table, known in is_what.items():
        found = {_names(row, document): row[2] for row in tables[table]}
        aliases: dict[str, str] = getattr(keys, table)
        assert found == {(name, aliases[name]): what for name, what in known.items()}


@pytest.mark.parametrize("document", REFERENCES)
def test_table_of_marks(document: str) -> None:
    """Each class and key of a bracketed stretch as it is written, with its alias."""
    found = {_names(row, document) for row in _rows(document, "marks")["SPAN"]}
    classes = {(f".{one}", f".{two}") for one, two in keys.SPAN_CLASSES.items()}
    assert found == classes | {(f'{one}="…"', f'{two}="…"') for one, two in keys.SPAN_KEYS.items()}


@pytest.mark.parametrize("document", REFERENCES)
def test_table_of_splits(document: str) -> None:
    """Each row of the table of 破栏 is what the grid makes of it."""
    for given, rows in _rows(document, "splits").items():
        measure, gutter = map(float, given.split())
        for columns, into, characters, rest in (map(float, row) for row in rows):
            width = columns * measure + (columns - 1) * gutter
            split = split_width(width, int(into), gutter, "margin")
            free = width - (into - 1) * gutter
            assert (characters, rest) == (split.measure, free - into * split.measure)


def test_both_languages_tell_the_same() -> None:
    """The two documents have the same sections, marked tables, codes and examples."""
    shapes = []
    for document in REFERENCES:
        text = _read(document)
        shapes.append(
            (
                re.findall(r"^## \d+", text, re.MULTILINE),
                [(kind, name) for kind, name, _ in _TABLE.findall(text)],
                sorted(re.findall(r"\b[EFWN]\d{3}\b", text)),
                [list(example) for example in _examples(document)],
            )
        )
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("document", [*REFERENCES, *READMES])
def test_codes_exist(document: str) -> None:
    """Every code that is named is in the table of codes."""
    assert set(re.findall(r"\b[EFWN]\d{3}\b", _read(document))) <= CODES.keys()


@pytest.mark.parametrize("document", rules.DOCUMENTS, ids=lambda file: file.name)
def test_rules_are_those_of_the_program(document: Path) -> None:
    """The tables of the page audit have each rule, as the program has it."""
    text = document.read_text(encoding="utf-8")
    assert rules.MARKS.filled(text) == text, "run `make pictures`"
    assert re.findall(r"^\| `([A-Z]{3}\d\d)`", text, re.MULTILINE) == list(RULES)


# -- examples -----------------------------------------------------------------------------------


def _examples(document: str) -> list[dict[str, str]]:
    """The files of each section that shows an example."""
    shown: list[dict[str, str]] = [{}]
    for found in re.finditer(f"{_FILE.pattern}|^## ", _read(document), _FILE.flags):
        if found[1]:
            shown[-1][found[1]] = found[2]
        else:
            shown.append({})
    return [{**next(filter(None, shown)), **files} for files in shown if files]


def _font(path: Path) -> None:
    """A font with one letter, and an axis of weight where its name says so."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({ord("A"): "A"})
    builder.setupGlyf({name: TTGlyphPen(None).glyph() for name in (".notdef", "A")})
    builder.setupHorizontalMetrics({".notdef": (1000, 0), "A": (1000, 0)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Sample", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    if path.stem.endswith("-VF"):
        builder.setupFvar([("wght", 200, 400, 900, "Weight")], [])
    font: TTFont | TTCollection = builder.font
    if path.suffix == ".ttc":
        collection = TTCollection()
        collection.fonts = [builder.font, builder.font]
        font = collection
    font.save(path)


def _lay_out(files: dict[str, str], folder: Path) -> None:
    """Write an example and what it names but does not show: pictures, fonts, stories."""
    story = next(text for path, text in files.items() if path.endswith(".md"))
    (folder.parent / "house.yaml").write_text(HOUSE, encoding="utf-8")
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        for named in re.findall(r"(?:pictures|fonts|stories)/[\w-]+\.\w+", text):
            asset = file.parent / named
            asset.parent.mkdir(parents=True, exist_ok=True)
            if named.startswith("pictures"):
                shutil.copy(PICTURE, asset)
            elif named.startswith("fonts"):
                _font(asset)
            elif named not in files:
                asset.write_text(story, encoding="utf-8")


def _check(files: dict[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> Outcome:
    _lay_out(files, folder)
    monkeypatch.chdir(folder)
    return batch.run([Path("edition.yaml")], None)[0]


@pytest.mark.parametrize(
    ("document", "number"),
    [(one, number) for one in (*REFERENCES, *READMES) for number in range(len(_examples(one)))],
)
def test_examples(
    document: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every example is an edition without an error or fault but those whose message is shown."""
    outcome = _check(_examples(document)[number], tmp_path / "day", monkeypatch)
    told = as_text(outcome.diagnostics, _language(document), colour=False)
    found = zip(outcome.diagnostics, told, strict=True)
    shown = _read(document)
    assert not [text for one, text in found if one.code[0] in "EF" and text not in shown]


@pytest.mark.parametrize("document", [*REFERENCES, *READMES])
def test_messages_are_real(document: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A message shown is what the example above it gives, once it has the line that is quoted."""
    text = _read(document)
    samples = _SAMPLE.findall(text)
    assert samples
    files = _examples(document)[-1]
    for sample in samples:
        number, line = _QUOTED.findall(sample)[0]
        lines = files["edition.yaml"].split("\n")
        lines[int(number) - 1] = line
        outcome = _check({**files, "edition.yaml": "\n".join(lines)}, tmp_path / "day", monkeypatch)
        told = as_text(outcome.diagnostics, _language(document), colour=False)
        assert sample.rstrip("\n") in list(told)


# -- links and commands -------------------------------------------------------------------------


def _anchor(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("document", [*REFERENCES, *READMES, *COMMANDS, *PICTURED])
def test_links_lead_somewhere(document: str) -> None:
    """Relative links name files that are there, or headings of the document itself."""
    text = _read(document)
    anchors = {f"#{_anchor(heading)}" for heading in re.findall(r"^#+ (.*)", text, re.MULTILINE)}
    for link in _LINK.findall(_CODE.sub("", text)):
        if link.startswith("#"):
            assert link in anchors
        elif "://" not in link:
            assert ((ROOT / document).parent / link.partition("#")[0]).exists(), link


@pytest.mark.parametrize("document", PICTURED)
def test_every_specimen_is_shown(document: str) -> None:
    """The rules that have a picture are those of the document, in its order; pictures are small."""
    shown = re.findall(r"!\[.+\]\((.+)\)", _read(document))
    assert shown == [f"images/typography/{one.name}.png" for one in SPECIMENS]
    assert all((ROOT / "docs" / path).stat().st_size < 40_000 for path in shown)


@pytest.mark.parametrize("document", READMES)
def test_commands_of_the_makefile(document: str) -> None:
    """The two commands that a newcomer needs are named, and the Makefile has them."""
    for target in ("paper", "test"):
        assert f"make {target}" in _read(document)
        assert re.search(rf"^{target}:", _read("Makefile"), re.MULTILINE)
