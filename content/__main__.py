"""The editors' and operators' tool: `python -m content …`. Alone here the clock is read.

Exit 0 on success, 2 with one clear line on standard error for bad input; JSON on standard output.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from content import commands, commands_letters, commands_links, commands_schools, commands_signals
from content.commands import Refused

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m content", description=__doc__)
    subparsers = parser.add_subparsers(dest="command", required=True)
    for module in (commands, commands_letters, commands_links, commands_schools, commands_signals):
        module.add_parsers(subparsers)
    given = parser.parse_args(arguments)
    given.now = datetime.now(UTC)
    given.today = given.now.astimezone(AMSTERDAM).date()
    try:
        return int(given.run(given))
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0


if __name__ == "__main__":
    sys.exit(main())
