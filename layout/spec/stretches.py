"""Marked words of heads, bylines and captions: `[小河]{.house}`, `[饕餮]{ruby="tāo tiè"}`.

The syntax is that of a story's body; here a class may also be a style or a colour of the house.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from layout.diagnostics import Sink, Span
from layout.spec.attributes import BRACES, Attributes, read_attributes
from layout.spec.copy import Stretch
from layout.spec.keys import COLOURS, STYLES
from layout.spec.model import Box, House, Story

_TEXTS = ("kicker", "headline")
_LISTS = ("deck", "byline")
_CAPTIONS = ("headline", "caption", "credit")
_ESCAPED = "\\[]{}"


class StretchReader:
    """Reads the marked words of an edition's display texts; a house's names are its classes."""

    def __init__(self, house: House, sink: Sink) -> None:
        self.sink = sink
        self.styles, self.colours = house.styles, house.colours
        names = {word: word for word in (*house.colours, *house.styles)}
        names |= {
            chinese: english
            for table in (COLOURS, STYLES)
            for english, chinese in table.items()
            if english in names
        }
        self.names: Mapping[str, str] = names

    def story(self, story: Story) -> Story:
        """The story, its texts without their signs and its marked words beside them."""
        found: dict[str, tuple[Stretch, ...]] = {}
        texts: dict[str, object] = {}
        for key in _TEXTS:
            if text := getattr(story, key):
                texts[key], found[key] = self.read(text, story.where(key))
        for key in _LISTS:
            spans = story.items.get(key, ())
            done = []
            for index, text in enumerate(getattr(story, key)):
                span = spans[index] if index < len(spans) else story.where(key)
                plain, found[f"{key}/{index}"] = self.read(text, span)
                done.append(plain)
            texts[key] = tuple(done)
        return replace(story, **texts, stretches=_given(found))

    def box(self, box: Box) -> Box:
        """The box, the marked words of its picture's texts taken out."""
        texts: dict[str, str] = {}
        found: dict[str, tuple[Stretch, ...]] = {}
        for key in _CAPTIONS:
            if text := getattr(box, key):
                texts[key], found[key] = self.read(text, box.where(key))
        return replace(box, **texts, stretches=_given(found))

    def read(self, text: str, span: Span) -> tuple[str, tuple[Stretch, ...]]:
        """A text without its signs, and its stretches; what is wrong is reported at `span`."""
        if "]{" not in text:
            return text, ()
        plain: list[str] = []
        opened: list[int] = []
        found: list[Stretch] = []
        at = 0
        while at < len(text):
            sign = text[at]
            braces = BRACES.match(text, at + 1) if sign == "]" and opened else None
            if sign == "\\" and text[at + 1 : at + 2] in _ESCAPED and at + 1 < len(text):
                plain.append(text[at + 1])
                at += 2
            elif braces:
                start = opened.pop()
                del plain[start]
                found = [_left(one, start) for one in found]
                found += self._stretch(start, len(plain), braces.group(), span)
                at = braces.end()
            else:
                if sign == "[":
                    opened.append(len(plain))
                elif sign == "]" and opened:
                    opened.pop()
                plain.append(sign)
                at += 1
        return "".join(plain), tuple(sorted(found, key=lambda one: (one.start, -one.end)))

    def _stretch(self, start: int, end: int, braces: str, span: Span) -> Sequence[Stretch]:
        read = read_attributes(braces, self.names)
        self._report(read, span)
        if start == end:
            self.sink.report("E316", span)
            return ()
        styles = [name for name in read.names if name in self.styles]
        colours = [name for name in read.names if name not in styles]
        return (
            Stretch(
                start, end, styles[-1] if styles else None, colours[-1] if colours else None,
                read.script, read.notes,
            ),
        )  # fmt: skip

    def _report(self, read: Attributes, span: Span) -> None:
        for slip in read.slips:
            self.sink.report(
                slip.code, span, hint="near" if slip.nearest else "",
                word=slip.word, nearest=slip.nearest, known=slip.known,
            )  # fmt: skip


def _left(one: Stretch, gone: int) -> Stretch:
    """A stretch within another, whose opening sign at `gone` is taken out."""
    if one.start <= gone:
        return one
    return replace(one, start=one.start - 1, end=one.end - 1)


def _given(found: dict[str, tuple[Stretch, ...]]) -> dict[str, tuple[Stretch, ...]]:
    return {key: stretches for key, stretches in found.items() if stretches}
