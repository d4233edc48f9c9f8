"""Banmian beside Typst and WeasyPrint on the same pages: `python -m benchmarks`."""
