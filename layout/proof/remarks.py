"""Diagnostics as a record keeps them: the code, the box, the values of the words, no line."""

from __future__ import annotations

import os
from bisect import bisect_right
from functools import cache, cached_property
from string import Formatter

import msgspec

from layout.diagnostics import CODES, Diagnostic, Severity, Span, Words
from layout.diagnostics.sink import Value
from layout.proof.given import relative
from layout.spec.model import Box, Edition

# Fields that tell one thing from another; all others are figures, or what was read there.
_IDENTITY = (
    *("box", "other", "part", "what", "path", "file", "name", "key", "face", "style", "rule"),
    *("target", "story", "item", "word", "char", "character", "leg", "level"),
)

_PATHS = ("path", "file")  # fields that name a file, as it is opened


class Remark(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was said of a page. `late` is what is found only where its PDF is made."""

    code: str
    severity: Severity
    box: str = ""
    fields: dict[str, Value] = {}
    late: bool = False

    @property
    def identity(self) -> tuple[object, ...]:
        """What stays the same while the figures change."""
        named = (str(self.fields[name]) for name in _IDENTITY if name in self.fields)
        return (self.code, self.box, *named)

    @property
    def words(self) -> Words:
        """Its main line; the code alone where this program words it otherwise than its writer."""
        from layout.diagnostics.render import wording  # late: a build only writes records

        found = Diagnostic(self.code, Span(), self.fields)
        try:
            return Words(wording(found, "en"), wording(found, "zh"))
        except (LookupError, ValueError, TypeError):
            return Words(self.box, self.box)


class Remarks:
    """Finds the box that each diagnostic of an edition is about."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.folder = os.path.dirname(edition.file)  # noqa: PTH120  # paths stay strings here

    def of(self, found: Diagnostic, page: int = 0, *, is_late: bool = False) -> Remark:
        """A diagnostic without its place, of a page or (0) of any."""
        named = found.fields.get("box")
        box = named if isinstance(named, str) else self._owner(found.span, page)
        fields = {
            name: self._here(name, found.fields[name])
            for name in _asked(found.code)
            if name in found.fields
        }
        return Remark(found.code, found.severity, box, fields, is_late)

    def _here(self, name: str, value: Value) -> Value:
        """A path as it reads from the edition's folder, wherever the run started."""
        is_path = name in _PATHS and isinstance(value, str)
        return relative(str(value), self.folder) if is_path else value

    def _owner(self, span: Span, page: int) -> str:
        """The box that a place belongs to; nothing where it belongs to none."""
        if not span.file:
            return ""
        if span.file != self.edition.file:
            return self._stories.get((span.file, page)) or self._stories.get((span.file, 0), "")
        starts, names = self._starts
        at = bisect_right(starts, span.line) - 1
        return names[at] if at >= 0 else ""

    @cached_property
    def _stories(self) -> dict[tuple[str, int], str]:
        """The first box of each story file, by page and (0) of all pages."""
        found: dict[tuple[str, int], str] = {}
        for page in self.edition.pages:
            for name, box in page.boxes.items():
                for file in _files(box):
                    found.setdefault((file, page.number), name)
                    found.setdefault((file, 0), name)
        return found

    @cached_property
    def _starts(self) -> tuple[list[int], list[str]]:
        """Lines of the edition's file at which something begins, with the box that it is."""
        starts: dict[int, str] = {}
        for page in self.edition.pages:
            for span in (*page.places.values(), *page.plan_lines):
                starts[span.line] = ""
        for span in self.edition.places.values():
            starts[span.line] = ""
        for page in self.edition.pages:
            starts |= {box.where().line: name for name, box in page.boxes.items()}
        lines = sorted(starts)
        return lines, [starts[line] for line in lines]


def _files(box: Box) -> tuple[str, ...]:
    if box.briefs:
        return tuple(story.file for story in box.briefs.stories)
    return (box.story.file,) if box.story else ()


@cache
def _asked(code: str) -> tuple[str, ...]:
    """The fields that the main line of a code holds."""
    texts = (CODES[code].en, CODES[code].zh)
    names = (name for text in texts for _, name, _, _ in Formatter().parse(text) if name)
    return tuple(dict.fromkeys(names))
