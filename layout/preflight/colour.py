"""Colours of a PDF as inks (ISO 32000-1, 8.6), and the heaviest of a shading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from pikepdf import Array, Dictionary, Name, Object, Stream, String

from layout.pdf.survey import content_of, inks_of, kind_of
from layout.preflight.ink import Ink, of_cmyk, of_grey, of_names, of_rgb

_GREY = frozenset(("/DeviceGray", "/G", "/CalGray"))
_FOUR = frozenset(("/DeviceCMYK", "/CMYK"))
_THREE = frozenset(("/DeviceRGB", "/RGB", "/CalRGB"))
_DEEP = 8


def ink_of(space: object, values: Sequence[float]) -> Ink | None:
    """A colour as inks; None where it is none or too few values are given."""
    kind, values = kind_of(space), list(values)
    if kind == "/ICCBased":
        kind = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}.get(components(space), "")
    if not values or len(values) < components(space):
        return None
    if kind in ("/Indexed", "/I"):
        return _looked_up(space, int(values[0]))
    if kind in _MAKERS:
        return _MAKERS[kind](values)
    names = inks_of(space)
    return of_names(names, values) if names else None


_MAKERS: dict[str, Callable[[list[float]], Ink]] = {
    **dict.fromkeys(_GREY, lambda v: of_grey(v[0])),
    **dict.fromkeys(_FOUR, of_cmyk),
    **dict.fromkeys(_THREE, of_rgb),
    "/Lab": lambda v: of_grey(v[0] / 100),
}


def components(space: object) -> int:
    """How many values a colour of a space has; 0 where that cannot be told."""
    kind = kind_of(space)
    if kind in _GREY or kind in ("/Indexed", "/I"):
        return 1
    if kind in _FOUR:
        return 4
    if kind in _THREE or kind == "/Lab":
        return 3
    if kind == "/ICCBased" and isinstance(space, Array) and len(space) > 1:
        profile = space[1]
        found = int(number(profile.get("/N"), 0)) if isinstance(profile, Stream) else 0
        return found if found in (1, 3, 4) else 0
    return len(inks_of(space))


def first_colour(space: object) -> Ink | None:
    """The colour that a space begins with (ISO 32000-1, 8.6.3)."""
    kind, count = kind_of(space), components(space)
    if kind in ("/Separation", "/DeviceN"):
        return ink_of(space, [1.0] * count)
    if count == 4:
        return of_cmyk((0, 0, 0, 1))
    return ink_of(space, [0.0] * count)


def palette(space: object) -> list[Ink]:
    """The colours of an Indexed space."""
    if not isinstance(space, Array) or len(space) < 4 or kind_of(space) not in ("/Indexed", "/I"):
        return []
    found = (_looked_up(space, index) for index in range(min(256, int(number(space[2], 0)) + 1)))
    return [one for one in found if one is not None]


def _looked_up(space: object, index: int) -> Ink | None:
    if not isinstance(space, Array) or len(space) < 4:
        return None
    base, table = space[1], space[3]
    if isinstance(table, Stream):
        data = content_of(table)
    else:
        data = bytes(table) if isinstance(table, String) else b""
    count = components(base)
    samples = data[index * count : (index + 1) * count]
    if len(samples) < count or kind_of(base) in ("/Indexed", "/I"):
        return None
    return ink_of(base, [one / 255 for one in samples])


def heaviest(inks: Iterable[Ink]) -> Ink | None:
    """The colour of the most ink."""
    return max(inks, key=lambda ink: ink.total, default=None)


def of_shading(shading: object) -> Ink | None:
    """The heaviest colour at the ends and seams of a shading; of a mesh none is known."""
    if not isinstance(shading, Dictionary | Stream):
        return None
    space = shading.get("/ColorSpace")
    found = [ink_of(space, values) for values in _values(shading.get("/Function"))]
    return heaviest(one for one in found if one is not None)


def _values(function: object, depth: int = 0) -> Iterator[list[float]]:
    """What functions give at their ends (ISO 32000-1, 7.10)."""
    if isinstance(function, Array):  # one for each component
        rows = [list(_values(one, depth + 1)) for one in function]
        for row in zip(*rows, strict=False):
            yield [value for values in row for value in values[:1]]
        return
    if not isinstance(function, Dictionary | Stream) or depth > _DEEP:
        return
    match function.get("/FunctionType"):
        case 2:
            for key, default in (("/C0", 0.0), ("/C1", 1.0)):
                yield all_numbers(function.get(key)) or [default]
        case 3:
            parts = function.get("/Functions")
            for one in parts if isinstance(parts, Array) else ():
                yield from _values(one, depth + 1)
        case 0 if isinstance(function, Stream):
            yield from _samples(function)


def _samples(function: Stream) -> Iterator[list[float]]:
    """Samples of eight bits, at most 256 of them."""
    ends = all_numbers(function.get("/Range"))
    count = len(ends) // 2
    if function.get("/BitsPerSample") != 8 or not count:
        return
    data = content_of(function)
    step = count * max(1, len(data) // count // 256)
    for start in range(0, len(data) - count + 1, step):
        row = zip(data[start : start + count], ends[::2], ends[1::2], strict=True)
        yield [low + (high - low) * value / 255 for value, low, high in row]


def all_numbers(value: object) -> list[float]:
    """The numbers of an array; none where something else is in it."""
    parts: list[object] = list(value) if isinstance(value, Array) else []
    numbers = [float(one) for one in parts if isinstance(one, int | float | Decimal)]
    return numbers if len(numbers) == len(parts) else []


def number(value: object, default: float) -> float:
    """A number of the file; what is none is the default."""
    return float(value) if isinstance(value, int | float | Decimal) else default


def lookup(resources: tuple[Object | None, ...], category: str, name: str) -> object:
    """A resource by name: of the form first, then of the page (ISO 32000-1, 7.8.3)."""
    for holder in resources:
        table = holder.get(category) if isinstance(holder, Dictionary) else None
        found = table.get(name) if isinstance(table, Dictionary) else None
        if found is not None:
            return found
    return None


def space_named(resources: tuple[Object | None, ...], name: str) -> object:
    """A colour space that content names: one of the device, or a resource."""
    return lookup(resources, "/ColorSpace", name) or Name(name)
