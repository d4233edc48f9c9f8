"""The words of the counting of issues: keys, values, bounds, names in messages."""

from __future__ import annotations

KEYS: dict[str, dict[str, str]] = {
    "FirstIssue": {
        "date": "日期",
        "number": "期号",
    },
    "IssueCount": {
        "first": "首期",
        "days": "出报日",
        "skipped": "休刊",
        "added": "增期",
    },
}
VALUES: dict[tuple[str, str], dict[str, str]] = {
    ("IssueCount", "days"): {
        "mon": "周一",
        "tue": "周二",
        "wed": "周三",
        "thu": "周四",
        "fri": "周五",
        "sat": "周六",
        "sun": "周日",
    },
}
BOUNDS: dict[tuple[str, str], tuple[float, float]] = {
    ("FirstIssue", "number"): (0, 10000000),
}
STRUCTS: dict[str, tuple[str, str]] = {
    "FirstIssue": ("the first issue", "首期"),
    "IssueCount": ("the counting of issues", "期号算法"),
}
