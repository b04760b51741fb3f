"""The tool's commands on law and words: decide, ask, explain, languages, check, stale."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from content.answers import Answer
from content.desk import Desk, read_law
from content.editing import bring_up_to_date, check, stale, states
from content.languages import UnknownLanguage
from content.opening import LazyShelf
from content.rules.lawbook import NotYetInForce, UnreadableLaw
from content.rules.reading import BadField, read, to_date
from content.rules.subjects import SUBJECTS, UnknownSubject
from content.topics import UnknownTopic
from content.wording.plain import block_rows

Given = argparse.Namespace
Row = Mapping[str, Any]


class Refused(Exception):
    """Bad input: one clear line for standard error, and exit 2."""


class BadRow(ValueError):
    """A line of a batch that cannot be worked out: which field, and why."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field, self.reason = field, reason


def add_parsers(subparsers: Any) -> None:
    one = subparsers.add_parser("decide", help="a Situation on standard input, an Outcome out")
    one.add_argument("subject", nargs="?")
    one.add_argument("--on")
    one.add_argument("--batch", action="store_true")
    one.set_defaults(run=run_decide)
    one = subparsers.add_parser("ask", help="a question in words, an answer out")
    one.add_argument("text", nargs="*")
    one.add_argument("--lang")
    one.add_argument("--on")
    one.add_argument("--batch", action="store_true")
    one.set_defaults(run=run_ask)
    one = subparsers.add_parser("explain", help="a topic as an Answer")
    one.add_argument("topic")
    one.add_argument("--lang", required=True)
    one.add_argument("--situation", default="{}")
    one.add_argument("--on")
    one.set_defaults(run=run_explain)
    subparsers.add_parser("languages", help="what is translated").set_defaults(run=run_languages)
    one = subparsers.add_parser("check", help="what is missing or wrong, in an editor's words")
    one.add_argument("--complete", action="store_true")
    one.set_defaults(run=run_check)
    one = subparsers.add_parser("catalogues", help="bring the catalogues up to the Dutch")
    one.set_defaults(run=run_catalogues)
    one = subparsers.add_parser("stale", help="what is past its review day")
    one.add_argument("--on")
    one.set_defaults(run=run_stale)


@cache
def desk(now: datetime) -> Desk:
    """One desk a process. Raises Refused for a law that cannot be read."""
    try:
        return Desk(read_law(), LazyShelf(now))
    except UnreadableLaw as wrong:
        raise Refused(str(wrong)) from None


AS_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
"""Made once: a batch writes thousands of lines."""


def show(thing: object) -> None:
    sys.stdout.write(f"{AS_JSON(thing)}\n")


def to_day(text: object, given: Given) -> date:
    """The day of a question. Raises BadRow."""
    if text is None:
        return date.fromisoformat(given.today.isoformat())
    try:
        return to_date("on", text)
    except BadField as bad:
        raise BadRow(bad.field, bad.reason) from None


def parse_object(text: str, field: str) -> Row:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise BadRow(field, "is not JSON") from None
    if not isinstance(found, dict):
        raise BadRow(field, "is not a JSON object")
    return found


def single(work: Callable[[], object]) -> int:
    """One piece of work: its outcome, or one line of what is wrong."""
    try:
        show(work())
    except BadRow as bad:
        raise Refused(str(bad)) from None
    return 0


def batch(work: Callable[[Row], Row]) -> int:
    """A line in, a line out; a bad line says what is wrong and the rest go on; then exit 2."""
    failed = False
    for text in lines():
        row: Row = {}
        try:
            row = parse_object(text, "line")
            show({"id": row.get("id"), **work(row)})
        except BadRow as bad:
            failed = True
            show({"id": row.get("id"), "error": {"field": bad.field, "reason": bad.reason}})
    return 2 if failed else 0


def lines() -> Iterable[str]:
    """Standard input by line; bytes that are not UTF-8 are shown as such and fail as JSON."""
    for raw in sys.stdin.buffer:
        text = raw.decode("utf-8", errors="replace")
        if text.strip():
            yield text


def run_decide(given: Given) -> int:
    if given.batch:
        return batch(lambda row: decide_row(row.get("subject"), row.get("situation"), row.get("on"), given))
    if given.subject is None:
        raise Refused("decide: name a subject, or use --batch")
    return single(
        lambda: decide_row(
            given.subject, parse_object(sys.stdin.read() or "{}", "situation"), given.on, given
        )
    )


def decide_row(subject: object, situation: object, on: object, given: Given) -> Row:
    """Raises BadRow."""
    if not isinstance(subject, str) or subject not in SUBJECTS:
        raise BadRow("subject", f"is not one of {', '.join(SUBJECTS)}")
    if not isinstance(situation, dict):
        raise BadRow("situation", "is not a JSON object")
    day = to_day(on, given)
    try:
        told = read(situation, day, desk(given.now).law)
        return desk(given.now).decide(subject, told, day).as_json()
    except BadField as bad:
        raise BadRow(bad.field, bad.reason) from None
    except NotYetInForce as early:
        raise BadRow("on", str(early)) from None
    except (UnknownSubject, LookupError, OverflowError) as wrong:
        raise BadRow("situation", str(wrong)) from None


def run_ask(given: Given) -> int:
    if given.batch:
        return batch(lambda row: ask_row(row.get("text"), row.get("lang"), row.get("on"), given))
    return single(lambda: ask_row(" ".join(given.text) or sys.stdin.read(), given.lang, given.on, given))


def ask_row(text: object, language: object, on: object, given: Given) -> Row:
    """Raises BadRow."""
    if not isinstance(text, str):
        raise BadRow("text", "is not text")
    if language is not None and not isinstance(language, str):
        raise BadRow("lang", "is not a language code")
    return desk(given.now).ask(text, language, to_day(on, given)).as_json()


def run_explain(given: Given) -> int:
    return single(lambda: explain_row(given))


def explain_row(given: Given) -> Row:
    """Raises BadRow."""
    day = to_day(given.on, given)
    try:
        told = read(parse_object(given.situation, "situation"), day, desk(given.now).law)
        return answer_as_json(desk(given.now).explain(given.topic, told, given.lang, day))
    except BadField as bad:
        raise BadRow(bad.field, bad.reason) from None
    except UnknownTopic:
        raise BadRow("topic", f"there is no topic {given.topic}") from None
    except UnknownLanguage:
        raise BadRow("lang", f"there is no catalogue for {given.lang}") from None
    except NotYetInForce as early:
        raise BadRow("on", str(early)) from None


def answer_as_json(answer: Answer) -> Row:
    shown = (*answer.lead, *answer.blocks)
    return {
        "topic": answer.topic,
        "language": answer.language,
        "title": answer.title,
        "state": answer.state,
        "blocks": [
            {"kind": type(block).__name__.lower(), "rows": list(block_rows(block))} for block in shown
        ],
        "outcome": answer.outcome.as_json() if answer.outcome else None,
        "sources": [
            {"title": each.title, "place": each.place, "address": each.address, "checked": each.checked}
            for each in answer.sources
        ],
        "links": [{"topic": each.topic, "label": each.label} for each in answer.links],
        "notices": [each.text for each in answer.notices],
        "choices": [{"topic": each.topic, "label": each.label} for each in answer.choices],
    }


def run_languages(given: Given) -> int:
    for state in states():
        show(state)
    return 0


def run_check(given: Given) -> int:
    found = check(complete=given.complete, on=given.today)
    for each in found:
        print(each, file=sys.stderr)
    return 2 if found else 0


def run_catalogues(given: Given) -> int:
    for each in bring_up_to_date():
        print(each)
    return 0


def run_stale(given: Given) -> int:
    try:
        for each in stale(read_law(), to_day(given.on, given)):
            show(each)
    except BadRow as bad:
        raise Refused(str(bad)) from None
    return 0


__all__ = ["BadRow", "Refused", "add_parsers", "batch", "desk", "show", "single"]
