"""What joins two source lines: nothing beside Chinese, a space between Western and Korean words."""

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
_HANGUL = ("\uac00", "\ud7af")
# Marks that both scripts use: the character beyond them decides.
_SHARED = "“”‘’…—·"


def joint(before: str, after: str) -> str:
    """The characters between a line that ends with `before` and one that begins with `after`."""
    left = before.rstrip(_SHARED)[-1:]
    right = after.lstrip(_SHARED)[:1]
    if not left or not right or left.isspace() or right.isspace():
        return ""
    return "" if _is_solid(left) or _is_solid(right) else " "


def _is_solid(character: str) -> bool:
    """Whether words of this script stand without a space: Korean ones do not."""
    return is_cjk(character) and not _HANGUL[0] <= character <= _HANGUL[1]


def is_cjk(character: str) -> bool:
    """Whether a character is Chinese (or Japanese, Korean) or a full-width mark."""
    return any(first <= character <= last for first, last in _CJK)
