"""Codes and the characters they stand for, as a ToUnicode CMap."""

from __future__ import annotations

from collections.abc import Mapping

_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_FOOT = b"""endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
_BLOCK = 100  # most entries of one bfchar block (Adobe technical note 5014, 1.4.1)


def to_unicode(texts: Mapping[int, str]) -> bytes:
    """The CMap (ISO 32000-1, 9.10.3). A code left out stands for nothing."""
    rows = [f"<{code:04X}> <{utf16(texts[code])}>\n" for code in sorted(texts)]
    blocks = [rows[start : start + _BLOCK] for start in range(0, len(rows), _BLOCK)]
    body = "".join(f"{len(one)} beginbfchar\n{''.join(one)}endbfchar\n" for one in blocks)
    return _HEAD + body.encode() + _FOOT


def utf16(text: str) -> str:
    """Hexadecimal UTF-16BE; a lone surrogate, which no text may hold, becomes U+FFFD."""
    if len(text) == 1 and not "\ud800" <= text <= "\udfff" and text <= "\uffff":
        return f"{ord(text):04X}"
    clean = text.encode("utf-16-be", "surrogatepass").decode("utf-16-be", "replace")
    return clean.encode("utf-16-be").hex().upper()
