"""Lines of a story that stand alone, of all kinds (newspaper-terms, TYP01 and TYP02)."""

from __future__ import annotations

from layout.diagnostics import RULES
from layout.page.flow import Flow
from layout.page.placed import PlacedLine
from layout.page.standing import Standing


def least_letters(standing: Standing) -> int:
    """The letters that the last line of a paragraph must have, by the house."""
    check = standing.desk.edition.house.checks.get("TYP01")
    limits = RULES["TYP01"].limits | (check.limits if check else {})
    return int(limits["chars"])


def lone_lines(flow: Flow, least: int) -> int:
    """Lines alone at a foot or a head, and last lines with fewer letters than `least`."""
    count = 0
    for one in flow.paragraphs:
        words = one.block.paragraph.text[one.lines[-1].start :] if len(one.lines) > 1 else ""
        count += bool(words) and sum(char.isalnum() for char in words) < least
    legs = [line for line in flow.lines if line.part == "body"]
    pieces: dict[int, list[list[PlacedLine]]] = {}
    above: PlacedLine | None = None
    for line in legs:
        own = pieces.setdefault(line.offset, [])
        if not own or above is None or line.y <= above.y:
            own.append([])
        own[-1].append(line)
        above = line
    for own in pieces.values():
        if len(own) > 1:
            count += (len(own[0]) == 1) + (len(own[-1]) == 1)
    return count
