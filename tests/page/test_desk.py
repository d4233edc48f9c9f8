"""What the desk says of the text that it shapes."""

from collections.abc import Callable
from typing import Any


def test_a_missing_character_is_told_with_its_own_face(
    set_edition: Callable[[str], Any],
) -> None:
    """Not with the face of the word that opens the paragraph."""
    done = set_edition("""
        house: HOUSE
        pages:
          - plan: |
              20 甲 . . .
            boxes:
              甲: {story: {body: "**通知** 河边\\U000F0000，**柳\\U000F0001树**"}}
        """)
    faces = {one.fields["code"]: one.fields["face"] for one in done.found if one.code == "E401"}
    assert faces == {"U+F0000": "song", "U+F0001": "hei-bold"}
