"""Counts of "was this clear?" and of questions without an answer: by topic or language and day, never text"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from content.store import schema
from content.store.database import writing

KINDS = ("clear", "unclear", "unanswered")
_table = schema.signals

log = logging.getLogger("content.signals")


class UnknownKind(ValueError):
    """Not a kind of signal that is kept."""


class Signals:
    """The counts of a database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, kind: str, about: str, day: date) -> None:
        """One more. A database that does not answer loses a count, not a reader. Raises UnknownKind."""
        if kind not in KINDS:
            raise UnknownKind(kind)
        dialect: Any = postgresql if self._engine.dialect.name == "postgresql" else sqlite
        row = dialect.insert(_table).values(day=day, kind=kind, about=about, count=1)
        more = row.on_conflict_do_update(
            index_elements=["day", "kind", "about"], set_={"count": _table.c.count + 1}
        )
        try:
            with writing(self._engine) as connection:
                connection.execute(more)
        except SQLAlchemyError as error:
            log.warning("a signal was not counted: %s", type(error).__name__)

    def counts(self, since: date | None = None) -> Iterator[Mapping[str, object]]:
        """Every count, oldest day first; `since` is included."""
        chosen = select(_table).order_by(_table.c.day, _table.c.kind, _table.c.about)
        if since is not None:
            chosen = chosen.where(_table.c.day >= since)
        with self._engine.connect() as connection:
            for row in connection.execute(chosen).mappings():
                yield {**row, "day": row["day"].isoformat()}
