"""DUO's list of recognised institutions, the second format: each row as a row of the register."""

from collections.abc import Mapping
from datetime import date

# DUO's own description of the list; the list itself is handed to operators, not published.
SOURCE = "https://github.com/duonl/gemeente-m2m-inburgering"
_FLAGS = {
    "j": True,
    "ja": True,
    "true": True,
    "1": True,
    "n": False,
    "nee": False,
    "false": False,
    "0": False,
    "": False,
}


class BadFlag(ValueError):
    """A recognition flag that says neither yes nor no; `column` names it."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column


def register_row(given: Mapping[str, str], on: date) -> dict[str, str]:
    """The row in the register's columns. What DUO's list does not tell has no column here, so it stays known.

    An institution recognised only for the language-bridging year holds no keurmerk: it stays unverified.
    """
    keurmerk = _flag(given, "indicatiebowkeurmerk")
    bridging = _flag(given, "indicatietstkeurmerk")
    if not keurmerk and not bridging:
        raise BadFlag(
            "indicatiebowkeurmerk", "neither recognition is set: the row does not belong in this list"
        )
    number = " ".join(filter(None, (given.get("huisnummer"), given.get("huisnummertoevoeging"))))
    row = {
        "bow_number": given.get("bow", ""),
        "duo_number": given.get("instellingsnummer", ""),
        "brin": given.get("brin", ""),
        "name": given.get("naam", ""),
        "status": "holder" if keurmerk else "unverified",
        "street_number": number,
        "postcode": given.get("postcode", ""),
        "city": given.get("plaatsnaam", ""),
        "source_url": SOURCE,
        "source_date": on.isoformat(),
        "checked_on": on.isoformat(),
        "taalschakeltraject": "yes" if bridging else "no",
    }
    return row | ({} if keurmerk else {"routes": "onderwijs"})


def _flag(given: Mapping[str, str], column: str) -> bool:
    said = given.get(column, "").casefold()
    if said not in _FLAGS:
        raise BadFlag(column, f"{said[:40]!r} is not J or N")
    return _FLAGS[said]
