"""审版: the finished page held against the rules of the trade."""

from layout.audit.inspect import inspect
from layout.audit.sheet import Again

__all__ = ["Again", "inspect"]
