"""Problems as data: code, place and the values a message needs; wording comes later.

Library code reports to a `Sink`; only the command line and the preview render. The codes, their
severities and their wording in two languages stand in one table (`codes.py`), the page that
`banmian explain` prints for each in `pages.md`.
"""

from layout.diagnostics.codes import CODES, RULES, Code, Rule, Severity
from layout.diagnostics.sink import NOWHERE, Diagnostic, Mend, Sink, Span, Words

__all__ = [
    "CODES",
    "NOWHERE",
    "RULES",
    "Code",
    "Diagnostic",
    "Mend",
    "Rule",
    "Severity",
    "Sink",
    "Span",
    "Words",
]
