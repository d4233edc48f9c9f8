"""How a story fits, as a table for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from layout.diagnostics import Words
from layout.diagnostics.render import filled, pick, shown, terminal_width
from layout.diagnostics.sink import Value
from layout.proof.form import BoxReport, Edit, Fit, PartReport, Policy, Step

if TYPE_CHECKING:
    from layout.diagnostics.render import Language

BAR = 16  # cells of a bar
_EIGHTHS = " ▏▎▍▌▋▊▉"
_GAP = "  "

_WORDS = {
    "place": Words(
        "page {page}, columns {columns}, lines {lines}",
        "第 {page} 版，{columns} 栏，{lines} 行",
    ),
    "size": Words("{chars:character}, room for {lines:line}", "{chars} 字，可排 {lines} 行"),
    "over": Words(
        "{chars:character} ({lines:line}) over, from “{words}”",
        "余 {chars} 字（{lines} 行），从“{words}”起",
    ),
    "deeper": Words("fits when {deeper:line} deeper", "加高 {deeper} 行可排下"),
    "short": Words(
        "{lines:line} short, which hold one more paragraph of {chars:character}",
        "缺 {lines} 行，还排得下另一段 {chars} 字",
    ),
    "fits": Words("fills its box", "正好排满"),
    "columns": Words("Columns", "各栏"),
    "column": Words("column", "栏"),
    "filled": Words("filled", "已排"),
    "white": Words("white", "空"),
    "trials": Words("Fitting policies, in the order tried", "排版余缺的办法（依次试过）"),
    "policy": Words("policy", "办法"),
    "from": Words("from", "原"),
    "to": Words("to", "改"),
    "lines_over": Words("over", "余"),
    "lines_short": Words("short", "缺"),
    "result": Words("result", "结果"),
    "no trials": Words(
        "none was needed, or none is asked for by `fit`",
        "没有用到，或没有写 `fit`",
    ),
    "looseness": Words("Lines tighter or looser", "排紧或排松几行"),
    "step": Words("lines", "行"),
    "paragraphs": Words("by", "改动"),
    "as set": Words("as set", "现状"),
    "only so": Words(
        "as set; the limits of its style allow no other", "现状；样式的松紧不容别的排法"
    ),
    "paragraph": Words(
        "paragraph {paragraph} {lines} (line {line})",
        "第 {paragraph} 段 {lines} 行（第 {line} 行）",
    ),
    "cuts over": Words("Cuts that make it fit together", "删去这些可排下"),
    "cuts lone": Words("Cuts after which no line stands alone", "删去这些不再有孤行"),
    "cuts asked": Words("Each of these cuts wins a line", "删去任一处可省一行"),
    "additions": Words("Each of these additions fills a line", "补写任一处可多一行"),
    "where": Words("paragraph", "段"),
    "chars": Words("characters", "字数"),
    "wins": Words("lines", "行数"),
    "line": Words("last line", "末行"),
    "no fit": Words("no story stands here", "这里不是稿件"),
    "chosen": Words("chosen: ", "选用："),
    "does fit": Words("all fits", "排得下"),
    "is over": Words("still {lines:line} over", "仍余 {lines} 行"),
    "is short": Words("{lines:line} short", "缺 {lines} 行"),
}
_POLICIES = {
    "looseness": Words("looseness (lines of text)", "松紧（行）"),
    "head": Words("head (lines)", "标题（行）"),
    "picture": Words("picture (lines)", "图片（行）"),
    "leading": Words("leading (lines of a leg)", "行距（每栏行数）"),
    "box": Words("box (lines)", "版块（行）"),
}


def fit_table(page: int, box: BoxReport, language: Language, *, colour: bool) -> Iterator[str]:
    """The lines of the table of a box; columns are aligned by their width on the terminal."""
    yield from _Table(language, colour=colour).box(page, box)


class _Table:
    """The tables of one box in one language."""

    def __init__(self, language: Language, *, colour: bool) -> None:
        self.language = language
        self.colour = colour

    def say(self, key: str, **fields: Value) -> str:
        """Words of a table."""
        return filled(pick(_WORDS[key], self.language), fields, self.language)

    def box(self, page: int, box: BoxReport) -> Iterator[str]:
        """All that is told of a box."""
        columns, lines = _range(box.columns), _range(box.lines)
        place = self.say("place", page=page, columns=columns, lines=lines)
        yield self.strong(shown(f"{box.name}{_GAP}{place}"))
        body = next((one for one in box.parts if one.part == "body"), None)
        if not isinstance(box.copyfit, Fit) or body is None:
            yield _GAP + self.say("no fit")
            return
        yield _GAP + shown(self.summary(body, box.copyfit))
        yield from self.section("columns", self.columns(body))
        yield from self.section("trials", self.trials(box.copyfit.trials))
        yield from self.section("looseness", self.looseness(box.copyfit.looseness))
        if box.copyfit.cuts:
            yield from self.section(f"cuts {box.copyfit.cuts_for}", self.edits(box.copyfit.cuts))
        if box.copyfit.additions:
            yield from self.section("additions", self.edits(box.copyfit.additions))

    def section(self, key: str, rows: Sequence[Sequence[str]]) -> Iterator[str]:
        """A title with a table under it; numbers stand at the right of their column."""
        yield _GAP + self.strong(self.say(key))
        yield from (2 * _GAP + shown(row) for row in aligned(rows))

    def strong(self, text: str) -> str:
        """A title; bold where the terminal shows it."""
        return click.style(text, bold=True) if self.colour else text

    def summary(self, body: PartReport, fit: Fit) -> str:
        """How the story stands."""
        room, over, short = map(_figure, (body.lines, body.lines_over, body.lines_short))
        told = [self.say("size", chars=body.characters, lines=room)]
        if over:
            told.append(self.say("over", chars=body.over, lines=over, words=fit.words))
            if fit.deeper:
                told.append(self.say("deeper", deeper=fit.deeper))
        elif short:
            told.append(self.say("short", lines=short, chars=fit.filling))
        else:
            told.append(self.say("fits"))
        return ("；" if self.language == "zh" else "; ").join(told)

    def columns(self, body: PartReport) -> list[list[str]]:
        """How full each column is; the bars stand last, since terminals differ in their width."""
        legs = body.legs if isinstance(body.legs, tuple) else ()
        rows = [[self.say("column"), self.say("filled"), self.say("white"), ""]]
        for number, leg in enumerate(legs, 1):
            filled, white = f"{leg.filled}/{leg.lines}", f"{leg.lines - leg.filled}"
            rows.append([str(number), filled, white, bar(leg.filled, leg.lines)])
        return rows

    def trials(self, trials: Sequence[Policy]) -> list[list[str]]:
        """The policies that were tried, what each gave, and what was chosen and why."""
        if not trials:
            return [[self.say("no trials")]]
        titles = ["policy", "from", "to", "lines_over", "lines_short", "result"]
        rows = [[self.say(title) for title in titles]]
        for one in trials:
            name = pick(_POLICIES[one.policy], self.language)
            name = f"{name} {one.box}" if one.box else name
            figures = (one.before, one.after, one.lines_over, one.lines_short)
            rows.append([name, *map(str, figures), self.result(one)])
        return rows

    def result(self, one: Policy) -> str:
        """How a story stands with a policy, and whether that was chosen."""
        if one.lines_over:
            told = self.say("is over", lines=one.lines_over)
        elif one.lines_short:
            told = self.say("is short", lines=one.lines_short)
        else:
            told = self.say("does fit")
        return self.say("chosen") + told if one.chosen else told

    def looseness(self, steps: Sequence[Step]) -> list[list[str]]:
        """What the story would give, set in lines less or more."""
        titles = ["step", "lines_over", "lines_short", "paragraphs"]
        rows = [[self.say(title) for title in titles]]
        for one in steps:
            changes = [
                self.say(
                    "paragraph",
                    paragraph=change.paragraph,
                    lines=f"{change.lines:+d}",
                    line=change.line,
                )
                for change in one.paragraphs
            ]
            comma = "、" if self.language == "zh" else ", "
            now = "as set" if len(steps) > 1 else "only so"
            told = comma.join(changes) or (self.say(now) if not one.step else "")
            step = f"{one.step:+d}" if one.step else "0"
            rows.append([step, str(one.lines_over), str(one.lines_short), told])
        return rows

    def edits(self, edits: Sequence[Edit]) -> list[list[str]]:
        """Cuts or additions, with the lines that they change."""
        titles = ["where", "chars", "wins", "line", ""]
        rows = [[self.say(title) if title else "" for title in titles]]
        for one in edits:
            place = f"{one.file}:{one.line}:{one.column}"
            figures = (one.paragraph, one.characters, one.lines)
            rows.append([*map(str, figures), one.text, place])
        return rows


def _figure(value: object) -> int:
    """A figure of a part; 0 where it has none."""
    return value if isinstance(value, int) else 0


def bar(full: int, lines: int) -> str:
    """A bar in eighths of a cell; anything at all shows."""
    eighths = round(8 * BAR * full / lines) if lines else 0
    eighths = max(1, eighths) if full else 0
    whole, rest = divmod(eighths, 8)
    return "█" * whole + (_EIGHTHS[rest] if rest else "")


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as lines: columns as wide as their widest text, those of figures flush right."""
    columns = list(zip(*rows, strict=True))
    widths = [max(map(terminal_width, column)) for column in columns]
    right = [all(_is_figure(text) for text in column[1:]) for column in columns]
    lines = []
    for row in rows:
        cells = []
        for text, width, is_right in zip(row, widths, right, strict=True):
            space = " " * (width - terminal_width(text))
            cells.append(space + text if is_right else text + space)
        lines.append(_GAP.join(cells).rstrip())
    return lines


def _is_figure(text: str) -> bool:
    return text.lstrip("+-").replace("/", "").isdigit()


def _range(ends: Sequence[int]) -> str:
    return "–".join(map(str, dict.fromkeys(ends)))
