"""What the program can tell of itself, and a page to start from."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from layout.cli.options import EXIT_BAD_INPUT, FORMAT, LANG, language_of, print_messages


@click.command()
@click.option("--report", "of_report", is_flag=True, help="That of a report 报告的 JSON Schema.")
@click.option("--manifest", "of_manifest", is_flag=True, help="That of a list of files 文件清单的.")
def schema(*, of_report: bool, of_manifest: bool) -> None:
    """Print the JSON Schema of the edition language 打印 JSON Schema."""
    import msgspec

    found: object
    if of_report:
        from layout.proof.form import report_schema

        found = report_schema()
    elif of_manifest:
        from layout.manifest import manifest_schema

        found = manifest_schema()
    else:
        from layout.spec import schema as edition_schema

        found = edition_schema()
    click.echo(msgspec.json.format(msgspec.json.encode(found), indent=2))


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Write a small edition that builds, to start from 新建一个可排的版面."""
    from layout.starter import copy_starter

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.UsageError(f"{folder}: not an empty folder  不是空文件夹")
    for path in copy_starter(folder):
        click.echo(path)


@click.command()
@click.argument("code")
@LANG
def explain(code: str, lang: str | None) -> None:
    """Print what a code or a rule means, in both languages 解释一个代码."""
    from layout.diagnostics.explanation import explanation

    text = explanation(code.upper(), lang) or _of_rules(code, lang)
    if text is None:
        raise click.UsageError(f"no such code: {code}  没有这个代码")
    click.echo(text)


def _of_rules(name: str, language: str | None) -> str | None:
    """The page of the rule of a name (碰题), or a line for each rule of a kind (LAY)."""
    from layout.diagnostics.explanation import explanation, overview
    from layout.spec.audit import named_rules

    rules = named_rules(name) or named_rules(name.upper())
    if len(rules) == 1:
        return explanation(rules[0].id, language)
    return overview(rules, language) if rules else None


@click.command()
@click.argument("edition", required=False, type=click.Path(path_type=Path))
@FORMAT
@LANG
def fonts(edition: Path | None, form: str, lang: str | None) -> None:
    """List the faces that styles can name 列出可用的字体."""
    from layout.diagnostics import Sink
    from layout.fontlist import list_faces

    sink = Sink()
    rows = list_faces(edition, sink)
    if form == "json":
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(rows), indent=2))
    else:
        for row in rows:
            click.echo("  ".join((f"{row.name:14}", f"{row.full_name:28}", row.version, row.file)))
    print_messages(sink.found, language_of(lang))
    if sink.has_errors:
        sys.exit(EXIT_BAD_INPUT)
