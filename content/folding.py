"""One normaliser for every script, used by every comparison of what people type.

People write the same word with other letters, marks, digits and keyboards. Folding takes away what
carries no meaning for a comparison, so that nothing after it needs to know about scripts.
"""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path


def _simplified() -> dict[str, str]:
    """Traditional Chinese characters with the simplified ones most of our readers write."""
    lines = (Path(__file__).parent / "traditional.txt").read_text(encoding="utf-8").splitlines()
    pairs = (pair for line in lines if not line.startswith("#") for pair in line.split())
    return {pair[0]: pair[1] for pair in pairs}


# Letters that look or sound the same to the writer but have no Unicode decomposition that says so.
_LETTERS = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ې": "ی",
        "ك": "ک",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ة": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ە": "ه",
        "ـ": None,
        "ı": "i",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "æ": "ae",
        "œ": "oe",
        "ґ": "г",
    }
    | _simplified()
)
# An apostrophe inside a word joins ("foto's", "don't", "м'я"): most people leave it out.
_INNER_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ`´ʹ′](?=\w)")
# French writes its small words against the next one, often without apostrophe: they tell nothing.
_ELISION = re.compile(
    r"(?<!\w)(?:[ljdnmtsc]|qu|jusqu|lorsqu|puisqu)['’ʼ`´′](?=[aeiouyhàâäéèêëîïôöùûœ])", re.IGNORECASE
)
# Ethiopic rows of one sound: each letter of the first is written as that of the second, seven in a row.
_ROWS = (("ሠ", "ሰ"), ("ፀ", "ጸ"), ("ኀ", "ሐ"), ("ቐ", "ቀ"), ("ኸ", "ከ"))
_LETTERS |= {ord(one) + order: chr(ord(other) + order) for one, other in _ROWS for order in range(7)}
_LETTERS |= {ord(one): other for one, other in zip("አዐሀሐኀ", "ኣዓሃሓሓ", strict=True)}
_ARTICLES = ("وال", "بال", "فال", "کال", "لل", "ال")
_LEAST_LEFT = 3
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")


def fold(text: str) -> str:
    """The text in the one form in which it is compared: folding it twice changes nothing."""
    if text.isascii():
        return " ".join(_spaced(joined(text.lower())).split())
    opened = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", joined(text)).casefold())
    mapped = unicodedata.normalize("NFC", _spaced(opened).translate(_LETTERS))
    return " ".join(mapped.split())


def tokens(text: str) -> list[str]:
    """The folded words; Arabic ones without their article, Chinese ones as pairs of characters."""
    found: list[str] = []
    for word in fold(text).split():
        found.extend(_pairs(word) if HAN.search(word) else (without_article(word),))
    return found


def without_article(word: str) -> str:
    """An Arabic word without the article that is written against it; another word as it is."""
    if word[:1] not in "الوبفک":
        return word
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _LEAST_LEFT:
            return word[len(article) :]
    return word


def joined(text: str) -> str:
    """The text without the apostrophes inside its words, and without what French elides before them."""
    return _INNER_APOSTROPHE.sub("", _ELISION.sub("", text))


def _spaced(text: str) -> str:
    return "".join(map(_plain, text))


@lru_cache(maxsize=4096)
def _plain(sign: str) -> str:
    """Letters stay, digits become 0-9, marks vanish, everything else separates words."""
    category = unicodedata.category(sign)
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    if category[0] == "L" or category in ("Mc", "No", "Nl"):
        return sign
    return "" if category in ("Mn", "Me", "Cf") else " "


def _pairs(word: str) -> list[str]:
    """Chinese is written without spaces: two characters together come nearest to a word."""
    parts: list[str] = []
    for piece in re.split(f"({HAN.pattern})", word):
        if len(piece) > 1 and HAN.match(piece):
            parts.extend(piece[i : i + 2] for i in range(len(piece) - 1))
        elif piece:
            parts.append(piece)
    return parts
