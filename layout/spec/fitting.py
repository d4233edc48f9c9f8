"""`fit` as it is read: one policy an item, each once, each for what its box holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from msgspec.structs import replace

from layout.diagnostics import Sink, Span, Words
from layout.spec.keys import VALUES, alias
from layout.spec.model import POLICIES, VIEWS, Box, FitWord, House, Page, Policy

GIVING = ("story", "briefs", "picture")  # what gives lines: it can be set into fewer
KINDS = ("advert", "furniture", "qr", "digest", "continues")
_WORDS = VALUES["Policy", "policy"]
_STORY = Words("stories and briefs", "稿件和简讯")
_PICTURE = Words("pictures and adverts", "图片和广告")


def policy_words(policy: str) -> Words:
    """A policy as messages call it; in Chinese with the English spelling."""
    return Words(policy, f"{_WORDS[policy]}（{policy}）")


def house_policies(house: House, sink: Sink) -> House:
    """The house with its policies one by one; `box` names a neighbour: it has no place there."""
    found = []
    for one in story_policies(house.fit, Words("the house", "本报样式"), sink):
        if one.policy == "box":
            sink.report("E184", one.where(), hint="house")
        else:
            found.append(one)
    return replace(house, fit=tuple(found)) if house.fit else house


def box_policies(name: str, box: Box, sink: Sink) -> tuple[Policy, ...] | None:
    """What a box says of `fit`: of a story its policies, of a picture how it is seen."""
    if not box.fit:
        return box.fit
    if {"picture", "advert"} & set(box.places):
        if {"story", "briefs", "continues"} & set(box.places):
            return None  # a box of two things: which of them is meant is asked elsewhere (E130)
        return tuple(_of_kind(box.fit, VIEWS, name, (_STORY, _PICTURE), sink))
    return tuple(story_policies(box.fit, Words(name, name), sink))


def story_policies(given: Sequence[Policy], owner: Words, sink: Sink) -> Iterator[Policy]:
    """The policies of a story; `none` among them leaves none."""
    named: dict[str, Policy] = {}
    found = list(_of_kind(given, ("none", *POLICIES), owner, (_PICTURE, _STORY), sink))
    for one in found:
        if one.policy in named:
            notes = (named[one.policy].where(),)
            sink.report(
                "E185", one.where(), notes=notes, box=owner, policy=policy_words(one.policy)
            )
        elif one.policy == "box" and one.box is None:
            sink.report("E184", one.where())
        elif one.policy:
            named[one.policy] = one
    if "none" not in named:
        yield from named.values()


def _of_kind(
    given: Sequence[Policy],
    allowed: Sequence[FitWord],
    name: str | Words,
    kinds: tuple[Words, Words],
    sink: Sink,
) -> Iterator[Policy]:
    """The policies that say something of this kind of box; others are reported."""
    for one in _single(given):
        if one.policy in allowed:
            yield one
        elif one.policy:
            other, own = kinds
            sink.report(
                "E180", one.where(), box=name, policy=policy_words(one.policy), of=other, here=own,
                known=Words(", ".join(allowed), "、".join(_WORDS[word] for word in allowed)),
            )  # fmt: skip


def _single(given: Sequence[Policy]) -> Iterator[Policy]:
    """Each item with the one policy that it is; several in one item in the order written."""
    for item in given:
        for key in item.places:
            if key in POLICIES:
                yield replace(item, policy=key, places={"": item.where(key)})
        if item.policy:
            yield replace(item, places={"": item.where()})


def check_neighbours(pages: Sequence[Page], sink: Sink) -> tuple[Page, ...]:
    """The pages with the neighbours of their boxes known; others are reported and left out."""
    return tuple(_with_neighbours(page, sink) for page in pages)


def _with_neighbours(page: Page, sink: Sink) -> Page:
    givers = {name: one for name, box in page.boxes.items() if (one := giver_of(box))}
    if not givers:
        return page
    boxes = dict(page.boxes)
    for name, one in givers.items():
        if not _is_sound(name, one, givers, page, sink):
            kept = tuple(policy for policy in boxes[name].fit or () if policy is not one)
            boxes[name] = replace(boxes[name], fit=kept)
    return replace(page, boxes=boxes)


def giver_of(box: Box) -> Policy | None:
    """The policy that names a neighbour."""
    return next((one for one in box.fit or () if one.policy == "box" and one.box), None)


def _is_sound(
    name: str, policy: Policy, givers: Mapping[str, Policy], page: Page, sink: Sink
) -> bool:
    """Whether the neighbour is another box of the page that takes nothing from this one."""
    assert policy.box  # noqa: S101  by `giver_of`
    other, span = policy.box.from_, _span(policy)
    if other not in page.boxes:
        near = get_close_matches(other, [one for one in page.boxes if one != name], 1, 0.5)
        sink.report(
            "E181", span, hint="near" if near else "", box=name, other=other,
            near=near[0] if near else "",
        )  # fmt: skip
        return False
    back = givers.get(other)
    if other == name or (back and back.box and back.box.from_ == name):
        notes = (_span(back),) if back and other != name else ()
        sink.report("E183", span, notes=notes, box=name, other=other)
        return False
    giver = page.boxes[other]
    if giver.parts or not set(GIVING) & set(giver.places):
        kinds = [key for key in giver.places if key in KINDS]
        kind = "continues" if giver.parts or not kinds else kinds[0]
        sink.report("E186", span, box=name, other=other, kind=Words(kind, alias("Box", kind)))
        return False
    return True


def _span(policy: Policy) -> Span:
    return policy.box.where("from") if policy.box else policy.where()
