"""The table of codes: severity and wording in two languages, a module for each stage.

The first letter tells what follows: E nothing is written (exit code 1), F the page is written but
not fit to print (exit code 3), W and N are read and decided by a person. The first digit tells the
stage: 1 files and YAML, 2 plan and page, 3 stories, 4 text and fonts, 5 pictures, 6 output.
A code has one cause, stays what it is, and is never renumbered.
"""

from layout.diagnostics.codes import files, links, output, page, pictures, stories, text
from layout.diagnostics.codes.code import Code, Severity

CODES: dict[str, Code] = {
    code.id: code
    for table in (files, page, links, stories, text, pictures, output)
    for code in table.CODES
}

__all__ = ["CODES", "Code", "Severity"]
