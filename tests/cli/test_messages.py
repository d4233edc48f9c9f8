"""Each folder of tests/messages is an edition with its faults; a full build tells all of them.

expected.txt holds a line `CODE file:line` for each message, in their order. In folders of the
codes 1xx and 3xx, whose editions are often no pages at all, only messages of those codes count.
Rules of the trade are not asked of editions so small: tests/audit has pages of its own for them.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from layout import batch
from layout.diagnostics import CODES, RULES, Diagnostic
from layout.diagnostics.codes import preflight
from layout.diagnostics.explanation import PAGES, explanation
from layout.diagnostics.render import as_text, hint, wording
from layout.proof.report import message

ROOT = Path(__file__).parents[2]
MESSAGES = ROOT / "tests" / "messages"
FOLDERS = sorted(path for path in MESSAGES.glob("[EFWN][1-6][0-9][0-9]-*") if path.is_dir())

# Codes of finished files that take more than one change to a sound one.
WHOLE = frozenset(
    (
        *("E630", "E631", "E632", "F639", "F642", "F649", "F650", "F651"),
        *("W642", "W643", "N640", "N643"),
    )
)
# Codes that no edition in the project can provoke: why, and the test that does.
ELSEWHERE = {
    "E104": ("a file of four megabytes", "tests/spec/test_source.py"),
    "E143": ("a file of test cases, which no edition has", "tests/cli/test_text.py"),
    "E411": ("a font that is there but may not be read", "tests/text/test_faces.py"),
    "F204": ("a fault of the program itself", "tests/proof/test_conservation.py"),
    "F501": ("a picture that is there but may not be read", "tests/test_picture.py"),
    "E601": ("a font that goes away while the page is set", "tests/pdf/test_fonts.py"),
    "E602": ("a font whose tables cannot be subset", "tests/pdf/test_fonts.py"),
    "E604": ("a full disk", "tests/pdf/test_delivery.py"),
    "W606": ("a variable of the environment", "tests/cli/test_build.py"),
    "F623": ("a file that swells to hundreds of megabytes", "tests/pdf/test_imported.py"),
    "F680": ("a file changed after it was written", "tests/proof/test_readback.py"),
    "F682": ("a file changed after it was written", "tests/proof/test_written_file.py"),
    "F681": ("a file damaged after it was written", "tests/proof/test_readback.py"),
    "W610": ("a folder of the list's name", "tests/test_manifest.py"),
    "W630": ("a folder that no record can be written in", "tests/cli/test_since.py"),
    "N630": ("a record of another version", "tests/cli/test_since.py"),
    "N631": ("a damaged record", "tests/cli/test_since.py"),
    "N632": ("a file for a screen, which is another command", "tests/pdf/test_tagged.py"),
    "E607": ("two editions in one run", "tests/test_batch.py"),
    # Of files, not of editions: a way to break a PDF for each, by code.
    **{
        code.id: (
            "a finished PDF",
            f"tests/preflight/test_{'examine' if code.id in WHOLE else 'broken'}.py",
        )
        for code in preflight.CODES
    },
}


@cache
def diagnostics_of(folder: Path, output: Path) -> tuple[Diagnostic, ...]:
    """All that a build of the folder's edition says."""
    (outcome,) = batch.run([folder / "edition.yaml"], output)
    return tuple(one for one in outcome.diagnostics if one.code not in RULES)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what is written all the same."""
    return tmp_path_factory.mktemp("output")


def place(found: Diagnostic, folder: Path) -> str:
    """A message as expected.txt has it; one without a place is its code alone."""
    if not found.span.file:
        return found.code
    return f"{found.code} {Path(found.span.file).relative_to(folder)}:{found.span.line}"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_codes_and_lines(folder: Path, output: Path, pytestconfig: pytest.Config) -> None:
    """The build gives the messages of expected.txt, each at its file and line."""
    stages = "13" if folder.name[1] in "13" else "123456"
    found = [one for one in diagnostics_of(folder, output) if one.code[1] in stages]
    told = "".join(f"{place(one, folder)}\n" for one in found)
    expected = folder / "expected.txt"
    if pytestconfig.getoption("--update-golden") and stages != "13":
        before = expected.read_text(encoding="utf-8") if expected.exists() else ""
        expected.write_text(told, encoding="utf-8")
        assert told == before, f"{expected} is rewritten"
    assert told == expected.read_text(encoding="utf-8")
    assert folder.name.partition("-")[0] in told


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_wording(folder: Path, output: Path) -> None:
    """Each message can be told in both languages: no field missing, none left over in it."""
    for one in diagnostics_of(folder, output):
        for language in ("en", "zh"):
            texts = (wording(one, language), hint(one, language))
            assert all(texts) or not CODES[one.code].hints
            assert not any(re.search(r"\{\w*\}", text) for text in texts)
        every = (CODES[one.code].en, CODES[one.code].zh, *sum(CODES[one.code].hints.values(), ()))
        for text in every:
            asked = set(re.findall(r"(?<!\{)\{(\w+)(?::\w+)?\}", text))
            assert asked <= set(one.fields), f"{one.code} lacks fields for: {text}"
        assert message(one).code == one.code
        assert "\x1b" not in "".join(as_text((one,), "zh", colour=False))


def test_every_code_is_shown() -> None:
    """A folder shows each code, or the list above names the test that does."""
    shown = {folder.name.partition("-")[0] for folder in FOLDERS}
    assert shown | set(ELSEWHERE) == set(CODES) - set(RULES)
    assert not shown & set(ELSEWHERE)
    for code, (_, test) in ELSEWHERE.items():
        assert code in (ROOT / test).read_text(encoding="utf-8"), f"{test} does not name {code}"


def emitted() -> set[str]:
    """The codes that stand as strings in the code, the tables of wording apart."""
    found: set[str] = set()
    for path in (ROOT / "layout").rglob("*.py"):
        if "codes" not in path.parts:
            nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            texts = {str(node.value) for node in nodes if isinstance(node, ast.Constant)}
            found |= {text for text in texts if re.fullmatch("[EFWN][1-6][0-9]{2}", text)}
    return found


def test_codes_and_code_agree() -> None:
    """Every code of the table is reported somewhere, and every code reported is in the table."""
    assert emitted() == set(CODES) - set(RULES)


@pytest.mark.parametrize("code", sorted(CODES))
def test_page(code: str) -> None:
    """Every code has a page: its title in both languages, then what it means in each."""
    lines = (explanation(code) or "").splitlines()
    assert re.fullmatch(rf"# {code} \S.* · .*[一-鿿].*", lines[0])
    english, chinese = lines.index("## English"), lines.index("## 中文")
    assert (lines.count("## English"), lines.count("## 中文")) == (1, 1)
    least = (40, 15) if code in RULES else (80, 30)
    assert len("".join(lines[english + 1 : chinese])) > least[0]
    assert len(re.findall("[一-鿿]", "".join(lines[chinese + 1 :]))) > least[1]


def test_no_page_without_a_code() -> None:
    """No page explains a code that is not there."""
    assert {path.stem for path in PAGES.glob("*.md")} <= set(CODES)
