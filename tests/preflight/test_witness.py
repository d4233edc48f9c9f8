"""The verdicts of PDFBox's preflight (PDF/A-1b) beside ours, for the rules that both know."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.preflight.conftest import report, saved, sound
from tests.preflight.test_broken import CASES

JARS = (
    *("preflight", "pdfbox2", "xmpbox", "fontbox2"),
    *("commons-logging", "commons-io", "javax.activation", "jaxb-api"),
)
FOLDER = Path("/usr/share/java")  # Debian: libpdfbox2-java, libactivation-java, libjaxb-api-java

# Each defect with the error by which PDFBox tells it (its PreflightConstants).
COMMON: dict[str, str] = {
    "object_streams": "1.4",  # trailer: no cross-reference streams in PDF 1.4
    "lzw": "1.2.7",  # no LZW
    "jpeg_2000": "1.2.12",  # a filter of a later version
    "embedded_file": "1.4.7",  # no embedded files
    "layers": "1.4.8",  # no optional content
    "soft_mask_of_a_picture": "2.2.2",  # no soft masks
    "alternate_picture": "2.3",  # no alternate pictures
    "opi": "2.3",  # no OPI
    "transfer_curve": "2.3",  # no transfer functions
    "postscript": "2.3.2",  # no PostScript XObjects
    "rgb_fill": "2.4.1",  # light beside inks
    "rgb_in_a_form": "2.4.1",
    "rgb_pattern": "2.4.1",
    "missing_font": "3.3.2",  # text without its font
    "opacity": "4.1.2",  # opacity below one
    "blend_mode": "4.1.3",  # blending
    "annotation_in_the_live_area": "5.2.2",  # annotations
    "form_field": "5.2.2",
    "script": "6.2.5",  # actions
    "action_of_the_page": "6.2.5",
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """What PDFBox says of each file, in one run of it."""
    java, jars = shutil.which("java"), [FOLDER / f"{name}.jar" for name in JARS]
    if not java or not all(jar.exists() for jar in jars):
        pytest.skip("PDFBox's preflight is not installed (Debian: libpdfbox2-java)")
    folder = tmp_path_factory.mktemp("files")
    saved(sound(), folder / "sound.pdf")
    for name in COMMON:
        pdf = sound()
        CASES[name].make(pdf)
        saved(pdf, folder / f"{name}.pdf", **CASES[name].how)
    path = ":".join(map(str, jars))
    command = [java, "-cp", path, "org.apache.pdfbox.preflight.Validator_A1b", "batch", str(folder)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    told = re.split(r"(?m)^The file ", done.stdout)[1:]
    return {
        one.partition(".pdf")[0]: set(re.findall(r"(?m)^(\d+(?:\.\d+)*) : ", one)) for one in told
    }


@pytest.mark.parametrize("name", sorted(COMMON))
def test_same_verdict(verdicts: dict[str, set[str]], tmp_path: Path, name: str) -> None:
    """Both find the defect; of the sound file PDFBox says nothing of this kind, and we nothing."""
    assert COMMON[name] in verdicts[name]
    assert COMMON[name] not in verdicts["sound"]
    pdf = sound()
    CASES[name].make(pdf)
    assert report(saved(pdf, tmp_path / "a.pdf", **CASES[name].how)).findings


def test_sound(verdicts: dict[str, set[str]]) -> None:
    """Of a file for the press PDFBox only says that it is no archive.

    Its output intent is one of PDF/X (2.1.3), its colours are CMYK without an archive's profile
    (2.4.2, 2.4.3), and PDF/X-1a has no metadata stream (7.1).
    """
    assert verdicts["sound"] == {"2.1.3", "2.4.2", "2.4.3", "7.1"}
