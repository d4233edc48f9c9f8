"""What holds where a house says nothing: faces, styles and colours of a good plain newspaper.

The looks are those of `docs/architecture.md`, section "How a good page looks".
"""

from __future__ import annotations

from msgspec.structs import replace

from layout.spec.model import (
    BlockPart,
    ColourDef,
    Face,
    Furniture,
    FurnitureBlock,
    Language,
    Piece,
    Strip,
    Style,
)
from layout.units import Length

ZI = "字"

# The faces that come with the project (fonts/fonts.json), each with faces asked for what it lacks.
FACES: dict[str, Face] = {
    "song": Face(file="NotoSerifSC-Regular.ttf", fallback=("kai", "hei")),
    "song-heavy": Face(file="NotoSerifSC-Black.ttf", fallback=("hei-bold", "song", "kai")),
    "hei": Face(file="NotoSansSC-Regular.ttf", fallback=("song", "kai")),
    "hei-bold": Face(file="NotoSansSC-Bold.ttf", fallback=("song-heavy", "hei", "kai")),
    "kai": Face(file="LXGWWenKai-Regular.ttf", fallback=("song", "hei")),
}

COLOURS: dict[str, ColourDef] = {
    "black": ColourDef(cmyk=(0, 0, 0, 100)),
    "white": ColourDef(cmyk=(0, 0, 0, 0)),
    "house": ColourDef(cmyk=(0, 100, 95, 8)),  # 报头红
}

# A style without `size` takes the body's; a head's part without one is sized by its head.
STYLES: dict[str, Style] = {
    "body": Style(
        face="song",
        x_scale=1.0,
        tracking=Length(0, ZI),
        colour="black",
        align="justify",
        indent=Length(2, ZI),  # text-rules, section 9 (CL 3.4.1)
        punctuation="quanjiao",
    ),
    # -- inline manners and blocks of the body
    "strong": Style(face="hei-bold"),
    "em": Style(face="kai"),
    "ruby": Style(),  # over a line, half as large as what it stands over
    "dateline": Style(face="hei-bold"),
    "reporter": Style(face="kai"),  # what follows in brackets: 本报讯（记者 某某）
    "subhead": Style(
        inherit="body", face="hei-bold", align="centre", indent=Length(0, ZI), lines=2
    ),
    "quote": Style(inherit="body", face="kai"),
    "item": Style(inherit="body", indent=Length(1, ZI)),
    "note": Style(inherit="body", face="kai"),
    "note-label": Style(face="hei-bold"),
    # Figures as wide as each other, which those of Song are not.
    "table": Style(inherit="body", latin="hei", align="left", indent=Length(0, ZI)),
    "table-head": Style(inherit="table", face="hei-bold", latin="hei-bold"),
    "table-caption": Style(
        inherit="body", face="hei-bold", align="centre", indent=Length(0, ZI), lines=2
    ),
    "source": Style(inherit="body", face="kai", align="right", indent=Length(0, ZI)),
    # -- 转版: the lines that lead to the next part of a story and back to the one before
    "jump": Style(inherit="body", face="kai", align="right", indent=Length(0, ZI)),
    "jump-from": Style(inherit="jump", align="left"),
    # -- heads
    "display": Style(
        inherit="body", align="centre", indent=Length(0, ZI), punctuation="banjiao", optical=True
    ),
    "kicker": Style(inherit="display", face="song"),
    "headline": Style(inherit="display", face="song-heavy"),
    "headline-alternate": Style(inherit="headline", face="hei-bold"),
    "deck": Style(inherit="display", face="kai"),
    "byline": Style(inherit="display", face="kai", punctuation="quanjiao"),
    # -- pull quotes cut into a story
    "pull-quote": Style(
        inherit="display", face="kai", size=Length(1.6, ZI), punctuation="quanjiao"
    ),
    "pull-quote-by": Style(inherit="display", face="hei", align="right", punctuation="quanjiao"),
    # -- pictures
    "picture-headline": Style(inherit="headline"),
    "caption": Style(inherit="body", face="kai", size=Length(8.5, "pt"), indent=Length(0, ZI)),
    "credit": Style(inherit="caption", align="right"),
    # -- briefs
    "briefs-headline": Style(inherit="headline-alternate"),
    "brief-headline": Style(
        inherit="display", face="hei-bold", size=Length(1.15, ZI), punctuation="quanjiao"
    ),
    # -- the digest
    "digest-headline": Style(inherit="headline-alternate"),
    "digest": Style(inherit="display", face="song", align="left", punctuation="quanjiao"),
    "digest-page": Style(inherit="digest", face="kai"),
    # -- adverts
    "advert-label": Style(inherit="display", face="hei", size=Length(7, "pt"), align="left"),
    "advert-line": Style(inherit="display", face="hei-bold"),
    "advert-sponsor": Style(inherit="display", face="kai", align="right"),
    # -- furniture: lines that stand whole, so that nobody need look for hyphens in them
    "masthead-name": Style(inherit="display", face="song-heavy", colour="house", hyphenate="none"),
    "masthead-latin": Style(inherit="display", face="song", hyphenate="none"),
    "masthead-line": Style(
        inherit="display", face="song", punctuation="quanjiao", hyphenate="none"
    ),
    "folio": Style(inherit="masthead-line"),
    "folio-number": Style(inherit="folio", face="hei-bold", size=Length(20, "pt")),
    "folio-title": Style(inherit="folio", face="song-heavy", size=Length(14, "pt")),
    "folio-name": Style(inherit="folio", face="song-heavy", size=Length(12, "pt")),
    "footer": Style(inherit="masthead-line", size=Length(8, "pt")),
    "ear": Style(inherit="masthead-line"),
    "ear-title": Style(inherit="ear", face="hei-bold"),
    "ear-number": Style(inherit="ear", face="song-heavy", size=Length(26, "pt"), colour="house"),
    "qr-label": Style(inherit="masthead-line", face="hei", size=Length(8, "pt")),
}

# 报眉: page number and name at the outer edge, the date in the middle, the paper at the fold.
_FOLIO = Strip(
    outer=(
        Piece(text="{number}", style="folio-number"),
        Piece(text="{page_name}", style="folio-title"),
    ),
    centre=(Piece(text="{date}　{credits}", style="folio"),),
    inner=(Piece(text="{name}", style="folio-name"), Piece(text="{edition}", style="folio")),
    rule="thin",
)
_CREDITS = Strip(outer=(Piece(text="{credits}", style="footer"),))
_IMPRINT = (
    "{publisher}　{authority}　{sponsor}　{chief}　{address}　{postcode}　{phone}　{web}　"
    "{distribution}　{price}　{printer}　{printer_address}"
)
_FOOTER = Strip(spread=(Piece(text=_IMPRINT, style="footer"),), rule="thin")
BLOCKS: dict[str, FurnitureBlock] = {
    "weather": FurnitureBlock(
        parts=(
            BlockPart(text=("{month}　{weekday}",), style="ear"),
            BlockPart(text=("{day}",), style="ear-number"),
            BlockPart(text=("{lunar}", "{holiday}", "{weather}"), style="ear"),
        )
    ),
    "credits": FurnitureBlock(parts=(BlockPart(text=("{credits}",), style="footer"),)),
    "imprint": FurnitureBlock(
        parts=(BlockPart(text=tuple(_IMPRINT.split("　")), style="footer", align="left"),)
    ),
}
FURNITURE = Furniture(folio=_FOLIO, credits=_CREDITS, footer=_FOOTER, blocks=BLOCKS)

# Indents of a paragraph where the language has its own (text-rules, section 9; JL 3.1.5, KL 4.4).
_INDENTS: dict[Language, Length] = {"ja": Length(1, ZI), "ko": Length(1, ZI)}


def styles(language: Language) -> dict[str, Style]:
    """The styles of a house in a language."""
    if language not in _INDENTS:
        return STYLES
    return STYLES | {"body": replace(STYLES["body"], indent=_INDENTS[language])}
