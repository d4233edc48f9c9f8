"""What must hold within a house: names that exist, files that are there, a grid that fits."""

from __future__ import annotations

import os
from collections.abc import Iterable
from difflib import get_close_matches
from typing import TypeVar

from msgspec.structs import replace

from layout.diagnostics import Sink, Span, Words
from layout.spec import defaults
from layout.spec.folders import Folders, fonts_folder
from layout.spec.keys import STRUCTS, VALUES
from layout.spec.model import (
    LEVELS,
    Box,
    Face,
    Frame,
    Grid,
    Head,
    HeadRules,
    House,
    Language,
    Masthead,
    Paper,
    RuleLine,
    Style,
    Subheads,
)
from layout.spec.profile import known_profile
from layout.spec.value import key_words
from layout.units import MM, Length

# Keys that name something of the house, where it stands, and the code that says it is not there.
_NAMES: tuple[tuple[str, str, str], ...] = (
    ("face", "faces", "E125"),
    ("latin", "faces", "E125"),
    ("colour", "colours", "E126"),
    ("inherit", "styles", "E123"),
)
_DEFAULT_FACE = "song"
_HEADLINES = {
    "display", "headline", "headline-alternate", "picture-headline", "digest-headline",
}  # fmt: skip
_RATED = {"kicker", "deck"}
_LEFT = 0.5  # pt of a sheet that margins and type area may leave without a word
N = TypeVar("N", Style, Masthead, HeadRules, Frame, RuleLine)


def check_house(house: House, folders: Folders, sink: Sink) -> House:
    """The house without names that lead nowhere, its files found."""
    _check_area(house.paper, house.grid, sink)
    house = replace(house, faces=_find_faces(house, folders, sink))
    styles = {name: known_names(style, house, sink) for name, style in house.styles.items()}
    for name in sorted(set(styles) & set(defaults.STYLES) - _HEADLINES):
        styles[name] = without_fit(styles[name], sink)
    for name in sorted(set(styles) & set(defaults.STYLES) - _RATED):
        styles[name] = without_ratio(styles[name], sink)
    _check_spots(house, sink)
    if house.output.profile is not None:
        profile = known_profile(house.output, folders, sink)
        house = replace(house, output=replace(house.output, profile=profile))
    if house.subheads.tint:
        tint = known_tint(house.subheads, house, sink)
        house = replace(house, subheads=replace(house.subheads, tint=tint))
    return replace(house, styles=_without_cycles(styles, sink))


# Names of colour spaces for all inks, for none, and of the four themselves (ISO 32000-1, 8.6.6.4).
_NO_SPOTS = frozenset(("all", "none", "cyan", "magenta", "yellow", "black", ""))


def _check_spots(house: House, sink: Sink) -> None:
    """Report spot colours with names that mean something else in a PDF file."""
    for colour in house.colours.values():
        if colour.spot is not None and colour.spot.strip().lower() in _NO_SPOTS:
            sink.report("E149", colour.where("spot"), name=colour.spot)


def known_names(style: N, house: House, sink: Sink) -> N:
    """`style` without names and levels that the house does not know; those are reported."""
    if isinstance(style, Style) and style.level not in (None, *LEVELS[house.language]):
        _report_level(style, house.language, sink)
        style = replace(style, level=None)
    for key, table, code in _NAMES:
        name = getattr(style, key, None)
        known: dict[str, object] = getattr(house, table)
        if name is not None and name not in known:
            report_name(code, name, known, style.where(key), sink)
            style = replace(style, **{key: None})
    return style


def _report_level(style: Style, language: Language, sink: Sink) -> None:
    """Say that a level of kinsoku is one of another language, and which ones there are."""
    aliases = VALUES["Style", "level"]
    level, levels = style.level or "", LEVELS[language]
    languages = VALUES["House", "language"]
    sink.report(
        "E151",
        style.where("level"),
        level=Words(level, aliases[level]),
        language=Words(language, languages[language]),
        known=Words(", ".join(levels), "、".join(aliases[one] for one in levels)),
    )


def without_fit(style: Style, sink: Sink) -> Style:
    """The style without `size: fit`, which is reported: only headlines are fitted."""
    if style.size != "fit":
        return style
    sink.report("E140", style.where("size"))
    return replace(style, size=None)


def without_ratio(style: Style, sink: Sink) -> Style:
    """The style without a `ratio`, which is reported: it is for what stands beside a headline."""
    if style.ratio is None:
        return style
    sink.report("E230", style.where("ratio"))
    return replace(style, ratio=None)


def known_tint(tinted: Box | Head | Subheads, house: House, sink: Sink) -> str | None:
    """A tint whose colour the house knows; another is reported."""
    if tinted.tint is None:
        return None
    colour = " ".join(word for word in tinted.tint.split() if not word.endswith("%"))
    if colour and colour not in house.colours:
        report_name("E126", colour, house.colours, tinted.where("tint"), sink)
        return None
    return tinted.tint


def report_name(code: str, name: str, known: Iterable[str], span: Span, sink: Sink) -> None:
    """Say that the house has no such name, and which come near or are there."""
    names = sorted(known)
    near = get_close_matches(name, names, 1)
    sink.report(
        code,
        span,
        hint="near" if near else "",
        name=name,
        nearest=near[0] if near else "",
        known=Words(", ".join(names), "、".join(names)),
    )


def _without_cycles(styles: dict[str, Style], sink: Sink) -> dict[str, Style]:
    """The styles, those that inherit from themselves in the end cut loose."""
    for name in styles:
        seen = [name]
        while (parent := styles[seen[-1]].inherit) is not None:
            if parent in seen:
                last = styles[seen[-1]]
                sink.report(
                    "E124", last.where("inherit"), name=seen[-1], chain=" → ".join([*seen, parent])
                )
                styles = {**styles, seen[-1]: replace(last, inherit=None)}
                break
            seen.append(parent)
    return styles


def _find_faces(house: House, folders: Folders, sink: Sink) -> dict[str, Face]:
    """The faces with absolute font files; one that is not found is set in the default face."""
    found = {}
    for name, face in house.faces.items():
        fallback = face.fallback
        if fallback is not None:
            for missing in dict.fromkeys(fallback):
                if missing not in house.faces:
                    report_name("E125", missing, house.faces, face.where("fallback"), sink)
            fallback = tuple(one for one in fallback if one in house.faces)
        file = _font_file(name, face, folders, sink)
        found[name] = replace(face, file=file, fallback=fallback)
    return found


def _font_file(name: str, face: Face, folders: Folders, sink: Sink) -> str:
    default = defaults.FACES.get(name) or defaults.FACES[_DEFAULT_FACE]
    built_in = str(fonts_folder() / default.file)
    if "file" in face.places:
        found = folders.find(face.file, face.where("file"), sink)
        return os.path.abspath(found) if found else built_in  # noqa: PTH100
    if not face.file:
        english, chinese = STRUCTS["Face"]
        owner = Words(english, chinese)
        sink.report("E120", face.where(), owner=owner, key=key_words("Face", "file"))
    return built_in


def _check_area(paper: Paper, grid: Grid, sink: Sink) -> None:
    """The type area with its margins must not be larger than the sheet."""
    body, leading = grid.body_pt, grid.leading_pt
    width = (grid.columns * grid.measure_zi + (grid.columns - 1) * grid.gutter_zi) * body
    for side, area in (("width", width), ("height", grid.lines * leading)):
        key, margins, word = _SIDES[side]
        given: list[Length | None] = [getattr(paper.margins, margin) for margin in margins]
        white = sum(one.pt(body, leading) for one in given if one is not None)
        sheet: Length = getattr(paper.trim, side)
        trim = sheet.absolute() or 0.0
        if area + white > trim + 0.01:  # a hundredth of a point is rounding
            span = grid.where(key) if grid.where(key).file else paper.where("trim")
            area_mm, white_mm, trim_mm = _mm(area), _mm(white), _mm(trim)
            sink.report(
                "E128", span, hint=side, side=word, area=area_mm, white=white_mm, trim=trim_mm
            )
        elif None not in given and area + white < trim - _LEFT:
            span = paper.margins.where(margins[1])
            sink.report("W142", span, side=word, left=_mm(trim - area - white))


# Of each side: the key of the grid that makes it, its margins and its name.
_SIDES: dict[str, tuple[str, tuple[str, str], Words]] = {
    "width": ("columns", ("inner", "outer"), Words("wide", "宽")),
    "height": ("lines", ("head", "foot"), Words("high", "高")),
}


def _mm(points: float) -> str:
    return f"{points / MM:.1f}"
