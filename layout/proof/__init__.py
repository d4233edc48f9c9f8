"""The proof stage: what a finished page is held against, and what is told of it."""
