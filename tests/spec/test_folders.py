"""Which files an edition may name."""

from __future__ import annotations

from pathlib import Path

from layout.diagnostics import Sink, Span
from layout.spec.folders import Folders


def find(root: Path, path: str) -> tuple[str | None, list[str]]:
    """A path named in the edition, and the codes it gives."""
    edition = root / "day" / "edition.yaml"
    house = root / "house" / "house.yaml"
    sink = Sink()
    found = Folders((str(edition), str(house))).find(path, Span(str(edition), 1, 1, 2), sink)
    return found, [one.code for one in sink.found]


def make(root: Path) -> None:
    """Two folders that are allowed and one that is not."""
    for name in ("day/a.md", "house/b.md", "secret/c.md", "daybreak/d.md"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("")


def test_folders_of_edition_and_house(tmp_path: Path) -> None:
    """Files beside the edition and beside its house may be named."""
    make(tmp_path)
    assert find(tmp_path, "a.md") == (str(tmp_path / "day/a.md"), [])
    assert find(tmp_path, "../house/b.md") == (str(tmp_path / "house/b.md"), [])


def test_outside(tmp_path: Path) -> None:
    """Other folders may not, however they are written, and whether the file exists or not."""
    make(tmp_path)
    for path in ("../secret/c.md", "../daybreak/d.md", "/etc/passwd", "..", "../secret/none.md"):
        assert find(tmp_path, path) == (None, ["E107"])


def test_links_are_followed_first(tmp_path: Path) -> None:
    """A link in the folder that leads out of it leads nowhere."""
    make(tmp_path)
    (tmp_path / "day/link.md").symlink_to(tmp_path / "secret/c.md")
    (tmp_path / "day/up").symlink_to(tmp_path)
    assert find(tmp_path, "link.md") == (None, ["E107"])
    assert find(tmp_path, "up/secret/c.md") == (None, ["E107"])


def test_link_in_a_ring(tmp_path: Path) -> None:
    """A link to itself is a file that does not open."""
    make(tmp_path)
    (tmp_path / "day/ring.md").symlink_to(tmp_path / "day/ring.md")
    found, codes = find(tmp_path, "ring.md")
    assert found is None
    assert len(codes) == 1
