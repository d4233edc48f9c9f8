"""清单: the list that goes with the files of an edition, so that a printer can check them."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import msgspec

from layout import __version__
from layout.diagnostics import Sink
from layout.display import FaceRef
from layout.pdf import save
from layout.pdf.cache import Cache, user_folder
from layout.pdf.contents import Contents, PageContents, PlacedPicture
from layout.pdf.options import PdfOptions
from layout.pdf.press import press_of
from layout.pdf.standards import condition_of
from layout.spec import fonts_folder
from layout.spec.model import Edition
from layout.spec.naming import edition_stem
from layout.units import MM

FORMAT = 1
"""Raised with each change that older readers would take wrongly."""
SUFFIX = ".manifest.json"

_FONT_FORMAT = 1  # of what is kept of a font
_LARGEST = 16_000_000  # bytes; a page has about two thousand

Hash = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$", description="SHA-256")]
Millimetres = Annotated[float, msgspec.Meta(description="mm, to a hundredth")]


class Area(msgspec.Struct, frozen=True):
    """A rectangle in millimetres; left and bottom from the lower left corner of the sheet."""

    left: Millimetres
    bottom: Millimetres
    width: Millimetres
    height: Millimetres


class PictureEntry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A picture on a page; `file` is its way from the edition's folder.

    `ppi` is the effective resolution in the file, `source_ppi` what was delivered has at this size,
    which a drawing has not; a page of another PDF, placed as it is, has neither.
    """

    file: str
    area: Area
    ppi: int | None = None
    source_ppi: int | None = None


class PageEntry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A page: its boxes, and the inks of the trimmed page by the names of their plates."""

    number: int
    media: Area
    bleed: Area
    trim: Area
    inks: tuple[str, ...]
    name: str = ""
    pictures: tuple[PictureEntry, ...] = ()


class FontEntry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A face of which the file holds a subset: what its font file is."""

    face: str
    file: str
    sha256: Hash
    version: str = ""
    index: int = 0
    axes: dict[str, float] = {}


class ProfileEntry(msgspec.Struct, frozen=True):
    """The ICC profile that pictures were separated with."""

    description: str
    sha256: Hash
    embedded: bool


class FileEntry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A PDF file that lies beside the list, and how it was made."""

    name: str
    size: Annotated[int, msgspec.Meta(ge=1, description="bytes")]
    sha256: Hash
    edition: str
    standard: str
    profile: ProfileEntry
    pages: tuple[PageEntry, ...]
    fonts: tuple[FontEntry, ...]
    programs: dict[str, str]
    condition: str = ""


class Manifest(msgspec.Struct, frozen=True, omit_defaults=True):
    """The list of an edition's files."""

    manifest: int
    files: tuple[FileEntry, ...]
    paper: str = ""
    title: str = ""
    date: str = ""
    issue: int | None = None


class Delivered(msgspec.Struct, frozen=True):
    """A file as it was written: its name, its bytes and what they hold."""

    name: str
    data: bytes
    contents: Contents


def manifest_schema() -> dict[str, object]:
    """The JSON Schema of a list."""
    schema = msgspec.json.schema(Manifest)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def write_manifest(
    edition: Edition,
    options: PdfOptions,
    folder: Path,
    files: Sequence[Delivered],
    sink: Sink,
    *,
    is_part: bool,
) -> None:
    """Write the list of files that were just written; where it cannot be, W610 says why.

    What the list says of other files stays, as long as they are still those: files of other
    editions, and where `is_part`, of pages that were not asked for.
    """
    path = folder / (manifest_stem(edition, files, is_part=is_part) + SUFFIX)
    made = [_file(edition, options, one) for one in files]
    made += _kept(path, {one.name for one in made}, "" if is_part else _called(edition))
    paper = edition.house.paper.name or ""
    list_ = Manifest(
        FORMAT,
        tuple(sorted(made, key=lambda one: (one.edition, one.pages[0].number, one.name))),
        paper,
        edition.title or "",
        edition.date.isoformat() if edition.date else "",
        edition.issue,
    )
    own = Sink()
    save(path, msgspec.json.format(msgspec.json.encode(list_), indent=2) + b"\n", own)
    for found in own.found:
        sink.report("W610", found.span, reason=found.fields["reason"])


def manifest_stem(edition: Edition, files: Sequence[Delivered], *, is_part: bool) -> str:
    """The name of the list without its ending; a file of some pages has a list of its own."""
    if edition.house.output.files == "edition" and is_part:
        return files[0].name.removesuffix(".pdf")
    return edition_stem(edition)


def _kept(path: Path, written: set[str], edition: str) -> list[FileEntry]:
    """Entries of an earlier list that still hold; those of `edition` were made anew."""
    try:
        if path.stat().st_size > _LARGEST:
            return []
        before = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError, RecursionError):
        return []
    if before.manifest != FORMAT:
        return []
    return [
        one
        for one in before.files
        if one.name not in written and one.edition != edition and _is_there(path.parent, one)
    ]


def _is_there(folder: Path, entry: FileEntry) -> bool:
    """Whether a file is still the one that an entry tells of."""
    path = folder / entry.name
    try:
        return path.parent == folder and sha256(path.read_bytes()).hexdigest() == entry.sha256
    except (OSError, ValueError):
        return False


def _called(edition: Edition) -> str:
    """The edition's file in its folder, whatever folder the program was started in."""
    path = Path(edition.file).resolve()
    return f"{path.parent.name}/{path.name}"


def _file(edition: Edition, options: PdfOptions, file: Delivered) -> FileEntry:
    condition = condition_of(options, Sink())  # what is wrong with it was told where it was written
    names = {page.number: page.name or "" for page in edition.pages}
    folder = os.path.dirname(edition.file)  # noqa: PTH120  # paths stay strings here
    return FileEntry(
        name=file.name,
        size=len(file.data),
        sha256=sha256(file.data).hexdigest(),
        edition=_called(edition),
        standard=options.standard,
        profile=_profile(options, is_embedded=bool(condition and condition.profile)),
        pages=tuple(_page(one, names[one.number], folder) for one in file.contents.pages),
        fonts=tuple(map(_font, file.contents.faces)),
        programs=_programs(),
        condition=condition.name if condition else "",
    )


def _profile(options: PdfOptions, *, is_embedded: bool) -> ProfileEntry:
    profile = press_of(options.inks).profile
    return ProfileEntry(_described(profile), sha256(profile).hexdigest(), is_embedded)


@cache
def _described(profile: bytes) -> str:
    """The description that a profile has of itself; empty where it cannot be read."""
    import io

    from PIL import ImageCms

    try:
        return str(ImageCms.getProfileDescription(io.BytesIO(profile))).strip()
    except (OSError, ImageCms.PyCMSError):
        return ""


def _page(page: PageContents, name: str, folder: str) -> PageEntry:
    room, bleed = page.room, page.room - page.bleed
    return PageEntry(
        number=page.number,
        name=name,
        media=_area(0, 0, page.width + 2 * room, page.height + 2 * room),
        bleed=_area(bleed, bleed, page.width + 2 * page.bleed, page.height + 2 * page.bleed),
        trim=_area(room, room, page.width, page.height),
        inks=page.inks,
        pictures=tuple(_picture(page, one, folder) for one in page.pictures),
    )


def _area(left: float, bottom: float, width: float, height: float) -> Area:
    return Area(*(round(value / MM, 2) for value in (left, bottom, width, height)))


def _picture(page: PageContents, one: PlacedPicture, folder: str) -> PictureEntry:
    bottom = page.room + page.height - one.y - one.height
    area = _area(page.room + one.x, bottom, one.width, one.height)
    ppi, source = (None if value is None else round(value) for value in (one.kept, one.ppi))
    return PictureEntry(_beside(one.path, folder), area, ppi, source)


def _beside(path: str, folder: str) -> str:
    """A file by its way from the edition's folder; by its name alone from another drive."""
    try:
        return Path(os.path.relpath(path, folder or ".")).as_posix()
    except ValueError:
        return Path(path).name


def _font(face: FaceRef) -> FontEntry:
    file = _font_file(face.path, face.index)
    axes = dict(face.axes)
    return FontEntry(face.name, Path(face.path).name, file.sha256, file.version, face.index, axes)


class _FontFile(msgspec.Struct, frozen=True, array_like=True):
    """Hash of a font file, and the version that the font gives itself."""

    sha256: str
    version: str


@cache
def _font_file(path: str, index: int) -> _FontFile:
    """To hash all fonts of a page takes 0.2 s, so it is kept as long as the file is the same."""
    kept, stat = Cache(user_folder("fonts")), Path(path).stat()
    if own := _own_fonts().get((Path(path), stat.st_size)):
        return own
    known = f"{_FONT_FORMAT} {path} {index} {stat.st_size} {stat.st_mtime_ns}"
    key = sha256(known.encode("utf-8", "surrogateescape")).hexdigest()
    if (entry := kept.read(key)) is not None:
        with suppress(msgspec.DecodeError):  # whole, yet not ours: made anew
            return msgspec.msgpack.decode(entry, type=_FontFile)
    made = _hashed(path, index)
    kept.keep(key, msgspec.msgpack.encode(made))
    return made


@cache
def _own_fonts() -> dict[tuple[Path, int], _FontFile]:
    """The faces that come along, by path and size, as their list has them."""
    folder = fonts_folder()
    listed = msgspec.json.decode((folder / "fonts.json").read_bytes())["fonts"]
    return {
        (folder / one["file"], one["bytes"]): _FontFile(one["sha256"], one["version"])
        for one in listed
    }


def _hashed(path: str, index: int) -> _FontFile:
    import uharfbuzz as hb

    data = Path(path).read_bytes()
    name = hb.Face(data, index).get_name(hb.OTNameIdPredefined.VERSION_STRING) or ""
    return _FontFile(sha256(data).hexdigest(), re.sub("^Version +", "", name))


@cache
def _programs() -> dict[str, str]:
    """What had a hand in the bytes of a file, with versions."""
    import PIL
    import reportlab
    import uharfbuzz as hb
    from PIL import features

    return {
        "banmian": __version__,
        "reportlab": str(reportlab.__version__),
        "uharfbuzz": str(hb.__version__),
        "harfbuzz": str(hb.version_string()),
        "pillow": PIL.__version__,
        "littlecms": str(features.version_module("littlecms2")),
        "libjpeg": str(features.version_feature("libjpeg_turbo") or features.version_codec("jpg")),
        "zlib": str(features.version_codec("zlib")),
    }
