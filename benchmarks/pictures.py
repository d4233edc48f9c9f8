"""Pictures for the peers: copied beside their documents, since they read from one folder."""

from __future__ import annotations

from pathlib import Path


def picture_beside(path: str, folder: Path) -> str:
    """A copy of a picture in `folder`, by its name."""
    picture = Path(path)
    copy = folder / picture.name
    if not copy.exists() or copy.stat().st_mtime_ns < picture.stat().st_mtime_ns:
        copy.write_bytes(picture.read_bytes())
    return picture.name
