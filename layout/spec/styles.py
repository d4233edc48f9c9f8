"""Styles of the house and overrides of a box, resolved to one set of values in points."""

from __future__ import annotations

import msgspec

from layout.display import BLACK, Colour, Spot, tinted
from layout.spec.copy import Script
from layout.spec.model import (
    Align,
    FirstMark,
    Hanging,
    House,
    Hyphenation,
    Language,
    Level,
    Partial,
    Punctuation,
    Style,
)

_KEYS = tuple(name for name in Style.__struct_fields__ if name not in ("places", "inherit"))


# Kinsoku where no style says otherwise (text-rules, section 3: `none` was common in Taiwan and Hong
# Kong papers, `basic` is this tool's default there).
LEVELS: dict[Language, Level] = {
    "zh-Hans": "gb",
    "zh-Hant": "basic",
    "ja": "newspaper",
    "ko": "normal",
}


class SpaceLimits(msgspec.Struct, frozen=True):
    """How far the spaces of a line may go, in 字; the defaults are text-rules, section 7."""

    word_least: float = 0.25  # CL 3.5.3, step 2
    word_most: float = 0.5  # CL 3.5.4, step 1
    autospace_least: float = 0.125  # CL 3.5.3, step 6
    autospace_most: float = 0.5  # CL 3.5.4, step 2; the cap stands in the Chinese text only
    mark_least: float = 0.0  # CL 3.5.3, steps 4 and 5
    stop_least: float = 0.1  # CL 3.5.3, step 7, gives all: a ？ then touches the next character
    squeeze: float = 0.05  # CL 3.5.3, step 8
    stretch: float = 0.08  # a line looser than that is the worst choice but for a lone character


_RIGID = SpaceLimits(mark_least=0.5, stop_least=0.5, squeeze=0.0)
# Schemes whose marks are 1 em inside the line give nothing there, and so neither do Han, which come
# after the marks in the order of CL 3.5.3 (hangmobanjiao: xeCJK manual; plain: CL 3.1.6).
LIMITS: dict[Punctuation, SpaceLimits] = {"hangmobanjiao": _RIGID, "plain": _RIGID}
# What differs by language: JL 3.8.2 takes nothing from a full stop inside the line, and knows no
# step between Han.
SPACES: dict[Language, SpaceLimits] = {"ja": SpaceLimits(stop_least=0.5, squeeze=0.0)}


# Between Han and Latin where no style says otherwise, in 字: more where a line has the room
# (text-rules, section 6).
AUTOSPACE, WIDE_AUTOSPACE = 1 / 8, 1 / 4
WIDE = 18.0  # 字 of a line of running text
_NEAR = 0.001  # 字: products of floats differ by less


class Exceptions(msgspec.Struct, frozen=True):
    """The characters that a style names beside its level of kinsoku."""

    not_start: str = ""
    not_end: str = ""
    may_start: str = ""
    may_end: str = ""

    def all(self) -> tuple[str, str, str, str]:
        """The four lists."""
        return (self.not_start, self.not_end, self.may_start, self.may_end)


class TextStyle(msgspec.Struct, frozen=True):
    """How a stretch of text is set: sizes in points, relative measures in 字 of that size.

    Hashable, so that it can key a cache.
    """

    face: str = "song"
    latin: str | None = None
    latin_size: float = 1.0  # of Latin letters and digits, as a share of `size`
    latin_shift: float = 0.0  # of their baseline upwards, in 字
    size: float = 9.0
    x_scale: float = 1.0
    x_scale_least: float = 0.8  # how narrow and how wide display text may be made to fit
    x_scale_most: float = 1.2
    is_optical: bool = False  # marks at the ends of its lines do not count for what stands centred
    tracking: float = 0.0  # added after each character, in 字
    colour: Colour = BLACK
    align: Align = "justify"
    indent: float = 0.0  # of a first line, in 字
    first_mark: FirstMark | None = None  # how an opening mark stands after the indent
    punctuation: Punctuation = "quanjiao"
    level: Level = "gb"
    exceptions: Exceptions = Exceptions()
    autospace: float = AUTOSPACE  # between Han and Latin, in 字
    limits: SpaceLimits = SpaceLimits()
    keep_number_unit: bool = False
    hanging: Hanging = "none"
    hyphenate: Hyphenation = "en"
    language: Language = "zh-Hans"
    lines: int | None = None  # the block's depth in grid lines, where the style sets one
    script: Script | None = None  # above or below the line; `text.scripts` sees to its looks
    rise: float = 0.0  # of the baseline, in points
    feature: str = ""  # of the font, that gives these characters their looks


def tightened(style: TextStyle) -> TextStyle:
    """The style with marks and Han that give way, where its scheme alone forbids them to.

    Limits that are written, if the same, are another object and hold.
    """
    if style.limits is not LIMITS.get(style.punctuation):
        return style
    return msgspec.structs.replace(style, limits=SpaceLimits())


class StyleSheet:
    """The styles of a house, with what depends on its grid: the body size and the leading."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.body = house.grid.body_pt
        self.leading = house.grid.leading_pt

    def colour(self, name: str) -> Colour:
        """A colour of the house as ink amounts from 0 to 1; black where it is not known."""
        known = self.house.colours.get(name)
        if known is None:
            return BLACK
        c, m, y, k = known.cmyk
        inks = (c / 100, m / 100, y / 100, k / 100)
        return Spot(known.spot, inks) if known.spot else inks

    def tint(self, value: str) -> Colour:
        """A background: a colour's name, a percentage of black (`10%`), or both (`house 10%`)."""
        *name, last = value.split()
        if not last.endswith("%"):
            return self.colour(value)
        share = float(last.removesuffix("%")) / 100
        return tinted(self.colour(" ".join(name) or "black"), share)

    def chain(self, name: str, *overrides: Style) -> Style:
        """The keys of style `name` with its ancestors, then of each override in turn.

        An override with `inherit` stands on the style it names instead of on `name`.
        """
        values: dict[str, object] = {}
        names = [next((one.inherit for one in reversed(overrides) if one.inherit), name)]
        while (parent := self.house.styles[names[-1]].inherit) is not None:
            names.append(parent)
        for style in [self.house.styles[one] for one in reversed(names)] + list(overrides):
            for key in _KEYS:
                if (value := getattr(style, key)) is None:
                    continue
                known = values.get(key)
                if isinstance(value, Partial) and isinstance(known, Partial):
                    value = known.with_(value)
                values[key] = value
        return Style(**values)  # type: ignore[arg-type]  # keys and values come from Style itself

    def resolve(
        self,
        name: str,
        *overrides: Style,
        size: float | None = None,
        measure: float | None = None,
    ) -> TextStyle:
        """The text style of `name`; `size` in points is used where no key gives one.

        `measure`, in points, is that of the basic columns that running text is set in.
        """
        style = self.chain(name, *overrides)
        return self.text_style(style, size, measure)

    def text_style(
        self, style: Style, size: float | None = None, measure: float | None = None
    ) -> TextStyle:
        """A chained style as values; what it does not give is the default of `TextStyle`."""
        if style.size is not None and style.size != "fit":
            size = style.size.pt(self.body, self.leading)
        size = size or self.body

        def zi(key: str, default: float) -> float:
            length = getattr(style, key)
            return default if length is None else length.pt(size, self.leading) / size

        default = TextStyle()
        x_scale = style.x_scale or 1.0
        is_wide = measure is not None and measure >= (WIDE - _NEAR) * size * x_scale
        language = self.house.language
        punctuation = style.punctuation or default.punctuation
        limits = LIMITS.get(punctuation) or SPACES.get(language, default.limits)
        if style.limits:
            limits = msgspec.structs.replace(limits, **style.limits.given())
        return TextStyle(
            face=style.face or default.face,
            latin=style.latin,
            latin_size=style.latin_size or 1.0,
            latin_shift=zi("latin_shift", 0.0),
            size=size,
            x_scale=x_scale,
            x_scale_least=style.x_scale_least or default.x_scale_least,
            x_scale_most=style.x_scale_most or default.x_scale_most,
            is_optical=style.optical or False,
            tracking=zi("tracking", 0.0),
            colour=self.colour(style.colour or "black"),
            align=style.align or default.align,
            indent=zi("indent", 0.0),
            first_mark=style.first_mark,
            punctuation=punctuation,
            level=style.level or LEVELS[language],
            exceptions=Exceptions(**style.kinsoku.given()) if style.kinsoku else Exceptions(),
            autospace=zi("autospace", WIDE_AUTOSPACE if is_wide else AUTOSPACE),
            limits=limits,
            keep_number_unit=style.keep_number_unit or False,
            hanging=style.hanging or default.hanging,
            hyphenate=style.hyphenate or default.hyphenate,
            language=language,
            lines=style.lines,
        )
