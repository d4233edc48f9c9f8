"""What the pictures of all editions are drawn with."""
