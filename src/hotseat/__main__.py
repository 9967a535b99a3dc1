"""`python -m hotseat`."""

from __future__ import annotations

import sys

from hotseat.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
