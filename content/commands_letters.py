"""The tool's command on letters: letter, one by one or in a batch"""

from __future__ import annotations

import argparse
import sys
from typing import Any

from content.commands import BadRow, Row, batch, desk, single, to_day
from content.languages import SOURCE, UnknownLanguage, language


def add_parsers(subparsers: Any) -> None:
    one = subparsers.add_parser(
        "letter", help="a letter's text, as pasted or scanned: what it is and what to do"
    )
    one.add_argument("text", nargs="*")
    one.add_argument("--lang")
    one.add_argument("--on")
    one.add_argument("--batch", action="store_true")
    one.set_defaults(run=run_letter)


def run_letter(given: argparse.Namespace) -> int:
    if given.batch:
        return batch(
            lambda row: letter_row(
                row.get("text"), row.get("lang", given.lang), row.get("on", given.on), given
            )
        )
    return single(lambda: letter_row(" ".join(given.text) or sys.stdin.read(), given.lang, given.on, given))


def letter_row(text: object, spoken: object, on: object, given: argparse.Namespace) -> Row:
    """Raises BadRow."""
    if not isinstance(text, str):
        raise BadRow("text", "is not text")
    if spoken is not None and not isinstance(spoken, str):
        raise BadRow("lang", "is not a language code")
    return desk(given.now).letter(text, _known(spoken), to_day(on, given)).as_json()


def _known(spoken: str | None) -> str:
    """A language with a catalogue, Dutch where none is named. Raises BadRow."""
    try:
        return language(spoken or SOURCE).code
    except UnknownLanguage:
        raise BadRow("lang", f"there is no catalogue for {spoken}") from None
