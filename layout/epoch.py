"""SOURCE_DATE_EPOCH: the moment of a build, where the environment sets one; never the clock."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

VARIABLE = "SOURCE_DATE_EPOCH"
"""Seconds since 1970 (reproducible-builds.org/specs/source-date-epoch)."""


class BadEpochError(ValueError):
    """The variable holds no number of seconds; `args[0]` is what it holds."""


def epoch() -> datetime | None:
    """The moment that is set, None where there is none; raises `BadEpochError`."""
    value = os.environ.get(VARIABLE, "")
    if not value:
        return None
    if not value.isdecimal():
        raise BadEpochError(value)
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(value))
    except (ValueError, OverflowError) as error:
        raise BadEpochError(value) from error
