"""The choices of `normalise:`, each by its name, from the nearest place that makes any."""

from __future__ import annotations

from typing import cast, get_args

from layout.spec.model import Normalise

Choices = tuple[Normalise, ...] | None
"""Empty is a choice too (`none`); None is none made."""

_KINDS = tuple(one for one in get_args(Normalise) if one not in ("all", "none"))


def chosen(*given: Choices) -> Choices:
    """The first of these that is given, without `all` and `none`, each choice once."""
    first = next((one for one in given if one is not None), None)
    if first is None:
        return None
    names = _KINDS if "all" in first else first
    return cast("Choices", tuple(one for one in _KINDS if one in names))
