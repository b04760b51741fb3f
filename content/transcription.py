"""Cyrillic and Ethiopic letters as Latin ones, near enough to be compared with a Dutch name by sound."""

import re
import unicodedata

_CYRILLIC = str.maketrans(
    dict(zip("абвгдезиклмнопрстуфхыэіє", "abvgdeziklmnoprstufhieie", strict=True))
    | {"ж": "zj", "й": "i", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ю": "u", "я": "ja"}
    | {"ь": "", "ъ": "", "ґ": "g"}
)
_SYLLABLE = re.compile(r"ETHIOPIC SYLLABLE ([A-Z]+?)(AA|A|E|EE|I|O|U|OA|WA)?$")
_VOWELS = {"AA": "a", "A": "e", "E": "", "EE": "e", "I": "i", "O": "o", "U": "u", "OA": "oa", "WA": "wa"}


def latin(word: str) -> str:
    """The word in Latin letters; letters of other scripts stay."""
    return "".join(map(_ethiopic, word.translate(_CYRILLIC)))


def _ethiopic(sign: str) -> str:
    match = _SYLLABLE.match(unicodedata.name(sign, ""))
    if not match:
        return sign
    consonant = "" if match[1] in ("GLOTTAL", "PHARYNGEAL") else match[1].lower()
    return consonant + _VOWELS[match[2] or "E"]
