"""Renders a PDF to its plates with Ghostscript and tells what a press could not print.

    python tests/separations.py FILE [LIMIT [INK …]]

Only the plates of the four inks and of those named may be there; no pixel has more ink than LIMIT
percent, all plates together; and black type is on the black plate alone: the file is rendered once
more without it, and no other plate may look different. The trimmed page alone is looked at:
register marks outside it are in all inks.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path

import pikepdf
from PIL import Image, ImageChops, ImageMath

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
BLACK = PROCESS[3]
PPI = 50  # a stroke that touches a pixel fills it: Ghostscript smooths nothing unless asked to
TOLERANCE = 2.0  # percent: each of four plates is rounded to a 255th, twice
Operands = Collection[pikepdf.Object | pikepdf.PdfInlineImage]
_SHOWING = frozenset(("Tj", "TJ", "'", '"'))

Plates = dict[str, Image.Image]
"""The plates of a page by their inks; 255 is paper, 0 full ink."""


def plates_of(file: Path, folder: Path) -> list[Plates]:
    """The plates of each page; `folder` is empty."""
    command = [
        *("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-dUseTrimBox"),
        *("-sDEVICE=tiffsep", f"-r{PPI}"),
        *("-o", str(folder / "%d.tif"), str(file)),
    ]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    if told := done.stdout + done.stderr:
        raise ValueError(f"{file}: {told}")
    pages: list[Plates] = []
    while plates := sorted(folder.glob(f"{len(pages) + 1}(*).tif")):
        pages.append({one.stem.partition("(")[2][:-1]: _opened(one) for one in plates})
    return pages


def _opened(file: Path) -> Image.Image:
    with Image.open(file) as plate:
        return plate.convert("L")


def most_ink(plates: Plates) -> float:
    """The most ink on one pixel, in percent, all plates together."""
    names = {f"p{number}": plate for number, plate in enumerate(plates.values())}
    total = ImageMath.lambda_eval(lambda args: sum(255 - args[name] for name in names), **names)
    return float(total.getextrema()[1]) * 100 / 255


def without_black_type(file: Path, copy: Path) -> int:
    """A copy of a file in which type in black is not shown; how many texts were left out."""
    left_out = 0
    with pikepdf.open(file) as pdf:
        for page in pdf.pages:
            kept = []
            for one in _with_colour(page):
                operands, operator, is_black = one
                if is_black and operator in _SHOWING:
                    left_out += 1
                else:
                    kept.append((operands, pikepdf.Operator(operator)))
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
        pdf.save(copy)
    return left_out


def _with_colour(page: pikepdf.Page) -> Iterator[tuple[Operands, str, bool]]:
    """The operators of a page, and whether what they fill is black in DeviceCMYK."""
    states = [False]
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator == "q":
            states.append(states[-1])
        elif operator == "Q":
            states.pop()
        elif operator == "k":
            states[-1] = [float(ink) for ink in instruction.operands] == [0, 0, 0, 1]
        elif operator in ("g", "rg", "cs", "sc", "scn"):
            states[-1] = False
        yield instruction.operands, operator, states[-1]


def faults(file: Path, limit: float, inks: frozenset[str] = frozenset()) -> list[str]:
    """What is wrong with the plates of a file, a line each; nothing where all is well."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        whole, rest = (Path(folder) / name for name in ("whole", "rest"))
        whole.mkdir()
        rest.mkdir()
        pages = plates_of(file, whole)
        if not without_black_type(file, Path(folder) / "rest.pdf"):
            found.append(f"{file.name}: no type in black")
        others = plates_of(Path(folder) / "rest.pdf", rest)
        for number, (plates, other) in enumerate(zip(pages, others, strict=True), 1):
            told = f"{file.name}, page {number}"
            if strange := set(plates) - inks - set(PROCESS):
                found.append(f"{told}: plates of {', '.join(sorted(strange))}")
            if (most := most_ink(plates)) > limit + TOLERANCE:
                found.append(f"{told}: {most:.1f} % of ink on one spot, {limit:g} % allowed")
            found += (
                f"{told}: black type is on the plate of {ink} too"
                for ink, plate in plates.items()
                if ink != BLACK and ImageChops.difference(plate, other[ink]).getbbox()
            )
    return found


if __name__ == "__main__":
    given = sys.argv[1:]
    told = faults(Path(given[0]), float((given[1:] or ["220"])[0]), frozenset(given[2:]))
    sys.stdout.write("".join(f"{line}\n" for line in told))
    sys.exit(bool(told))
