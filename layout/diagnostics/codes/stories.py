"""Codes of stories."""

from layout.diagnostics.codes.code import Code

CODES: tuple[Code, ...] = ()
