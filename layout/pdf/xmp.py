"""XMP: what a file says of itself in its metadata stream (ISO 16684-1)."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

# Of the properties that we write; in the order in which a packet declares them.
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}

Property = tuple[str, str]
"""Name with its prefix, and value."""

# How a value stands that is no simple text: a list, or one of several languages.
_FORMS = {
    "dc:title": '<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>',
    "dc:description": '<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>',
    "dc:creator": "<rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq>",
    "dc:language": "<rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag>",
}
_FRAME = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
 <rdf:Description rdf:about=""
{namespaces}>
{properties}
 </rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

# Characters that XML 1.0 spells otherwise, or may not hold at all (2.2 and 2.4).
_IN_XML = {number: None for number in range(32) if chr(number) not in "\t\n\r"} | {
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
}


def packet(properties: Sequence[Property]) -> bytes:
    """The packet with these properties in their order; one without a value is left out."""
    said = [(name, value) for name, value in properties if value]
    used = {name.partition(":")[0] for name, _ in said}
    namespaces = [f'   xmlns:{key}="{uri}"' for key, uri in _NAMESPACES.items() if key in used]
    lines = [
        f"  <{name}>{_FORMS.get(name, '{}').format(value.translate(_IN_XML))}</{name}>"
        for name, value in said
    ]
    made = _FRAME.format(namespaces="\n".join(namespaces), properties="\n".join(lines))
    return made.encode("utf-8", "replace")


def uuid_of(content: bytes) -> str:
    """A version 8 UUID (RFC 9562) out of the content's own hash."""
    digits = bytearray(sha256(content).digest()[:16])
    digits[6] = digits[6] & 0x0F | 0x80
    digits[8] = digits[8] & 0x3F | 0x80
    text = digits.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
