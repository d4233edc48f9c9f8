"""The rules of the trade by name."""

from __future__ import annotations

from typing import Literal

RuleKind = Literal["none", "hairline", "thin", "thick", "double", "thick-thin", "dashed", "dotted"]
