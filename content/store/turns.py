"""Whose turn a chat is: of several bots on one PostgreSQL only one answers in a chat at a time."""

from __future__ import annotations

import threading

from sqlalchemy import Connection, Engine, TextClause, text
from sqlalchemy.exc import DBAPIError

_TAKE = text("SELECT pg_try_advisory_lock(:key)")
_GIVE = text("SELECT pg_advisory_unlock(:key)")


class Turns:
    """Locks that live with one connection: when a bot dies, PostgreSQL gives its turns free by itself.

    On SQLite one bot works alone, and it keeps a queue for each chat itself.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._shared = engine.dialect.name == "postgresql"
        self._connection: Connection | None = None
        self._one = threading.Lock()

    def take(self, chat_id: int) -> bool:
        """Whether the chat is ours now; False while another bot is busy in it."""
        return not self._shared or self._ask(_TAKE, chat_id)

    def give(self, chat_id: int) -> None:
        if self._shared:
            self._ask(_GIVE, chat_id)

    def _ask(self, question: TextClause, chat_id: int) -> bool:
        """A connection that broke took its locks along: the next one begins with none."""
        with self._one:
            try:
                return self._put(question, chat_id)
            except DBAPIError:
                self._drop()
                return self._put(question, chat_id)

    def _put(self, question: TextClause, chat_id: int) -> bool:
        if self._connection is None:
            self._connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        return bool(self._connection.execute(question, {"key": _key(chat_id)}).scalar())

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None

    def close(self) -> None:
        with self._one:
            self._drop()


def _key(chat_id: int) -> int:
    """Below zero, where no other lock of ours is: a person's chat has a number above it."""
    return -1 - abs(chat_id)
