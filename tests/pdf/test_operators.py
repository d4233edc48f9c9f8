"""Operators found in a content stream: the same that a full parser finds."""

from __future__ import annotations

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.pdf.operators import calls

WANTED = frozenset((b"q", b"Q", b"Tf", b"Do", b"gs", b"cs", b"scn", b"BDC", b"rg", b"Tj", b"BI"))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"/F1 12 Tf (text /F2 Do) Tj", [(b"Tf", "/F1"), (b"Tj", None)]),
        (b"((a) /X Do \\) (b)) Tj /Y Do", [(b"Tj", None), (b"Do", "/Y")]),
        (b"(never closed ( /X Do", []),
        (b"<2F58> Tj % /X Do\n/Y Do", [(b"Tj", None), (b"Do", "/Y")]),
        (b"/OC /MC0 BDC /Span <</MCID 0/E /x>> BDC", [(b"BDC", "/MC0"), (b"BDC", None)]),
        (b"1 0 0 rg/X#20Y Do", [(b"rg", None), (b"Do", "/X Y")]),
        (b"/S cs .5 -.5 +1 /P1 scn", [(b"cs", "/S"), (b"scn", "/P1")]),
        (
            b"BI /W 2 /CS /RGB /F /A85 ID /X Do (\nEI q",
            [(b"BI", "/RGB"), (b"q", None)],
        ),
        (b"BI /W 1 ID \x00\x01 EI\x80\x90 Q EI\nQ", [(b"BI", None), (b"Q", None)]),
        (b"BI /W 1", [(b"BI", None)]),
    ],
)
def test_calls(content: bytes, expected: list[tuple[bytes, str | None]]) -> None:
    """Names in strings, comments, dictionaries and pictures call nothing."""
    assert list(calls(content, WANTED)) == expected


words = st.sampled_from(
    ["q", "Q", "/F1 9 Tf", "/X Do", "(a(b)c)", "(\\()", "<41>", "[(x) -20 (y)]", "Tj", "1 0 0 rg",
     "/G gs", "% q\n", "/OC /M BDC", "12.5 -3", "/S cs", "re f*", "T*"]
)  # fmt: skip


@given(st.lists(words, max_size=30))
@settings(max_examples=100)
def test_as_a_parser(parts: list[str]) -> None:
    """Qpdf finds the same operators, with the same names."""
    content = "\n".join([*parts, "n"]).encode()  # a stream ends with an operator
    pdf = pikepdf.Pdf.new()
    found = [
        (str(one.operator).encode(), [str(x) for x in one.operands if isinstance(x, pikepdf.Name)])
        for one in pikepdf.parse_content_stream(pdf.make_stream(content))
    ]
    expected = [(name, names[-1] if names else None) for name, names in found if name in WANTED]
    assert list(calls(content, WANTED)) == expected


@given(st.binary(max_size=200))
@settings(max_examples=100)
def test_any_bytes(content: bytes) -> None:
    """Nothing that may stand in a file stops it."""
    assert len(list(calls(content, WANTED))) <= len(content)
