"""Single values of the language, read from a node by the kind that its key wants.

Each reader takes the node, the key it stands at and the sink; where the node does not fit it says
so and gives UNSET, so that the key's default holds.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches

import msgspec
from msgspec import UNSET

from layout.diagnostics import Sink, Words
from layout.spec import scalar
from layout.spec.keys import BOUNDS, NAMES, VALUES, alias
from layout.spec.node import Node, Scalar, Sequence, found_words
from layout.units import Length, Size, parse_length, parse_size

Read = Callable[[Node, "Slot", Sink], object]

# What a key wants, as a message says it.
KINDS: dict[str, Words] = {
    "text": Words("text", "文字"),
    "integer": Words("a whole number", "整数"),
    "number": Words("a number", "数字"),
    "share": Words("a percentage (90%) or a number (0.9)", "百分比（90%）或小数（0.9）"),
    "bool": Words("yes or no", "是或否"),
    "date": Words("a date such as 2020-12-07", "日期，如 2020-12-07"),
    "range": Words("a range such as 1-5", "范围，如 1-5"),
    "days": Words(
        "days such as 2026-02-16 or 2026-02-16～2026-02-22",
        "日期或起止日期，如 2026-02-16 或 2026-02-16～2026-02-22",
    ),
    "size": Words("a width and a height such as 390mm x 545mm", "宽和高，如 390mm x 545mm"),
    "booked": Words(
        "columns and lines such as 2 x 20, or a size such as 120mm x 80mm",
        "栏数和行数，如 2 x 20，或尺寸，如 120mm x 80mm",
    ),
    "inks": Words("four inks such as [0, 100, 95, 8]", "四色油墨，如 [0, 100, 95, 8]"),
    "focus": Words("a point such as 40% 60% or top left", "位置，如 40% 60% 或 左上"),
    "list": Words("a list", "列表"),
    "struct": Words("keys with values", "一组键值"),
    "tint": Words("a colour, a percentage, or both", "颜色、百分比，或颜色加百分比"),
    "block": Words("a block of lines (|)", "多行文字块（|）"),
}


class Slot(msgspec.Struct, frozen=True):
    """A key of a struct: what it is called and what may stand there."""

    owner: str
    key: str
    choices: dict[str, str] = {}
    """Words allowed, in both languages, and what each means."""

    @property
    def words(self) -> Words:
        """The key as messages call it."""
        return key_words(self.owner, self.key)


def key_words(struct: str, key: str) -> Words:
    """A key as messages call it; in Chinese with the English spelling, perhaps the one used."""
    return Words(key, f"{alias(struct, key)}（{key}）")


def misfit(node: Node, slot: Slot, sink: Sink, kind: str) -> None:
    """Report a value of the wrong kind."""
    sink.report("E116", node.span, key=slot.words, expected=KINDS[kind], found=found_words(node))


def plain_text(node: Node) -> str | None:
    """The text of a scalar without white around it; None for all else and for nothing."""
    if isinstance(node, Scalar) and not node.is_null:
        return node.text.strip(" \t\n")
    return None


def within(value: float, node: Node, slot: Slot, sink: Sink, unit: str = "") -> bool:
    """Whether a number lies within the bounds of its key; reported where it does not."""
    low, high = BOUNDS.get((slot.owner, slot.key), (value, value))
    if low <= value <= high:
        return True
    found = node.text.strip() if isinstance(node, Scalar) else f"{value:g}"
    least, most = f"{low:g}{unit}", f"{high:g}{unit}"
    sink.report("E119", node.span, key=slot.words, found=found, low=least, high=most)
    return False


def read_text(node: Node, slot: Slot, sink: Sink) -> object:
    """Any scalar as it is written; names of the house by either language."""
    text = plain_text(node)
    if text is None:
        misfit(node, slot, sink, "text")
        return UNSET
    names = NAMES.get((slot.owner, slot.key))
    return english_name(names, text) if names else text


def english_name(names: dict[str, str], text: str) -> str:
    """The name that `text` stands for: itself, or the English one of a Chinese alias."""
    for english, chinese in names.items():
        if text == chinese:
            return english
    return text


def read_integer(node: Node, slot: Slot, sink: Sink) -> object:
    """A whole number within the bounds of its key."""
    value = scalar.parse_integer(plain_text(node) or "")
    if value is None:
        misfit(node, slot, sink, "integer")
        return UNSET
    return value if within(value, node, slot, sink) else UNSET


def read_number(node: Node, slot: Slot, sink: Sink) -> object:
    """A decimal number within the bounds of its key."""
    value = scalar.parse_number(plain_text(node) or "")
    if value is None:
        misfit(node, slot, sink, "number")
        return UNSET
    return value if within(value, node, slot, sink) else UNSET


def read_share(node: Node, slot: Slot, sink: Sink) -> object:
    """A share of one, as a percentage or a number."""
    value = scalar.parse_share(plain_text(node) or "")
    if value is None:
        misfit(node, slot, sink, "share")
        return UNSET
    return value if within(value, node, slot, sink) else UNSET


def read_bool(node: Node, slot: Slot, sink: Sink) -> object:
    """Yes or no."""
    value = scalar.parse_bool(plain_text(node) or "")
    if value is None:
        misfit(node, slot, sink, "bool")
        return UNSET
    return value


def read_date(node: Node, slot: Slot, sink: Sink) -> object:
    """A day."""
    value = scalar.parse_date(plain_text(node) or "")
    if value is None:
        misfit(node, slot, sink, "date")
        return UNSET
    return value


def read_days(node: Node, slot: Slot, sink: Sink) -> object:
    """Days, and stretches of days with their first and last; one alone counts as a list."""
    found = []
    for item in node.items if isinstance(node, Sequence) else [node]:
        days = scalar.parse_days(plain_text(item) or "")
        if days is None:
            misfit(item, slot, sink, "days")
        else:
            found.append(days)
    return tuple(found)


def read_range(node: Node, slot: Slot, sink: Sink) -> object:
    """The first and the last of a range; a number alone is both."""
    value = scalar.parse_range(plain_text(node) or "")
    if value is None:
        misfit(node, slot, sink, "range")
        return UNSET
    return value if all(within(end, node, slot, sink) for end in value) else UNSET


def read_columns(node: Node, slot: Slot, sink: Sink) -> object:
    """A range of columns, or a number alone: how many, with a first of 0."""
    found = read_range(node, slot, sink)
    if isinstance(found, tuple) and scalar.parse_integer(plain_text(node) or "") is not None:
        return (0, found[1])
    return found


def read_focus(node: Node, slot: Slot, sink: Sink) -> object:
    """A point of a picture."""
    value = scalar.parse_focus(plain_text(node) or "")
    if value is None:
        misfit(node, slot, sink, "focus")
        return UNSET
    return value if all(within(share, node, slot, sink) for share in (value.x, value.y)) else UNSET


def read_inks(node: Node, slot: Slot, sink: Sink) -> object:
    """Four percentages, as a list or as `C0 M100 Y95 K8`; a colour of the screen is refused."""
    if light := scalar.parse_light(_listed(node)):
        from layout.profile import nearest_inks  # late: it needs Pillow

        near = ", ".join(map(str, nearest_inks(*light)))
        sink.report("E148", node.span, value=_listed(node), inks=f"[{near}]")
        return UNSET
    if isinstance(node, Sequence):
        values = tuple(scalar.parse_number(plain_text(one) or "") for one in node.items)
    else:
        values = scalar.parse_inks(plain_text(node) or "") or ()
    inks = tuple(value for value in values if value is not None)
    if len(inks) != 4 or len(values) != 4:
        misfit(node, slot, sink, "inks")
        return UNSET
    return inks if all(within(ink, node, slot, sink, "%") for ink in inks) else UNSET


def _listed(node: Node) -> str:
    """A list or a plain value as text."""
    if isinstance(node, Sequence):
        return ", ".join(plain_text(one) or "" for one in node.items)
    return plain_text(node) or ""


def read_word(node: Node, slot: Slot, sink: Sink) -> object:
    """One of the words that the key allows, in either language."""
    text = plain_text(node)
    if text in slot.choices:
        return slot.choices[text]
    report_word(node, slot, sink)
    return UNSET


def report_word(node: Node, slot: Slot, sink: Sink) -> None:
    """Say that a word is none of those allowed, and which come near or are there."""
    near = get_close_matches(plain_text(node) or "", slot.choices, 1)
    sink.report(
        "E117",
        node.span,
        hint="near" if near else "",
        key=slot.words,
        found=found_words(node),
        nearest=near[0] if near else "",
        allowed=allowed_words(slot),
    )


def allowed_words(slot: Slot) -> Words:
    """The words of a key, English ones for English, Chinese ones for Chinese."""
    aliases = VALUES.get((slot.owner, slot.key), {})
    english = list(dict.fromkeys(slot.choices.values()))
    return Words(", ".join(english), "、".join(aliases.get(word, word) for word in english))


def read_length(node: Node, slot: Slot, sink: Sink) -> object:
    """A length with its unit, or a word where the key allows one (`fit`)."""
    text = plain_text(node) or ""
    if text in slot.choices:
        return slot.choices[text]
    length = parse_length(text)
    if length is None:
        hint = "unit" if scalar.parse_number(text) is not None else ""
        sink.report("E118", node.span, hint=hint, key=slot.words, found=found_words(node))
        return UNSET
    return length if within(_nominal(length), node, slot, sink, "pt") else UNSET


def read_size(node: Node, slot: Slot, sink: Sink) -> object:
    """A width and a height, absolute both."""
    size = parse_size(plain_text(node) or "")
    if size is None:
        misfit(node, slot, sink, "size")
        return UNSET
    fits = all(within(_nominal(side), node, slot, sink, "pt") for side in (size.width, size.height))
    return size if fits and absolute(size, node, slot, sink) else UNSET


def read_booked(node: Node, slot: Slot, sink: Sink) -> object:
    """The room that was sold for an advert."""
    value = scalar.parse_booked(plain_text(node) or "")
    if value is None:
        misfit(node, slot, sink, "booked")
        return UNSET
    for side in (value.width, value.depth):
        if isinstance(side, Length) and not absolute(side, node, slot, sink):
            return UNSET
        if not within(side if isinstance(side, int) else _nominal(side), node, slot, sink):
            return UNSET
    return value


def absolute(value: Length | Size, node: Node, slot: Slot, sink: Sink) -> bool:
    """Whether a length is absolute, as it must be where 字 and 行 are not yet known."""
    sides = (value,) if isinstance(value, Length) else (value.width, value.height)
    for side in sides:
        if side.absolute() is None:
            sink.report("E127", node.span, key=slot.words, found=str(side))
            return False
    return True


def read_absolute(node: Node, slot: Slot, sink: Sink) -> object:
    """A length in pt, mm, Q or 号."""
    value = read_length(node, slot, sink)
    if isinstance(value, Length) and not absolute(value, node, slot, sink):
        return UNSET
    return value


def read_leading(node: Node, slot: Slot, sink: Sink) -> object:
    """The pitch of the lines: absolute or in 字, for it is itself what 行 means."""
    value = read_length(node, slot, sink)
    if isinstance(value, Length) and value.unit in ("行", "ln"):
        absolute(value, node, slot, sink)
        return UNSET
    return value


def _nominal(length: Length) -> float:
    """In points; the bounds are wide enough to take 9 pt on 13.5 pt for every grid."""
    return length.pt(9.0, 13.5)


_PERCENT = ("%", "％")


def _is_percentage(word: str) -> bool:
    return word.endswith(_PERCENT)


def read_tint(node: Node, slot: Slot, sink: Sink) -> object:
    """A colour's name, a percentage of black, or both (`house 10%`)."""
    parts = (plain_text(node) or "").split()
    share = scalar.parse_share(parts[-1]) if parts and parts[-1].endswith(_PERCENT) else None
    names = parts if share is None else parts[:-1]
    is_share = share is None or 0 <= share <= 1
    if not parts or len(names) > 1 or not is_share or any(map(_is_percentage, names)):
        misfit(node, slot, sink, "tint")
        return UNSET
    colour = [english_name(NAMES[slot.owner, slot.key], name) for name in names]
    return " ".join(colour + ([f"{share * 100:g}%"] if share is not None else []))
