"""The words that the name of a file may take in braces."""

from __future__ import annotations

PLACEHOLDERS: dict[str, str] = {
    "date": "日期",
    "page": "版次",
    "title": "版别",
    "paper": "报名",
    "latin": "西文名",
    "issue": "期号",
    "section": "版名",
    "colour": "印色",
    "folder": "文件夹",
}
OF_A_PAGE = frozenset(("page", "section", "colour"))
"""Those that differ from page to page, which a file of all pages cannot take."""
