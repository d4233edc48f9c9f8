"""The blanks that a font tells of its marks, by one feature after the other."""

from pathlib import Path

import pytest
import uharfbuzz as hb
from fontTools import subset
from fontTools.ttLib import TTFont

from layout.text.blanks import font_blanks
from layout.text.faces import OpenFace

FONT = Path(__file__).parents[2] / "fonts" / "NotoSerifSC-Regular.ttf"
MARKS = {"（": ("O", (0.5, 0)), "）": ("C", (0, 0.5)), "，": ("M", (0, 0.5)), "。": ("S", (0, 0.5))}


@pytest.fixture(scope="module", params=["halt", "chws", "palt", None])
def face(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[OpenFace, str | None]:
    """Song with one of the features alone, or with none."""
    options = subset.Options(layout_features=[request.param] if request.param else [])
    font = TTFont(FONT)
    small = subset.Subsetter(options)
    small.populate(text="".join(MARKS))
    small.subset(font)
    file = tmp_path_factory.mktemp("fonts") / "song.ttf"
    font.save(file)
    return OpenFace(0, hb.Font(hb.Face(hb.Blob.from_file_path(str(file))))), request.param


@pytest.mark.parametrize("mark", MARKS)
def test_any_feature_tells(face: tuple[OpenFace, str | None], mark: str) -> None:
    """`halt`, `chws` and `palt` each give the same blanks; without them nothing is told."""
    kind, expected = MARKS[mark]
    found = font_blanks(face[0], mark, kind, "zh-Hans")
    if face[1] is None:
        assert found is None
    else:
        assert found == pytest.approx(expected, abs=0.001)
