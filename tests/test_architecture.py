"""The way of a page goes one way: what each part of the package may import, read from its code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "layout"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Each part with the parts that it may import besides itself. A part that is not here fails.
VOCABULARY = (
    *("units", "diagnostics", "display", "picture", "drawing"),
    *("artwork", "profile", "epoch", "beside"),
)
ARROWS: dict[str, tuple[str, ...]] = {
    "__init__": (),
    "units": (),
    "diagnostics": (),
    "display": (),
    "picture": ("diagnostics",),
    "drawing": ("diagnostics", "picture"),
    "artwork": ("diagnostics",),
    "profile": (),
    "epoch": (),
    "beside": (),
    "spec": VOCABULARY,
    "text": (*VOCABULARY, "spec"),
    "page": (*VOCABULARY, "spec", "text"),
    "pdf": (*VOCABULARY, "__init__"),  # the version, for the file's producer
    "proof": (
        *VOCABULARY,
        "__init__",
        "spec",
        "text",
        "page",
        "pdf",
    ),  # the version, for the record
    "audit": (*VOCABULARY, "spec", "text", "page"),
    "preflight": (*VOCABULARY, "spec", "pdf"),
    "binding": (*VOCABULARY, "page", "proof"),
    "manifest": (*VOCABULARY, "__init__", "spec", "pdf"),  # the version, for the list
    "delivery": (
        *(*VOCABULARY, "spec", "page", "pdf", "proof", "preflight"),
        *("binding", "manifest"),
    ),
    "press": (
        *(*VOCABULARY, "spec", "text", "page", "audit", "pdf", "proof", "preflight"),
        "delivery",
    ),
    "batch": (
        *(*VOCABULARY, "spec", "text", "page", "audit", "pdf", "proof", "preflight"),
        *("delivery", "press"),
    ),
    "origin": (*VOCABULARY, "spec", "page", "press"),
    "starter": (),
    "fontlist": (*VOCABULARY, "spec", "text", "press"),
    "specimen": (*VOCABULARY, "spec", "text", "proof"),
    "cli": (
        *(*VOCABULARY, "__init__", "spec", "text", "page", "audit", "pdf", "proof", "preflight"),
        *("manifest", "press", "batch", "origin", "starter", "fontlist", "specimen"),
    ),
    "__main__": ("cli",),
}


def part_of(path: Path) -> str:
    """The part of the package that a module belongs to."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Parts of the package that a module imports anywhere in it, with the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: imports are absolute"
            own = node.module == "layout"
            names = [f"layout.{one.name}" for one in node.names] if own else [node.module or ""]
        else:
            continue
        for name in names:
            top, _, rest = name.partition(".")
            if top == "layout":
                part = rest.split(".")[0]
                known = part and ((PACKAGE / part).is_dir() or (PACKAGE / f"{part}.py").is_file())
                yield part if known else "__init__", node.lineno


def guarded(tree: ast.Module) -> set[int]:
    """Lines of imports for the type checker alone, which never run."""
    return {
        inner.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    }


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports(path: Path) -> None:
    """A module imports its own part and those before it, inside functions too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    part = part_of(path)
    types = guarded(tree) if part == "__init__" else set()  # the public names, for the checker
    against = [
        f"{path.name}:{line} imports {one}"
        for one, line in imported(tree)
        if one not in (part, *ARROWS[part]) and line not in types
    ]
    assert against == []


def test_arrows_have_no_ring() -> None:
    """No part is reached from itself by the table above."""
    done: set[str] = set()
    while left := set(ARROWS) - done:
        free = {part for part in left if set(ARROWS[part]) <= done}
        assert free, f"these import each other: {left}"
        done |= free


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_is_passed_over(path: Path) -> None:
    """No exception is caught and dropped without a word."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    dropped = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and all(isinstance(one, ast.Pass) or is_ellipsis(one) for one in node.body)
    ]
    assert dropped == []


def is_ellipsis(node: ast.stmt) -> bool:
    """Whether a statement is `...`."""
    return isinstance(node, ast.Expr) and ast.unparse(node) == "..."


Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def public(body: list[ast.stmt]) -> Iterator[Definition]:
    """Public functions and classes of a body, and the public methods of these classes."""
    for node in body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_docstrings(path: Path) -> None:
    """Every module says in a line what it is, every public function and class too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "the module has no docstring"
    bare = [node.name for node in public(tree.body) if not ast.get_docstring(node)]
    assert bare == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_size(path: Path) -> None:
    """A module has at most 400 lines, pure tables apart, and a name that is one noun."""
    is_table = part_of(path) == "diagnostics" and "codes" in path.parts
    assert is_table or len(path.read_text(encoding="utf-8").splitlines()) <= 400
    assert path.stem not in {"utils", "helpers", "common", "misc", "manager"}
