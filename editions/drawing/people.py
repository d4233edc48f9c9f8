"""People in a picture, in a few flat shapes."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from editions.drawing.brush import Ink, Point, disc, polygon, stroke

SKIN = (206, 160, 130)


@dataclass(frozen=True)
class Dress:
    """The inks of a person: jacket, trousers, hair or cap; whether the hair is in a bun."""

    jacket: Ink
    trousers: Ink
    hair: Ink
    bun: bool = False


def darker(ink: Ink, share: float) -> Ink:
    """The ink with `share` of its light."""
    r, g, b = (min(255, round(c * share)) for c in ink)
    return r, g, b


class Figure:
    """Someone seen from behind; shapes in shares of the height, from the feet upwards."""

    def __init__(self, layer: Image.Image, foot: Point, tall: float, dress: Dress) -> None:
        """`foot` is where the person stands, `tall` the height from sole to crown."""
        self.layer, self.foot, self.tall, self.dress = layer, foot, tall, dress

    def at(self, points: list[Point]) -> list[Point]:
        """Shares of the height as measures of the sheet."""
        x, y = self.foot
        return [(x + a * self.tall, y - b * self.tall) for a, b in points]

    def shape(self, points: list[Point], ink: Ink) -> None:
        """A flat shape."""
        polygon(self.layer, self.at(points), ink)

    def round(self, centre: Point, radius: Point, ink: Ink) -> None:
        """A round shape."""
        (spot,) = self.at([centre])
        disc(self.layer, spot, (radius[0] * self.tall, radius[1] * self.tall), ink)

    def draw(self, hands: tuple[Point, Point]) -> None:
        """The whole person, with the hands at the two places."""
        self.legs()
        for side, hand in zip((-1, 1), hands, strict=True):
            self.arm(side, hand)
        self.coat()
        self.head()

    def legs(self) -> None:
        """Trousers and shoes, one foot a little ahead."""
        for side, lift in ((1, 0.022), (-1, 0.0)):
            ink = darker(self.dress.trousers, 1.0 if side < 0 else 0.82)
            self.round((side * 0.062, lift + 0.018), (0.05, 0.024), (44, 38, 38))
            leg = [
                (0.0, 0.48),
                (side * 0.125, 0.48),
                (side * 0.1, 0.2),
                (side * 0.098, lift + 0.025),
            ]
            self.shape([*leg, (side * 0.022, lift + 0.025), (side * 0.012, 0.3)], ink)

    def arm(self, side: int, hand: Point) -> None:
        """A sleeve from the shoulder over the elbow to the hand."""
        shoulder = (side * 0.118, 0.77)
        lower = hand[1] < 0.7
        elbow = (
            (shoulder[0] + hand[0]) / 2 + side * (0.03 if lower else 0.06),
            (shoulder[1] + hand[1]) / 2,
        )
        ink = darker(self.dress.jacket, 0.86)
        stroke(self.layer, self.at([shoulder, elbow, hand]), ink, 0.078 * self.tall)
        for joint in (shoulder, elbow):
            self.round(joint, (0.039, 0.039), ink)
        self.round(hand, (0.026, 0.028), SKIN)

    def coat(self) -> None:
        """A padded jacket with its seams, lit from the right."""
        left = [(-0.128, 0.44), (-0.14, 0.56), (-0.15, 0.72), (-0.128, 0.8), (-0.07, 0.84)]
        right = [(-a, b) for a, b in reversed(left)]
        self.shape([*left, *right], self.dress.jacket)
        self.shape(
            [*left, (-0.035, 0.84), (-0.06, 0.64), (-0.045, 0.44)], darker(self.dress.jacket, 0.84)
        )
        for seam in (0.52, 0.6, 0.68, 0.755):
            line = self.at([(-0.14, seam), (0.0, seam - 0.012), (0.14, seam)])
            stroke(self.layer, line, darker(self.dress.jacket, 0.74), 0.007 * self.tall)
        hem = self.at([(-0.128, 0.446), (0.128, 0.446)])
        stroke(self.layer, hem, darker(self.dress.jacket, 0.66), 0.014 * self.tall)

    def head(self) -> None:
        """Neck, collar, hair or cap."""
        self.shape(
            [(-0.036, 0.875), (-0.04, 0.82), (0.04, 0.82), (0.036, 0.875)], darker(SKIN, 0.9)
        )
        self.shape(
            [(-0.062, 0.85), (-0.078, 0.81), (0.078, 0.81), (0.062, 0.85)],
            darker(self.dress.jacket, 0.7),
        )
        for side in (-1, 1):
            self.round((side * 0.064, 0.912), (0.014, 0.022), SKIN)
        self.round((0, 0.926), (0.063, 0.076), self.dress.hair)
        self.round((0.014, 0.945), (0.04, 0.046), darker(self.dress.hair, 1.12))
        if self.dress.bun:
            self.round((0, 0.905), (0.038, 0.032), darker(self.dress.hair, 0.72))
            self.round((0.006, 0.91), (0.026, 0.022), darker(self.dress.hair, 0.94))
