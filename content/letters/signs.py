"""The signs of deceit: a payment link, a threat, an account abroad, a secret asked for"""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.letters.scan import Scan, skeleton
from content.letters.tables import marks, table

ADDRESS = re.compile(
    r"(?<![a-z0-9-])((?:[a-z0-9-]{1,63}\s?\.\s?){1,5}[a-z]{2,10})(?=[/\s?,;:)]|\.\s|\.?$|\Z)", re.IGNORECASE
)
MAIL = re.compile(r"(?<![\w.-])[\w.-]{1,64}\s?@\s?[\w.-]{1,64}")
IBAN = re.compile(r"\b([A-Z]{2})\s?(\d{2})(?:\s?[A-Z0-9]{2,4}){3,8}\b")
HOME = "NL"
COUNTRIES = frozenset(marks("countries"))
MOBILE = re.compile(r"(?<!\d)(?:\+\s?31\s?|0031\s?|0)6[\s-]?(?:\d[\s-]?){8}(?!\d)")
FOREIGN_PHONE = re.compile(r"(?:\+|00)(?!31)(?:[1-9]\d)[\s-]?\d{2,}")
ENOUGH = 4.0
WARNED = 9
"""So many words before a sign, a warning word turns it round."""


def cues() -> Iterator[str]:
    """Every word or phrase that is a sign."""
    for kind, group in table("signs.toml").items():
        if kind != "safe":
            yield from group["words"]


def signs(scan: Scan) -> dict[str, float]:
    """Each kind of sign that the text carries, with its weight."""
    found = dict(_worded(scan))
    found.update(_links(scan.text))
    found.update(_accounts(scan.text))
    if found and (MOBILE.search(scan.text) or FOREIGN_PHONE.search(scan.text)):
        found["phone"] = 1.0
    return found


def deceit(scan: Scan) -> tuple[str, ...]:
    """The kinds of its signs, where they weigh enough together; none where they do not."""
    found = signs(scan)
    return tuple(found) if sum(found.values()) >= ENOUGH else ()


def _worded(scan: Scan) -> Iterator[tuple[str, float]]:
    for kind, group in table("signs.toml").items():
        if kind == "safe":
            continue
        hits = [each for each in group["words"] if scan.has(each) and not _is_warning(scan, each)]
        if hits:
            yield kind, group["weight"] + 0.5 * (min(len(hits), 4) - 1)


def _is_warning(scan: Scan, cue: str) -> bool:
    before = scan.before(cue, WARNED)
    return any(skeleton(each) in before for each in table("signs.toml")["safe"]["warning"])


def _links(text: str) -> dict[str, float]:
    """An address that borrows an office's name, shortens another, or ends strangely."""
    safe = table("signs.toml")["safe"]
    found: dict[str, float] = {}
    for match in ADDRESS.finditer(MAIL.sub(" ", text)):
        host = re.sub(r"\s", "", match[1]).lower().removeprefix("www.")
        if any(host == each or host.endswith(f".{each}") for each in safe["words"]):
            continue
        ending = host.rsplit(".", 1)[-1]
        borrowed = any(name in host for name in safe["borrowed"])
        if any(each in host for each in safe["shorteners"]):
            found["link"] = 3.0
        elif ending in safe["endings"] and borrowed:
            found["link"] = max(found.get("link", 0), 4.0)
        elif ending == "nl" and borrowed and "-" in host:
            found["link"] = max(found.get("link", 0), 2.5)
        elif ending in safe["endings"] and "/" in text[match.end() : match.end() + 1]:
            found["link"] = max(found.get("link", 0), 1.5)
    return found


def _accounts(text: str) -> dict[str, float]:
    foreign = any(each[1] != HOME and each[1] in COUNTRIES for each in IBAN.finditer(text))
    return {"account": 4.0} if foreign else {}
