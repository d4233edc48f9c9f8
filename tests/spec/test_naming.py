"""文件名: patterns, and what is wrong with them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from layout.diagnostics import Sink
from layout.spec.keys.naming import PLACEHOLDERS
from layout.spec.model import Edition, House, Output, Page, Paper
from layout.spec.naming import checked_name, edition_file, edition_stem, page_file

DAY = datetime.date(2013, 1, 16)


def edition(name: str | None, *numbers: int, files: str = "page") -> Edition:
    """An edition whose files are called by a pattern."""
    output = Output(name=name, files="edition" if files == "edition" else "page")
    return Edition(
        file="papers/day/edition.yaml",
        title="ABC",
        issue=1234,
        date=DAY,
        house=House(output=output, paper=Paper(name="小河报", latin="XIAOHE")),
        pages=tuple(Page(number=number, name="要闻") for number in numbers or (1,)),
    )


@pytest.mark.parametrize(
    ("name", "file"),
    [
        (None, "2013-01-16-01.pdf"),
        ("{title}_{date:%Y%m%d}_A{page:03}_{colour}1a.pdf", "ABC_20130116_A001_P1a.pdf"),
        ("{版别}_{日期:%y%m%d}_{版次}.PDF", "ABC_130116_1.pdf"),
        ("{date:%j-%u} {section} {page:2}", "016-3 要闻 01.pdf"),
        ("{paper}{latin}{issue:6}{folder}", "小河报XIAOHE001234day.pdf"),
    ],
)
def test_names(name: str | None, file: str) -> None:
    """Each placeholder in either language, numbers with their digits, dates in their form."""
    one = edition(name)
    sink = Sink()
    assert page_file(one, one.pages[0]) == file
    assert checked_name(one, sink).name == name
    assert sink.found == ()


@pytest.mark.parametrize(
    ("wanted", "file"),
    [
        (None, "ABC.pdf"),
        ({1, 2, 3, 4, 6}, "ABC.pdf"),
        ({2, 3, 4, 6}, "ABC_p2-4_6.pdf"),
        ({6}, "ABC_p6.pdf"),
    ],
)
def test_all_pages(wanted: set[int] | None, file: str) -> None:
    """One file of all pages; a file of some says of which, and never takes the whole one's name."""
    one = edition("{title}", 1, 2, 3, 4, 6, files="edition")
    assert edition_file(one, wanted) == file


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        (None, "2013-01-16"),
        ("{title}_{page:03}_{date}", "ABC_2013-01-16"),
        ("{title}-{page:03}{colour}", "ABC"),
        ("{page}_{title}", "ABC"),
        ("{page}", "day"),
    ],
)
def test_stem(name: str | None, stem: str) -> None:
    """What belongs to all pages is called as they are, without what tells them apart."""
    assert edition_stem(edition(name, 1, 2)) == stem


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("{pages}", "E174"),
        ("{page}}", "E175"),
        ("{page:x}", "E175"),
        ("{date:%H}", "E175"),
        ("{date:%}", "E175"),
        ("{title:3}", "E175"),
        ("a\\{page}", "E176"),
        ("../{page}", "E176"),
        (".{page}", "E176"),
        ("{date:%m:%d}-{page}", "E176"),
        ("nul.{page}", "E176"),
        ("{page}\u200b", "E176"),
        ("长" * 70 + "{page}", "E176"),
        (".pdf", "E176"),
        ("{date}", "E177"),
        ("{section}{colour}", "E177"),
    ],
)
def test_refused(name: str, code: str) -> None:
    """A pattern that is no good is told, and the usual names stand in its place."""
    sink = Sink()
    assert checked_name(edition(name, 1, 2), sink).name is None
    assert [one.code for one in sink.found] == [code]


_PIECES = ["{", "}", ":", "%", "0", "3", "Y", "A", ".", "-", "/", "版", ".pdf"]
_PIECES += [f"{{{name}}}" for name in PLACEHOLDERS]


@given(st.lists(st.sampled_from(_PIECES), max_size=6).map("".join))
def test_any_pattern(name: str) -> None:
    """Whatever is written, each page has a name of its own that stays in its folder."""
    one = edition(name, 1, 2)
    one = replace(one, house=replace(one.house, output=checked_name(one, Sink())))
    files = {page_file(one, page) for page in one.pages}
    assert len(files) == 2
    assert not any("/" in file or file.startswith(".") for file in files)


@pytest.mark.parametrize("document", ["language.md", "language.zh.md"])
def test_documents(document: str) -> None:
    """Every placeholder has its row, in both languages."""
    text = (Path(__file__).parents[2] / "docs" / document).read_text(encoding="utf-8")
    for english, chinese in PLACEHOLDERS.items():
        pair = (english, chinese) if document == "language.md" else (chinese, english)
        assert "\n| `{{{}}}` | `{{{}}}` | ".format(*pair) in text
