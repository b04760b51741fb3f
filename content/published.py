"""A Situation and an Outcome as JSON Schema: what the description of the API shows, beside the reader."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from content.rules.contradictions import LANGUAGE_PARTS, LEVELS
from content.rules.grounds import ALL
from content.rules.outcome import Verdict
from content.rules.reading import READERS, to_count, to_date, to_decimal
from content.rules.situation import DecisionKind, Group, LawOf, Nationality, Route, Sponsor
from content.rules.subjects import SUBJECTS

Schema = dict[str, Any]

DAY: Schema = {"type": "string", "format": "date"}
COUNT: Schema = {"type": "integer", "minimum": 0, "maximum": 1_000_000}
EUROS: Schema = {"type": "string", "pattern": r"^[0-9]{1,7}(\.[0-9]{2})?$", "examples": ["12.50"]}
PARTS = (*LANGUAGE_PARTS, "knm")
WORDS: dict[str, type[StrEnum]] = {
    "group": Group,
    "sponsor": Sponsor,
    "law": LawOf,
    "route": Route,
    "nationality": Nationality,
    "decision_kind": DecisionKind,
}


def _words(names: tuple[str, ...]) -> Schema:
    return {"type": "string", "enum": list(names)}


def _object(properties: dict[str, Schema], *required: str) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


LISTED: dict[str, Schema] = {
    "granted": _list(
        {
            "oneOf": [
                _object({name: each}, name)
                for name, each in (("months", COUNT), ("days", COUNT), ("until", DAY))
            ]
        }
    ),
    "circumstances": _list(
        _object(
            {"ground": _words(tuple(sorted(ALL))), "from": DAY, "to": {"oneOf": [DAY, {"type": "null"}]}},
            "ground",
            "from",
        )
    ),
    "passed": _object(
        {part: _words(LEVELS[part]) if part in LANGUAGE_PARTS else {"type": "boolean"} for part in PARTS}
    ),
    "attempts": _object(dict.fromkeys(PARTS, COUNT)),
    "downscaled": _list(_words(LANGUAGE_PARTS)),
    "pip_exams": _list(_words(PARTS)),
}


OF_READER: dict[object, Schema] = {to_date: DAY, to_count: COUNT, to_decimal: EUROS}


def _field(name: str) -> Schema:
    """By the function that reads it, so that a new field cannot be left out."""
    if name in LISTED:
        return LISTED[name]
    if name in WORDS:
        return _words(tuple(WORDS[name]))
    return OF_READER.get(READERS[name], {"type": "boolean"})


SITUATION = _object({name: _field(name) for name in READERS})
OUTCOME: Schema = {
    "type": "object",
    "properties": {
        "subject": _words(tuple(SUBJECTS)),
        "on": DAY,
        "verdict": _words(tuple(Verdict)),
        "facts": {"type": "object"},
        "findings": _list(
            _object({"code": {"type": "string"}, "params": {"type": "object"}}, "code", "params")
        ),
        "missing": _list(_words(tuple(READERS))),
        "because": _list(
            {"type": "object", "required": ["key", "amount", "unit", "since", "until", "source"]}
        ),
    },
    "required": ["subject", "on", "verdict", "facts", "findings", "missing", "because"],
}
