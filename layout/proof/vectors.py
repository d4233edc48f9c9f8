"""Vector files of breaks and of widths: which cases come out otherwise than they say."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from layout.diagnostics import Sink, Span
from layout.spec.source import read_source
from layout.spec.styles import LEVELS, TextStyle
from layout.text import FORBIDDEN, Faces, compose, set_line
from layout.text.account import account

_NEAR = 0.02  # 字: what two faces may differ by
_SIZE = 10.0
_WIDE = 1e6  # points: everything stands in one line

Case = dict[str, Any]


class Failure(msgspec.Struct, frozen=True):
    """A case that came out otherwise."""

    id: str
    text: str
    expected: str
    found: str
    source: str


class Verdict(msgspec.Struct, frozen=True):
    """What became of the cases of a file. `unknown` are of languages, levels or schemes not set."""

    cases: int
    passed: int
    unknown: tuple[str, ...]
    failures: tuple[Failure, ...]

    @property
    def exit_code(self) -> int:
        """3 where a case came out otherwise than it says."""
        return 3 if self.failures else 0


class Known(msgspec.Struct, frozen=True):
    """The levels that cases may ask for, by language, and the schemes."""

    levels: Mapping[str, Sequence[str]]
    schemes: Sequence[str]


def read_cases(file: str, sink: Sink) -> list[Case] | None:
    """The cases of a file; None, and a message, where it holds none."""
    source = read_source(file, sink)
    if source is None:
        return None
    try:
        found = json.loads(source.text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        sink.report("E143", Span(file, line), reason=str(getattr(error, "msg", error)))
        return None
    for number, case in enumerate(found if isinstance(found, list) else [found]):
        if not isinstance(case, dict) or (lack := _lack(case)):
            name = lack if isinstance(case, dict) else "{…}"
            sink.report("E143", Span(file), reason=f"[{number}]: {name}")
            return None
    return list(found)


def _lack(case: Case) -> str:
    """The first field that a case lacks or that holds something else; empty where all is well."""
    fields: dict[str, type] = {"id": str, "lang": str, "text": str}
    if "expected_advance_em" in case:
        fields |= {"scheme": str, "position": str, "expected_advance_em": list}
    else:
        fields |= {"strictness": str, "at": int, "break": str}
    missing = [name for name, kind in fields.items() if not isinstance(case.get(name), kind)]
    if missing:
        return missing[0]
    inside = "at" not in case or 0 < case["at"] < len(case["text"])
    numbers = case.get("expected_advance_em", [])
    if not inside:
        return "at"
    return "" if all(isinstance(one, (int, float)) for one in numbers) else "expected_advance_em"


def run_cases(cases: Sequence[Case], faces: Faces, known: Known) -> Verdict:
    """Try every case that the program has the language, level and scheme for."""
    unknown, failures = [], []
    for case in cases:
        is_width = "expected_advance_em" in case
        word = case["scheme"] if is_width else case["strictness"]
        levels = known.levels.get(case["lang"], ())
        if not levels or word not in (known.schemes if is_width else levels):
            unknown.append(case["id"])
        elif failure := (_width if is_width else _break)(case, faces):
            failures.append(failure)
    passed = len(cases) - len(unknown) - len(failures)
    return Verdict(len(cases), passed, tuple(unknown), tuple(failures))


def _break(case: Case, faces: Faces) -> Failure | None:
    """Whether the boundary is as the case says."""
    style = TextStyle(size=_SIZE, level=case["strictness"], language=case["lang"])
    paragraph = compose([(case["text"], style)], faces)
    found = "allowed" if paragraph.costs[case["at"]] < FORBIDDEN else "forbidden"
    if found == case["break"]:
        return None
    shown = f"{case['text'][: case['at']]}|{case['text'][case['at'] :]}"
    return _failure(case, shown, case["break"], found)


def _width(case: Case, faces: Faces) -> Failure | None:
    """Whether the whole is as wide, and each Han stands, as the case says (text-rules 17)."""
    position, text = case["position"], case["text"]
    before = "国" if position in ("middle", "line-end") else ""
    after = "" if position == "line-end" else "国"
    style = TextStyle(
        size=_SIZE, punctuation=case["scheme"], language=case["lang"], level=LEVELS[case["lang"]],
        align="left", autospace=0.0,
    )  # fmt: skip
    paragraph = compose([(before + text + after, style)], faces)
    expected = case["expected_advance_em"]
    line = set_line(paragraph, 0, len(paragraph.text), _WIDE)
    places = {
        run.start + cluster: (run.x + x) / _SIZE - len(before)
        for run in line.runs
        for cluster, x in zip(run.clusters, run.xs, strict=True)
    }
    total = line.natural / _SIZE - len(before + after)
    moved = [
        i
        for i, character in enumerate(text)
        if "一" <= character <= "龥"
        and abs(places.get(i + len(before), 0.0) - sum(expected[:i])) > _NEAR
    ]
    if abs(total - sum(expected)) <= _NEAR and not moved:
        return None
    advances = account(paragraph, _WIDE).advances[len(before) : len(before) + len(text)]
    return _failure(case, text, _list(expected), _list(advances))


def _list(values: Sequence[float]) -> str:
    return " ".join(f"{one:.4g}" for one in values) + f" = {sum(values):.4g}"


def _failure(case: Case, text: str, expected: str, found: str) -> Failure:
    return Failure(case["id"], text, expected, found, str(case.get("source", "")))
