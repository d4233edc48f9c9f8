"""How text is set, and the font files it is set in."""

from __future__ import annotations

from typing import Literal

from layout.spec.model.located import Located, Partial
from layout.units import Length

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
    ratio: float | None = None  # of a kicker or deck without a size: its share of the headline's
    x_scale: float | None = None  # 0.8 = 长, 1.2 = 扁
    x_scale_least: float | None = None  # of display text that is made narrower to fit
    x_scale_most: float | None = None  # and wider
    tracking: Length | None = None
    colour: str | None = None
    align: Align | None = None
    optical: bool | None = None  # display text: as if the marks at the ends of a line were not
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
