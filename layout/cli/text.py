"""`text`: a text set by itself, or the cases of a file tried."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from layout.cli.options import EXIT_BAD_INPUT, FORMAT, language_of, print_messages

if TYPE_CHECKING:
    from layout.proof.rationale import Specimen
    from layout.proof.vectors import Verdict
    from layout.units import Length


def _length(_: click.Context, __: click.Parameter, value: str | None) -> Length | None:
    """`15字`, `48mm`; a number alone counts in 字."""
    if value is None:
        return None
    from layout.units import parse_length

    found = parse_length(value) or parse_length(f"{value}字")
    if found is None or not 0 <= found.value <= _LONGEST:
        raise click.BadParameter(f"{value!r}: write 15字 or 48mm  写作 15字 或 48mm")
    return found


_LONGEST = 10_000


def _word(
    struct: str, key: str
) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """A word of the edition language, in English or Chinese; the table is looked up late."""

    def checked(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
        if value is None:
            return None
        from layout.spec.keys import VALUES

        words = VALUES[struct, key]
        chosen = {chinese: english for english, chinese in words.items()}.get(value, value)
        if chosen not in words:
            known = f"one of {', '.join(words)}  可用 {'、'.join(words.values())}"
            raise click.BadParameter(f"{value!r}: {known}")
        return chosen

    return checked


class _TextOptions(TypedDict):
    """What `text` sets a text with."""

    house: Path | None
    style: str
    language: str | None
    level: str | None
    scheme: str | None
    measure: Length | None
    indent: Length | None
    looseness: int


@click.command("text")
@click.option(
    "--lang", "language", callback=_word("House", "language"), metavar="TAG",
    help="Language of the text: zh-Hans, zh-Hant, ja, ko 文字的语言.",
)  # fmt: skip
@click.option(
    "--level", callback=_word("Style", "level"), metavar="NAME",
    help="Kinsoku: gb, strict, ... by language 避头尾级别.",
)  # fmt: skip
@click.option("--measure", callback=_length, metavar="15字", help="Width of the lines 行长.")
@click.option(
    "--scheme", callback=_word("Style", "punctuation"), metavar="NAME",
    help="Punctuation: quanjiao, kaiming, banjiao, ... 标点方案.",
)  # fmt: skip
@click.option("--house", type=click.Path(path_type=Path), help="A house file 样式文件.")
@click.option("--style", default="body", show_default=True, help="A style of the house 样式.")
@click.option("--indent", callback=_length, metavar="2字", help="Of the first line 首行缩进.")
@click.option(
    "--looseness", type=click.IntRange(-99, 99), default=0, metavar="N",
    help="So many lines more, or fewer 多排或少排几行.",
)  # fmt: skip
@click.option(
    "--cases",
    type=click.Path(path_type=Path),
    help="Try a file of cases instead 验证用例文件.",
)
@FORMAT
@click.option(
    "--messages", "lang", type=click.Choice(["zh", "en"]), help="Language of messages 说明的语言."
)
def text(cases: Path | None, form: str, lang: str | None, **wishes: Unpack[_TextOptions]) -> None:
    """Set the text of standard input and say why each line ends there 说明每行为什么断在那里."""
    from layout.diagnostics import Sink
    from layout.proof.rationale import as_data, told
    from layout.specimen import Wishes, read_text, set_specimen, try_cases

    sink, language = Sink(), language_of(lang)
    found: Specimen | Verdict | None
    if cases is not None:
        found = try_cases(cases, sink)
    else:
        if sys.stdin is None:
            raise click.UsageError("standard input is closed  标准输入是关着的")
        source = read_text(sys.stdin.buffer, sink)
        found = None if source is None else set_specimen(source, Wishes(**wishes), sink)
    if found is not None and form == "json":
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(as_data(found)), indent=2))
    elif found is not None:
        for line in told(found, language):
            click.echo(line)
    print_messages(sink.found, language)
    if found is None or sink.has_errors:
        sys.exit(EXIT_BAD_INPUT)
    sys.exit(found.exit_code)
