"""What joins two source lines: nothing beside Chinese, a space between Western words."""

from __future__ import annotations

# CJK radicals to Yi, Hangul, compatibility forms, full-width forms, the planes of rare characters.
# Compared one by one: a regular expression of them takes 3 ms to compile.
_CJK = (
    ("\u2e80", "\ua4cf"),
    ("\uac00", "\ud7af"),
    ("\uf900", "\ufaff"),
    ("\ufe30", "\ufe4f"),
    ("\uff00", "\uffef"),
    ("\U00020000", "\U0003ffff"),
)
# Marks that both scripts use: the character beyond them decides.
_SHARED = "“”‘’…—·"


def joint(before: str, after: str) -> str:
    """The characters between a line that ends with `before` and one that begins with `after`."""
    left = before.rstrip(_SHARED)[-1:]
    right = after.lstrip(_SHARED)[:1]
    if not left or not right or left.isspace() or right.isspace():
        return ""
    return "" if is_cjk(left) or is_cjk(right) else " "


def is_cjk(character: str) -> bool:
    """Whether a character is Chinese (or Japanese, Korean) or a full-width mark."""
    return any(first <= character <= last for first, last in _CJK)
