"""回读: the text of the finished file, held against what the stories say.

It is read from the file's bytes alone (`pdf_text`), page by page in reading order, and compared
with the copy as it was given to the setters, whatever the display list or the writer made of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, zip_longest

from layout.diagnostics import Sink, Span
from layout.page.placed import Layout, PlacedBox, PlacedLine, PlacedPage
from layout.proof.conservation import RUBY
from layout.proof.pdf_text import PdfText, UnreadableError

_DROPPED = str.maketrans("", "", "\u00ad")  # the hyphen that is added where a word is broken
_SHOWN = 12  # characters shown from a difference on


def check_text(layout: Layout, data: bytes, sink: Sink) -> None:
    """Report, for each page, the first place where the file does not say what the stories say."""
    try:
        read = PdfText(data).pages()
    except UnreadableError as error:
        sink.report("F681", Span(), part=str(error))
        return
    for page, text in zip_longest(layout.pages, read):
        if page is not None:
            _compare(page, _plain(text or ""), sink)


def _compare(page: PlacedPage, read: str, sink: Sink) -> None:
    at = 0
    line: PlacedLine | None = None
    for box in page.boxes:
        ruby = iter(_plain(dict(box.texts).get(RUBY, "")))
        texts = dict(box.texts)
        for line in box.lines:
            said = _plain("".join(_said(line, texts.get(line.part, ""), ruby)))
            if not read.startswith(said, at):
                _report(page, box, line, said, read[at:], sink)
                return
            at += len(said)
    if at < len(read) and line is not None:
        _report(page, page.boxes[-1], line, "", read[at:], sink)


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


def _report(
    page: PlacedPage, box: PlacedBox, line: PlacedLine, said: str, read: str, sink: Sink
) -> None:
    same = next((i for i, (a, b) in enumerate(zip(said, read, strict=False)) if a != b), len(said))
    sink.report(
        "F680",
        line.source,
        box=box.name,
        part=line.part,
        page=page.number,
        said=said[same:][:_SHOWN],
        read=read[same:][:_SHOWN],
    )
