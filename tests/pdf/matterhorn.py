"""The conditions of the Matterhorn Protocol 1.1 (PDF/UA-1) that a machine can check in our files.

`failures` reads a file with pikepdf alone and gives the numbers of the conditions that it fails.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, parse_content_stream

Element = Any

# Operators that put something on the page (ISO 32000-1, table 51).
_PAINTS = frozenset(("TJ", "Tj", "S", "s", "f", "f*", "F", "B", "b", "B*", "b*", "sh", "Do", "'"))
_PARENTS = {
    "TR": ("Table",),
    "TH": ("TR",),
    "TD": ("TR",),
    "LI": ("L",),
    "Lbl": ("LI",),
    "LBody": ("LI",),
    "Caption": ("Table", "Art", "Sect", "L", "Figure"),
}
_STANDARD = frozenset(
    (
        *("Document", "Part", "Art", "Sect", "P", "H1", "H2", "H3", "BlockQuote", "Caption"),
        *("Figure", "Link", "Span", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD"),
    )
)


def failures(pdf: Pdf) -> set[str]:
    """The numbers of the conditions that a file fails; none of a good one."""
    checks = (_document, _content, _tree, _links, _fonts)
    return {number for check in checks for number in check(pdf)}


def elements(pdf: Pdf) -> Iterator[tuple[Element, str]]:
    """Each element as it is read, with the type of its parent."""

    def walk(element: Element, parent: str) -> Iterator[tuple[Element, str]]:
        yield element, parent
        for kid in kids_of(element):
            if isinstance(kid, Dictionary) and "/S" in kid:
                yield from walk(kid, kind_of(element))

    for top in kids_of(pdf.Root.StructTreeRoot):
        yield from walk(top, "")


def kind_of(element: Element) -> str:
    """Its type without the slash."""
    return str(element.S)[1:]


def kids_of(element: Element) -> list[Any]:
    """What it holds; numbers are marked content of its page."""
    kids = element.get("/K", Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def _document(pdf: Pdf) -> Iterator[str]:
    root = pdf.Root
    with pdf.open_metadata() as xmp:
        if xmp.get("pdfuaid:part") != "1":
            yield "06-002"
        if not xmp.get("dc:title"):
            yield "06-003"
    if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle"):
        yield "07-001"
    if not root.get("/Lang"):
        yield "11-006"
    if not root.get("/MarkInfo", Dictionary()).get("/Marked"):
        yield "06-001"
    if pdf.is_encrypted:
        yield "26-001"


def _content(pdf: Pdf) -> Iterator[str]:
    """What is drawn is tagged or an artifact, and what is tagged is in the tree, once."""
    parents = _numbers(pdf)
    held = Counter(
        (element.Pg.objgen, int(kid))
        for element, _ in elements(pdf)
        for kid in kids_of(element)
        if not isinstance(kid, Dictionary)
    )
    for page in pdf.pages:
        marks, bad = _marks(page)
        yield from bad
        row = parents.get(int(page.obj.get("/StructParents", -1)))
        for mark in marks:
            if held.pop((page.obj.objgen, mark), 0) != 1:
                yield "01-005"
            elif row is None or mark >= len(row) or mark not in kids_of(row[mark]):
                yield "ParentTree"
        if "/Annots" in page and page.obj.get("/Tabs") != Name.S:
            yield "28-009"
    if held:
        yield "MCID"  # an element says that it holds what is not drawn


def _marks(page: Any) -> tuple[list[int], list[str]]:
    """The numbers of the marked content of a page, in its order, and what is wrong with it."""
    marks, bad = list[int](), list[str]()
    stack: list[str] = []
    in_text = False
    for one in parse_content_stream(page):
        operands, operator = one.operands, one.operator
        said = str(operator)
        if said in ("BT", "ET"):
            in_text = said == "BT"
        elif said in ("BDC", "BMC"):
            number = operands[1].get("/MCID") if said == "BDC" else None
            kind = (
                "artifact" if operands[0] == Name.Artifact else "tag" if number is not None else ""
            )
            if kind and set(stack) & {"artifact", "tag"}:
                bad.append("01-003" if kind == "artifact" else "01-004")
            if kind and in_text:
                bad.append("nesting")
            if number is not None:
                marks.append(int(number))
            stack.append(kind)
        elif said == "EMC":
            stack.pop()
        elif said in _PAINTS and not set(stack) & {"artifact", "tag"}:
            bad.append("01-005")
    return marks, bad + ["nesting"] * bool(stack)


def _tree(pdf: Pdf) -> Iterator[str]:
    level = 0
    for element, parent in elements(pdf):
        kind = kind_of(element)
        yield from _element(element, kind, parent)
        if kind[0] == "H" and kind[1:].isdigit():
            if int(kind[1:]) > level + 1:
                yield "14-003" if level else "14-002"
            level = int(kind[1:])


def _element(element: Element, kind: str, parent: str) -> Iterator[str]:
    if kind not in _STANDARD:
        yield "02-001"
    if kind in _PARENTS and parent not in _PARENTS[kind]:
        yield "09-004"
    if kind == "Figure" and not str(element.get("/Alt", "")):
        yield "13-004"
    if kind == "TH" and element.get("/A", Dictionary()).get("/Scope") is None:
        yield "15-003"
    if kind == "L" and _has_labels(element) and _numbering(element) in (None, Name("/None")):
        yield "16-001"


def _links(pdf: Pdf) -> Iterator[str]:
    """Each annotation is in a Link, says where it leads, and is found by its number."""
    links = [element for element, _ in elements(pdf) if kind_of(element) == "Link"]
    linked = {
        kid.Obj.objgen for one in links for kid in kids_of(one) if isinstance(kid, Dictionary)
    }
    parents = _numbers(pdf)
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", Array()):
            if annotation.objgen not in linked:
                yield "28-011"
            if not str(annotation.get("/Contents", "")):
                yield "28-012"
            if int(annotation.get("/StructParent", -1)) not in parents:
                yield "ParentTree"


def _has_labels(element: Element) -> bool:
    return any(kind_of(part) == "Lbl" for item in kids_of(element) for part in kids_of(item))


def _numbering(element: Element) -> Any:
    return element.get("/A", Dictionary()).get("/ListNumbering")


def _numbers(pdf: Pdf) -> dict[int, Any]:
    pairs = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return dict(zip(map(int, pairs[::2]), pairs[1::2], strict=True))


def _fonts(pdf: Pdf) -> Iterator[str]:
    for page in pdf.pages:
        for font in page.obj.Resources.get("/Font", Dictionary()).values():
            descendant = font.DescendantFonts[0]
            if not {"/FontFile2", "/FontFile3"} & set(descendant.FontDescriptor.keys()):
                yield "31-009"
            if "/ToUnicode" not in font:
                yield "31-027"
            is_true_type = descendant.Subtype == Name.CIDFontType2
            if is_true_type and descendant.get("/CIDToGIDMap") is None:
                yield "31-004"
