"""The edition language as frozen values: what the files say, checked and merged, units kept.

Every field name here is the English key of the language (with the Chinese alias of `keys.py`).
A value of None was not given: the default that then holds is the concern of the stage that uses
it, or stands in `defaults.py`. `places` tells where each key was written.
"""

from __future__ import annotations

import datetime
from typing import Any, Literal, Self

import msgspec

from layout.diagnostics import NOWHERE, Span
from layout.spec.copy import Paragraph
from layout.units import Length, Size


class Located(msgspec.Struct, frozen=True, kw_only=True):
    """A value read from a file. `places[""]` is the whole of it, `places[key]` one key's value."""

    places: dict[str, Span] = {}

    def where(self, key: str = "") -> Span:
        """The span of `key`'s value, or of the whole where the key was not written."""
        return self.places.get(key) or self.places.get("", NOWHERE)


# -- text ---------------------------------------------------------------------------------------

Align = Literal["left", "centre", "right", "justify", "spread"]
Punctuation = Literal["quanjiao", "kaiming", "banjiao", "hangmobanjiao", "plain", "jis"]
Level = Literal["none", "basic", "gb", "strict", "normal", "loose", "newspaper", "keep-all"]
LEVELS: dict[str, tuple[Level, ...]] = {
    "zh-Hans": ("none", "basic", "gb", "strict"),
    "zh-Hant": ("none", "basic", "gb", "strict"),
    "ja": ("strict", "normal", "loose", "newspaper"),
    "ko": ("normal", "keep-all"),
}
"""The levels of kinsoku that a language has (text-rules 3, 15)."""
Language = Literal["zh-Hans", "zh-Hant", "ja", "ko"]
Fit = Literal["fit"]
FirstMark = Literal["trim", "full", "hang"]
Hanging = Literal["none", "allow", "force"]
Hyphenation = Literal["none", "en", "en-GB", "de", "es", "fr", "it", "nl", "pt", "ru"]


class Partial(Located, frozen=True, kw_only=True):
    """A mapping in a style: each key that is not given comes from the style it inherits."""

    def given(self) -> dict[str, Any]:
        """The values that are written, by key."""
        fields = {name: getattr(self, name) for name in self.__struct_fields__ if name != "places"}
        return {name: value for name, value in fields.items() if value is not None}

    def with_(self, other: Self) -> Self:
        """This, with what another style gives in its place."""
        return msgspec.structs.replace(self, **other.given())


class Kinsoku(Partial, frozen=True, kw_only=True):
    """Characters that may not begin or end a line though the level lets them, or may after all."""

    not_start: str | None = None
    not_end: str | None = None
    may_start: str | None = None  # goes before `not_start`, of the style and of its level
    may_end: str | None = None


class Limits(Partial, frozen=True, kw_only=True):
    """How far the spaces of a line may be taken and given, in 字 of the style."""

    word_least: float | None = None  # between Latin words
    word_most: float | None = None
    autospace_least: float | None = None  # between Han and Latin
    autospace_most: float | None = None
    mark_least: float | None = None  # the blank that commas, colons and brackets keep
    stop_least: float | None = None  # that of full stops, question and exclamation marks
    squeeze: float | None = None  # taken between two Han at the most
    stretch: float | None = None  # given at each junction before a line counts as loose


class Style(Located, frozen=True, kw_only=True):
    """How text is set. Every key may be left out; `inherit` names the style it then comes from."""

    inherit: str | None = None
    face: str | None = None
    latin: str | None = None  # companion face for Latin letters and digits
    latin_size: float | None = None  # their size, as a share of that of Han
    latin_shift: Length | None = None  # how far they stand above the baseline
    size: Length | Fit | None = None
    x_scale: float | None = None  # 0.8 = 长, 1.2 = 扁
    tracking: Length | None = None
    colour: str | None = None
    align: Align | None = None
    indent: Length | None = None  # of a paragraph's first line
    first_mark: FirstMark | None = None  # an opening mark after it; None = as at any line's start
    punctuation: Punctuation | None = None
    level: Level | None = None  # of kinsoku
    kinsoku: Kinsoku | None = None  # characters that the level does not treat as wanted
    autospace: Length | None = None  # between Han and Latin; None = by the measure
    limits: Limits | None = None
    keep_number_unit: bool | None = None  # 2031年 on one line
    hanging: Hanging | None = None  # commas and stops past the line's end
    hyphenate: Hyphenation | None = None  # of Latin words, by the rules of a language
    lines: int | None = None  # the block's depth in whole grid lines


class Face(Located, frozen=True, kw_only=True):
    """A font file under a name of the house; read, it is an absolute path."""

    file: str = ""  # needed in the end, but a house may change only the rest of a face it extends
    index: int = 0  # in a collection
    axes: dict[str, float] = {}
    # Faces asked, in order, for characters it lacks; None = the house's, the nearest weight first
    fallback: tuple[str, ...] | None = None


# -- house --------------------------------------------------------------------------------------


class Margins(Located, frozen=True, kw_only=True):
    """White around the type area; what is not given is shared out evenly."""

    head: Length | None = None
    foot: Length | None = None
    inner: Length | None = None
    outer: Length | None = None


class Paper(Located, frozen=True, kw_only=True):
    """The newspaper: its name, its statutory data and its sheet."""

    name: str | None = None
    latin: str | None = None  # pinyin or foreign name
    trim: Size = Size(Length(390, "mm"), Length(545, "mm"))
    margins: Margins = Margins()
    cn: str | None = None  # 国内统一刊号, `CN 33-0001`
    postal_code: str | None = None  # 邮发代号
    publisher: str | None = None
    web: str | None = None
    phone: str | None = None


class Grid(Located, frozen=True, kw_only=True):
    """版心: `columns` of `measure` with `gutter` between, `lines` of one `leading`."""

    columns: int = 7
    measure: Length = Length(15, "字")
    gutter: Length = Length(1, "字")
    lines: int = 103
    body: Length = Length(9, "pt")
    leading: Length = Length(13.5, "pt")

    @property
    def body_pt(self) -> float:
        """The body size in points: what 1 字 is."""
        return self.body.absolute() or 9.0

    @property
    def leading_pt(self) -> float:
        """The pitch of the lines in points: what 1 行 is."""
        return self.leading.pt(self.body_pt, self.body_pt)

    @property
    def measure_zi(self) -> float:
        """The width of a basic column in 字."""
        return self.measure.pt(self.body_pt, self.leading_pt) / self.body_pt

    @property
    def gutter_zi(self) -> float:
        """The space between basic columns in 字."""
        return self.gutter.pt(self.body_pt, self.leading_pt) / self.body_pt


class ColourDef(Located, frozen=True, kw_only=True):
    """A colour of the house, in percent of each ink."""

    cmyk: tuple[float, float, float, float]


RuleKind = Literal["none", "hairline", "thin", "thick", "double", "thick-thin"]


class Rules(Located, frozen=True, kw_only=True):
    """Which rules the page draws of itself."""

    beside: RuleKind = "hairline"  # between two stories side by side
    across: RuleKind = "none"  # between two stories one above the other
    columns: RuleKind = "hairline"  # 栏线, in gutters of 2 字 and more


MastheadItem = Literal[
    "date", "lunar", "issue", "cn", "postal_code", "publisher", "web", "phone", "edition", "page",
    "pages",
]  # fmt: skip


class Masthead(Located, frozen=True, kw_only=True):
    """报头. What is not given comes from the paper and the edition."""

    name: str | None = None
    picture: str | None = None  # the name as lettering
    latin: str | None = None
    colour: str | None = None
    face: str | None = None
    line: tuple[MastheadItem, ...] | None = None  # what the date line holds, in order


class Furniture(Located, frozen=True, kw_only=True):
    """What stands on the page every day."""

    masthead: Masthead = Masthead()


class Output(Located, frozen=True, kw_only=True):
    """How the PDF is written."""

    standard: Literal["none", "PDF/X-1a:2003", "PDF/X-4"] = "none"
    condition: str | None = None  # registered name of the printing condition
    resolution: float = 200.0  # of pictures, pixels an inch (newsprint)


Normalise = Literal["all", "none", "marks", "quotes", "spaces", "digits", "ellipsis", "dashes"]


class House(Located, frozen=True, kw_only=True):
    """What stays the same from day to day."""

    extends: str | None = None
    language: Language = "zh-Hans"
    paper: Paper = Paper()
    grid: Grid = Grid()
    faces: dict[str, Face] = {}
    styles: dict[str, Style] = {}
    colours: dict[str, ColourDef] = {}
    rules: Rules = Rules()
    keep: tuple[str, ...] = ()  # names that are not parted at a line's end
    furniture: Furniture = Furniture()
    output: Output = Output()
    normalise: tuple[Normalise, ...] | None = None


# -- stories ------------------------------------------------------------------------------------


class StoryPicture(Located, frozen=True, kw_only=True):
    """A picture in the run of a story. `path` is resolved against the story's folder."""

    path: str
    caption: str = ""
    credit: str = ""


Block = Paragraph | StoryPicture


class Story(Located, frozen=True, kw_only=True):
    """An article. `file` is where it is written, for messages and the proof.

    `normalise`, read, holds for the story whatever file gave it: each choice by its name, no `all`
    or `none`. Empty is a choice, None is none made.
    """

    file: str = ""
    items: dict[str, tuple[Span, ...]] = {}  # where each item of a list is written
    kicker: str | None = None
    headline: str | None = None
    deck: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    dateline: str | None = None
    source: str | None = None
    editor: str | None = None
    normalise: tuple[Normalise, ...] | None = None
    keep: tuple[str, ...] = ()  # with those of the edition and the house
    body: tuple[Block, ...] = ()


# -- edition ------------------------------------------------------------------------------------


class At(Located, frozen=True, kw_only=True):
    """A region by numbers: columns and lines count from 1, both ends included."""

    columns: tuple[int, int]
    lines: tuple[int, int]


class Head(Located, frozen=True, kw_only=True):
    """标题: its depth in lines and the styles of its parts."""

    lines: int | None = None
    kicker: Style = Style()
    headline: Style = Style()
    deck: Style = Style()


class Advert(Located, frozen=True, kw_only=True):
    """广告 or 公益广告, as text or as a picture."""

    items: dict[str, tuple[Span, ...]] = {}  # where each item of a list is written
    label: str = "广告"
    lines: tuple[str, ...] = ()
    sponsor: str | None = None
    picture: str | None = None


class Focus(msgspec.Struct, frozen=True):
    """The point of a picture that must stay in view, as fractions from its top left."""

    x: float = 0.5
    y: float = 0.5


class Box(Located, frozen=True, kw_only=True):
    """What stands in one region of the page: a story, a picture, an advert or furniture."""

    name: str = ""
    # A story is inline or read from its file; `story_file` keeps the path.
    story: Story | None = None
    picture: str | None = None
    advert: Advert | None = None
    furniture: Literal["masthead"] | None = None
    at: At | None = None
    columns: int | None = None  # 变栏: text columns in the region; None = its basic columns
    remainder: Literal["gutters", "margin", "measure", "tracking"] = "gutters"
    gutter: Length | None = None
    column_rule: RuleKind | None = None
    frame: RuleKind | None = None
    tint: str | None = None  # a colour, or a percentage of black (`10%`)
    head: Head = Head()
    byline: Style = Style()
    body: Style = Style()
    # of a picture
    headline: str | None = None
    caption: str | None = None
    credit: str | None = None
    focus: Focus = Focus()
    fit: Literal["crop", "whole"] = "crop"
    text: Literal["auto", "under", "beside"] = "auto"  # where caption and headline stand


class Page(Located, frozen=True, kw_only=True):
    """One printed side. `plan` rows are (lines, a name or "" for each basic column)."""

    number: int = 1
    name: str | None = None  # 版名: 要闻, 文化
    plan: tuple[tuple[int, tuple[str, ...]], ...] = ()
    plan_lines: tuple[Span, ...] = ()  # where each row is written
    plan_cells: tuple[tuple[Span, ...], ...] = ()  # and each name that stands in it
    boxes: dict[str, Box] = {}


class Edition(Located, frozen=True, kw_only=True):
    """All that the files say of one day's paper."""

    file: str = ""
    house: House = House()
    title: str | None = None  # 版别: 平湖版
    date: datetime.date | None = None
    issue: int | None = None
    pages: tuple[Page, ...] = ()
    normalise: tuple[Normalise, ...] | None = None  # read, with what the house says; see Story
    keep: tuple[str, ...] = ()  # with those of the house
