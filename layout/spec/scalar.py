"""Values that are written in a form of their own: what the text of a scalar means."""

from __future__ import annotations

import datetime
import re

from layout.spec.keys import FOCUS
from layout.spec.model import Booked, Focus
from layout.units import parse_length

_INTEGER = re.compile(r"^[+-]?[0-9]{1,12}$")
_NUMBER = re.compile(r"^[+-]?([0-9]{1,12}(\.[0-9]*)?|\.[0-9]+)$")
_PERCENT = re.compile(r"^([0-9]{1,6}(?:\.[0-9]*)?)\s*[%％]$")
_DATE = re.compile(r"^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})$")
_RANGE = re.compile(r"^([0-9]{1,6})(?:\s*[-–—~～至]\s*([0-9]{1,6}))?$")
_DAYS = re.compile(r"^([0-9-]{8,10})(?:\s*[–—~～至]\s*([0-9-]{8,10}))?$")
_INKS = re.compile(r"([CMYK])\s*([0-9.]+)", re.IGNORECASE)
_HEX = re.compile(r"#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
_RGB = re.compile(
    r"(?i:rgb)?\s*\(?\s*[Rr]?\s*(\d{1,3})\s*[,，\s]\s*"
    r"[Gg]?\s*(\d{1,3})\s*[,，\s]\s*[Bb]?\s*(\d{1,3})\s*\)?"
)
_TIMES = re.compile(r"\s*[x×X*]\s*")
_COLUMNS = re.compile(r"^([0-9]{1,3})\s*(?:栏|col)?$")
_LINES = re.compile(r"^([0-9]{1,3})\s*(?:行|ln)?$")
TRUE = frozenset({"true", "yes", "on", "是"})
FALSE = frozenset({"false", "no", "off", "否"})


def parse_integer(text: str) -> int | None:
    """A whole number in decimal digits; `012` is twelve, `1_000` and `1:30` are none."""
    return int(text) if _INTEGER.match(text) else None


def parse_number(text: str) -> float | None:
    """A decimal number; `.nan`, `inf` and powers are none."""
    return float(text) if _NUMBER.match(text) else None


def parse_share(text: str) -> float | None:
    """A share of one, as `0.9` or `90%`."""
    if match := _PERCENT.match(text):
        return float(match[1]) / 100
    return parse_number(text)


def parse_bool(text: str) -> bool | None:
    """Yes or no, in the words of either language."""
    word = text.lower()
    return True if word in TRUE else False if word in FALSE else None


def parse_date(text: str) -> datetime.date | None:
    """A day of the calendar, as `2020-12-07`."""
    match = _DATE.match(text)
    if match is None:
        return None
    try:
        return datetime.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def parse_range(text: str) -> tuple[int, int] | None:
    """From one number to another, both included: `1-5`, `1～5`; `3` is from 3 to 3."""
    match = _RANGE.match(text)
    if match is None:
        return None
    first, last = int(match[1]), int(match[2] or match[1])
    return (first, last) if first <= last else None


def parse_days(text: str) -> tuple[datetime.date, datetime.date] | None:
    """From one day to another, both included: `2026-02-16～2026-02-22`; one alone is both."""
    match = _DAYS.match(text)
    if match is None:
        return None
    first, last = parse_date(match[1]), parse_date(match[2] or match[1])
    return (first, last) if first and last and first <= last else None


def parse_light(text: str) -> tuple[int, int, int] | None:
    """A colour of the screen: `#d22`, `#dd2222`, `rgb(221, 34, 34)` or three numbers."""
    if found := _HEX.fullmatch(text.strip()):
        digits = found[1] if len(found[1]) > 3 else "".join(digit * 2 for digit in found[1])
        red, green, blue = bytes.fromhex(digits)
        return red, green, blue
    if found := _RGB.fullmatch(text.strip()):
        red, green, blue = (min(255, int(part)) for part in found.groups())
        return red, green, blue
    return None


def parse_inks(text: str) -> tuple[float, ...] | None:
    """`C0 M100 Y95 K8`, each ink at most once; what is not named is 0."""
    found = {name.upper(): parse_number(value) for name, value in _INKS.findall(text)}
    rest = _INKS.sub("", text).strip(" ,，")
    if rest or not found or len(found) != len(_INKS.findall(text)) or None in found.values():
        return None
    return tuple(found.get(ink) or 0.0 for ink in "CMYK")


def parse_booked(text: str) -> Booked | None:
    """Room for an advert: `2 x 20` (columns and lines), `120mm x 80mm`, or one of each."""
    parts = _TIMES.split(text.strip())
    if len(parts) != 2:
        return None
    columns, lines = _COLUMNS.match(parts[0]), _LINES.match(parts[1])
    width = int(columns[1]) if columns else parse_length(parts[0])
    depth = int(lines[1]) if lines else parse_length(parts[1])
    return Booked(width, depth) if width and depth else None


def parse_focus(text: str) -> Focus | None:
    """`40% 60%`, or words (`top left`, `左上`); what is not named is the middle."""
    parts = text.split()
    if len(parts) == 1 and parts[0] not in FOCUS:
        parts = list(text.strip())
    if all(part in FOCUS for part in parts) and 1 <= len(parts) <= 2:
        across = [x for part in parts if (x := FOCUS[part][0]) is not None]
        down = [y for part in parts if (y := FOCUS[part][1]) is not None]
        if len(across) > 1 or len(down) > 1:
            return None
        return Focus(across[0] if across else 0.5, down[0] if down else 0.5)
    shares = [share for part in parts if (share := parse_share(part)) is not None]
    return Focus(*shares) if len(shares) == len(parts) == 2 else None
