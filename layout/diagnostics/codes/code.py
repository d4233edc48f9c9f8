"""What a row of the table of codes holds."""

from __future__ import annotations

from typing import Literal

import msgspec

Severity = Literal["error", "fault", "warning", "note"]
_SEVERITIES: dict[str, Severity] = {"E": "error", "F": "fault", "W": "warning", "N": "note"}

Hint = tuple[str, str]
"""A hint in English and in Chinese."""


class Code(msgspec.Struct, frozen=True):
    """A problem's wording.

    `{name}` stands for a field of the diagnostic, `{lines:line}` for a number with its English
    noun in singular or plural.

    The main line says what is wrong, with found and allowed values, lower case and without a full
    stop in English; it never says how to mend it. `hints` maps a diagnostic's `hint` to the
    sentence that does; the key "" is the one used where a diagnostic names none.
    """

    id: str
    en: str
    zh: str
    hints: dict[str, Hint] = {}

    @property
    def severity(self) -> Severity:
        """By the letter of the code."""
        return _SEVERITIES[self.id[0]]


class Rule(Code, frozen=True):
    """A rule of the trade that finished pages are audited by.

    `name` is its short name, `why` its reason, in English and Chinese, `level` its severity if no
    house says otherwise, `source` where it comes from, `limits` the numbers that a house can set.
    `code` is the message that tells what breaks it, where the page stage itself finds that.
    """

    name: tuple[str, str] = ("", "")
    level: Severity = "warning"
    why: tuple[str, str] = ("", "")
    source: str = ""
    limits: dict[str, float] = {}
    code: str = ""

    @property
    def severity(self) -> Severity:
        """Its own level: a rule's letters tell its room."""
        return self.level
