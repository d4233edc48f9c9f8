"""What a printer asks of the file."""

from __future__ import annotations

from typing import Literal

import msgspec

Standard = Literal["none", "PDF/X-1a:2003", "PDF/X-4"]
Intent = Literal["perceptual", "relative"]


class Inks(msgspec.Struct, frozen=True):
    """How pictures are brought to the inks of the press.

    `profile` is the file of an ICC output profile; None is the newsprint profile that comes along.
    `limit` is the most ink on one spot in percent, all inks together; `sharpen` says whether a
    picture that is reduced is sharpened after it.
    """

    profile: str | None = None
    intent: Intent = "perceptual"
    black_point: bool = True
    limit: float = 220.0
    sharpen: bool = True


class ScreenOptions(msgspec.Struct, frozen=True):
    """What a file for reading on a screen is made of.

    `resolution` is the most pixels an inch of its pictures; `inks` name the press whose colours it
    shows; `files` are the names of the files of other pages, by the page's number.
    """

    resolution: float = 130.0
    inks: Inks = Inks()
    files: dict[int, str] = {}


class PdfOptions(msgspec.Struct, frozen=True):
    """Standard, printing condition, picture resolution and inks of one delivery.

    `condition` is the name of the printing condition in the ICC registry; None is IFRA26 for a
    PDF/X file and no output intent for others. `resolution` is the most pixels an inch that a
    picture keeps at its placed size: 1.5 to 2 times the screen, 200 for 40 lines a centimetre.
    `spots` are inks beside the four that the press has: others are told.
    """

    standard: Standard = "none"
    condition: str | None = None
    resolution: float = 200.0
    inks: Inks = Inks()
    spots: tuple[str, ...] = ()
