"""删改: the fewest characters to cut, or to write, for a line; each tried on the whole story.

What is cut on trial are the last characters of a paragraph before its closing mark; what is written
stands there. Then the whole body is set again as the page would set it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from layout.diagnostics import Sink, Span, Words
from layout.page.correction import CLOSING, Address, Changes, addresses, changed, paragraph_number
from layout.page.flow import Flow, SetParagraph
from layout.page.galley import Galley
from layout.page.lone_line import least_letters, lone_lines
from layout.page.marks import place_of
from layout.page.placed import Cut, visible
from layout.page.standing import Advice, Standing, lines_of
from layout.spec.model import Box
from layout.text.breaks import endings

MOST_LINES = 4
"""Over by more than this, a story needs an editor's cut; last lines are looked for if asked for."""
NEAR = 3  # characters by which a cut may have to be larger than the line that it takes
TRIED = 6  # paragraphs, the cheapest first, before a line is given up
TIGHTENED = 200.0  # what a paragraph may cost more for a line less; see `text.breaks`
NAMED = 3  # cuts in a message


class _Ending(msgspec.Struct, frozen=True):
    """How a paragraph ends as it is set: its last line, and where that is written."""

    address: Address
    lines: int
    chars: int  # that are likely to be cut for a line: of the last line, closing marks apart
    most: int  # that are certain to be enough, nearly
    room: int  # characters that it could still hold
    text: str
    span: Span


def advise(page: int, galley: Galley, sink: Sink) -> dict[str, Advice]:
    """What would make each story of a page fit that is over, by its box; its message tells it too.

    A page that is set on trial is spared this.
    """
    found: dict[str, Advice] = {}
    for one in sink.found:
        name = str(one.fields.get("box"))
        standing = galley.standing.get((page, name))
        if one.code == "F201" and standing and standing.flow.copyfit.lines_over:
            advice = Advice(cuts_for(standing), deeper_by(standing))
            fields = {**one.fields, "deeper": advice.deeper, "cuts": told(advice.cuts)}
            hint = "cuts" if advice.cuts else one.hint
            sink.amend(one, replace(one, hint=hint, fields=fields))
            found[name] = advice
    return found


def cuts_for(standing: Standing, limit: int = MOST_LINES) -> tuple[Cut, ...]:
    """Cuts that together make a story fit, the cheapest first; none where it is too long for it."""
    if standing.flow.copyfit.lines_over > limit:
        return ()
    trial = _Trial(standing)
    if not trial.shorten(lambda flow: not flow.copyfit.lines_over):
        return ()
    trial.spare(lambda flow: not flow.copyfit.lines_over)
    return trial.cuts()


def single_cuts(standing: Standing, count: int) -> tuple[Cut, ...]:
    """The cheapest cuts that win a line, each by itself."""
    trial = _Trial(standing)
    found = (trial.alone(one) for one in trial.endings(standing.flow, trial.cheapest)[:TRIED])
    return _cheapest([cut for cut in found if cut], count)


def cuts_of_lone_lines(standing: Standing) -> tuple[Cut, ...]:
    """Cuts after which no line of a story stands alone; none where it has none, or none help."""
    trial = _Trial(standing)
    least = least_letters(standing)
    while alone := lone_lines(trial.flow, least):
        fewer = _fewer_than(alone, least)
        if not trial.step(fewer):
            break
    return trial.cuts()


def additions_for(standing: Standing, count: int) -> tuple[Cut, ...]:
    """The fewest characters to write for a line more in a story that is short, each by itself."""
    if not standing.flow.copyfit.lines_short:
        return ()
    trial = _Trial(standing)
    found = (trial.alone(one, -1) for one in trial.endings(standing.flow, trial.fullest)[:TRIED])
    return _cheapest([cut for cut in found if cut], count)


def deeper_by(standing: Standing) -> int:
    """By how many lines the legs of its last band must be deeper for a story that is over."""

    def is_over(deeper: int) -> bool:
        return standing.again(standing.box, deeper).copyfit.lines_over > 0

    over = standing.flow.copyfit.lines_over
    columns = max(1, len(standing.flow.copyfit.columns))
    deeper = max(1, -(-over // columns))
    while is_over(deeper) and deeper < 2 * over:  # white over a picture may make it more
        deeper += 1
    while deeper > 1 and not is_over(deeper - 1):
        deeper -= 1
    return deeper


def told(cuts: Sequence[Cut]) -> Words:
    """Cuts in words, the first few of them."""
    named = cuts[:NAMED]
    en = [
        f"{one.chars} in paragraph {one.paragraph} (line {one.span.line} of {one.span.file})"
        for one in named
    ]
    zh = [
        f"第 {one.paragraph} 段删 {one.chars} 字（{one.span.file} 第 {one.span.line} 行）"
        for one in named
    ]
    if rest := cuts[NAMED:]:
        chars = sum(one.chars for one in rest)
        en.append(f"{chars} in {len(rest)} more")
        zh.append(f"另 {len(rest)} 段删 {chars} 字")
    characters = "character" if cuts and cuts[0].chars == 1 else "characters"
    if en:
        first, *others = en
        number, rest_of = first.split(" ", 1)
        en = [f"{number} {characters} {rest_of}", *others]
    return Words(_listed(en), "，".join(zh))


def _listed(texts: Sequence[str]) -> str:
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} and {texts[-1]}"


class _Trial:
    """A body with changes of its copy, and how it comes out with them."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        self.flow = standing.flow
        self.changes: Changes = {}
        self.likely: dict[int, int] = {}  # see `_likely`, by the lines that the galley keeps
        self.before = {one.address: one for one in self.endings(self.flow, self.cheapest)}
        self.lost: set[Address] = set()  # paragraphs that win nothing any more

    def shorten(self, is_done: Callable[[Flow], bool]) -> bool:
        """Cut line by line, the cheapest first, until that is enough."""
        while not is_done(self.flow):
            if not self.step(_shorter_than(self.flow)):
                return False
        return True

    def spare(self, is_done: Callable[[Flow], bool]) -> None:
        """Take back the cuts that the others make needless, the dearest first."""
        for address in sorted(self.changes, key=lambda one: -self.changes[one]):
            changes = {one: count for one, count in self.changes.items() if one != address}
            flow = self.set(changes)
            if changes and flow and is_done(flow):
                self.changes, self.flow = changes, flow

    def step(self, wins: Callable[[Flow], bool]) -> bool:
        """Make the cheapest cut that wins; whether there is one."""
        tried = 0
        for ending in self.endings(self.flow, self.cheapest):
            if ending.address in self.lost or ending.lines < 2:
                continue
            if found := self.least(ending, wins):
                self.changes, self.flow = found
                return True
            self.lost.add(ending.address)
            tried += 1
            if tried == TRIED:
                break
        return False

    def alone(self, ending: _Ending, sign: int = 1) -> Cut | None:
        """The smallest change of one paragraph that wins a line, or takes one where it is < 0."""
        lines = lines_of(self.flow.copyfit)
        if sign > 0:
            found = self.least(ending, _shorter_than(self.flow)) if ending.lines > 1 else None
        else:
            found = self.least(ending, lambda flow: lines_of(flow.copyfit) == lines + 1, -1)
        if found is None:
            return None
        changes, flow = found
        won = abs(lines - lines_of(flow.copyfit))
        return self._cut(ending.address, abs(changes[ending.address]), won)

    def least(
        self, ending: _Ending, wins: Callable[[Flow], bool], sign: int = 1
    ) -> tuple[Changes, Flow] | None:
        """The smallest change of a paragraph that wins, more or less than a guess."""
        address = ending.address
        had = self.changes.get(address, 0)
        guess = max(1, ending.chars if sign > 0 else ending.room + 1)

        def tried(count: int) -> tuple[Changes, Flow] | None:
            changes = {**self.changes, address: had + sign * count}
            flow = self.set(changes)
            return (changes, flow) if flow and wins(flow) else None

        best, fails, wins_at = tried(guess), 0, guess
        if best is None:
            fails, most = guess, max(guess, ending.most) + NEAR
            by = 1
            while best is None and fails < most:
                wins_at = min(fails + by, most)
                best = tried(wins_at)
                fails, by = (fails, by) if best else (wins_at, 2 * by)
        by = 1
        while best and wins_at - fails > 1:  # small steps first: the guess is near
            count = max(wins_at - by, (wins_at + fails) // 2)
            if smaller := tried(count):
                best, wins_at, by = smaller, count, 2 * by
            else:
                fails = count
        return best

    def set(self, changes: Mapping[Address, int]) -> Flow | None:
        """The body with changes of its copy; None where a paragraph has not as many characters."""
        box = changed(self.standing.box, changes)
        return self.standing.again(box) if box else None

    def cuts(self) -> tuple[Cut, ...]:
        """The changes made, the cheapest first, each with the lines that it wins by itself."""
        lines = lines_of(self.standing.flow.copyfit)
        found = []
        for address, chars in self.changes.items():
            flow = self.flow if len(self.changes) == 1 else self.set({address: chars})
            won = lines - lines_of((flow or self.flow).copyfit)
            found.append(self._cut(address, chars, won))
        return _cheapest(found, len(found))

    def _cut(self, address: Address, chars: int, lines: int) -> Cut:
        ending = self.before[address]
        number = paragraph_number(self.standing.box, address)
        return Cut(number, chars, lines, ending.span, ending.text)

    def endings(self, flow: Flow, key: Callable[[_Ending], tuple[int, ...]]) -> list[_Ending]:
        """How the paragraphs that can be changed end, in the order of a key."""
        found = _endings(self.standing.box, flow, self.likely)
        return sorted(found, key=key)

    @staticmethod
    def cheapest(ending: _Ending) -> tuple[int, ...]:
        """The shortest last line first; of equals that nearest to the end."""
        story, block = ending.address
        return ending.chars, -story, -block

    @staticmethod
    def fullest(ending: _Ending) -> tuple[int, ...]:
        """The fullest last line first; of equals that nearest to the end."""
        story, block = ending.address
        return ending.room, -story, -block


def _cheapest(cuts: Sequence[Cut], count: int) -> tuple[Cut, ...]:
    return tuple(sorted(cuts, key=lambda one: (one.chars, one.span.line)))[:count]


def _shorter_than(flow: Flow) -> Callable[[Flow], bool]:
    lines = lines_of(flow.copyfit)
    return lambda one: lines_of(one.copyfit) < lines


def _fewer_than(alone: int, least: int) -> Callable[[Flow], bool]:
    return lambda one: not one.copyfit.lines_over and lone_lines(one, least) < alone


def _endings(box: Box, flow: Flow, likely: dict[int, int]) -> Iterator[_Ending]:
    """How the paragraphs of a box that can be changed end as they are set."""
    for index, address in addresses(box, flow):
        one = flow.paragraphs[index]
        if one.lines and one.block.copy and one.block.copy.pieces:
            if id(one.lines) not in likely:
                likely[id(one.lines)] = _likely(one, flow)
            yield _ending(one, address, flow, likely[id(one.lines)])


def _ending(one: SetParagraph, address: Address, flow: Flow, chars: int) -> _Ending:
    text, last = one.block.paragraph.text, one.lines[-1]
    words = text[last.start : last.end].strip()
    room = 0
    if flow.room:
        measures = flow.room.ahead_of(one.block, one.at)
        measure = measures[min(len(one.lines) - 1, len(measures) - 1)]
        free = measure - last.width - one.block.paragraph.indent(last.start)
        room = max(0, int(free / one.block.paragraph.em + 1e-6))
    span = place_of(one.block.marks, last.start, Span())
    most = visible(words.rstrip(CLOSING))
    return _Ending(address, len(one.lines), chars, most, room, words, span)


def _likely(one: SetParagraph, flow: Flow) -> int:
    """How many characters keep a paragraph from a line less, were it set as tight as it can be.

    A story that is over is set so; others are set evenly, and their last line must go as a whole.
    """
    if not flow.copyfit.lines_over:
        last = one.lines[-1]
        return visible(one.block.paragraph.text[last.start : last.end].rstrip(CLOSING))
    paragraph, start, spent = one.block.paragraph, 0, 0.0
    measures = flow.room.ahead_of(one.block, one.at) if flow.room else ()
    for index in range(len(one.lines) - 1):
        measure = measures[min(index, len(measures) - 1)]
        costs = endings(paragraph, start, measure - paragraph.indent(start))
        least = min(costs.values())
        end = max(end for end, cost in costs.items() if cost - least + spent <= TIGHTENED)
        spent, start = spent + costs[end] - least, end
    return max(1, visible(paragraph.text[start:].rstrip(CLOSING)))
