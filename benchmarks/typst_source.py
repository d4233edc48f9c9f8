"""A sheet as a Typst document: a `place` for each box, `columns` for each group of legs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.pictures import picture_beside
from benchmarks.sheet import INDENT, SLACK, Legs, Line, Paragraph, Sheet, SheetPage, Words
from layout.display import BLACK, Colour, Fill, Image, Rule, process_of
from layout.page.grid import ASCENT


def typst_source(
    sheet: Sheet, folder: Path, *, autospace: bool = True, tracking: float = 0.0
) -> str:
    """The document, to be kept in `folder`: pictures are copied beside it.

    `autospace` is white between Han and Latin; `tracking`, in em, is how far a line may be
    squeezed and stretched between its characters (`justification-limits`).
    """
    writer = _Writer(sheet, folder, "auto" if autospace else "none", tracking)
    return "\n".join((writer.preamble(), "\n#pagebreak()\n".join(map(writer.page, sheet.pages))))


class _Writer:
    def __init__(self, sheet: Sheet, folder: Path, spacing: str, tracking: float) -> None:
        self.sheet = sheet
        self.folder = folder
        self.spacing = spacing
        self.tracking = tracking

    def preamble(self) -> str:
        """Page, text and paragraph settings that hold for the whole document."""
        sheet, page = self.sheet, self.sheet.pages[0]
        gap = sheet.pitch - sheet.body
        given = {
            "page": {"width": _pt(page.width), "height": _pt(page.height), "margin": "0pt"},
            "text": {
                "lang": '"zh"',
                "region": '"cn"',
                "size": _pt(sheet.body),
                **self._edges("em"),
            },
            "par": {
                "justify": "true",
                "leading": _pt(gap),
                "spacing": _pt(gap),
                "first-line-indent": f"(amount: {INDENT:g}em, all: true)",
            },
        }
        if self.tracking:
            limits = f"(min: {-self.tracking:g}em, max: {self.tracking:g}em)"
            given["par"]["justification-limits"] = f"(tracking: {limits})"
        rows = [f"#set {name}({_keys(values)})" for name, values in given.items()]
        face = f"{self._face(0)}, cjk-latin-spacing: {self.spacing}"
        return "\n".join((*rows, f"#set text({face})"))

    def _edges(self, unit: str) -> dict[str, str]:
        """A line as high as its size: with `em` of its own text, with `pt` of the body."""
        size = 1.0 if unit == "em" else self.sheet.body
        above, below = ASCENT * size, (ASCENT - 1) * size
        return {"top-edge": f"{above:.3f}{unit}", "bottom-edge": f"{below:.3f}{unit}"}

    def page(self, page: SheetPage) -> str:
        """All that stands on a page; shapes under the text, as in our own."""
        parts = [self._shape(shape) for shape in page.shapes]
        parts += [self._line(line) for line in page.lines]
        parts += [self._legs(legs) for legs in page.legs]
        return "\n".join(parts)

    def _face(self, index: int) -> str:
        font = self.sheet.fonts[index]
        return f"font: {json.dumps(font.family, ensure_ascii=False)}, weight: {font.weight}"

    def _words(self, words: Iterable[Words], extra: str = "") -> str:
        return "".join(self._run(one, extra) for one in words)

    def _run(self, words: Words, extra: str) -> str:
        given = []
        if words.face:
            given.append(self._face(words.face))
        if words.size != self.sheet.body:
            given.append(f"size: {_pt(words.size)}")
        if words.colour != BLACK:
            given.append(f"fill: {_colour(words.colour)}")
        if extra:
            given.append(extra)
        text = json.dumps(words.text, ensure_ascii=False)
        return f"#text({', '.join(given)}, {text})" if given else f"#{text};"

    def _line(self, line: Line) -> str:
        size = max(words.size for words in line.words)
        extra = "cjk-latin-spacing: none"
        if line.tracking:
            extra += f", tracking: {_pt(line.tracking)}"
        body = f"box[{self._words(line.words, extra)}]"
        if line.x_scale != 1.0:
            body = f"scale(x: {line.x_scale:.2%}, {body})"
        width = line.width + 2 * SLACK
        body = f"box(width: {_pt(width)}, align(center, {body}))"
        return _place(line.x - SLACK, line.baseline - ASCENT * size, body)

    def _legs(self, legs: Legs) -> str:
        text = "\n\n".join(self._paragraph(one) for one in legs.paragraphs)
        if legs.count > 1:
            text = f"#columns({legs.count}, gutter: {_pt(legs.gutter)})[\n{text}\n]"
        edges = _keys(self._edges("pt"))
        size = f"width: {_pt(legs.width)}, height: {_pt(legs.depth)}"
        return _place(legs.x, legs.y, f"block({size})[\n#set text({edges})\n{text}\n]")

    def _paragraph(self, paragraph: Paragraph) -> str:
        before = f"#v({_pt(paragraph.before)}, weak: false)\n" if paragraph.before else ""
        words = self._words(paragraph.words)
        if paragraph.indent is None:
            return before + words
        lead = f"#h({_pt(paragraph.indent)})" if paragraph.indent else ""
        return f"{before}#par(first-line-indent: 0pt)[{lead}{words}]"

    def _shape(self, shape: Rule | Fill | Image) -> str:
        if isinstance(shape, Rule):
            end = f"({_pt(shape.x2 - shape.x1)}, {_pt(shape.y2 - shape.y1)})"
            stroke = f"{_pt(shape.width)} + {_colour(shape.colour)}"
            return _place(shape.x1, shape.y1, f"line(end: {end}, stroke: {stroke})")
        size = f"width: {_pt(shape.width)}, height: {_pt(shape.height)}"
        if isinstance(shape, Fill):
            return _place(shape.x, shape.y, f"rect({size}, fill: {_colour(shape.colour)})")
        return _place(shape.x, shape.y, f"box({size}, clip: true)[{self._picture(shape)}]")

    def _picture(self, image: Image) -> str:
        left, top, right, bottom = image.crop
        width, height = image.width / (right - left), image.height / (bottom - top)
        name = json.dumps(picture_beside(image.path, self.folder))
        body = f"image({name}, width: {_pt(width)}, height: {_pt(height)})"
        return _place(-left * width, -top * height, body)


def _keys(values: dict[str, str]) -> str:
    return ", ".join(f"{key}: {value}" for key, value in values.items())


def _place(x: float, y: float, body: str) -> str:
    return f"#place(dx: {_pt(x)}, dy: {_pt(y)}, {body})"


def _pt(value: float) -> str:
    return f"{value:.3f}pt"


def _colour(colour: Colour) -> str:
    return f"cmyk({', '.join(_percent(colour))})"


def _percent(colour: Colour) -> Iterator[str]:
    return (f"{part:.1%}" for part in process_of(colour))
