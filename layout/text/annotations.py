"""着重号, 专名号, 书名号, 注音: what stands between two lines and moves neither of them.

Distances below are in 字 of the line's type, counted from its baseline. The em box reaches from
0.12 below it to 0.88 above it, the gap between two lines from there on (CL 3.1.8: half a 字).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from layout.display import Path, Rule
from layout.spec.copy import Annotation
from layout.spec.styles import TextStyle
from layout.text import classes as c
from layout.text.composition import Inline, compose
from layout.text.faces import Faces
from layout.text.line import SetLine, SetRun, set_line
from layout.text.paragraph import Attachment, Paragraph
from layout.text.shape import Shaped

ROOM = 0.5  # 字 between the lines that dots and ruby need (CL 3.1.8)
RUBY_SIZE = 0.5  # of the base (CL 3.3.4, JL 3.3.3)
_ASCENT = 0.88
_DESCENT = 0.12  # of the ruby's own box, which stands on that of its base
_BETWEEN = 0.25  # ruby em between the pinyin of two neighbours (CL 3.3.4)
_LINE, _WAVE = 0.23, 0.25  # below the baseline
_STROKE = 0.04
_CUT = 0.0625  # at either end of a line: two names in a row are 1/8 字 apart (CL 3.1.8)
_AMPLITUDE, _WAVELENGTH = 0.055, 0.4
_DOT, _DOT_UNDER_LINE = 0.34, 0.48  # the centre, below the baseline
_RADIUS = 0.095
_DESCENDERS = 0.08  # how much lower a line or dots stand under Latin letters

_MARKED = (
    c.HAN + c.ITER + c.PROLONG + c.SMALLKANA + c.WIDE_DIGIT + c.LETTER + c.DIGIT
).encode()  # what takes a dot, and a part of a ruby: no marks, no spaces
_LETTERS = (c.LETTER + c.DIGIT).encode()
_KANA = ("\u3041", "\u30ff")
_ROUND = 0.5523  # control points of a quarter circle
_SINE = 0.3642  # control points of half a wave, along it


def attach(
    inlines: Sequence[Inline], annotations: Sequence[Annotation], ruby: TextStyle, faces: Faces
) -> tuple[Attachment, ...]:
    """The annotations of a paragraph, their ruby set in the style `ruby`.

    A ruby of as many parts as its base has characters stands by the character (mono), else over
    the whole (group). Its size is half the base's where `ruby` has the size nought.
    """
    text = "".join(part for part, _style in inlines)
    styles = [style for part, style in inlines for _ in part]
    kinds = c.classify(text)
    found: list[Attachment] = []
    for one in annotations:
        style = styles[one.start]
        for start, end, part in _parts(one, kinds):
            over = None
            if part:
                size = ruby.size or style.size * RUBY_SIZE
                over = compose([(part, replace(ruby, size=size, indent=0.0))], faces)
            found.append(Attachment(one.kind, start, end, one.end, style, over))
    return tuple(sorted(found, key=lambda one: (one.start, -one.end)))


def _parts(one: Annotation, kinds: bytes) -> Iterator[tuple[int, int, str]]:
    """An annotation, cut by the character where its ruby is written so."""
    parts = one.text.split()
    starts = [i for i in range(one.start, one.end) if kinds[i] in _MARKED]
    if len(parts) < 2 or len(parts) != len(starts):
        yield one.start, one.end, one.text
        return
    for start, part in zip(starts, parts, strict=True):
        end = start + 1
        while end < one.end and kinds[end] in c.EXTEND.encode():
            end += 1
        yield start, end, part


# -- composing ----------------------------------------------------------------------------------


def make_room(
    attachments: Sequence[Attachment],
    text: str,
    kinds: bytes,
    shaped: Shaped,
    body: list[float],
    hold: Callable[[int], None],
) -> None:
    """Keep the base of a ruby whole and make it as wide as the ruby over it."""
    rubies = [one for one in attachments if one.ruby]
    for number, one in enumerate(rubies):
        for i in range(one.start + 1, one.end):
            hold(i)
        before = rubies[number - 1] if number else None
        after = rubies[number + 1] if number + 1 < len(rubies) else None
        needed = _width(one) + _apart(before, one) / 2 + _apart(one, after) / 2
        needed -= 2 * _overhang(one, text, before, after)
        extra = needed - sum(body[one.start : one.end])
        if extra > 0:
            _widen(one, kinds, shaped, body, extra)


def _width(one: Attachment) -> float:
    return one.ruby.natural(0, len(one.ruby.text)) if one.ruby else 0.0


def _apart(left: Attachment | None, right: Attachment | None) -> float:
    """What the ruby of two neighbours must leave between it."""
    if left is None or right is None or left.end != right.start:
        return 0.0
    words = [one.ruby for one in (left, right) if one.ruby and _is_latin(one.ruby)]
    return _BETWEEN * max(ruby.style.size for ruby in words) if len(words) > 1 else 0.0


def _overhang(
    one: Attachment, text: str, before: Attachment | None, after: Attachment | None
) -> float:
    """How far a ruby may reach over both its neighbours: a ruby em where they are kana (JL 3.3.8).

    It stands in the middle of its base, so that both sides must allow it.
    """
    sides = text[one.start - 1 : one.start] if one.start else "", text[one.end : one.end + 1]
    free = (before is None or before.end < one.start) and (after is None or after.start > one.end)
    if one.ruby is None or not free or not all(_KANA[0] <= side <= _KANA[1] for side in sides):
        return 0.0
    return one.ruby.style.size


def _is_latin(ruby: Paragraph) -> bool:
    return any(kind in _LETTERS for kind in ruby.kinds)


def _widen(one: Attachment, kinds: bytes, shaped: Shaped, body: list[float], extra: float) -> None:
    """Share `extra` points out: round each character (JL 3.3.6), but only round a Latin word."""
    wide = [i for i in range(one.start, one.end) if body[i] > 0]
    if not wide:
        return
    before = dict.fromkeys(wide, extra / len(wide) / 2)
    after = before
    if kinds[wide[0]] in _LETTERS:
        before, after = {wide[0]: extra / 2}, {wide[-1]: extra / 2}
    for i in wide:
        body[i] += before.get(i, 0.0) + after.get(i, 0.0)
    for glyph, i in enumerate(shaped.characters):
        shaped.shifts[glyph] += before.get(i, 0.0)


# -- setting ------------------------------------------------------------------------------------

_Cells = dict[int, tuple[float, float]]
"""Left and right edge of the characters of a line."""


def annotate(line: SetLine, paragraph: Paragraph) -> SetLine:
    """The line with what stands over and under it; a ruby follows its base in reading order."""
    here = [one for one in paragraph.attachments if one.start < line.end and line.start < one.end]
    if not here:
        return line
    cells = _cells(line, paragraph)
    runs: list[SetRun] = list(line.runs)
    shapes: list[Rule | Path] = []
    for one in here:
        inside = [i for i in range(one.start, one.end) if i in cells]
        if not inside:
            continue
        if one.kind == "ruby":
            stop = min(one.stop, line.end)
            runs = _after(runs, stop, _ruby(one, line, (inside, cells)))
        elif one.kind == "dots":
            lined = any(two.kind in ("name", "title") and _meet(one, two) for two in here)
            marked = [cells[i] for i in inside if paragraph.kinds[i] in _MARKED]
            y = _DOT_UNDER_LINE if lined else _DOT + _lower(one, paragraph)
            shapes += _dots(one.style, marked, y * one.style.size)
        else:
            y = (_LINE if one.kind == "name" else _WAVE) + _lower(one, paragraph)
            ends = cells[inside[0]][0], cells[inside[-1]][1]
            shapes.append(_side_line(one, line, ends, y * one.style.size))
    return replace(line, runs=tuple(runs), shapes=tuple(shapes))


def _meet(one: Attachment, two: Attachment) -> bool:
    return one.start < two.end and two.start < one.end


def _cells(line: SetLine, paragraph: Paragraph) -> _Cells:
    found: _Cells = {}
    for run in line.runs:
        first = paragraph.first_glyph[run.start]
        for glyph, x in enumerate(run.xs, first):
            if glyph >= len(paragraph.characters) or paragraph.characters[glyph] >= run.end:
                break  # a hyphen, which is no character
            i = paragraph.characters[glyph]
            left = run.x + x - paragraph.shifts[glyph]
            found.setdefault(i, (left, left + paragraph.body[i]))
    return found


def _lower(one: Attachment, paragraph: Paragraph) -> float:
    """What letters with descenders ask for; alike on all lines of a stretch."""
    has_letters = ord(c.LETTER) in paragraph.kinds[one.start : one.end]
    return _DESCENDERS if has_letters else 0.0


def _side_line(one: Attachment, line: SetLine, ends: tuple[float, float], y: float) -> Rule | Path:
    """A straight or wavy line; it is cut short at its ends, not where the line turns."""
    style = one.style
    em = style.size
    left = ends[0] + (_CUT * em if one.start >= line.start else 0.0)
    right = ends[1] - (_CUT * em if one.end <= line.end else 0.0)
    if one.kind == "name":
        return Rule(left, y, right, y, _STROKE * em, style.colour)
    return Path((_wave(left, right, y, em),), _STROKE * em, style.colour)


def _wave(left: float, right: float, y: float, em: float) -> tuple[float, ...]:
    """Whole waves from `left` to `right`."""
    halves = 2 * max(1, round((right - left) / (_WAVELENGTH * em)))
    step = (right - left) / halves
    points = [left, y]
    for i in range(halves):
        x = left + i * step
        crest = y + (-1 if i % 2 == 0 else 1) * _AMPLITUDE * em * 4 / 3
        points += [x + _SINE * step, crest, x + (1 - _SINE) * step, crest, x + step, y]
    return tuple(points)


def _dots(style: TextStyle, cells: Iterable[tuple[float, float]], y: float) -> Iterator[Path]:
    """A dot under the middle of each cell, its own middle at `y`."""
    radius = _RADIUS * style.size
    found = tuple(_circle((left + right) / 2, y, radius) for left, right in cells)
    if found:
        yield Path(found, 0.0, style.colour)


def _circle(x: float, y: float, r: float) -> tuple[float, ...]:
    k = _ROUND * r
    return (
        x + r, y,
        x + r, y + k, x + k, y + r, x, y + r,
        x - k, y + r, x - r, y + k, x - r, y,
        x - r, y - k, x - k, y - r, x, y - r,
        x + k, y - r, x + r, y - k, x + r, y,
    )  # fmt: skip


def _ruby(one: Attachment, line: SetLine, base: tuple[list[int], _Cells]) -> list[SetRun]:
    """The ruby over what stands of its base in the line: Latin as a word, Han spread over it."""
    inside, cells = base
    ruby = one.ruby
    low, high = one.share(line.start, line.end)
    if ruby is None or low == high:
        return []
    left, right = cells[inside[0]][0], cells[inside[-1]][1]
    natural, width = ruby.natural(low, high), right - left
    latin = _is_latin(ruby)
    if latin or natural >= width:
        edges = [edge for cell in cells.values() for edge in cell]
        left += (width - natural) / 2
        left = max(min(left, max(edges) - natural), min(edges))  # not beyond the line
        done = set_line(ruby, low, high, natural + 1.0, align="left")
    else:
        count = high - low
        gap = min((width - natural) / count, ruby.style.size)  # 1:2:1 (JL 3.3.5)
        spread = natural + gap * (count - 1)
        left += (width - spread) / 2
        done = set_line(ruby, low, high, spread, align="spread")
    rise = _ASCENT * one.style.size + _DESCENT * ruby.style.size
    start, end = inside[0], inside[-1] + 1
    return [
        replace(run, x=run.x + left, rise=rise + run.rise, start=start, end=end, is_ruby=True)
        for run in done.runs
    ]


def _after(runs: Sequence[SetRun], stop: int, added: list[SetRun]) -> list[SetRun]:
    """The runs with others put in where the characters up to `stop` have been drawn."""
    before: list[SetRun] = []
    after: list[SetRun] = []
    for run in runs:
        if run.start >= stop and not run.is_ruby:
            after.append(run)
        elif run.end <= stop or run.is_ruby:
            (after or before).append(run)
        else:
            first, second = _cut(run, stop)
            before.append(first)
            after += [second] if second else []
    return [*before, *added, *after]


def _cut(run: SetRun, at: int) -> tuple[SetRun, SetRun | None]:
    """A run in two, before the first glyph of a character from `at` on."""
    index = next((k for k, i in enumerate(run.clusters) if run.start + i >= at), 0)
    if not index:
        return run, None
    first, x = run.clusters[index], run.xs[index]
    left = replace(
        run,
        glyphs=run.glyphs[:index],
        xs=run.xs[:index],
        text=run.text[:first],
        clusters=run.clusters[:index],
        end=run.start + first,
    )
    right = replace(
        run,
        x=run.x + x,
        glyphs=run.glyphs[index:],
        xs=tuple(one - x for one in run.xs[index:]),
        text=run.text[first:],
        clusters=tuple(one - first for one in run.clusters[index:]),
        start=run.start + first,
    )
    return left, right
