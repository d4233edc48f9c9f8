"""The table of codes: severity and wording in two languages, a module for each stage.

The first letter tells what follows: E nothing is written (exit code 1), F the page is written but
not fit to print (exit code 3), W and N are read and decided by a person. The first digit tells the
stage: 1 files and YAML, 2 plan and page, 3 stories, 4 text and fonts, 5 pictures, 6 output.
A code has one cause, stays what it is, and is never renumbered. Rules of the trade (LAY, HED, TYP,
CNT, ISS, PRN) have the numbers of the reference, and severities that a house can change.
"""

from layout.diagnostics.codes import (
    audit,
    files,
    fitting,
    furniture,
    house,
    links,
    output,
    page,
    pictures,
    preflight,
    press,
    stories,
    text,
)
from layout.diagnostics.codes.code import Code, Rule, Severity

CODES: dict[str, Code] = {
    code.id: code
    for table in (
        *(files, house, page, fitting, furniture, links),
        *(stories, text, pictures, output, preflight, audit, press),
    )
    for code in table.CODES
}

RULES: dict[str, Rule] = {rule.id: rule for rule in (*audit.CODES, *press.CODES)}

__all__ = ["CODES", "RULES", "Code", "Rule", "Severity"]
