"""Two records compared: what stands otherwise, and which key or story it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from msgspec.structs import replace

from layout.proof.causes import Causes
from layout.proof.changes import (
    Action,
    BoxChange,
    Changes,
    PageChanges,
    Program,
    RemarkChange,
    Spot,
    Stand,
)
from layout.proof.differences import copies, keys, plan
from layout.proof.record import BoxRecord, Fit, Record
from layout.proof.remarks import Remark

Pair = tuple[Record, Record]


def compare(before: Iterable[Record], after: Sequence[Record]) -> Changes:
    """What changed from the records of one build to those of the next, page by page.

    Pages that only `before` has are passed over: they were not set.
    """
    earlier = {one.page.number: one for one in before}
    pairs = [(old, one) for one in after if (old := earlier.get(one.page.number))]
    causes = [Causes(*pair) for pair in pairs]
    boxes = [tuple(_boxes(*pair)) for pair in pairs]
    _tell_all(causes, boxes)
    boxes = _with_spots(pairs, boxes)
    pages = tuple(
        PageChanges(
            page=new.page.number,
            boxes=tuple(replace(box, causes=why.of_box(box.box)) for box in changed),
            findings=tuple(
                _remarks(old.page.remarks, new.page.remarks, why, is_written=new.written)
            ),
            keys=keys("page", old.page.keys, new.page.keys),
            plan=plan(old.page, new.page),
        )
        for (old, new), changed, why in zip(pairs, boxes, causes, strict=True)
    )
    of_files = chain.from_iterable(
        _remarks(old.remarks, new.remarks, why, is_written=new.written)
        for (old, new), why in zip(pairs, causes, strict=True)
    )
    whole = chain.from_iterable(
        (*keys("edition", old.keys, new.keys), *keys("house", old.house, new.house))
        for old, new in pairs
    )
    return Changes(
        pages=pages,
        keys=tuple({one.key: one for one in whole}.values()),
        findings=tuple({(one.action, one.code, one.message): one for one in of_files}.values()),
        unrecorded=tuple(one.page.number for one in after if one.page.number not in earlier),
        program=next(
            (Program(old.banmian, new.banmian) for old, new in pairs if old.banmian != new.banmian),
            None,
        ),
    )


def _tell_all(causes: Sequence[Causes], boxes: Sequence[Sequence[BoxChange]]) -> None:
    """Let each page know which boxes changed on all of them: a story may have parts elsewhere."""
    changed = {(why.page, box.box) for why, page in zip(causes, boxes, strict=True) for box in page}
    for why in causes:
        why.changed = changed


def _boxes(old: Record, new: Record) -> Iterator[BoxChange]:
    """The boxes that are new, gone, or stand or are made otherwise."""
    before = {box.name: box for box in old.page.boxes}
    for box in new.page.boxes:
        was = before.pop(box.name, None)
        after = _stand(box)
        if was is None:
            yield BoxChange(box.name, "new", None, after, ())
        elif _stand(was) != after or keys("box", was.keys, box.keys) or copies(was, box):
            yield BoxChange(box.name, "changed", _stand(was), after, ())
    for gone in before.values():
        yield BoxChange(gone.name, "gone", _stand(gone), None, ())


def _stand(box: BoxRecord) -> Stand:
    text = next((fit for fit in box.fits if fit.legs), Fit(""))
    return Stand(
        areas=box.areas,
        head_lines=box.head_lines,
        size=box.size,
        lines=text.lines - text.lines_short + text.lines_over,
        chars=text.chars or sum(fit.chars for fit in box.fits),
        lines_over=text.lines_over,
        chars_over=sum(fit.over for fit in box.fits),
        lines_short=text.lines_short,
        legs=text.legs,
        policies=box.policies,
    )


def _with_spots(
    pairs: Sequence[Pair], boxes: Sequence[tuple[BoxChange, ...]]
) -> list[tuple[BoxChange, ...]]:
    """Where the story of a new box came from, and where that of one that is gone went to."""
    sides: dict[Action, list[tuple[Spot, str]]] = {"new": [], "gone": []}
    for (old, new), changed in zip(pairs, boxes, strict=True):
        for one in changed:
            if one.action != "changed":
                page = (new if one.action == "new" else old).page
                box = next(box for box in page.boxes if box.name == one.box)
                sides[one.action].append((Spot(page.number, one.box), _story(box)))
    found: dict[tuple[Action, Spot], Spot] = {}
    for spot, story in sides["gone"]:
        for other, same in sides["new"]:
            if story == same and ("new", other) not in found:
                found["gone", spot], found["new", other] = other, spot
                break
    return [
        tuple(
            replace(one, spot=found.get((one.action, Spot(new.page.number, one.box))))
            for one in changed
        )
        for (_, new), changed in zip(pairs, boxes, strict=True)
    ]


def _story(box: BoxRecord) -> str:
    """What a box is known by, whatever it is called: its story or picture, else its name."""
    if len(box.stories) == 1 and (headline := box.stories[0].parts.get("headline")):
        return f"{box.kind}: {headline}"
    named = (box.keys.get(key) for key in ("picture", "advert.pdf", "advert.picture"))
    return f"{box.kind}: {next((str(one) for one in named if one), box.name)}"


def _remarks(
    old: Sequence[Remark], new: Sequence[Remark], why: Causes, *, is_written: bool
) -> Iterator[RemarkChange]:
    """The findings that are new, gone, or have other figures."""
    if not is_written:  # a check cannot find what is found in making the PDF
        old = [one for one in old if not one.late]
    before, after = list(old), []
    for one in new:
        if one in before:
            before.remove(one)
        else:
            after.append(one)
    for one in after:
        same = next((was for was in before if was.identity == one.identity), None)
        if same:
            before.remove(same)
            if same.words == one.words and same.severity == one.severity:
                continue
        yield _remark(one, same, "changed" if same else "new", why)
    for one in before:
        yield _remark(one, None, "gone", why)


def _remark(one: Remark, was: Remark | None, action: Action, why: Causes) -> RemarkChange:
    return RemarkChange(
        action=action,
        code=one.code,
        severity=one.severity,
        box=one.box,
        message=one.words,
        was=was.words if was else None,
        causes=why.of_remark(one),
    )
