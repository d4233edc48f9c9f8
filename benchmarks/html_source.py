"""A sheet as HTML and CSS for WeasyPrint: absolute boxes, CSS columns for each group of legs."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from benchmarks.pictures import picture_beside
from benchmarks.sheet import INDENT, SLACK, Font, Legs, Line, Paragraph, Sheet, SheetPage, Words
from layout.display import BLACK, Colour, Fill, Image, Rule, process_of
from layout.page.grid import ASCENT

BODY = 0.93
"""Size of flowing text, in ours: CSS leaves marks at full width and so needs more lines."""
_MIDDLE = 0.4325  # of a line of Noto CJK above its baseline, in its size


def html_source(sheet: Sheet, folder: Path) -> str:
    """The document, to be kept in `folder`: pictures are copied beside it."""
    writer = _Writer(sheet, folder)
    return "\n".join(
        (
            '<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>benchmark</title>',
            f"<style>\n{writer.style()}\n</style></head><body>",
            *(writer.page(page) for page in sheet.pages),
            "</body></html>",
        )
    )


class _Writer:
    def __init__(self, sheet: Sheet, folder: Path) -> None:
        self.sheet = sheet
        self.folder = folder

    def style(self) -> str:
        """The page, the faces and the classes that hold for the whole document."""
        sheet, page = self.sheet, self.sheet.pages[0]
        size = f"{_pt(page.width)} {_pt(page.height)}"
        box = f"width:{_pt(page.width)};height:{_pt(page.height)}"
        faces = [
            f".f{index}{{{_face(font)};line-height:0}}" for index, font in enumerate(sheet.fonts)
        ]
        plain = f"font-size:{_pt(sheet.body)};line-height:{_pt(sheet.pitch)}"
        return "\n".join(
            (
                f"@page{{size:{size};margin:0}}",
                *faces,
                f"body{{margin:0;{plain};{_face(sheet.fonts[0])}}}",
                f"section{{{box};position:relative;break-after:page;overflow:hidden}}",
                "section:last-child{break-after:auto}",
                "div,img{position:absolute}",
                ".l{white-space:nowrap;text-align:center}",
                f".c{{font-size:{_pt(sheet.body * BODY)};text-align:justify;orphans:1;widows:1}}",
                "article{column-fill:auto}",
                f"p{{margin:0;text-indent:{INDENT:g}em}}",
                ".p{overflow:hidden}",
            )
        )

    def page(self, page: SheetPage) -> str:
        """All that stands on a page; shapes under the text, as in our own."""
        parts = [self._shape(shape) for shape in page.shapes]
        parts += [self._line(line) for line in page.lines]
        parts += [self._legs(legs) for legs in page.legs]
        return f"<section>{''.join(parts)}</section>"

    def _words(self, words: Iterable[Words]) -> str:
        return "".join(self._run(one) for one in words)

    def _run(self, words: Words) -> str:
        style = ""
        if words.size != self.sheet.body:
            style += f"font-size:{_pt(words.size)};"
        if words.colour != BLACK:
            style += f"color:{_colour(words.colour)};"
        text = escape(words.text, quote=False)
        if not words.face and not style:
            return text
        given = f' style="{style}"' if style else ""
        return f'<span class="f{words.face}"{given}>{text}</span>'

    def _line(self, line: Line) -> str:
        size = max(words.size for words in line.words)
        place = _place(line.x - SLACK, line.baseline - (0.5 + _MIDDLE) * size)
        style = f"{place};width:{_pt(line.width + 2 * SLACK)}"
        style += f";font-size:{_pt(size)};line-height:1"
        if line.tracking:
            style += f";letter-spacing:{_pt(line.tracking)};text-indent:{_pt(line.tracking)}"
        if line.x_scale != 1.0:
            style += f";transform:scaleX({line.x_scale:.4f})"
        return f'<div class="l" style="{style}">{self._words(line.words)}</div>'

    def _legs(self, legs: Legs) -> str:
        # The first baseline stands on the grid: half the pitch and the middle of the face below.
        first = legs.y + ASCENT * self.sheet.body
        top = first - self.sheet.pitch / 2 - _MIDDLE * self.sheet.body
        depth = legs.depth + self.sheet.pitch - self.sheet.body
        text = "".join(self._paragraph(one) for one in legs.paragraphs)
        if legs.count > 1:  # an absolute box cannot have columns itself
            columns = f"columns:{legs.count};column-gap:{_pt(legs.gutter)};height:{_pt(depth)}"
            text = f'<article style="{columns}">{text}</article>'
        style = f"{_place(legs.x, top)};width:{_pt(legs.width)};height:{_pt(depth)}"
        return f'<div class="c" style="{style}">{text}</div>'

    def _paragraph(self, paragraph: Paragraph) -> str:
        style = ""
        if paragraph.before:
            style += f"margin-top:{_pt(paragraph.before)};"
        if paragraph.indent is not None:
            style += f"text-indent:{_pt(paragraph.indent)};"
        given = f' style="{style}"' if style else ""
        return f"<p{given}>{self._words(paragraph.words)}</p>"

    def _shape(self, shape: Rule | Fill | Image) -> str:
        if isinstance(shape, Rule):
            return self._rule(shape)
        style = f"{_place(shape.x, shape.y)};width:{_pt(shape.width)};height:{_pt(shape.height)}"
        if isinstance(shape, Fill):
            return f'<div style="{style};background:{_colour(shape.colour)}"></div>'
        return f'<div class="p" style="{style}">{self._picture(shape)}</div>'

    def _rule(self, rule: Rule) -> str:
        """A level or upright rule as a filled box."""
        half = rule.width / 2
        across = rule.width if rule.x1 == rule.x2 else rule.x2 - rule.x1
        down = rule.width if rule.y1 == rule.y2 else rule.y2 - rule.y1
        x = rule.x1 - half if rule.x1 == rule.x2 else rule.x1
        y = rule.y1 - half if rule.y1 == rule.y2 else rule.y1
        style = f"{_place(x, y)};width:{_pt(across)};height:{_pt(down)}"
        return f'<div style="{style};background:{_colour(rule.colour)}"></div>'

    def _picture(self, image: Image) -> str:
        left, top, right, bottom = image.crop
        width, height = image.width / (right - left), image.height / (bottom - top)
        style = f"{_place(-left * width, -top * height)};width:{_pt(width)};height:{_pt(height)}"
        name = escape(picture_beside(image.path, self.folder))
        return f'<img src="{name}" style="{style}">'


def _face(font: Font) -> str:
    return f"font-family:{font.family};font-weight:{font.weight}"


def _place(x: float, y: float) -> str:
    return f"left:{_pt(x)};top:{_pt(y)}"


def _pt(value: float) -> str:
    return f"{value:.3f}pt"


def _colour(colour: Colour) -> str:
    return f"device-cmyk({' '.join(f'{part:.3f}' for part in process_of(colour))})"
