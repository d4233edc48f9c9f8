"""How even the lines of a PDF are, whatever program made it."""
