"""付印前检查: a finished file held against the standard that it declares and the rules of the press."""

from layout.preflight.examine import Report, Wanted, examine

__all__ = ["Report", "Wanted", "examine"]
