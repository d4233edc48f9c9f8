"""What two records say otherwise: keys, rows of a plan, parts of a story's copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from layout.proof.changes import Action, CopyChange, KeyChange, PlanChange, RowChange, Scope
from layout.proof.given import Digest, Keys, Value
from layout.proof.record import BoxRecord, Copy, PageRecord, Passage


def keys(scope: Scope, before: Keys, after: Keys) -> tuple[KeyChange, ...]:
    """The keys with another value, in the order of what is written now, then those gone."""
    if before == after:
        return ()
    return tuple(
        KeyChange(scope, key, before.get(key), after.get(key))
        for key in {**after, **before}
        if before.get(key) != after.get(key)
    )


def plan(before: PageRecord, after: PageRecord) -> PlanChange | None:
    """The rows of the plan that are not what they were; None where all are."""
    old, new = [row.text for row in before.plan], [row.text for row in after.plan]
    rows: list[RowChange] = []
    for was, now in _paired(old, new):
        row = RowChange(
            line=after.plan[now].line if now is not None else 0,
            before=old[was] if was is not None else None,
            after=new[now] if now is not None else None,
        )
        rows.append(row)
    return PlanChange(tuple(rows)) if rows else None


def _paired(
    old: Sequence[object], new: Sequence[object]
) -> Iterator[tuple[int | None, int | None]]:
    """Places in two lists of what is not the same: replaced ones side by side, others alone."""
    ends = (len(old), len(new))
    start = _alike(old, new)
    tail = _alike(old[start:][::-1], new[start:][::-1])  # a list of alike items stays in its place
    old, new = old[start : ends[0] - tail], new[start : ends[1] - tail]
    for kind, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            for step in range(max(i_end - i, j_end - j)):
                yield (
                    start + i + step if i + step < i_end else None,
                    start + j + step if j + step < j_end else None,
                )


def _alike(old: Sequence[object], new: Sequence[object]) -> int:
    """How many items two lists begin with alike."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(old), len(new)))


def copies(was: BoxRecord, box: BoxRecord) -> tuple[CopyChange, ...]:
    """The parts of a box's stories that changed; of briefs, each under its number."""
    if was.stories == box.stories:
        return ()
    if len(was.stories) <= 1 and len(box.stories) <= 1:
        return tuple(_copy(_first(was), _first(box), 0))
    found: list[CopyChange] = []
    names = [[_name(one) for one in record.stories] for record in (was, box)]
    for old, new in _paired(*names):
        before = was.stories[old] if old is not None else None
        after = box.stories[new] if new is not None else None
        found += _copy(before, after, (old if new is None else new) + 1)  # type: ignore[operator]
    for number, one in enumerate(box.stories, 1):
        same = [other for other in was.stories if _name(other) == _name(one)]
        if len(same) == 1 and same[0] != one:
            found += _copy(same[0], one, number)
    return tuple(found)


def _first(box: BoxRecord) -> Copy | None:
    return box.stories[0] if box.stories else None


def _name(copy: Copy) -> tuple[str, Value | None]:
    return copy.file, copy.parts.get("headline")


def _copy(was: Copy | None, copy: Copy | None, story: int) -> Iterator[CopyChange]:
    """What changed in one story; a story that is another one, as a whole."""
    if was is None or copy is None or (was.file != copy.file and was.body != copy.body):
        action: Action = "new" if was is None else "gone" if copy is None else "changed"
        names = [_headline(one) if one else None for one in (was, copy)]
        yield CopyChange(
            (copy or was or Copy("")).file, "story", action, (_length(was), _length(copy)),
            story=story, before=names[0], after=names[1],
        )  # fmt: skip
        return
    for part in {**copy.parts, **was.parts}:
        old, new = was.parts.get(part), copy.parts.get(part)
        if old != new:
            yield CopyChange(
                copy.file, part, "new" if old is None else "gone" if new is None else "changed",
                (_chars(old), _chars(new)), story=story, before=_short(old), after=_short(new),
            )  # fmt: skip
    yield from _passages(was, copy, story)


def _headline(copy: Copy) -> str:
    """What a story is called; its file where the headline is long, or there is none."""
    return _short(copy.parts.get("headline")) or copy.file


def _passages(was: Copy, copy: Copy, story: int) -> Iterator[CopyChange]:
    """The blocks of the body that changed, each counted within its kind."""
    for old, new in _paired(was.body, copy.body):
        before = was.body[old] if old is not None else None
        after = copy.body[new] if new is not None else None
        if before and after and before.kind == after.kind:
            number = _number(copy.body, new)
            chars = (before.chars, after.chars)
            yield CopyChange(copy.file, after.kind, "changed", chars, number, story)
            continue
        if before:
            number = _number(was.body, old)
            yield CopyChange(was.file, before.kind, "gone", (before.chars, 0), number, story)
        if after:
            number = _number(copy.body, new)
            yield CopyChange(copy.file, after.kind, "new", (0, after.chars), number, story)


def _number(body: Sequence[Passage], at: int | None) -> int:
    """Which of its kind a block is, from 1."""
    return sum(one.kind == body[at or 0].kind for one in body[: (at or 0) + 1])


def _length(copy: Copy | None) -> int:
    return sum(one.chars for one in copy.body) if copy else 0


def _chars(value: Value | None) -> int:
    if value is None:
        return 0
    return value.chars if isinstance(value, Digest) else len("".join(value.split()))


def _short(value: Value | None) -> str | None:
    return value if isinstance(value, str) else None
