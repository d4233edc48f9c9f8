"""The page of a code, for `banmian explain`."""

from __future__ import annotations

from pathlib import Path

from layout.diagnostics.codes import CODES

PAGES = Path(__file__).parent / "pages"
_HEADING = {"en": "## English", "zh": "## 中文"}


def explanation(code: str, language: str | None = None) -> str | None:
    """A code's page in both languages or in one; None for a code that does not exist."""
    if code not in CODES:
        return None
    text = (PAGES / f"{code}.md").read_text(encoding="utf-8").rstrip()
    if language is None:
        return text
    title, _, rest = text.partition("\n")
    english, _, chinese = rest.partition(_HEADING["zh"])
    body = chinese if language == "zh" else english.replace(_HEADING["en"], "")
    return f"{title}\n\n{body.strip()}"
