"""What the braces after a bracketed stretch say: `[王芳]{.name}`, `[饕餮]{注音="tāo tiè"}`.

The syntax is that of Pandoc's and Djot's bracketed spans, with keys in any script and the curly
quotes of a Chinese keyboard, which the plugin of the Markdown parser does not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

import msgspec

from layout.spec.copy import AnnotationKind, Notes, Script
from layout.spec.keys import SPAN_CLASSES, SPAN_KEYS

_CLASSES = {word: name for name, alias in SPAN_CLASSES.items() for word in (name, alias)}
_KEYS = {word: name for name, alias in SPAN_KEYS.items() for word in (name, alias)}
_SCRIPTS: dict[str, Script] = {"sup": "sup", "sub": "sub"}
_KINDS: dict[str, AnnotationKind] = {"dots": "dots", "name": "name", "title": "title"}

BRACES = re.compile(r"\{(?:[^{}\"“”\n]|\"[^\"\n]{0,999}\"|“[^”\n]{0,999}”)*\}")
_NAME = r"[^\s.={}\"“”]+"
_ATTRIBUTE = re.compile(
    rf"\s*(?:\.(?P<word>{_NAME})|(?P<key>{_NAME})=(?:\"(?P<value>[^\"]*)\"|“(?P<curly>[^”]*)”))"
    r"(?=[\s.}])"
)


class Slip(msgspec.Struct, frozen=True):
    """What is wrong in braces: a code and where (offset and length).

    Of a word that is not known: `word`, the `nearest` that is, if one is near, and all of them.
    """

    code: str
    start: int
    length: int
    word: str = ""
    nearest: str = ""
    known: str = ""


class Attributes(msgspec.Struct, frozen=True):
    """The braces as they are understood."""

    notes: Notes = ()
    script: Script | None = None
    slips: tuple[Slip, ...] = ()
    names: tuple[str, ...] = ()
    """Words of the braces that are names: of styles and colours."""


def read_attributes(braces: str, names: Mapping[str, str] | None = None) -> Attributes:
    """Read `{…}`; what is not understood is left out and told in `slips`.

    `names` are further classes that may stand there, each with the name that it is a word for.
    """
    named: list[str] = []
    names = names or {}
    notes: dict[AnnotationKind, str] = {}
    scripts: list[Script] = []
    slips: list[Slip] = []
    for found in _matches(braces):
        if isinstance(found, Slip):
            slips.append(found)
            continue
        word, key = found["word"], found["key"]
        if word in _CLASSES:
            name = _CLASSES[word]
            if name in _SCRIPTS:
                scripts.append(_SCRIPTS[name])
            else:
                notes[_KINDS[name]] = ""
        elif word in names:
            named.append(names[word])
        elif key in _KEYS:
            text = " ".join((found["value"] or found["curly"] or "").split())
            if text:
                notes["ruby"] = text
            else:
                slips.append(Slip("E316", found.start("key"), len(key)))
        else:
            slips.append(_unknown(found, names))
    script = scripts[-1] if scripts else None
    return Attributes(tuple(notes.items()), script, tuple(slips), tuple(named))


def _matches(braces: str) -> Iterator[re.Match[str] | Slip]:
    """The attributes in order; where one cannot be read, or there is none, a slip at the end."""
    at, end = 1, len(braces) - 1
    while found := _ATTRIBUTE.match(braces, at):
        yield found
        at = found.end()
    rest = braces[at:end]
    if rest.strip() or at == 1:
        start = at + len(rest) - len(rest.lstrip()) if rest.strip() else 0
        yield Slip("E315", start, len(rest.strip()) or len(braces))


def _unknown(found: re.Match[str], names: Mapping[str, str]) -> Slip:
    """A class or key that is not known, with the nearest that is."""
    group = "word" if found["word"] else "key"
    word, known = found[group], {**_CLASSES, **_KEYS, **names}
    near = get_close_matches(word, known, 1, 0.5)
    nearest = _written(near[0]) if near else ""
    return Slip(
        "E314", found.start(group), len(word), word, nearest, " ".join(map(_written, known))
    )


def _written(word: str) -> str:
    """A class or a key as it stands in braces."""
    return f'{word}="…"' if word in _KEYS else f".{word}"
