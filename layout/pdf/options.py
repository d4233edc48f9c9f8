"""What a printer asks of the file."""

from __future__ import annotations

from typing import Literal

import msgspec

Standard = Literal["none", "PDF/X-1a:2003", "PDF/X-4"]


class PdfOptions(msgspec.Struct, frozen=True):
    """Standard, printing condition and picture resolution of one delivery.

    `condition` is the name of the printing condition in the ICC registry; None is IFRA26 for a
    PDF/X file and no output intent for others. `resolution` is the most pixels an inch that a
    picture keeps at its placed size: 1.5 to 2 times the screen, 200 for 40 lines a centimetre.
    `spots` are inks beside the four that the press has: others are told.
    """

    standard: Standard = "none"
    condition: str | None = None
    resolution: float = 200.0
    spots: tuple[str, ...] = ()
