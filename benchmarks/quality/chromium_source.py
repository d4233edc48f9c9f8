"""A sheet of flowing text as HTML and CSS for Chromium."""

from __future__ import annotations

from html import escape

from benchmarks.sheet import INDENT, Legs, Sheet, SheetPage

# Chromium's own best means, of those that were tried: strict line breaking, marks trimmed side by
# side, breaks that leave no short last line. No value of its own trims each mark at a line's end.
_STYLE = """@page{{size:{width:.3f}pt {height:.3f}pt;margin:0}}
body{{margin:0;font:{weight} {body:g}pt/{pitch:g}pt "{family}"}}
section{{width:{width:.3f}pt;height:{height:.3f}pt;position:relative;overflow:hidden;\
break-after:page}}
section:last-child{{break-after:auto}}
article{{position:absolute;column-fill:auto;orphans:1;widows:1}}
p{{margin:0;text-indent:{indent:g}em;text-align:justify;text-justify:inter-character;\
line-break:strict;text-spacing-trim:normal;hanging-punctuation:none;text-wrap:pretty;\
text-autospace:{autospace}}}"""


def chromium_source(sheet: Sheet, *, autospace: bool) -> str:
    """The document; `autospace` asks for white between Han and Latin."""
    page, font = sheet.pages[0], sheet.fonts[0]
    style = _STYLE.format(
        width=page.width,
        height=page.height - 0.5,  # a section as high as its page may spill over to a second
        weight=font.weight,
        family=font.family,
        body=sheet.body,
        pitch=sheet.pitch,
        indent=INDENT,
        autospace="normal" if autospace else "no-autospace",
    )
    return "\n".join(
        (
            '<!DOCTYPE html><html lang="zh-Hans"><head><meta charset="utf-8"><title>lines</title>',
            f"<style>\n{style}\n</style></head><body>",
            *(_page(page) for page in sheet.pages),
            "</body></html>",
        )
    )


def _page(page: SheetPage) -> str:
    return f"<section>{''.join(_legs(legs) for legs in page.legs)}</section>"


def _legs(legs: Legs) -> str:
    place = f"left:{legs.x:.3f}pt;top:{legs.y:.3f}pt;width:{legs.width:.3f}pt"
    columns = f"columns:{legs.count};column-gap:{legs.gutter:.3f}pt;height:{legs.depth + 4.5:.3f}pt"
    text = "".join(
        f"<p>{escape(''.join(words.text for words in one.words), quote=False)}</p>"
        for one in legs.paragraphs
    )
    return f'<article style="{place};{columns}">{text}</article>'
