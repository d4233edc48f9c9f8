"""The edition language as JSON Schema, drawn from the tables that the reader goes by."""

from __future__ import annotations

import datetime
import inspect
from typing import Literal, get_args, get_origin

import msgspec

from layout.spec.keys import BOUNDS, KEYS, SYNONYMS
from layout.spec.model import Booked, Edition, Focus, House
from layout.spec.reader import SHORT, Field, is_struct, shape_of
from layout.units import HAO, UNITS, Length, Size

Schema = dict[str, object]

_URI = "https://json-schema.org/draft/2020-12/schema"
# YAML reads 2020 and yes as other things than text; where text is wanted they are text.
_TEXT: Schema = {"type": ["string", "number", "boolean"]}
_NUMBER = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"
_ONE_LENGTH = rf"{_NUMBER}\s*({'|'.join(UNITS)})"
_LENGTH: Schema = {"type": "string", "pattern": rf"^({_ONE_LENGTH}|{'|'.join(HAO)}|小?[0-8]号?)$"}
_SHARE: Schema = {
    "anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^[0-9]+(\.[0-9]*)?\s*[%％]$"}]
}
_RANGE: Schema = {
    "anyOf": [
        {"type": "integer", "minimum": 1},
        {"type": "string", "pattern": r"^[0-9]+(\s*[-–—~～至]\s*[0-9]+)?$"},
    ]
}
_INKS: Schema = {
    "anyOf": [
        {
            "type": "array",
            "items": {"type": "number", "minimum": 0, "maximum": 100},
            "minItems": 4,
            "maxItems": 4,
        },
        {"type": "string", "pattern": r"^([CMYKcmyk]\s*[0-9.]+[ ,，]*)+$"},
    ]
}
_DAY = r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
_ONE_DAY: Schema = {"type": "string", "pattern": rf"^{_DAY}(\s*[–—~～至]\s*{_DAY})?$"}
_DAYS: Schema = {"anyOf": [_ONE_DAY, {"type": "array", "items": _ONE_DAY}]}
_BY_TYPE: dict[object, Schema] = {
    str: _TEXT,
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": ["boolean", "string"]},
    Length: _LENGTH,
    Size: {"type": "string", "pattern": rf"^{_ONE_LENGTH}\s*[x×X*]\s*{_ONE_LENGTH}$"},
    Focus: {"type": "string"},
    Booked: {"type": "string", "pattern": r"^[^x×X*]+[x×X*][^x×X*]+$"},
    datetime.date: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}$"},
}
_BY_KEY: dict[tuple[str, str], Schema] = {
    ("Style", "ratio"): _SHARE,
    ("Style", "x_scale"): _SHARE,
    ("Style", "x_scale_least"): _SHARE,
    ("Style", "x_scale_most"): _SHARE,
    ("Style", "latin_size"): _SHARE,
    ("At", "columns"): _RANGE,
    ("At", "lines"): _RANGE,
    ("BlockPart", "lines"): _RANGE,
    ("IssueCount", "skipped"): _DAYS,
    ("IssueCount", "added"): _DAYS,
    ("Head", "columns"): _RANGE,
    ("ColourDef", "cmyk"): _INKS,
    ("Page", "plan"): {"type": "string"},
    ("Story", "body"): {"type": "string"},
}


def schema() -> dict[str, object]:
    """The schema of an edition file or a house file, both spellings of each key in it."""
    structs: dict[str, Schema] = {}
    files = [_reference(struct, structs) for struct in (Edition, House)]
    return {
        "$schema": _URI,
        "title": "Banmian 版面",
        "description": "An edition file or a house file 一期报纸，或本报样式",
        "anyOf": files,
        "$defs": structs,
    }


def _reference(struct: type[msgspec.Struct], structs: dict[str, Schema]) -> Schema:
    """A reference to the schema of a struct, which is added to `structs`."""
    name = struct.__name__
    if name not in structs:
        structs[name] = {}  # holds the place: a struct may contain itself
        structs[name] = _object(struct, structs)
    return {"$ref": f"#/$defs/{name}"}


def _object(struct: type[msgspec.Struct], structs: dict[str, Schema]) -> Schema:
    shape = shape_of(struct)
    properties: Schema = {}
    required: list[Schema] = []
    synonyms = [(key, name) for name, key in SYNONYMS.get(struct.__name__, {}).items()]
    for key, alias in (*KEYS[struct.__name__].items(), *synonyms):
        field = shape.fields[key]
        value = _value(field, structs)
        properties[key] = {**value, "description": alias}
        properties[alias] = {**value, "description": key}
        if field.is_required:
            required.append({"anyOf": [{"required": [key]}, {"required": [alias]}]})
    return {
        "type": "object",
        "description": (inspect.getdoc(struct) or "").partition("\n")[0],
        "properties": properties,
        "additionalProperties": False,
        **({"allOf": required} if required else {}),
    }


def _value(field: Field, structs: dict[str, Schema]) -> Schema:
    """The schema of a key's value; nothing (null) where the key may be left empty."""
    slot = field.slot
    one = _BY_KEY.get((slot.owner, slot.key)) or _kind(field.kind, field, structs)
    if slot.choices and get_origin(field.kind) not in (Literal, tuple):
        one = {"anyOf": [one, {"enum": list(slot.choices)}]}
    if field.kind in (int, float) and (slot.owner, slot.key) in BOUNDS and "type" in one:
        low, high = BOUNDS[slot.owner, slot.key]
        one = {**one, "minimum": low, "maximum": high}
    if field.is_optional or field.is_compound:
        return {"anyOf": [one, {"type": "null"}]}
    return one


def _kind(kind: object, field: Field, structs: dict[str, Schema]) -> Schema:
    if kind in _BY_TYPE:
        return _BY_TYPE[kind]
    origin = get_origin(kind)
    if origin is Literal:
        # `off` is a word here, and no in the YAML of 2001 that many checkers still read.
        no = [False] if "off" in field.slot.choices else []
        return {"enum": [*field.slot.choices, *no]}
    if origin is tuple:
        item = _kind(get_args(kind)[0], field, structs)
        return {"anyOf": [item, {"type": "array", "items": item}]}
    if origin is dict:
        item = _kind(get_args(kind)[1], field, structs)
        return {"type": "object", "additionalProperties": item}
    if is_struct(kind):
        return _struct(kind, structs)
    raise TypeError(f"no schema for {kind}")


def _struct(struct: type[msgspec.Struct], structs: dict[str, Schema]) -> Schema:
    reference = _reference(struct, structs)
    short = SHORT.get(struct.__name__)
    if short is None:
        return reference
    field = shape_of(struct).fields[short]
    value = _BY_KEY.get((struct.__name__, short)) or _kind(field.kind, field, structs)
    return {"anyOf": [reference, value]}
