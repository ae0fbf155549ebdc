"""Run the command as ``python -m miitbrief``."""

import sys

from miitbrief.cli.commands import main

if __name__ == "__main__":
    sys.exit(main())
