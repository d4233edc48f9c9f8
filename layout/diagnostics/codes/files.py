"""Codes of files."""

from layout.diagnostics.codes.code import Code

CODES: tuple[Code, ...] = ()
