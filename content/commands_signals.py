"""The tool's commands on how it goes: signals (counts), and plain (how plain the Dutch of each topic is)"""

from __future__ import annotations

import argparse
from typing import Any

from content import settings
from content.commands import BadRow, Refused, show, to_day
from content.editing import plainness
from content.opening import open_signals

Given = argparse.Namespace


def add_parsers(subparsers: Any) -> None:
    one = subparsers.add_parser("signals", help="counts of clear and not clear, and of unanswered questions")
    one.add_argument("--since", help="the first day, YYYY-MM-DD; without it all days")
    one.set_defaults(run=run_signals)
    one = subparsers.add_parser("plain", help="how plain the Dutch of each topic is")
    one.set_defaults(run=run_plain)


def run_signals(given: Given) -> int:
    """A line a count: the day, the kind, the topic or the language it is about."""
    try:
        since = to_day(given.since, given) if given.since else None
    except BadRow as bad:
        raise Refused(str(bad).replace("on:", "since:")) from None
    for row in open_signals(settings.database_url()).counts(since):
        show(row)
    return 0


def run_plain(given: Given) -> int:
    """A line a topic, the hardest to read first."""
    for row in plainness():
        show(row)
    return 0
