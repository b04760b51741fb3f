"""Letters of other scripts as Latin ones, near enough to be compared with a Dutch name by sound."""

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


# Arabic and Persian write the consonants of a foreign name; its vowels come and go.
_ARABIC = str.maketrans(
    dict(zip("بپتثجچحخدذرزژسشصضطظغفڤقکگلمنه", "bbttggggddrsssssdtsgffkkglmnh", strict=True))
    | dict.fromkeys("اویعئءؤ", "")
)
_BONES = (("sch", "sg"), ("ch", "g"), ("ph", "f"), ("th", "t"), ("dt", "t"), ("ck", "k"), ("x", "ks"))
_DUTCH = str.maketrans({"c": "k", "q": "k", "v": "f", "z": "s", "p": "b"} | dict.fromkeys("aeiouyj", ""))
_TWICE = re.compile(r"(.)\1+")
_LEAST_BONES = 4


def skeleton(word: str) -> str:
    """The consonants of a folded Arabic or Persian word; "" where they are too few to tell a name."""
    bones = _TWICE.sub(r"\1", word.translate(_ARABIC)).removesuffix("h")
    return bones if len(bones) >= _LEAST_BONES and bones.isascii() else ""


def skeletons(key: str) -> set[str]:
    """The consonants of a Dutch name, with its w written as a consonant and as a vowel."""
    for written, heard in _BONES:
        key = key.replace(written, heard)
    bones = key.translate(_DUTCH)
    found = {_TWICE.sub(r"\1", bones.replace("w", as_written)).removesuffix("h") for as_written in ("f", "")}
    return {each for each in found if len(each) >= _LEAST_BONES}
