"""`python -m benchmarks.floor`: what the libraries alone take of a page, before a line of ours.

Python with the libraries that a build needs, loaded in a new process; the fonts of the demo page
subset and deflated by HarfBuzz and zlib; its picture decoded, separated, coded and decoded again by
Pillow. No build can be quicker than these together, as long as it uses them.
"""

from __future__ import annotations

import io
import os
import sys
import time
import zlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from statistics import median

import uharfbuzz as hb
from PIL import Image, ImageCms
from PIL.JpegImagePlugin import JpegImageFile

from benchmarks.measure import time_command
from benchmarks.pages import PAGES
from benchmarks.programs import ROOT
from layout import compose, load
from layout.diagnostics import Sink
from layout.display import DisplayList, FaceRef
from layout.display import Image as PlacedImage
from layout.page.paint import paint
from layout.pdf.cluster import uses_of
from layout.profile import NEWSPRINT

DEMO = ROOT / "editions" / "2026-12-22"
LIBRARIES = (
    *("click", "lunar_python", "msgspec", "PIL.ImageCms", "PIL.JpegImagePlugin"),
    *("reportlab.pdfbase.pdfdoc", "uharfbuzz", "yaml"),
)
RUNS = 9
QUALITY, LEVEL = 85, 4  # as the pages have them: of JPEG, of Flate
_TABLES = frozenset(("head", "hhea", "maxp", "hmtx", "loca", "glyf", "CFF "))


def main() -> None:
    """Print what each takes, and what follows for a page and for many."""
    display = _display()
    code = "import " + ", ".join(LIBRARIES)
    start = 1000 * time_command((sys.executable, "-c", code), RUNS).middle(lambda run: run.wall)
    faces = {display.faces[face]: use.glyphs for face, use in uses_of(display.pages).items()}
    fonts = _middle(lambda: _subset(faces))
    pictures = [
        Path(item.path)
        for page in display.pages
        for item in page.items
        if isinstance(item, PlacedImage)
    ]
    transform = _transform()
    picture = _middle(lambda: _convert(pictures, transform))
    cores = os.cpu_count() or 1
    rows = {
        "Python and its libraries loaded": start,
        "the fonts of a page subset and deflated": fonts,
        "its picture decoded, separated, coded, decoded": picture,
        "so at least: a page, its picture kept": start + fonts,
        f"{PAGES} pages on {cores} cores, pictures kept": start + PAGES * fonts / cores,
        f"{PAGES} pages on {cores} cores": start + PAGES * (fonts + picture) / cores,
    }
    print(f"{f'milliseconds, median of {RUNS}':52}")
    for name, value in rows.items():
        print(f"{name:52}{value:8.0f}")


def _display() -> DisplayList:
    """The demo's front page, painted."""
    sink = Sink()
    edition = load(DEMO, sink)
    if edition is None:
        raise SystemExit("the demo edition cannot be read")
    return paint(compose(edition, sink, {1}))


def _middle(work: Callable[[], object]) -> float:
    """Milliseconds, after one run that does not count."""
    work()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return median(times)


def _subset(faces: Mapping[FaceRef, Iterable[int]]) -> None:
    for ref, glyphs in faces.items():
        face = hb.Face(hb.Blob.from_file_path(ref.path), ref.index)
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(glyphs)
        wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        dropped = set(face.table_tags) - _TABLES
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("latin-1")) for tag in dropped)
        zlib.compress(hb.subset(face, wanted).blob.data, LEVEL)


def _transform() -> ImageCms.ImageCmsTransform:
    """From sRGB to the inks of newsprint; made once for all pictures."""
    press = ImageCms.ImageCmsProfile(io.BytesIO(NEWSPRINT.read_bytes()))
    return ImageCms.buildTransform(ImageCms.createProfile("sRGB"), press, "RGB", "CMYK")


def _convert(pictures: Iterable[Path], transform: ImageCms.ImageCmsTransform) -> None:
    for path in pictures:
        with Image.open(path) as opened:
            inks = ImageCms.applyTransform(opened, transform)
        if inks is None:
            raise SystemExit(f"{path} cannot be separated")
        coded = io.BytesIO()
        inks.save(coded, "JPEG", quality=QUALITY)
        with JpegImageFile(io.BytesIO(coded.getvalue())) as again:
            again.load()


if __name__ == "__main__":
    main()
