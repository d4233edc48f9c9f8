"""付印前检查: finished pages held against the standard they declare and the rules of the press."""
