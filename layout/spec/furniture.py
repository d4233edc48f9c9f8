"""Furniture checked: names that exist, items that are known, files that are there."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TypeVar

from msgspec.structs import replace

from layout.diagnostics import Sink, Span, Words
from layout.spec.check import known_names, report_name
from layout.spec.folders import Folders
from layout.spec.keys import alias
from layout.spec.keys.furniture import ITEMS, MASTHEAD, SLOTS
from layout.spec.model import (
    BlockPart,
    Box,
    Furniture,
    FurnitureBlock,
    House,
    Masthead,
    Piece,
    Strip,
)
from layout.spec.template import unknown_items

_STRIPS = ("folio", "credits", "footer")
S = TypeVar("S", Piece, BlockPart)


def check_furniture(house: House, folders: Folders, sink: Sink) -> Furniture:
    """The furniture of a house without names that lead nowhere, its files found."""
    furniture = house.furniture
    blocks = {name: _block(block, house, folders, sink) for name, block in furniture.blocks.items()}
    strips = {name: _strip(getattr(furniture, name), house, folders, sink) for name in _STRIPS}
    masthead = _masthead(furniture.masthead, house, folders, sink)
    return replace(furniture, masthead=masthead, blocks=blocks, **strips)


def known_furniture(box: Box, house: House, sink: Sink) -> str | None:
    """The furniture that a box asks for, where there is such a thing."""
    known = (MASTHEAD, *house.furniture.blocks)
    if box.furniture is None or box.furniture in known:
        return box.furniture
    report_name("E281", box.furniture, known, box.where("furniture"), sink)
    return None


def _masthead(masthead: Masthead, house: House, folders: Folders, sink: Sink) -> Masthead:
    masthead = known_names(masthead, house, sink)
    for key in ("left", "right"):
        name, blocks = getattr(masthead, key), house.furniture.blocks
        if name is not None and name not in blocks:
            report_name("E281", name, blocks, masthead.where(key), sink)
            masthead = replace(masthead, **{key: None})
    if masthead.picture is not None:
        found = folders.find(masthead.picture, masthead.where("picture"), sink)
        masthead = replace(masthead, picture=found)
    return masthead


def _strip(strip: Strip, house: House, folders: Folders, sink: Sink) -> Strip:
    slots = {
        slot: tuple(_piece(piece, house, folders, sink) for piece in getattr(strip, slot))
        for slot in SLOTS
    }
    for pieces in slots.values():
        for piece in pieces:
            _check_items((piece.text,), piece.where("text"), sink)
    return replace(strip, **slots)


def _piece(piece: Piece, house: House, folders: Folders, sink: Sink) -> Piece:
    piece = _styled(piece, house, sink)
    if piece.picture is None:
        return piece
    return replace(piece, picture=folders.find(piece.picture, piece.where("picture"), sink))


def _block(block: FurnitureBlock, house: House, folders: Folders, sink: Sink) -> FurnitureBlock:
    parts = []
    for part in block.parts:
        _check_contents(part, sink)
        done = _styled(part, house, sink)
        texts = (*part.text, *(one for one in (part.label, part.qr) if one))
        _check_items(texts, part.where("text"), sink)
        if done.picture is not None:
            found = folders.find(done.picture, done.where("picture"), sink)
            done = replace(done, picture=found)
        parts.append(done)
    return replace(block, parts=tuple(parts))


def _check_contents(part: BlockPart, sink: Sink) -> None:
    """A part holds one thing."""
    kinds = [kind for kind in ("text", "picture", "qr") if getattr(part, kind)]
    if len(kinds) != 1:
        words = Words(" and ".join(kinds) or "nothing", "和".join(map(_chinese, kinds)) or "空白")
        sink.report("E283", part.where(), hint="" if kinds else "none", kinds=words)


def _chinese(kind: str) -> str:
    return alias("BlockPart", kind)


def _styled(one: S, house: House, sink: Sink) -> S:
    """The text with a style that the house has."""
    if one.style is None or one.style in house.styles:
        return one
    report_name("E123", one.style, house.styles, one.where("style"), sink)
    return replace(one, style=None)


def _check_items(texts: Iterable[str], span: Span, sink: Sink) -> None:
    for name in [name for text in texts for name in unknown_items(text)]:
        near = get_close_matches(name, [*ITEMS, *ITEMS.values()], 1, 0.5)
        sink.report(
            "E280",
            span,
            hint="near" if near else "",
            item=name,
            nearest=near[0] if near else "",
            known=Words(", ".join(ITEMS), "、".join(ITEMS.values())),
        )
