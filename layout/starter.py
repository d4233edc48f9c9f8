"""The small edition that `banmian new` writes: a copy of `layout/template/`."""

from __future__ import annotations

import shutil
from pathlib import Path

TEMPLATE = Path(__file__).parent / "template"


def copy_starter(folder: Path) -> list[Path]:
    """Copy the template into a folder that is empty or not there; the files written, in order."""
    shutil.copytree(TEMPLATE, folder, dirs_exist_ok=True)
    return sorted(path for path in folder.rglob("*") if path.is_file())
