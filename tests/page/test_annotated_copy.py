"""Annotations of copy that is cleaned."""

from layout.page.pieces import moved
from layout.spec.copy import Annotation
from layout.text import Edit

NAME = Annotation("name", 4, 6)


def test_annotations_move_with_their_characters() -> None:
    """What is replaced before or in a stretch shifts its ends; what comes after does not."""
    longer, shorter = Edit("ellipsis", 0, 1, "……"), Edit("spaces", 1, 3, "")
    after = Edit("marks", 6, 7, "，")
    assert moved([NAME], [longer]) == (Annotation("name", 5, 7),)
    assert moved([NAME], [shorter]) == (Annotation("name", 2, 4),)
    assert moved([NAME], [longer, shorter, after]) == (Annotation("name", 3, 5),)
    assert moved([NAME], [Edit("digits", 4, 6, "12")]) == (NAME,)


def test_annotation_of_nothing_goes() -> None:
    """A stretch whose characters are all taken away is annotated no more."""
    assert moved([NAME], [Edit("spaces", 3, 7, "")]) == ()
