"""Files with something changed in them after they were written."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

import pytest

Change = Callable[[bytes], bytes]


def _rewritten(data: bytes, within: bytes, change: Change) -> bytes:
    """The file with the first stream that holds `within` changed, no longer than before."""
    for found in re.finditer(rb"/Length (\d+)[^>]*>>\nstream\n", data):
        packed = data[found.end() : found.end() + int(found[1])]
        try:
            plain = zlib.decompress(packed)
        except zlib.error:
            continue
        if within in plain:
            made = change(plain)
            assert made != plain
            # Stored deflate blocks fill the old length, so that no offset moves.
            again = zlib.compress(made, 9)
            assert len(again) <= len(packed)
            return data.replace(packed, again + b"\0" * (len(packed) - len(again)))
    raise AssertionError(within)


@pytest.fixture
def rewritten() -> Callable[[bytes, bytes, Change], bytes]:
    """See `_rewritten`."""
    return _rewritten
