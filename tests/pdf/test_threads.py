"""Article threads: from leg to leg of each story, over all its pages, and round again."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from msgspec.structs import replace

from layout.diagnostics import Sink
from layout.display import DisplayList, GlyphRun, Thread
from layout.pdf import PdfOptions, write_pdf

ONE = Thread("1/桥", "古桥修缮", ((10.0, 20.0, 100.0, 50.0), (120.0, 20.0, 100.0, 40.0)))
OTHER = Thread("1/窑", "窑", ((10.0, 90.0, 100.0, 30.0),))
ON = Thread("1/桥", "修桥的人", ((10.0, 20.0, 50.0, 60.0),))


@pytest.fixture
def display(typeset: Callable[..., GlyphRun], sheet: Callable[..., DisplayList]) -> DisplayList:
    """Two pages; a story goes on from the first to the second, another does not."""
    (page,) = sheet(typeset("平湖")).pages
    pages = (replace(page, threads=(ONE, OTHER)), replace(page, number=4, threads=(ON,)))
    return replace(sheet(), pages=pages)


def ring(thread: Any, pdf: pikepdf.Pdf) -> list[tuple[int, list[float]]]:
    """Page and rectangle of each bead, from the first until it comes again."""
    pages = [page.obj.objgen for page in pdf.pages]
    bead = thread.F
    found: list[tuple[int, list[float]]] = []
    while not found or bead.objgen != thread.F.objgen:
        assert bead.N.V.objgen == bead.objgen
        assert bead.T.objgen == thread.objgen
        found.append((pages.index(bead.P.objgen), [float(one) for one in bead.R]))
        bead = bead.N
    return found


def test_threads(display: DisplayList, written: Callable[..., bytes]) -> None:
    """Each story is a ring of beads under its title; a page lists those that lie on it."""
    pdf = pikepdf.open(io.BytesIO(written(display)))
    assert [str(one.I.Title) for one in pdf.Root.Threads] == ["古桥修缮", "窑"]
    first, second = (ring(one, pdf) for one in pdf.Root.Threads)
    assert first == [
        (0, [10, 230, 110, 280]),
        (0, [120, 240, 220, 280]),
        (1, [10, 220, 60, 280]),
    ]
    assert second == [(0, [10, 180, 110, 210])]
    assert [len(page.obj.B) for page in pdf.pages] == [3, 1]


@pytest.mark.parametrize("standard", ["PDF/X-1a:2003", "PDF/X-4"])
def test_no_annotation(display: DisplayList, standard: Any) -> None:
    """What leads through a story is no annotation and no action, which PDF/X forbids."""
    options = PdfOptions(standard, "CGATS TR 001", 200.0)
    pdf = pikepdf.open(io.BytesIO(write_pdf(display, options, Sink())))
    assert len(pdf.Root.Threads) == 2
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary):
            assert not {"/Annots", "/AA", "/A", "/OpenAction"} & set(one.keys())
