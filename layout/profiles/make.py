"""Makes `newsprint.icc` from the characterisation data of colord, with ArgyllCMS.

    python layout/profiles/make.py IFRA26S_2004_newsprint.iccprofile.xml

`colprof` must be installed (Debian: argyll). The data is CC0; so is the profile.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TARGET = Path(__file__).with_name("newsprint.icc")
SRGB = "/usr/share/color/argyll/ref/sRGB.icm"  # whose gamut the perceptual table maps
# Total ink of ISO 12647-3:2013 for coldset; black as the data's own makers limit it; most black.
OPTIONS = ("-nc", "-qm", "-l220", "-L95", "-kx", "-S", SRGB)


def make(source: Path) -> None:
    """Extract the measured patches and fit a profile to them."""
    found = re.search(r"<data_ti3>\s*(.*?)</data_ti3>", source.read_text("utf-8"), re.DOTALL)
    tool = shutil.which("colprof")
    if not found or not tool:
        sys.exit("no <data_ti3> in the file, or colprof is not installed")
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "newsprint"
        base.with_suffix(".ti3").write_text(found[1], encoding="latin-1")
        names = ("-A", "ArgyllCMS", "-D", "Newsprint IFRA26S, 220 %", "-C", "CC0")
        command = [tool, *OPTIONS, *names, str(base)]
        subprocess.run(command, check=True)  # noqa: S603  our own words
        shutil.copy(base.with_suffix(".icc"), TARGET)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
