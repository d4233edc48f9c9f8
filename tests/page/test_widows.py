"""Lines of a paragraph alone at the foot or the head of a leg."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from layout.page.flow import flow
from layout.page.galley import Galley, Room, Slot, TextBlock
from layout.page.grid import PageGrid
from layout.page.placed import PlacedLine, Shape
from layout.page.widows import choose
from layout.spec.styles import TextStyle
from layout.text import Faces, compose

GRID = PageGrid(800.0, 400.0, 10.0, 10.0, 4, 13.0, 1.0, 20, 10.0, 15.0)
SENTENCE = "河边的柳树发了芽，孩子们在草地上放风筝。老人坐在长椅上看书，小狗跑来跑去。"


def blocks_of(faces: Faces, lengths: Sequence[int]) -> list[TextBlock]:
    """A paragraph of so many characters each, at 10 pt."""
    style = TextStyle(size=10.0, indent=2.0)
    texts = [(SENTENCE * 9)[: length - 1] + "。" for length in lengths]
    return [TextBlock(compose([(text, style)], faces), 0) for text in texts]


def room_of(depths: Sequence[int], measure: float = 130.0) -> Room:
    """Legs of so many lines."""
    legs = enumerate(depths)
    return Room(
        [Slot(leg, line, leg * 140.0, measure) for leg, depth in legs for line in range(depth)],
        measure,
    )


@pytest.mark.parametrize(
    ("lengths", "depths", "usual", "chosen", "fact"),
    [
        ([93, 40], [7, 8], [8, 4], [7, 4], "a last line alone at a head is taken back"),
        ([66, 40], [6, 8], [5, 4], [6, 4], "a first line alone at a foot goes to the next leg"),
        ([93, 40], [8, 8], [8, 4], [8, 4], "nothing stands alone, nothing is changed"),
        ([93, 93], [8, 7], [8, 8], [8, 7], "a line over is won where it can be"),
        ([97, 40], [7, 8], [8, 4], [8, 4], "nothing can be changed within the limits"),
    ],
)
def test_lines_that_stand_alone(
    faces: Faces,
    lengths: list[int],
    depths: list[int],
    usual: list[int],
    chosen: list[int],
    fact: str,
) -> None:
    """Paragraphs are set in a line less or more where that keeps lines together."""
    blocks, room, galley = blocks_of(faces, lengths), room_of(depths), Galley()
    default = [len(galley.lines(block.paragraph, room.ahead(0))) for block in blocks]
    choice = choose(blocks, room, galley) or [None] * len(blocks)
    assert default == usual
    assert [new or old for new, old in zip(choice, default, strict=True)] == chosen, fact


class Tower:
    """A block of whole lines that is deeper than any room."""

    text = "塔"
    ruby = ""
    keep = 0

    def depth(self, measure: float) -> int:
        """Its lines: 30 in a measure of 60 points."""
        return int(1800 // measure)

    def place(self, slots: Sequence[Slot]) -> tuple[list[PlacedLine], list[Shape]]:
        """Never called: nothing is so deep."""
        raise AssertionError(slots)


def test_text_after_a_block_without_room(faces: Faces) -> None:
    """It is over in lines as wide as the last of the room, whatever the pen still had before it."""
    wide, narrow = room_of([6]).slots, room_of([3], 60.0).slots
    room = Room([*wide, *(replace(one, line=one.line + 6) for one in narrow)], 130.0)
    first, last = blocks_of(faces, [20, 60])
    galley = Galley()
    for count in galley.settings(last.paragraph, room.ahead(len(room.slots))):
        done = flow([first, Tower(), last], room, GRID, galley, (None, None, count))
        assert done.copyfit.lines_over == 30 + count


@settings(max_examples=40)
@given(
    st.lists(st.integers(20, 110), min_size=1, max_size=4),
    st.lists(st.integers(2, 9), min_size=1, max_size=4),
)
def test_nothing_is_lost_by_a_choice(faces: Faces, lengths: list[int], depths: list[int]) -> None:
    """A chosen setting holds all of the text and is never over by more than the default."""
    blocks, room, galley = blocks_of(faces, lengths), room_of(depths), Galley()
    if (choice := choose(blocks, room, galley)) is None:
        return
    before, after = flow(blocks, room, GRID, galley), flow(blocks, room, GRID, galley, choice)
    assert after.copyfit.lines_over <= before.copyfit.lines_over
    assert after.copyfit.chars == before.copyfit.chars
    for block, count in zip(blocks, choice, strict=True):
        lines = galley.lines(block.paragraph, room.ahead(0), count)
        assert "".join(block.paragraph.text[line.start : line.end] for line in lines) == (
            block.paragraph.text
        )
