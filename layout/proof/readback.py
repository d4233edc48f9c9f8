"""回读: the text of the finished file, held against what the stories say.

It is read from the file's bytes alone (`pdf_text`), page by page in reading order, and compared
with the copy as it was given to the setters, whatever the display list or the writer made of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest

import msgspec

from layout.diagnostics import Sink, Span
from layout.page.placed import Layout, PlacedBox, PlacedLine, PlacedPage
from layout.proof.conservation import RUBY
from layout.proof.pdf_text import PdfText, UnreadableError

_DROPPED = str.maketrans("", "", "\u00ad")  # the hyphen that is added where a word is broken
_SHOWN = 12  # characters shown from a difference on


class SaidLine(msgspec.Struct, frozen=True):
    """What a line should say, and where it comes from."""

    box: str
    part: str
    text: str
    source: Span


class SaidPage(msgspec.Struct, frozen=True):
    """What a page should say, line by line in reading order."""

    number: int
    lines: tuple[SaidLine, ...]


def check_text(layout: Layout, data: bytes, sink: Sink) -> None:
    """Report, for each page, the first place where the file does not say what the stories say."""
    check_pages([said_by(page) for page in layout.pages], data, sink)


def said_by(page: PlacedPage) -> SaidPage:
    """What the file of a page should say."""
    return SaidPage(page.number, tuple(line for box in page.boxes for line in _lines(box)))


def check_pages(pages: Sequence[SaidPage], data: bytes, sink: Sink) -> None:
    """As `check_text`, of pages that were set elsewhere."""
    try:
        read = PdfText(data).pages()
    except UnreadableError as error:
        sink.report("F681", Span(), part=str(error))
        return
    for page, text in zip_longest(pages, read):
        if page is not None:
            _compare(page, _plain(text or ""), sink)


def _lines(box: PlacedBox) -> Iterator[SaidLine]:
    texts = dict(box.texts)
    ruby = iter(_plain(texts.get(RUBY, "")))
    for line in box.lines:
        said = _plain("".join(_said(line, texts.get(line.part, ""), ruby)))
        yield SaidLine(box.name, line.part, said, line.source)


def _compare(page: SaidPage, read: str, sink: Sink) -> None:
    at = 0
    for line in page.lines:
        if not read.startswith(line.text, at):
            _report(page.number, line, read[at:], sink)
            return
        at += len(line.text)
    if at < len(read) and page.lines:
        last = msgspec.structs.replace(page.lines[-1], text="")
        _report(page.number, last, read[at:], sink)


def _said(line: PlacedLine, text: str, ruby: Iterator[str]) -> Iterator[str]:
    """What a line should say by the text of its part, run by run; ruby follows its base."""
    for run in line.line.runs:
        if run.is_ruby:
            yield from islice(ruby, len(_plain(run.text)))
        else:
            yield text[line.offset + run.start : line.offset + run.end]


def _plain(text: str) -> str:
    """Text as it is compared: white space is how a file was typed, hyphens are the program's."""
    return "".join(text.translate(_DROPPED).split())


def _report(number: int, line: SaidLine, read: str, sink: Sink) -> None:
    said = line.text
    same = next((i for i, (a, b) in enumerate(zip(said, read, strict=False)) if a != b), len(said))
    sink.report(
        "F680",
        line.source,
        box=line.box,
        part=line.part,
        page=number,
        said=said[same:][:_SHOWN],
        read=read[same:][:_SHOWN],
    )
