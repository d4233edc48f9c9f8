"""The table of words."""

from __future__ import annotations

from collections import Counter

import pytest

from layout.spec import defaults, model
from layout.spec.keys import BOUNDS, COLOURS, FACES, KEYS, NAMES, STRUCTS, STYLES, VALUES
from layout.spec.reader import SHORT, shape_of

# Words that are the same in both languages.
STANDARDS = {"PDF/X-1a:2003", "PDF/X-4"}
# Fields that no file gives: the reader fills them in.
FILLED = {"places", "plan_lines", "plan_cells", "items", "stretches"}
FILLED_IN = {"Story": {"file"}, "Edition": {"file"}, "Box": {"name", "parts", "part"}}


@pytest.mark.parametrize("name", KEYS)
def test_every_field_has_one_alias(name: str) -> None:
    """The keys of a struct are its fields, no two of them with one alias."""
    fields = (
        set(getattr(model, name).__struct_encode_fields__) - FILLED - FILLED_IN.get(name, set())
    )
    assert set(KEYS[name]) == fields
    spellings = Counter([*KEYS[name], *KEYS[name].values()])
    assert set(spellings.values()) == {1}


@pytest.mark.parametrize("key", VALUES, ids=".".join)
def test_values_are_those_of_the_model(key: tuple[str, str]) -> None:
    """Every word that the model allows can be written, each with one alias of its own."""
    struct, field = key
    words = set(shape_of(getattr(model, struct)).fields[field].slot.choices.values())
    aliases = VALUES[key]
    assert set(aliases) == words - STANDARDS
    assert len(set(aliases.values())) == len(aliases)


@pytest.mark.parametrize(
    ("names", "defined"),
    [(FACES, defaults.FACES), (COLOURS, defaults.COLOURS), (STYLES, defaults.STYLES)],
)
def test_names_are_those_of_the_defaults(names: dict[str, str], defined: dict[str, object]) -> None:
    """What the house comes with has a Chinese name, no two the same."""
    assert set(names) == set(defined)
    assert len(set(names.values())) == len(names)


def test_tables_name_fields_that_exist() -> None:
    """No row of a table is left over from a field that has gone."""
    rows = [*VALUES, *NAMES, *BOUNDS, *SHORT.items()]
    gone = [row for row in rows if row[1] not in getattr(model, row[0]).__struct_encode_fields__]
    assert not gone
    assert set(STRUCTS) == set(KEYS)


def test_every_word_of_the_model_has_an_alias() -> None:
    """No key whose values are words is missing from the table of values."""
    shapes = [shape_of(getattr(model, name)) for name in KEYS]
    slots = [
        field.slot for shape in shapes for field in shape.fields.values() if field.slot.choices
    ]
    assert {(slot.owner, slot.key) for slot in slots} == set(VALUES)
