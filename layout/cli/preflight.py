"""`preflight`: finished files held against their standard and the rules of the press."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from layout import __version__
from layout.cli.options import EXIT_BAD_INPUT, FORMAT, LANG, language_of, print_messages

if TYPE_CHECKING:
    from layout.diagnostics.render import Language
    from layout.origin import Origins
    from layout.preflight.examine import Report, Wanted
    from layout.preflight.finding import Finding

EXIT_UNFIT = 3


def _size(_: click.Context, __: click.Parameter, value: str | None) -> tuple[float, float] | None:
    """`184mm x 120mm` in mm; a number without a unit is of mm."""
    if value is None:
        return None
    from layout.units import MM, parse_length

    sides = value.lower().replace("×", "x").split("x")
    lengths = [
        parse_length(side if not _is_number(side) else f"{side.strip()}mm") for side in sides
    ]
    points = [length.absolute() for length in lengths if length]
    if len(points) != 2 or not all(points):
        raise click.BadParameter(f"{value!r}: write 184x120mm  尺寸写作 184x120mm")
    width, height = (round((side or 0.0) / MM, 3) for side in points)
    return width, height


def _is_number(text: str) -> bool:
    return text.strip().replace(".", "", 1).isdigit()


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE.pdf..."
)
@click.option(
    "--standard",
    type=click.Choice(["PDF/X-1a:2003", "PDF/X-4", "none"]),
    help="Hold it against this one; by default what it declares 按哪个标准检查.",
)
@click.option(
    "--house",
    type=click.Path(path_type=Path),
    help="House file: page size, limits, resolution, spot colours 本报样式.",
)
@click.option(
    "--size",
    callback=_size,
    metavar="184x120mm",
    help="Size that is wanted, as of an advert 应有的成品尺寸.",
)
@click.option(
    "--edition",
    type=click.Path(path_type=Path),
    help="The edition that the file was made from: findings point at its lines 文件出自哪一期.",
)
@FORMAT
@LANG
def preflight(
    files: Sequence[Path],
    house: Path | None,
    edition: Path | None,
    form: str,
    lang: str | None,
    **wishes: object,
) -> None:
    """Check finished PDF files before print, ours or others' 付印前检查 PDF."""
    from layout.diagnostics import Sink

    sink, language = Sink(), language_of(lang)
    wanted = _wanted(house, wishes, sink)
    origins = _origins(edition, sink)
    print_messages(sink.found, language)
    if wanted is None or (edition and not origins):
        sys.exit(EXIT_BAD_INPUT)
    from layout.preflight.examine import examine

    reports = [_traced(examine(path, wanted), origins) for path in files]
    if form == "json":
        import msgspec

        document = {"banmian": __version__, "files": [_as_data(report) for report in reports]}
        click.echo(msgspec.json.format(msgspec.json.encode(document), indent=2))
    else:
        for report in reports:
            _print(report, language)
    sys.exit(max((_exit_code(report) for report in reports), key=(0, 3, 1).index))


def _wanted(house: Path | None, wishes: dict[str, object], sink: object) -> Wanted | None:
    """What the files are held against; None (reported) where the house cannot be read."""
    import msgspec

    from layout.diagnostics import Sink
    from layout.preflight.examine import Wanted
    from layout.preflight.house import of_house
    from layout.preflight.rules import terms_of
    from layout.spec.model import House

    assert isinstance(sink, Sink)  # noqa: S101  click gives options untyped
    wanted = Wanted(terms_of(House())) if house is None else of_house(house, sink)
    given = {key: value for key, value in wishes.items() if value is not None}
    return None if wanted is None else msgspec.structs.replace(wanted, **given)


def _origins(edition: Path | None, sink: object) -> Origins | None:
    """What leads back to the lines of an edition; None where none is named or it is no good."""
    from layout.diagnostics import Sink

    assert isinstance(sink, Sink)  # noqa: S101  as above
    if edition is None:
        return None
    from layout.origin import origins_of

    return origins_of(edition, sink)


def _traced(report: Report, origins: Origins | None) -> Report:
    """The report with each finding at the line that what stands there comes from."""
    import msgspec

    if origins is None:
        return report
    numbers = origins.numbers(Path(report.path))
    found = []
    for one in report.findings:
        place = one.place
        if place and place.box and place.page <= len(numbers):
            source = origins.at(numbers[place.page - 1], place.box)
            place = msgspec.structs.replace(place, source=source)
        found.append(msgspec.structs.replace(one, place=place))
    return msgspec.structs.replace(report, findings=tuple(found))


def _exit_code(report: Report) -> int:
    from layout.preflight.examine import severities

    found = severities(report)
    if "error" in found:
        return EXIT_BAD_INPUT
    return EXIT_UNFIT if "fault" in found else 0


def _print(report: Report, language: Language) -> None:
    """Messages, then what the file is and whether it can go to press."""
    from layout.diagnostics import Span, Words
    from layout.diagnostics.render import pick

    undeclared = Words("no standard declared", "未声明标准")
    verdicts = {
        0: Words("fit to print", "可以付印"),
        EXIT_UNFIT: Words("not fit to print", "不能付印"),
        EXIT_BAD_INPUT: Words("not examined", "未能检查"),
    }
    print_messages([one.diagnostic(Span(report.path)) for one in report.findings], language)
    if not report.pages:
        return
    parts = [f"PDF {report.version}", report.declared or pick(undeclared, language)]
    for page in report.pages[:_SHOWN]:
        parts.append(f"{page.width:g} × {page.height:g} mm")
        parts.append(
            pick(Words("most ink {:.0f} %", "最大墨量 {:.0f}%"), language).format(page.ink * 100)
        )
        if page.ppi is not None:
            parts.append(
                pick(Words("pictures from {} ppi", "图像最低 {} ppi"), language).format(page.ppi)
            )
    verdict = pick(verdicts[_exit_code(report)], language)
    click.echo(f"{report.path}: {', '.join(parts)}: {verdict}")


_SHOWN = 8  # pages of which the figures are told on the terminal


def _as_data(report: Report) -> dict[str, object]:
    """A report as JSON holds it; both languages, so that a reader may choose."""
    return {
        "file": report.path,
        "exit_code": _exit_code(report),
        "version": report.version,
        "declared": report.declared,
        "standard": report.standard,
        "fonts": list(report.fonts),
        "pages": [
            {
                "page": page.number,
                "width": page.width,
                "height": page.height,
                "ink": round(page.ink * 100),
                "ppi": page.ppi,
                "inks": list(page.inks),
            }
            for page in report.pages
        ],
        "findings": [_finding(one, report.path) for one in report.findings],
    }


def _finding(found: Finding, path: str) -> dict[str, object]:
    """A finding with its place in millimetres from the top left corner of the trimmed page."""
    import msgspec

    from layout.diagnostics import Span, Words
    from layout.proof.report import message

    data = msgspec.to_builtins(message(found.diagnostic(Span(path))))
    place = found.place
    box = place.millimetres if place else None
    named = found.fields.get("object")
    kept = {key: data[key] for key in ("code", "severity", "message", "hint", "file", "line")}
    return kept | {
        "page": place.page if place else found.fields.get("page"),
        "object": {"en": named.en, "zh": named.zh} if isinstance(named, Words) else None,
        "box": dict(zip(("left", "top", "width", "height"), box, strict=True)) if box else None,
        "story": place.story or None if place else None,
        "count": found.count,
    }
