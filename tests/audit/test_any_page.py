"""The rules of layout on random pages: each ends, says all its words, and cries no wolf."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from layout.audit.rules import CHECKS
from layout.audit.sheet import Sheet
from layout.diagnostics import RULES, Diagnostic, Sink
from layout.diagnostics.render import hint, wording
from layout.page.layout import compose
from layout.spec.model import Page
from tests.page.test_properties import pages, small_edition

LAYOUT = [rule for rule in CHECKS if rule.startswith("LAY")]


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(pages())
def test_any_page(page: Page) -> None:
    """A page of any shapes, heads and insets can be audited; what is set stays in its place."""
    edition = replace(small_edition(), pages=(page,))
    layout = compose(edition, Sink())
    sheet = Sheet(edition, page, layout.pages[0], layout.faces)
    for rule in LAYOUT:
        for found in CHECKS[rule](sheet, RULES[rule].limits):
            told = Diagnostic(rule, found.span, found.fields, found.hint)
            for language in ("en", "zh"):
                assert wording(told, language)
                assert hint(told, language)
            assert not found.box or found.box in page.boxes
            assert rule != "LAY07", wording(
                told, "en"
            )  # the page stage keeps each box to its cells
