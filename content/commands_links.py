"""The tool's commands on deep links: `link` and `unlink`."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import Any

from content import settings
from content.commands import BadRow, Refused, desk, show
from content.deeplinks import DONE, PARAMETERS, BrokenLink, query
from content.languages import languages
from content.questions import as_situation
from content.topics import UnknownTopic

NAMES = {field.replace("_", "-"): name for name, field in PARAMETERS.items() if name != "klaar"}
FLAGS = {field.replace("_", "-"): word for word, field in DONE.items()}


def add_parsers(subparsers: Any) -> None:
    one = subparsers.add_parser("link", help="a topic and a situation as an address and a code")
    one.add_argument("topic")
    one.add_argument("rest", nargs=argparse.REMAINDER, help="--lang xx --group … --pip-date … --place …")
    one.set_defaults(run=run_link)
    one = subparsers.add_parser("unlink", help="a code back into topic and situation")
    one.add_argument("code")
    one.set_defaults(run=run_unlink)


def run_link(given: argparse.Namespace) -> int:
    options = read_options(given.rest)
    language = options.pop("lang", None)
    if language is not None and language not in {each.code for each in languages()}:
        raise Refused(f"lang: there is no language {language}")
    read = desk(given.now).read_given(to_parameters(options), given.today)
    for name, code in read.errors.items():
        raise Refused(f"{PARAMETERS[name]}: {code}")
    try:
        code = desk(given.now).link(given.topic, read.clean, language)
    except UnknownTopic:
        raise Refused(f"topic: there is no topic {given.topic}") from None
    except BrokenLink as broken:
        raise Refused(str(broken)) from None
    show(link_as_json(given.topic, language, read.clean, code))
    return 0


def read_options(words: Sequence[str]) -> dict[str, str]:
    """`--name value` and `--name=value`. Raises Refused for what may not stand in an address, by name."""
    found: dict[str, str] = {}
    rest = list(words)
    while rest:
        name, _, value = rest.pop(0).partition("=")
        key = name.removeprefix("--")
        if key not in {*NAMES, *FLAGS, "lang"} or not name.startswith("--"):
            raise Refused(f"{name} may not stand in a link")
        if not value and rest and not rest[0].startswith("--"):
            value = rest.pop(0)
        found[key] = value or "true"
    return found


def to_parameters(options: Mapping[str, str]) -> dict[str, str]:
    found = {NAMES[key]: value for key, value in options.items() if key in NAMES}
    done = [FLAGS[key] for key, value in options.items() if key in FLAGS and value == "true"]
    return {**found, "klaar": ",".join(done)} if done else found


def link_as_json(
    topic: str, language: str | None, given: Mapping[str, str], code: str
) -> Mapping[str, object]:
    known = settings.read()
    path = f"/{language}/{topic}?{query(given)}" if language and given else f"/{language or 'nl'}/{topic}"
    if given and not language:
        path = f"/t/{code}"
    telegram = f"https://t.me/{known.telegram_username}?start={code}" if known.telegram_username else None
    situation = as_situation(given) | ({"place": given["plaats"]} if "plaats" in given else {})
    return {
        "url": f"{known.portal_url}{path}",
        "code": code,
        "telegram": telegram,
        "topic": topic,
        "lang": language,
        "situation": situation,
    }


def run_unlink(given: argparse.Namespace) -> int:
    try:
        link = desk(given.now).open(given.code)
    except BrokenLink as broken:
        raise Refused(str(broken)) from None
    show(link_as_json(link.topic, link.language, link.given, given.code))
    return 0


__all__ = ["BadRow", "add_parsers"]
