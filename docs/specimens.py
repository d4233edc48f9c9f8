"""Draws the pictures of docs/typography.md: each rule off and on, set by the program itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pypdfium2

from layout.diagnostics import Sink
from layout.display import DisplayList, DisplayPage, GlyphRun, Item, Rule
from layout.page.paint import moved
from layout.pdf import PdfOptions, write_pdf
from layout.spec import TextStyle, fonts_folder
from layout.spec.copy import Annotation
from layout.spec.defaults import FACES
from layout.spec.styles import SpaceLimits
from layout.text import FORBIDDEN, Faces, Paragraph, break_lines, compose, set_line
from layout.text.annotations import attach
from layout.text.opportunities import FREE, NEVER

SIZE, LEADING, MARGIN, GAP = 24.0, 36.0, 12.0, 40.0  # points
LABEL = 9.0
_BESIDE = 14  # 字; wider ones stand below each other
GREY = (0.0, 0.0, 0.0, 0.5)
SHADES = 12  # of grey, in the PNG

_HALVES = re.compile("(?<=—)(?=—)|(?<=…)(?=…)")


class Way(NamedTuple):
    """A text set in one way; `free` lets a line end anywhere, `notes` stand over and under it."""

    label: str
    style: dict[str, Any]
    first_fit: bool = False
    free: bool = False
    names: tuple[str, ...] = ()
    looseness: int = 0
    notes: tuple[Annotation, ...] = ()


class Specimen(NamedTuple):
    """One picture: a text set in several ways beside each other, at a measure in 字."""

    name: str
    text: str
    measure: float
    ways: tuple[Way, ...]


_RIGID = SpaceLimits(mark_least=0.5, stop_least=0.5, squeeze=0.0)
_EVEN = (
    "河上的石桥建于1932年，全长128.5米，桥面宽9米；去年秋天动工修缮，今年5月完工，桥头立了一块碑。"
)
_SPRING = "河边的柳树发了芽，孩子们在草地上放风筝。老人坐在长椅上看书，小狗跑来跑去，傍晚起风。"

SPECIMENS: tuple[Specimen, ...] = (
    Specimen(
        "line-end", "春天来了河水涨，柳树都绿了。", 7.5,
        (Way("off 关", {"punctuation": "plain"}), Way("on 开", {})),
    ),
    Specimen(
        "adjacent", "他说：“《春》、《夏》（两册）。”", 20,
        (Way("off 关", {"punctuation": "hangmobanjiao"}), Way("on 开", {})),
    ),
    Specimen(
        "kinsoku", "河边柳树发了芽，孩子们（十来个）放风筝。", 7,
        (Way("off 关", {"level": "none"}), Way("on 开", {})),
    ),
    Specimen(
        "push-in", "清晨，河边柳树都绿了。孩子们在草地上奔跑", 10,
        (Way("off 关", {"limits": _RIGID}), Way("on 开", {})),
    ),
    Specimen(
        "numbers", "这座桥长128.5米，今年共种树2031棵。", 5,
        (Way("off 关", {}, free=True), Way("on 开", {})),
    ),
    Specimen(
        "dashes", "桥修好了——比原来宽……大家都来看。", 5,
        (Way("off 关", {}, free=True), Way("on 开", {})),
    ),
    Specimen(
        "autospace", "共有30人学习Python语言", 14,
        (Way("off 关", {"autospace": 0.0}), Way("on 开", {"autospace": 0.25})),
    ),
    Specimen(
        "orphan", "河边的柳树发了芽，孩子们都去放风筝了。", 8.5,
        (Way("off 关", {}, first_fit=True), Way("on 开", {})),
    ),
    Specimen(
        "total-fit", _EVEN, 9,
        (Way("first fit 逐行", {}, first_fit=True), Way("total fit 整段", {})),
    ),
    Specimen(
        "hanging", "河边柳树发了新芽，孩子们放起了风筝。桥上行人来往。", 8,
        (Way("off 关", {}), Way("on 开", {"hanging": "allow", "limits": _RIGID})),
    ),
    Specimen(
        "schemes", "她问：“看《春》吗？”他说，好。", 20,
        tuple(
            Way(f"{name} {word}", {"punctuation": name})
            for name, word in (
                ("quanjiao", "全角"), ("kaiming", "开明"), ("banjiao", "半角"),
                ("hangmobanjiao", "行末半角"), ("plain", "不动"),
            )
        ),
    ),
    Specimen(
        "hyphens", "学校开了typography课程，学生们都来听。", 8,
        (Way("off 关", {"hyphenate": "none"}), Way("on 开", {})),
    ),
    Specimen(
        "keep", "今天校长请来王小明和同学。", 7,
        (Way("off 关", {}), Way("keep 不拆", {}, names=("王小明",))),
    ),
    Specimen(
        "first-mark", "“桥修好了。”老人说。", 9,
        tuple(
            Way(f"{name} {word}", {"indent": 2.0, "first_mark": name})
            for name, word in (("trim", "收半"), ("full", "全角"), ("hang", "突出"))
        ),
    ),
    Specimen(
        "looseness", _SPRING, 13,
        (Way("0", {}), Way("-1", {}, looseness=-1)),
    ),
    Specimen(
        "notes", "饕餮二字要慢读，王芳在看红楼梦。", 8,
        (
            Way("off 关", {}),
            Way("on 开", {}, notes=(
                Annotation("ruby", 0, 2, "tāo tiè"), Annotation("dots", 5, 7),
                Annotation("name", 8, 10), Annotation("title", 12, 15),
            )),
        ),
    ),
)  # fmt: skip


def first_fit(paragraph: Paragraph, measure: float) -> tuple[int, ...]:
    """Each line as long as it fits, one after the other."""
    ends, start, count = [], 0, len(paragraph.text)
    while start < count:
        fitting = [
            end
            for end in range(start + 1, count + 1)
            if (end == count or paragraph.costs[end] < FORBIDDEN)
            and paragraph.natural(start, end) <= measure + 0.001
        ]
        start = fitting[-1] if fitting else count
        ends.append(start)
    return tuple(ends)


def _freed(paragraph: Paragraph) -> Paragraph:
    return msgspec.structs.replace(paragraph, costs=(NEVER, *[FREE] * (len(paragraph.text) - 1)))


def _set(
    specimen: Specimen, way: Way, faces: Faces, left: float, top: float
) -> tuple[list[Item], float]:
    """The items of one way, and its depth."""
    measure = specimen.measure * SIZE
    items: list[Item] = list(_line(way.label, LABEL, faces, (left, top + LABEL), 1000, GREY))
    style = TextStyle(size=SIZE, **way.style)
    # A dash is one glyph: its halves are shaped apart where a line may end between them.
    pieces = _HALVES.split(specimen.text) if way.free else [specimen.text]
    inlines = [(piece, style) for piece in pieces]
    attached = attach(inlines, way.notes, TextStyle(size=0.0), faces) if way.notes else ()
    paragraph = compose(inlines, faces, way.names, attachments=attached)
    if way.free:
        paragraph = _freed(paragraph)
    plain = first_fit(paragraph, measure) if way.first_fit or way.free else None
    ends = plain or break_lines(paragraph, [measure], way.looseness)
    y = top + LABEL + LEADING
    for start, end in zip((0, *ends[:-1]), ends, strict=True):
        line = set_line(paragraph, start, end, measure)
        items += [moved(shape, left, y) for shape in line.shapes]
        items += [_glyphs(run, left, y - run.rise) for run in line.runs]
        y += LEADING
    foot = y - LEADING + 0.3 * SIZE
    if specimen.measure < _BESIDE:
        head = top + LABEL + 0.4 * SIZE
        items += [Rule(x, head, x, foot, 0.4, GREY) for x in (left, left + measure)]
    return items, foot - top


def _line(
    text: str,
    size: float,
    faces: Faces,
    at: tuple[float, float],
    measure: float,
    colour: tuple[float, float, float, float],
) -> Sequence[Item]:
    style = TextStyle(face="hei", size=size, align="left", colour=colour)
    line = set_line(compose([(text, style)], faces), 0, len(text), measure)
    return [_glyphs(run, *at) for run in line.runs]


def _glyphs(run: Any, left: float, y: float) -> GlyphRun:
    return GlyphRun(
        run.face, run.size, left + run.x, y, run.glyphs, run.xs, run.text, run.clusters,
        run.x_scale, run.colour,
    )  # fmt: skip


def page_of(specimen: Specimen, faces: Faces) -> DisplayPage:
    """The ways beside each other where they are narrow, below each other where they are not."""
    beside = specimen.measure < _BESIDE
    items: list[Item] = []
    left, top, width, height = MARGIN, MARGIN, 0.0, 0.0
    for way in specimen.ways:
        found, depth = _set(specimen, way, faces, left, top)
        items += found
        width = max(width, left + specimen.measure * SIZE + MARGIN)
        height = max(height, top + depth + MARGIN)
        if beside:
            left += specimen.measure * SIZE + GAP
        else:
            top += depth + 0.5 * SIZE
    return DisplayPage(1, width, height, tuple(items))


def draw(folder: Path) -> list[Path]:
    """Every specimen as a PNG in `folder`."""
    known = {
        name: msgspec.structs.replace(face, file=str(fonts_folder() / face.file))
        for name, face in FACES.items()
    }
    sink = Sink()
    faces = Faces(known, sink)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for specimen in SPECIMENS:
        pages = (page_of(specimen, faces),)
        pdf = write_pdf(DisplayList(faces.refs(), pages), PdfOptions(), sink)
        image = pypdfium2.PdfDocument(BytesIO(pdf))[0].render(scale=1.5).to_pil()
        path = folder / f"{specimen.name}.png"
        image.convert("L").quantize(SHADES).save(path, optimize=True)
        written.append(path)
    return written
