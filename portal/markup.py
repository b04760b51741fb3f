"""Text as it may stand in markup, and a Dutch term inside a label kept whole."""

from __future__ import annotations

import re

from markupsafe import Markup
from markupsafe import escape as escaped

ASIDE = re.compile(r"\(([A-Za-z][^()]*)\)")
END_OF_LATIN = "\u024f"
NEEDS_ESCAPE = re.compile("[&<>'\"]")


def escape(text: str) -> str:
    """A text as it may stand in markup: looking whether it must change costs a third of changing it."""
    return str(escaped(text)) if NEEDS_ESCAPE.search(text) else text


def isolate(text: str) -> Markup:
    """A label with its Dutch term in brackets marked as Dutch, so that it stays whole in right-to-left text.
    Only in another script is it sure that Latin letters in brackets are the Dutch term."""
    words = escape(text)
    found = ASIDE.search(text) if "(" in text else None
    if found is None or not any(each > END_OF_LATIN for each in text if each.isalpha()):
        return Markup(words)  # noqa: S704 (escaped above)
    return Markup(ASIDE.sub(_apart, words))  # noqa: S704 (escaped above)


def _apart(found: re.Match[str]) -> str:
    """One word stays on one line: "Z-route" may not break at its hyphen."""
    whole = "" if " " in found[1] else ' class="whole"'
    return f'(<bdi lang="nl"{whole}>{found[1]}</bdi>)'
