"""PDFs of characters at known places."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

Row = tuple[float, float, str, float]
"""x and baseline in points, text, and the pitch of its characters in 字 of 10 pt."""
FONT = Path(__file__).parents[2] / "fonts" / "LXGWWenKai-Regular.ttf"


@pytest.fixture(scope="session")
def kai() -> str:
    """The name of a face that is known to ReportLab."""
    registerFont(TTFont("Kai", str(FONT)))
    return "Kai"


@pytest.fixture
def pdf(tmp_path: Path, kai: str) -> Callable[[Iterable[Row]], Path]:
    """Write rows of type of 10 pt to a file."""

    def write(rows: Iterable[Row]) -> Path:
        file = tmp_path / "rows.pdf"
        canvas = Canvas(str(file), pagesize=(400, 400))
        canvas.setFont(kai, 10)
        for x, y, text, pitch in rows:
            for index, char in enumerate(text):
                canvas.drawString(x + index * pitch * 10, y, char)
        canvas.save()
        return file

    return write
