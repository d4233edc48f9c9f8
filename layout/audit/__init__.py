"""审版: the finished page held against the rules of the trade."""

from layout.audit.inspect import inspect

__all__ = ["inspect"]
