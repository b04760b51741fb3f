"""Chinese as it stands in a sentence: words without spaces between them, dates as year, month and day."""

import re
from collections.abc import Iterable, Iterator

from content.folding import HAN

_SIGN = HAN.pattern.removesuffix("+")
_EDGE = re.compile(rf"(?<={_SIGN})(?=[^\W_])(?!{_SIGN})|(?<=[^\W_])(?<!{_SIGN})(?={_SIGN})")
_FIGURES = {sign: str(number) for number, sign in enumerate("零一二三四五六七八九")} | {"〇": "0", "两": "2"}
_NUMBER = rf"(\d{{1,4}}|[{''.join(_FIGURES)}十]{{1,4}})"
_YEAR, _MONTH, _DAY = (
    rf"{_NUMBER}\s?(?:年|nian)",
    rf"{_NUMBER}\s?(?:月份?|yue)",
    rf"{_NUMBER}\s?(?:日|号|ri|hao)?",
)
_WHOLE = re.compile(rf"(?<![a-z\d]){_YEAR}\s?{_MONTH}\s?{_DAY}(?!\d)")
_PART = re.compile(rf"{_YEAR}\s?{_MONTH}|{_MONTH}\s?{_NUMBER}\s?(?:日|号|ri|hao)")
_SIZES = {"千": 1000, "百": 100, "十": 10}
_TENS = re.compile(rf"([{''.join(_FIGURES)}]?)([千百十]?)")
_BEFORE_UNIT = r"(?=\s?(?:个?(?:小时|课时|学时|钟)|欧))"
_COUNTED = re.compile(rf"[{''.join(_FIGURES)}千百十]*[千百十][{''.join(_FIGURES)}]?{_BEFORE_UNIT}")
_TEN_THOUSANDS = re.compile(r"(\d+(?:\.\d+)?)\s?万")


def spaced(text: str) -> str:
    """The folded text with spaces where Chinese meets other letters or figures; 1万 as 10000."""
    if not HAN.search(text):
        return text
    text = _COUNTED.sub(lambda found: str(_counted(found[0])), text)
    return _EDGE.sub(" ", _TEN_THOUSANDS.sub(lambda found: str(int(float(found[1]) * 10_000)), text))


def splitter(known: Iterable[str]) -> re.Pattern[str]:
    """A pattern for the longest of the known words that stands here."""
    return re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True))) or "(?!)")


def cut(run: str, known: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    """The known words of a run of characters and what stands between them, each with where it begins."""
    at = 0
    for match in known.finditer(run):
        if match.start() > at:
            yield run[at : match.start()], at
        yield match[0], match.start()
        at = match.end()
    if at < len(run):
        yield run[at:], at


def dates(text: str) -> Iterator[tuple[re.Match[str], str, str, str]]:
    """Each whole date as it stands, with its day, month and year in figures."""
    for match in _WHOLE.finditer(text):
        year, month, day = map(_figures, match.groups())
        if len(year) in (2, 4):
            yield match, day, month, year


def parts_of_dates(text: str) -> Iterator[re.Match[str]]:
    """A month with a year and no day, or a day without a year."""
    return _PART.finditer(text)


def _counted(number: str) -> int:
    """Two hundred and fifty is written two-hundred-five-ten; that last ten may be left out."""
    total, left_out = 0, 1
    for figure, size in _TENS.findall(number):
        if figure or size:
            total += int(_FIGURES.get(figure, "1")) * _SIZES.get(size, left_out)
            left_out = max(_SIZES.get(size, 1) // 10, 1)
    return total


def _figures(number: str) -> str:
    """Twenty-three is written two-ten-three, a year figure by figure."""
    if "十" not in number:
        return "".join(_FIGURES.get(sign, sign) for sign in number)
    tens, ones = number.split("十", 1)
    return f"{_FIGURES.get(tens, '1')}{_FIGURES.get(ones, '0')}"
