"""The page of a delivered PDF: its boxes, its place in the tree, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from layout.artwork import ArtworkFault, ArtworkSize, probe_artwork


def saved(path: Path, pdf: Pdf) -> Path:
    """The file on disk."""
    pdf.save(path)
    return path


def blank(**page: object) -> Pdf:
    """A document of one page of 200 by 100."""
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(200, 100))
    for key, value in page.items():
        pdf.pages[0][Name("/" + key)] = value
    return pdf


def size(path: Path, number: int = 1) -> tuple[float, float]:
    """The size of a page that can be placed."""
    found = probe_artwork(path, number)
    assert isinstance(found, ArtworkSize)
    return found.width, found.height


def code(path: Path, number: int = 1) -> str:
    """Why a page cannot be placed."""
    found = probe_artwork(path, number)
    assert isinstance(found, ArtworkFault)
    return found.code


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ({}, (200, 100)),
        ({"CropBox": Array([10, 10, 110, 60])}, (100, 50)),
        ({"CropBox": Array([0, 0, 9, 9]), "TrimBox": Array([10, 10, 110, 60])}, (100, 50)),
        ({"TrimBox": Array([110, 60, 10, 10])}, (100, 50)),  # any two corners
        ({"TrimBox": Array([-50, -50, 900, 900])}, (200, 100)),  # within the sheet
        ({"Rotate": 90}, (100, 200)),
        ({"Rotate": 45}, (200, 100)),
        ({"UserUnit": 2}, (400, 200)),
        ({"TrimBox": Array([Name.X, 0, 1, 1])}, (200, 100)),
    ],
)
def test_size(tmp_path: Path, page: dict[str, object], expected: tuple[float, float]) -> None:
    """The finished size, upright, in points; what makes no sense is passed over."""
    assert size(saved(tmp_path / "a.pdf", blank(**page))) == expected


def test_page_inherits(tmp_path: Path) -> None:
    """Boxes and the turn may stand in the tree above the page (ISO 32000-1, table 30)."""
    pdf = blank()
    del pdf.pages[0].obj["/MediaBox"]
    pdf.Root.Pages.MediaBox = Array([0, 0, 30, 40])
    pdf.Root.Pages.Rotate = 270
    assert size(saved(tmp_path / "a.pdf", pdf)) == (40, 30)


def test_page_by_its_number(tmp_path: Path) -> None:
    """Pages count from 1."""
    pdf = blank()
    pdf.add_blank_page(page_size=(50, 60))
    file = saved(tmp_path / "a.pdf", pdf)
    assert (size(file, 2), code(file, 3)) == ((50, 60), "F622")


def test_document_without_pages(tmp_path: Path) -> None:
    """A file of no page."""
    assert code(saved(tmp_path / "a.pdf", Pdf.new())) == "F622"


def test_tree_that_is_a_ring(tmp_path: Path) -> None:
    """A node that is its own child is met once."""
    nodes = "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"
    assert code(by_hand(tmp_path / "a.pdf", *nodes)).startswith("F62")


def test_deep_tree(tmp_path: Path) -> None:
    """Sixty thousand nodes under each other are refused, and do not end the process."""
    kids = (f"<</Type/Pages/Count 1/Kids[{n} 0 R]>>" for n in range(3, 60_000))
    last = "<</Type/Page/MediaBox[0 0 9 9]>>"
    nodes = ("<</Type/Catalog/Pages 2 0 R>>", *kids, last)
    assert code(by_hand(tmp_path / "a.pdf", *nodes)).startswith("F62")


def by_hand(path: Path, *objects: str) -> Path:
    """A file with these objects, numbered from 1."""
    data, offsets = b"%PDF-1.4\n", []
    parts = [data]
    place = len(data)
    for number, one in enumerate(objects, 1):
        offsets.append(place)
        parts.append(f"{number} 0 obj\n{one}\nendobj\n".encode())
        place += len(parts[-1])
    parts.append(f"xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n".encode())
    parts += [f"{offset:010} 00000 n \n".encode() for offset in offsets]
    size = len(offsets) + 1
    parts.append(f"trailer<</Root 1 0 R/Size {size}>>\nstartxref\n{place}\n%%EOF".encode())
    path.write_bytes(b"".join(parts))
    return path


def test_what_is_not_placed(tmp_path: Path) -> None:
    """Annotations that are seen are counted, links are not; scripts are noticed."""
    marks = [Dictionary(Type=Name.Annot, Subtype=one) for one in (Name.Stamp, Name.Link)]
    pdf = blank(Annots=Array(marks))
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    found = probe_artwork(saved(tmp_path / "a.pdf", pdf), 1)
    assert found == ArtworkSize(200, 100, annotations=1, has_scripts=True)


def test_no_file(tmp_path: Path) -> None:
    """A folder and a name that leads nowhere."""
    assert (code(tmp_path), code(tmp_path / "a.pdf")) == ("F620", "F620")
