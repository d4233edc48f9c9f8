"""The file around its pages: version, output intent, information, metadata, what does something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from layout.diagnostics import Severity, Words
from layout.pdf.translation import MOST_OBJECTS, TooMuchError, filters_of
from layout.preflight.finding import Finding
from layout.preflight.standard import (
    DECLARED,
    FILTERS,
    INFORMATION,
    VERSIONS,
    X1A,
    X4,
    XMP_KEYS,
    Standard,
)

_ACTIONS = frozenset(
    (
        *("JavaScript", "Launch", "URI", "GoToR", "GoToE", "SubmitForm", "ImportData", "Sound"),
        *("Movie", "Rendition", "Named", "Hide", "ResetForm", "SetOCGState", "RichMediaExecute"),
    )
)


Metadata = dict[str, str]
"""What of the XMP packet is asked for, by the names of `_NAMES`."""

_NAMES = {
    "dc:title": "{http://purl.org/dc/elements/1.1/}title",
    "pdf:Producer": "{http://ns.adobe.com/pdf/1.3/}Producer",
    "pdf:Trapped": "{http://ns.adobe.com/pdf/1.3/}Trapped",
    "xmp:CreateDate": "{http://ns.adobe.com/xap/1.0/}CreateDate",
    "xmp:ModifyDate": "{http://ns.adobe.com/xap/1.0/}ModifyDate",
    "version": "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion",
}


def metadata_of(pdf: Pdf) -> Metadata | None:
    """The XMP packet; None where there is none, nothing in it where it cannot be read."""
    if not isinstance(pdf.Root.get("/Metadata"), Stream):
        return None
    try:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as found:
            return {name: str(found.get(key) or "") for name, key in _NAMES.items()}
    except Exception:  # noqa: BLE001  hostile XML raises anything in a parser
        return {}


def declared(pdf: Pdf, metadata: Metadata | None) -> str:
    """What the file calls itself; empty where it says nothing."""
    information = pdf.trailer.get("/Info")
    found = information.get("/GTS_PDFXVersion") if isinstance(information, Dictionary) else None
    named = str(found) if found is not None else (metadata or {}).get("version", "")
    exact = information.get("/GTS_PDFXConformance") if isinstance(information, Dictionary) else None
    return str(exact) if exact is not None else named


def check_document(pdf: Pdf, metadata: Metadata | None, standard: Standard) -> Iterator[Finding]:
    """All findings of the file that are of no page."""
    if pdf.is_encrypted:
        yield Finding("F632")
    yield from _scan(pdf, standard)
    yield from _doing(pdf)
    yield from _layers(pdf, standard)
    if standard != "none":
        yield from _version(pdf, declared(pdf, metadata), standard)
        yield from _intents(pdf, standard)
        yield from _information(pdf, metadata or {}, standard)
        yield from _agreement(pdf, metadata, standard)


def _version(pdf: Pdf, name: str, standard: Standard) -> Iterator[Finding]:
    most = VERSIONS[standard]
    major, _, minor = pdf.pdf_version.partition(".")
    if (int(major), int(minor)) > most:
        fields = {"found": pdf.pdf_version, "most": f"{most[0]}.{most[1]}", "standard": standard}
        yield Finding("F630", {**fields})
    if standard == X1A and "/W" in pdf.trailer:  # only a stream of cross references has it
        yield Finding("F631", {"standard": standard})
    if DECLARED.get(name) != standard:
        yield Finding(
            "F643", {"found": name or Words("nothing", "什么都没有"), "standard": standard}
        )


def _intents(pdf: Pdf, standard: Standard) -> Iterator[Finding]:
    """ISO 15930-4, 6.2.2 and ISO 15930-7, 6.2.2."""
    found = pdf.Root.get("/OutputIntents")
    every = (
        [one for one in found if isinstance(one, Dictionary)] if isinstance(found, Array) else []
    )
    intents = [one for one in every if one.get("/S") == Name("/GTS_PDFX")]
    if not intents:
        yield Finding("F633", {"standard": standard})
        return
    if len(intents) > 1:
        yield Finding("F634", {"count": len(intents)})
    intent = intents[0]
    condition = _text(intent.get("/OutputConditionIdentifier"))
    if not condition.strip():
        what = Words("OutputConditionIdentifier", "印刷条件名称 OutputConditionIdentifier")
        yield Finding("F635", {"what": what})
    has_profile = isinstance(intent.get("/DestOutputProfile"), Stream)
    has_profile = has_profile or "/DestOutputProfileRef" in intent
    if has_profile:
        return
    if standard == X4:
        yield Finding("W640", {"condition": condition or "?"})
    elif not _text(intent.get("/RegistryName")).strip():
        what = Words(
            "RegistryName, and embeds no profile", "注册处 RegistryName，也没有嵌入特性文件"
        )
        yield Finding("F635", {"what": what})


def _information(pdf: Pdf, metadata: Metadata, standard: Standard) -> Iterator[Finding]:
    found = pdf.trailer.get("/Info")
    information = found if isinstance(found, Dictionary) else Dictionary()
    metadata = metadata if standard == X4 else {}
    for key in INFORMATION:
        value = _text(information.get("/" + key)) or metadata.get(XMP_KEYS[key], "")
        if not value.strip():
            yield Finding("F640", {"what": key, "standard": standard})
    trapped = str(information.get("/Trapped", metadata.get("pdf:Trapped", "")))
    if trapped.lstrip("/") not in ("True", "False"):
        yield Finding("F641")
    identifier = pdf.trailer.get("/ID")
    if not (isinstance(identifier, Array) and len(identifier) == 2 and bytes(identifier[0])):
        yield Finding("F642")


def _agreement(pdf: Pdf, metadata: Metadata | None, standard: Standard) -> Iterator[Finding]:
    """What stands in the information and in the metadata must be the same."""
    if not metadata:
        if standard == X4 or metadata is not None:
            hint = "" if metadata is None else "broken"
            yield Finding("F644", {"standard": standard}, hint=hint)
        return
    information = pdf.trailer.get("/Info")
    for key, name in XMP_KEYS.items():
        one = _text(information.get("/" + key)) if isinstance(information, Dictionary) else ""
        other = metadata.get(name, "")
        if one and other and not _agree(one, other):
            what = f"{key} {one[:40]} / {other[:40]}"
            level: Severity | None = None if standard == X4 else "warning"
            yield Finding("F645", {"what": what}, level=level)


def _agree(one: str, other: str) -> bool:
    if one == other:
        return True
    first, second = _moment(one), _moment(other)
    if first is None or second is None:
        return False
    if first.tzinfo is None or second.tzinfo is None:
        first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
    return abs((first - second).total_seconds()) < 1


def _moment(text: str) -> datetime | None:
    """A date of either spelling (ISO 32000-1, 7.9.4; XMP part 1, 8.2.1.1)."""
    from pikepdf.models.metadata import decode_pdf_date

    try:
        return decode_pdf_date(text) if text.startswith("D:") else datetime.fromisoformat(text)
    except ValueError:
        return None


def _objects(pdf: Pdf) -> Iterator[Dictionary | Stream]:
    """All dictionaries and streams of the file, used or not."""
    for count, one in enumerate(pdf.objects):
        if count > MOST_OBJECTS:
            raise TooMuchError
        if isinstance(one, Dictionary | Stream):
            yield one


def _scan(pdf: Pdf, standard: Standard) -> Iterator[Finding]:
    """Filters, programs, other files."""
    filters: Counter[str] = Counter()
    programs, files = 0, 0
    for one in _objects(pdf):
        files += "/EF" in one
        if isinstance(one, Stream):
            filters.update(filters_of(one))
            programs += Name.PS in (one.get("/Subtype"), one.get("/Subtype2"))
            files += "/F" in one
    for name, (word, forbidden) in FILTERS.items():
        if filters[name] and standard in forbidden:
            yield Finding("F655", {"count": filters[name], "what": word, "standard": standard})
    if programs:
        yield Finding("F656", {"standard": standard})
    names = pdf.Root.get("/Names")
    files += isinstance(names, Dictionary) and "/EmbeddedFiles" in names
    if files:
        yield Finding("F659", {"what": Words(f"{files} found", f"共 {files} 处")})


def _doing(pdf: Pdf) -> Iterator[Finding]:
    """Scripts and actions, wherever they hang; forms."""
    found: Counter[str] = Counter()
    names = pdf.Root.get("/Names")
    if isinstance(names, Dictionary) and "/JavaScript" in names:
        found["JavaScript"] += 1
    for one in _objects(pdf):
        found.update(_actions(one))
    if found:
        what = ", ".join(sorted(found))
        yield Finding(
            "F646", {"what": Words(f"scripts or actions ({what})", f"脚本或动作（{what}）")}
        )
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary) and (form.get("/Fields") or "/XFA" in form):
        yield Finding("F648")


def _actions(holder: Dictionary | Stream) -> Iterator[str]:
    """The kinds of the actions that hang on an object, one after the other in a chain."""
    extra = holder.get("/AA")
    hung = [holder, holder.get("/A"), holder.get("/OpenAction"), holder.get("/Next")]
    hung += list(extra.values()) if isinstance(extra, Dictionary) else []
    for one in hung:
        kind = str(one.get("/S", ""))[1:] if isinstance(one, Dictionary) else ""
        if kind in _ACTIONS or (
            isinstance(one, Dictionary) and kind == "GoTo" and one is not holder
        ):
            yield kind


def _layers(pdf: Pdf, standard: Standard) -> Iterator[Finding]:
    properties = pdf.Root.get("/OCProperties")
    if not isinstance(properties, Dictionary):
        return
    if standard == X1A:
        yield Finding("F660", {"standard": standard})
        return
    config = properties.get("/D")
    for one in _hidden(properties, config if isinstance(config, Dictionary) else Dictionary()):
        yield Finding("W645", {"name": _text(one.get("/Name")) or "?"})


def _hidden(properties: Dictionary, config: Dictionary) -> list[Dictionary]:
    """The layers that are off when the file is opened (ISO 32000-1, 8.11.4.3)."""
    off = config.get("/OFF")
    if config.get("/BaseState") == Name.OFF:
        on = config.get("/ON")
        lit = {one.objgen for one in on} if isinstance(on, Array) else set()
        groups = properties.get("/OCGs")
        every = list(groups) if isinstance(groups, Array) else []
        return [one for one in every if isinstance(one, Dictionary) and one.objgen not in lit]
    return [one for one in off if isinstance(one, Dictionary)] if isinstance(off, Array) else []


def _text(value: Object | object) -> str:
    """A text string or name of the file; empty where there is none."""
    return "" if value is None or isinstance(value, Dictionary | Array | Stream) else str(value)
