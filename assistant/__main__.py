"""Start the assistant from the command line."""

from __future__ import annotations

import os
import sys

from assistant.settings import silence


def main() -> None:
    """Run the command line; the exit code is the one the documentation promises."""
    silence(os.environ)
    from assistant.channels.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
