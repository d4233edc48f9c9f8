"""The text of the finished file against the copy: what is changed in the file is found."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pikepdf
import pytest

from layout.diagnostics import Sink
from layout.page.layout import compose
from layout.page.paint import paint
from layout.page.placed import Layout
from layout.pdf import PdfOptions, write_pdf
from layout.proof.pdf_text import PdfText
from layout.proof.readback import check_text
from layout.spec import read_edition

EDITION = """\
house:
  paper: {trim: 330pt x 320pt}
  grid: {columns: 4, measure: 7字, gutter: 1字, lines: 20, body: 10pt, leading: 15pt}
pages:
  - plan: |
      8   甲 甲 乙 乙
      12  .  .  .  .
    boxes:
      甲:
        story:
          headline: 春天
          body: 河边的柳树——比去年早……发了芽，孩子们在𠮷家的草地上放风筝。
      乙:
        story:
          headline: 微风 office
          body: '[柳]{ruby="liu"}树，H~2~O，约翰·史密斯的 affinity 与 typography 放在一处。'
"""
Made = tuple[Layout, bytes]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A page with marks, ruby, ligatures and a broken word, and its file."""
    file = tmp_path_factory.mktemp("day") / "edition.yaml"
    file.write_text(EDITION, encoding="utf-8")
    edition = read_edition(file, Sink())
    assert edition is not None
    sink = Sink()
    layout = compose(edition, sink)
    return layout, write_pdf(paint(layout), PdfOptions(), sink)


def told(layout: Layout, data: bytes) -> list[tuple[str, dict[str, object]]]:
    """What is said of a file."""
    sink = Sink()
    check_text(layout, data, sink)
    return [(one.code, dict(one.fields)) for one in sink.found]


def test_as_it_was_written(made: Made) -> None:
    """Nothing is told of a file that says what the copy says, whatever glyphs show it."""
    assert told(*made) == []
    text = "".join("".join(PdfText(made[1]).pages()).split())
    assert "河边的柳树——比去年早……发了芽，孩子们在𠮷家的草地上放风筝。" in text
    assert "柳liu树" in text


Change = Callable[[bytes], bytes]
Rewritten = Callable[[bytes, bytes, Change], bytes]


def test_lost_line(made: Made, rewritten: Rewritten) -> None:
    """A line that is not drawn is found, with its box, its part and what stands there instead."""
    layout, data = made
    lost = rewritten(data, b"TJ", lambda text: re.sub(rb"(\[[^\]]*\]TJ)(?=[^\[]*$)", b"", text))
    ((code, fields),) = told(layout, lost)
    assert (code, fields["box"], fields["read"]) == ("F680", "乙", "")


def test_other_character(made: Made, rewritten: Rewritten) -> None:
    """A glyph that says another character than the copy has is found."""
    layout, data = made
    wrong = rewritten(data, b"<82BD>", lambda text: text.replace(b"<82BD>", b"<82B1>"))
    ((code, fields),) = told(layout, wrong)
    assert (code, fields["box"], fields["part"]) == ("F680", "甲", "body")
    assert (str(fields["said"])[0], str(fields["read"])[0]) == ("芽", "花")


def test_doubled_line(made: Made, rewritten: Rewritten) -> None:
    """A line drawn twice is found."""
    layout, data = made
    twice = rewritten(
        data, b"TJ", lambda text: re.sub(rb"(\[[^\]]*\]TJ)(?=[^\[]*$)", rb"\1 \1", text)
    )
    ((code, fields),) = told(layout, twice)
    assert (code, fields["said"]) == ("F680", "")


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data.replace(b"startxref", b"startxxxx"),
        lambda data: data.replace(b"/Contents", b"/Contemts"),
        lambda data: data.replace(b"/ToUnicode", b"/ToUnicore"),
        lambda data: data[: len(data) // 2] + data[len(data) // 2 + 40 :],
    ],
)
def test_damaged(made: Made, damage: Change) -> None:
    """A file that is not put together as it says is told, whatever is wrong with it."""
    layout, data = made
    assert [code for code, _ in told(layout, damage(data))] == ["F681"]


def test_as_others_read_it(made: Made) -> None:
    """The reader finds in the content what pikepdf finds there."""
    _, data = made
    with pikepdf.open(io.BytesIO(data)) as document:
        strings = [
            bytes(part)
            for instruction in pikepdf.parse_content_stream(document.pages[0])
            if str(instruction.operator) == "TJ"
            for part in instruction.operands[0]
            if isinstance(part, pikepdf.String)
        ]
    (text,) = PdfText(data).pages()
    assert len(text) >= sum(map(len, strings)) // 2 - 8
