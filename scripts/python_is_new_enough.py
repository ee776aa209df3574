"""Say what to do when Python is too old to run Parlour, in words that the old one can read."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the point of this file
    sys.exit(
        "Parlour needs Python 3.11 or newer; this is %d.%d. "  # noqa: UP031 - must parse on old ones
        "Install a newer one and name it: make setup PYTHON=python3.11" % sys.version_info[:2]
    )
