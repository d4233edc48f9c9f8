"""Nodes read into the structs of the model, led by the structs' own annotations."""

from __future__ import annotations

import datetime
import types
from difflib import get_close_matches
from functools import cache
from typing import Literal, TypeGuard, TypeVar, Union, get_args, get_origin

import msgspec
from msgspec import UNSET

from layout.diagnostics import Sink, Span, Words
from layout.spec import value as values
from layout.spec.keys import FORMER, KEYS, NAMES, STRUCTS, SYNONYMS, VALUES
from layout.spec.markdown import read_block
from layout.spec.model import Booked, Box, Focus
from layout.spec.node import Mapping, Node, Scalar, Sequence
from layout.spec.plan import Plan, read_plan
from layout.spec.value import Read, Slot, misfit, plain_text
from layout.units import Length, Size

S = TypeVar("S", bound=msgspec.Struct)

# How a value of each type is read, and the keys whose value has a form of its own.
_BY_TYPE: dict[object, Read] = {
    str: values.read_text,
    int: values.read_integer,
    float: values.read_number,
    bool: values.read_bool,
    Length: values.read_length,
    Size: values.read_size,
    Focus: values.read_focus,
    Booked: values.read_booked,
    datetime.date: values.read_date,
}
_BY_KEY: dict[tuple[str, str], Read] = {
    ("Style", "ratio"): values.read_share,
    ("Style", "x_scale"): values.read_share,
    ("Style", "x_scale_least"): values.read_share,
    ("Style", "x_scale_most"): values.read_share,
    ("Style", "latin_size"): values.read_share,
    ("Grid", "body"): values.read_absolute,
    ("Grid", "leading"): values.read_leading,
    ("At", "columns"): values.read_range,
    ("At", "lines"): values.read_range,
    ("Head", "columns"): values.read_columns,
    ("ColourDef", "cmyk"): values.read_inks,
    ("Box", "tint"): values.read_tint,
    ("Head", "tint"): values.read_tint,
    ("Subheads", "tint"): values.read_tint,
    ("BlockPart", "lines"): values.read_range,
    ("IssueCount", "skipped"): values.read_days,
    ("IssueCount", "added"): values.read_days,
    ("Page", "plan"): read_plan,
    ("Story", "body"): read_block,
}
# A value that is not a mapping stands for the one key named here.
SHORT = {
    "Check": "level",
    "Face": "file",
    "ColourDef": "cmyk",
    "House": "extends",
    "Story": "file",
    "Columns": "columns",
    "Policy": "policy",
    "Neighbour": "from",
    "RuleLine": "kind",
    "Frame": "kind",
    "HeadPicture": "file",
    "Ornament": "file",
    "Continues": "box",
    "DigestItem": "box",
    "Piece": "text",
    "BlockPart": "text",
    "FurnitureBlock": "parts",
    "Briefs": "stories",
}


class Field(msgspec.Struct, frozen=True):
    """A key of a struct and how its value is read."""

    slot: Slot
    kind: object
    """The type of the value, without None."""
    read: Read
    is_optional: bool
    is_required: bool
    is_compound: bool
    attribute: str
    """The field's name, where its key is no name in Python (`from`)."""


class Shape(msgspec.Struct, frozen=True):
    """A struct type as the reader sees it: its fields, and their names in both languages."""

    fields: dict[str, Field]
    names: dict[str, str]


@cache
def shape_of(struct: type[msgspec.Struct]) -> Shape:
    """The shape of a struct type, worked out when it is first met."""
    keys = KEYS.get(struct.__name__, {})
    fields = {}
    for info in msgspec.structs.fields(struct):
        if info.encode_name in keys or info.encode_name == SHORT.get(struct.__name__):
            fields[info.encode_name] = _field(struct.__name__, info)
    names = {name: name for name in keys} | {chinese: name for name, chinese in keys.items()}
    names |= SYNONYMS.get(struct.__name__, {})
    return Shape(fields, names)


def _field(owner: str, info: msgspec.structs.FieldInfo) -> Field:
    kind, is_optional = _without_none(info.type)
    key = info.encode_name
    choices = _choices(owner, key, kind)
    read = _BY_KEY.get((owner, key)) or _reader(kind)
    compound = get_origin(kind) in (dict, tuple) or is_struct(kind)
    slot = Slot(owner, key, choices)
    return Field(slot, kind, read, is_optional, info.required, compound, info.name)


def _without_none(kind: object) -> tuple[object, bool]:
    """A type without its None, and whether it had one. `Length | Literal` stays a Length."""
    if get_origin(kind) not in (Union, types.UnionType):
        return kind, False
    members = get_args(kind)
    rest = [one for one in members if one is not types.NoneType]
    first = next((one for one in rest if get_origin(one) is not Literal), rest[0])
    return first if len(rest) > 1 else rest[0], len(rest) < len(members)


def _choices(owner: str, key: str, kind: object) -> dict[str, str]:
    if get_origin(kind) is tuple:
        kind = get_args(kind)[0]
    aliases = VALUES.get((owner, key), {})
    words = get_args(kind) if get_origin(kind) is Literal else tuple(aliases)
    return {word: word for word in words} | {
        aliases[word]: word for word in words if word in aliases
    }


def is_struct(kind: object) -> TypeGuard[type[msgspec.Struct]]:
    """Whether a type is one of the model's structs, and not a value of one scalar."""
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind not in _BY_TYPE


def _reader(kind: object) -> Read:
    if kind in _BY_TYPE:
        return _BY_TYPE[kind]
    origin = get_origin(kind)
    if origin is Literal:
        return values.read_word
    if origin is tuple:
        return _tuple_reader(_reader(get_args(kind)[0]))
    if origin is dict:
        return _dict_reader(get_args(kind)[1])
    if is_struct(kind):
        return _struct_reader(kind)
    raise TypeError(f"no reader for {kind}")


def _tuple_reader(read: Read) -> Read:
    """A reader of lists; one value alone counts as a list of one."""

    def read_tuple(node: Node, slot: Slot, sink: Sink) -> object:
        items = node.items if isinstance(node, Sequence) else [node]
        found = [_read(read, item, slot, sink) for item in items]
        return tuple(one for one in found if one is not UNSET)

    return read_tuple


def _dict_reader(kind: object) -> Read:
    """A reader of mappings with names as keys; those of the house in either language."""
    read = _reader(kind)

    def read_dict(node: Node, slot: Slot, sink: Sink) -> object:
        if not isinstance(node, Mapping):
            misfit(node, slot, sink, "struct")
            return UNSET
        known = NAMES.get((slot.owner, slot.key), {})
        names = {chinese: english for english, chinese in known.items()}
        found = {}
        for name, _, value in keyed(node, names, sink):
            if (one := _read(read, value, slot, sink)) is not UNSET:
                found[name] = one
        return found

    return read_dict


def _struct_reader(struct: type[msgspec.Struct]) -> Read:
    def read(node: Node, slot: Slot, sink: Sink) -> object:
        short = SHORT.get(struct.__name__)
        if isinstance(node, Mapping):
            return read_struct(node, struct, sink)
        if short and not (isinstance(node, Scalar) and node.is_null):
            return _from_short(node, struct, short, sink)
        misfit(node, slot, sink, "struct")
        return UNSET

    return read


def _from_short(node: Node, struct: type[msgspec.Struct], key: str, sink: Sink) -> object:
    field = shape_of(struct).fields[key]
    value = field.read(node, field.slot, sink)
    if value is UNSET:
        return UNSET
    return struct(**{field.attribute: value}, places={"": node.span, key: node.span})


def read_struct(
    node: Mapping, struct: type[S], sink: Sink, **extra: object
) -> S | msgspec.UnsetType:
    """A struct from a mapping; UNSET, and a message, where a required key is missing.

    `extra` are fields that no key gives.
    """
    shape = shape_of(struct)
    given: dict[str, object] = extra
    places: dict[str, Span] = {"": node.span}
    items: dict[str, tuple[Span, ...]] = {}
    for name, key, value in keyed(node, shape.names, sink):
        field = shape.fields.get(name) if name in shape.names else None
        if field is None:
            _report_unknown(key, struct.__name__, shape, sink)
            continue
        found = _read_field(field, value, sink)
        if found is not UNSET:
            given[field.attribute] = found
        if found is not UNSET or struct is Box:  # a box knows what it was meant to hold
            places[name] = value.span
        if isinstance(value, Sequence):
            items[name] = tuple(item.span for item in value.items)
    if "items" in struct.__struct_fields__:
        given["items"] = items
    if _lacks(node, shape, given, sink):
        return UNSET
    if isinstance(plan := given.get("plan"), Plan):
        given |= {"plan": plan.rows, "plan_lines": plan.lines, "plan_cells": plan.cells}
    return struct(places=places, **given)


def _read_field(field: Field, node: Node, sink: Sink) -> object:
    if isinstance(node, Scalar) and node.is_null:
        if field.is_optional:
            return None
        if field.is_compound:
            return UNSET
    return _read(field.read, node, field.slot, sink)


def _read(read: Read, node: Node, slot: Slot, sink: Sink) -> object:
    """Read a node, unless its own trouble has been told already."""
    return UNSET if isinstance(node, Scalar) and node.is_broken else read(node, slot, sink)


def _lacks(node: Mapping, shape: Shape, given: dict[str, object], sink: Sink) -> bool:
    missing = [name for name, field in shape.fields.items() if field.is_required]
    written = {shape.names.get(key.text) for key, _ in node.entries + node.merged}
    for name in missing:
        if name not in written:
            field = shape.fields[name]
            english, chinese = STRUCTS[field.slot.owner]
            sink.report("E120", node.span, owner=Words(english, chinese), key=field.slot.words)
    return any(shape.fields[name].attribute not in given for name in missing)


def keyed(node: Mapping, names: dict[str, str], sink: Sink) -> list[tuple[str, Scalar, Node]]:
    """The keys of a mapping by the names they stand for; a second one for a name is reported."""
    found: dict[str, tuple[str, Scalar, Node]] = {}
    for key, value in node.entries:
        name = names.get(key.text, key.text)
        if name in found:
            first = found[name][1].span
            sink.report("E114", key.span, notes=(first,), key=key.text, line=first.line)
        else:
            found[name] = (name, key, value)
    for key, value in node.merged:
        name = names.get(key.text, key.text)
        found.setdefault(name, (name, key, value))
    return list(found.values())


def _report_unknown(key: Scalar, owner: str, shape: Shape, sink: Sink) -> None:
    cutoff = 0.6 if key.text.isascii() else 0.5  # one of two characters right is near
    former = FORMER.get((owner, key.text))
    near = [former] if former else get_close_matches(key.text, shape.names, 1, cutoff)
    keys, second = KEYS[owner], SYNONYMS.get(owner, {})
    english, chinese = STRUCTS[owner]
    sink.report(
        "E115",
        key.span,
        hint="near" if near else "",
        key=plain_text(key) or "",
        owner=Words(english, chinese),
        nearest=near[0] if near else "",
        known=Words(", ".join(keys), "、".join((*keys.values(), *second))),
    )
