"""What a YAML file consists of: scalars, lists and mappings, each with its place."""

from __future__ import annotations

import msgspec

from layout.diagnostics import Span, Words


class Scalar(msgspec.Struct, frozen=True):
    """A single value as it is written.

    `style` is the quoting: "" for none, or one of `'`, `"`, `|`, `>`, and `*` for an alias that
    leads nowhere. `lines` are the places of the first character of each line of a `|` block; it is
    empty for all others. `is_folded`: written on several lines that YAML has joined.
    """

    text: str
    style: str
    span: Span
    lines: tuple[Span, ...] = ()
    is_folded: bool = False

    @property
    def is_broken(self) -> bool:
        """Whether it stands for something that could not be read and was reported."""
        return self.style == "*"

    @property
    def is_null(self) -> bool:
        """Whether nothing is given: an empty value, `~` or `null`."""
        return not self.style and self.text in ("", "~", "null", "Null", "NULL")


class Sequence(msgspec.Struct, frozen=True):
    """A list."""

    items: list[Node]
    span: Span


class Mapping(msgspec.Struct, frozen=True):
    """Keys with values, in order, a key written twice twice; `merged` came by `<<`."""

    entries: list[tuple[Scalar, Node]]
    merged: list[tuple[Scalar, Node]]
    span: Span


Node = Scalar | Sequence | Mapping


def found_words(node: Node) -> Words | str:
    """What a node is, for the words "found …" of a message."""
    if isinstance(node, Sequence):
        return Words("a list", "列表")
    if isinstance(node, Mapping):
        return Words("keys with values", "一组键值")
    if node.is_null:
        return Words("nothing", "空值")
    text = node.text if len(node.text) <= 40 else node.text[:39] + "…"
    return text.replace("\n", "⏎")
