"""The page stage: an edition's boxes on the grid, heads, pictures and flowed text."""
