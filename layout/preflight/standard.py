"""What each standard asks of a file, as tables; the clause or subject of the standard beside each.

Parts: PDF/X-1a:2003 is ISO 15930-4:2003, PDF/X-4 is ISO 15930-7:2010. Where the number of a clause
could not be checked against the text, its subject stands instead.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Standard = Literal["none", "PDF/X-1a:2003", "PDF/X-4"]
Name = Literal["PDF/X-1a:2003", "PDF/X-4"]

X1A: Standard = "PDF/X-1a:2003"
X4: Standard = "PDF/X-4"
STANDARDS: tuple[Standard, ...] = (X1A, X4, "none")

# What a file may call itself, and what it is held against. X-1a:2001 is the same for PDF 1.3, and
# what X-3 allows beyond X-1a (colour by profile) X-4 allows too.
DECLARED: dict[str, Standard] = {
    "PDF/X-1a:2003": X1A,
    "PDF/X-1a:2001": X1A,
    "PDF/X-1:2001": X1A,
    "PDF/X-4": X4,
    "PDF/X-4p": X4,
}

VERSIONS: dict[Standard, tuple[int, int]] = {X1A: (1, 4), X4: (1, 6)}  # -4, 6.1; -7, 6.1


class Feature(msgspec.Struct, frozen=True):
    """What a page may use: the code that tells it, by whom it is forbidden, and where that stands.

    `otherwise` is the code where nobody forbids it; nothing is told where that is empty.
    """

    code: str
    forbidden: tuple[Standard, ...]
    subject: str
    otherwise: str = ""


FEATURES: dict[str, Feature] = {
    "transparency": Feature("F652", (X1A,), "-4: transparency, 6.13 and after", "N642"),
    "rgb": Feature(
        "F653", (X1A, X4), "-4: colour spaces; -7: device colours by the intent", "PRN05"
    ),
    "calibrated": Feature("F654", (X1A,), "-4: colour spaces", "PRN05"),
    "jpeg2000": Feature("F661", (X1A,), "-4: filters of PDF 1.4"),
    "deep": Feature("F662", (X1A,), "-4: samples of PDF 1.4, 8 bits at most"),
    "transfer": Feature("F657", (X1A, X4), "-4 and -7: transfer curves (TR, TR2)", "W644"),
    "screen": Feature("W644", (), "the press sets the screen"),
    "substitute": Feature("F663", (X1A, X4), "-4, 6.18 to 6.20: OPI and references"),
    "alternate": Feature("F658", (X1A,), "-4, 6.18 to 6.20: alternate images"),
    "postscript": Feature("F656", (X1A, X4), "-4 and -7: PostScript XObjects and operators"),
    "missing": Feature("F664", ("none", X1A, X4), "ISO 32000-1, 7.8.3"),
    "damaged": Feature("F665", ("none", X1A, X4), "ISO 32000-1, 7.8.2"),
}
"""By the names under which `Interpreter` tells them."""

FILTERS: dict[str, tuple[str, tuple[Standard, ...]]] = {
    "/LZWDecode": ("LZW", (X1A, X4)),  # -4, 6.5
    "/LZW": ("LZW", (X1A, X4)),
    "/JBIG2Decode": ("JBIG2", (X1A,)),  # of PDF 1.4, but not on the list of -4, 6.5
    "/Crypt": ("Crypt", (X1A, X4)),
}

INFORMATION = ("Title", "CreationDate", "ModDate")  # -4 and -7: document information

XMP_KEYS = {
    "Title": "dc:title",
    "Producer": "pdf:Producer",
    "CreationDate": "xmp:CreateDate",
    "ModDate": "xmp:ModifyDate",
}
"""Values that stand in both places and must agree (-7, 6.6)."""
