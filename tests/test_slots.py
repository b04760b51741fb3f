"""Slots: what a sentence says is found, what it does not say is not guessed."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content import slots

TODAY = date(2026, 11, 22)
MESSAGES = [
    message
    for file in sorted((Path(__file__).parent / "messages").glob("slots*.toml"))
    for message in tomllib.loads(file.read_text(encoding="utf-8"))["message"]
]
MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
HAN_FIGURES = str.maketrans("0123456789", "〇一二三四五六七八九")
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message["text"][:40])
def test_a_sentence_gives_its_details_and_no_more(message: dict[str, object]) -> None:
    assert slots.find(str(message["text"]), "nl", TODAY) == message["slots"]


@given(
    DAYS,
    st.sampled_from(["{d}-{m}-{y}", "{d:02}/{m:02}/{y}", "{d}.{m}.{y}", "{y}-{m:02}-{d:02}", "{d} {m} {y}"]),
)
def test_any_day_in_figures_is_read_day_first(day: date, form: str) -> None:
    written = form.format(d=day.day, m=day.month, y=day.year)
    assert slots.find(f"pip {written}", "nl", TODAY)["pip_date"] == day.isoformat()
    assert slots.find(f"pip {written.translate(EASTERN)}", "ar", TODAY)["pip_date"] == day.isoformat()


@given(DAYS, st.sampled_from(sorted(MONTHS)))
def test_any_day_in_words_is_read(day: date, language: str) -> None:
    month = MONTHS[language].split()[day.month - 1]
    assert slots.find(f"pip {day.day} {month} {day.year}", language, TODAY)["pip_date"] == day.isoformat()


@given(DAYS, st.sampled_from(["{y}年{m}月{d}日", "{y} 年 {m} 月 {d} 號", "{y} nian {m} yue {d} ri"]))
def test_any_day_is_read_in_chinese(day: date, form: str) -> None:
    written = form.format(d=day.day, m=day.month, y=day.year)
    assert slots.find(f"我的PIP是{written}", "zh", TODAY)["pip_date"] == day.isoformat()


@given(DAYS)
def test_any_day_in_chinese_numerals_is_read(day: date) -> None:
    year = str(day.year).translate(HAN_FIGURES)
    written = f"{year}年{_in_tens(day.month)}月{_in_tens(day.day)}日"
    assert slots.find(f"我的PIP是{written}的", "zh", TODAY)["pip_date"] == day.isoformat()


def _in_tens(number: int) -> str:
    """23 as two-ten-three, 10 as ten."""
    tens, ones = divmod(number, 10)
    if not tens:
        return str(ones).translate(HAN_FIGURES)
    before, after = ("" if tens == 1 else str(tens)), (str(ones) if ones else "")
    return f"{before}十{after}".translate(HAN_FIGURES)


@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    slots.find(text, "nl", TODAY)


@given(st.text(alphabet="0123456789-/. €uur maart٣مارس'", max_size=80))
def test_no_figures_make_it_fail(text: str) -> None:
    slots.find(text, "nl", TODAY)


@given(st.integers(-400, 400))
def test_today_plays_no_part(days: int) -> None:
    text = "besluit van 5 oktober 2026 en pip van vorig jaar"
    assert slots.find(text, "nl", TODAY + timedelta(days)) == slots.find(text, "nl", TODAY)


@pytest.mark.parametrize(
    "flood", ["a" * 100_000, "1/" * 50_000, "3 maart " * 12_500, " " * 100_000, "年3月" * 30_000]
)
def test_of_a_flood_only_the_beginning_is_read(flood: str) -> None:
    assert slots.find(flood + " in utrecht", "nl", TODAY).get("place") is None
    assert slots.find("in utrecht " + flood, "nl", TODAY)["place"] == "Utrecht"
