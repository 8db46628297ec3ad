"""`python -m briefpress`."""

from __future__ import annotations

import sys

from briefpress.cli import main

if __name__ == "__main__":
    sys.exit(main())
