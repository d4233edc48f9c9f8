"""A text set by itself: house and options to a style, its paragraphs to accounts."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO, get_args

import msgspec
from msgspec.structs import replace

from layout.diagnostics import Sink, Span
from layout.proof.rationale import Specimen
from layout.proof.vectors import Known, Verdict, read_cases, run_cases
from layout.spec import StyleSheet, model
from layout.spec.check import check_house, known_names, report_name
from layout.spec.folders import Folders
from layout.spec.house import read_house, read_house_file
from layout.spec.keys import STYLES
from layout.spec.model import House, Punctuation, Style
from layout.spec.source import LIMIT, source_of
from layout.text import Faces, compose
from layout.text.account import account
from layout.units import Length

SCHEMES: tuple[str, ...] = get_args(Punctuation)
_STYLES = {chinese: english for english, chinese in STYLES.items()}


class Wishes(msgspec.Struct, frozen=True):
    """What the command line asks for; None is what the house has."""

    house: Path | None = None
    style: str = "body"
    language: str | None = None
    level: str | None = None
    scheme: str | None = None
    measure: Length | None = None
    indent: Length | None = None
    looseness: int = 0


def set_specimen(text: str, wishes: Wishes, sink: Sink) -> Specimen | None:
    """Set a text of one paragraph a line; None, and a message, where the house cannot be used.

    Line ends part paragraphs and belong to none; empty lines are none.
    """
    house = _house(wishes, sink)
    if house is None:
        return None
    name = _STYLES.get(wishes.style, wishes.style)
    if name not in house.styles:
        report_name("E123", wishes.style, house.styles, Span("--style"), sink)
        return None
    sheet = StyleSheet(house)
    asked = Style(
        level=wishes.level,  # type: ignore[arg-type]  # the command line takes known words alone
        punctuation=wishes.scheme,  # type: ignore[arg-type]
        indent=wishes.indent,
        places={"level": Span("--level")},
    )
    known_names(asked, house, sink)
    if sink.has_errors:
        return None
    style = sheet.resolve(name, asked)
    length = wishes.measure or house.grid.measure
    measure = length.pt(style.size * style.x_scale, sheet.leading)
    style = sheet.resolve(name, asked, measure=measure)
    faces = Faces(house.faces, sink)
    found = []
    for line in text.split("\n"):
        if line:
            paragraph = compose([(line, style)], faces)
            found.append(account(paragraph, measure, wishes.looseness))
    zi = round(measure / (style.size * style.x_scale), 4)
    return Specimen(name, style.language, style.level, style.punctuation, zi, tuple(found))


def read_text(stream: BinaryIO, sink: Sink) -> str | None:
    """The text of standard input; None, and a message, where it is too long or no text."""
    data = stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        sink.report("E104", Span(_STDIN), file=_STDIN, size=len(data), limit=LIMIT)
        return None
    source = source_of(data, _STDIN, sink)
    return None if sink.has_errors else source.text


_STDIN = "<stdin>"


def try_cases(file: Path, sink: Sink) -> Verdict | None:
    """Try a vector file in the default faces; None, and a message, where it is none."""
    cases = read_cases(os.fspath(file), sink)
    house = _house(Wishes(), sink)
    if cases is None or house is None:
        return None
    return run_cases(cases, Faces(house.faces, sink), Known(model.LEVELS, SCHEMES))


def _house(wishes: Wishes, sink: Sink) -> House | None:
    """The house asked for, or the defaults; its language is that of the text."""
    given, files = House(), (os.fspath(Path.cwd() / "house"),)
    if wishes.house is not None:
        file = os.fspath(wishes.house)
        read = read_house_file(file, Span(file), sink)
        if read is None:
            return None
        given, files = read, (file,)
    chain = read_house(given, sink)
    house = chain.house
    if wishes.language is not None:
        house = replace(house, language=wishes.language)
    house = check_house(house, Folders((*files, *chain.files)), sink)
    return None if sink.has_errors else house
