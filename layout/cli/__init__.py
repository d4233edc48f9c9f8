"""The command line: arguments in, exit code out. Results go to stdout, messages to stderr."""

from __future__ import annotations

import errno
import gc
import os
import sys
from importlib import import_module
from typing import NoReturn

import click

from layout import __version__
from layout.cli.options import EXIT_BAD_INPUT

EXIT_INTERNAL = 70
# The commands, each with the module that it is read from when it is asked for.
COMMANDS = {
    "build": "build",
    "check": "build",
    "explain": "reference",
    "fonts": "reference",
    "new": "reference",
    "preflight": "preflight",
    "schema": "reference",
    "text": "text",
}


class _Commands(click.Group):
    """Commands that are read when they are asked for: a build needs none of the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """A command by its name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"layout.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, cmd_name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="banmian", message="%(prog)s %(version)s")
def cli() -> None:
    """Set Chinese newspaper pages from plain files 用文本文件排中文报纸."""


def main() -> None:
    """Run the command; a fault of the program is told in a line and keeps its exit code."""
    # A page leaves some 9000 values in cycles, 4 MB: to collect them takes longer than to set aside
    # those of 30 pages.
    gc.set_threshold(300_000, 20, 20)
    sys.setswitchinterval(0.0002)
    try:
        cli(prog_name="banmian")
    except SystemExit as done:
        code = done.code if isinstance(done.code, int) else EXIT_BAD_INPUT
    except Exception as error:  # no traceback ever reaches a user
        if os.environ.get("BANMIAN_DEBUG"):
            raise
        code = _failed(error)
    _leave(code)


def _failed(error: Exception) -> int:
    """Say that results cannot be printed, the disk being full, or that the program is wrong."""
    if isinstance(error, OSError) and error.errno in _FULL:
        click.echo(f"the results cannot be printed  结果打印不出来: {error.strerror}", err=True)
        return EXIT_BAD_INPUT
    click.echo(_INTERNAL.format(type(error).__name__, error), err=True)
    return EXIT_INTERNAL


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)

_INTERNAL = """internal error 程序内部错误: {}: {}
  hint: this is a fault of banmian; run again with BANMIAN_DEBUG=1 and report what it prints, with \
the edition
  提示：这是程序的错。请设 BANMIAN_DEBUG=1 再运行一次，把输出和版面文件一起报告"""


def _leave(code: int) -> NoReturn:
    """End at once: all files are closed, and taking fonts and modules apart costs 30 ms."""
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):  # None: closed by who called
            stream.flush()
    except BrokenPipeError:  # the reader of a pipe went away
        code = code or EXIT_BAD_INPUT
    except OSError as error:
        code = code or _failed(error)
    os._exit(code)
