"""The parts of the picture of the front page, from the sky forward."""
