"""`python -m layout` is `banmian`."""

from layout.cli import main

if __name__ == "__main__":
    main()
