"""Story files and stories that stand in the edition."""

from __future__ import annotations

from layout.spec.copy import Paragraph
from layout.spec.model import Story, StoryPicture
from tests.spec.conftest import Read, Reading

EDITION = "pages:\n  - boxes:\n      头条: {story: story.md}\n"


def story(reading: Reading) -> Story:
    """The story of the only box."""
    found = reading.whole.pages[0].boxes["头条"].story
    assert found is not None
    return found


def test_front_matter_and_body(read: Read) -> None:
    """The keys of a story and its text keep the lines of the file."""
    text = "---\n引题: 甲\nheadline: 乙\ndeck:\n  - 丙\n---\n\n正文。\n"
    reading = read(EDITION, {"story.md": text})
    assert not reading.found
    found = story(reading)
    assert (found.kicker, found.headline, found.deck) == ("甲", "乙", ("丙",))
    assert found.file.endswith("story.md")
    assert [found.where(key).line for key in ("", "kicker", "headline", "body")] == [0, 2, 3, 7]
    (body,) = found.body
    assert isinstance(body, Paragraph)
    assert (body.line, body.pieces[0].line, body.pieces[0].column) == (8, 8, 1)


def test_no_front_matter(read: Read) -> None:
    """A brief may be nothing but text."""
    found = story(read(EDITION, {"story.md": "正文。\n"}))
    assert (found.headline, len(found.body)) == (None, 1)


def test_empty_front_matter(read: Read) -> None:
    """Front matter may say nothing, and end with three dots as YAML allows."""
    reading = read(EDITION, {"story.md": "---\n# 待写\n...\n正文。\n"})
    assert not reading.found
    assert len(story(reading).body) == 1


def test_fault_in_front_matter_has_its_line(read: Read) -> None:
    """Lines count from the top of the file, and the body is read all the same."""
    reading = read(EDITION, {"story.md": "---\nheadline: 甲\nheadlin: 乙\n---\n正文。\n"})
    assert reading.places == ["story.md:3:1"]
    assert len(story(reading).body) == 1


def test_inline_story(read: Read) -> None:
    """A story in the edition itself has the places of the YAML file."""
    yaml = (
        "pages:\n  - boxes:\n      头条:\n        story:\n          headline: 甲\n"
        "          body: |\n            乙**丙**\n\n            ## 丁\n"
    )
    reading = read(yaml)
    assert not reading.found
    found = story(reading)
    assert found.file.endswith("edition.yaml")
    first, second = (block for block in found.body if isinstance(block, Paragraph))
    assert [(piece.line, piece.column) for piece in first.pieces] == [(7, 13), (7, 16)]
    assert (second.kind, second.line, second.pieces[0].column) == ("subhead", 9, 16)


def test_inline_body_on_one_line(read: Read) -> None:
    """A body in quotes knows its line; its columns are not known."""
    reading = read("pages:\n  - boxes:\n      头条: {story: {body: '乙。'}}\n")
    (block,) = story(reading).body
    assert isinstance(block, Paragraph)
    assert (block.pieces[0].line, block.pieces[0].column) == (3, 0)


def test_folded_body_is_refused(read: Read) -> None:
    """A body that YAML has folded would have lost its paragraphs."""
    reading = read(
        "pages:\n  - boxes:\n      头条:\n        story:\n          body: >\n"
        "            甲。\n\n            乙。\n"
    )
    assert reading.codes == ["E116", "W305"]


def test_pictures_are_found_beside_the_story(read: Read) -> None:
    """The path of a picture counts from the story's file; one that is not there is left out."""
    reading = read(
        "pages:\n  - boxes:\n      头条: {story: stories/a.md}\n",
        {"stories/a.md": "![甲](../b.jpg)\n\n![乙](c.jpg)\n\n正文。\n", "b.jpg": ""},
    )
    assert reading.codes == ["E101"]
    assert reading.places == ["a.md:3:1"]
    picture, _ = story(reading).body
    assert isinstance(picture, StoryPicture)
    assert picture.path.endswith("/b.jpg")
    assert ".." not in picture.path


def test_one_file_in_two_boxes_is_read_once(read: Read) -> None:
    """Two boxes that name a file share its story, and its faults are told once."""
    reading = read(
        "pages:\n  - boxes:\n      甲: {story: a.md}\n      乙: {story: a.md}\n", {"a.md": "# 丙\n"}
    )
    boxes = reading.whole.pages[0].boxes
    assert boxes["甲"].story is boxes["乙"].story
    assert reading.codes == ["E304"]


def test_fault_in_a_quoted_body_points_at_the_body(read: Read) -> None:
    """Where columns are not known the whole value is named, not a place within it."""
    reading = read("pages:\n  - boxes:\n      头条: {story: {body: '甲`乙`'}}\n")
    assert (reading.codes, reading.places) == (["E302"], ["edition.yaml:3:26"])
