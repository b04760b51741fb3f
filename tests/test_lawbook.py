"""The law as data: what an editor writes wrong is named, and a value is only what it is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from content.desk import read_law
from content.rules.lawbook import LawBook, UnreadableLaw, Value, read

LAW = read_law()
SOURCE = '[a]\ntitle = "A"\nplace = "1"\naddress = "https://a"\nchecked = 2026-01-01\n'
GOOD = 'unit = "days"\ndutch = "x"\nreview = 2027-01-01\n'
VALUE = '{ amount = 1, since = 2022-01-01, source = "a" }'


def written(folder: Path, **files: str) -> LawBook:
    (folder / "sources.toml").write_text(SOURCE)
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text)
    return read(folder)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f'[x.y]\ndutch = "x"\nreview = 2027-01-01\nvalues = [{VALUE}]', "'unit'"),
        (f"[x.y]\n{GOOD}values = []", "a value"),
        (f'[x.y]\n{GOOD}values = "none"', "a value"),
        (f'[x.y]\n{GOOD}status = "maybe"\nvalues = [{VALUE}]', "a status"),
        (f'[x.y]\nunit = "days"\ndutch = "x"\nreview = "soon"\nvalues = [{VALUE}]', "a review day"),
        (f'[x.y]\n{GOOD}values = [{{ amount = 1, since = "2022", source = "a" }}]', "`since` a date"),
        (f'[x.y]\n{GOOD}values = [{{ amount = 2022-01-01, since = 2022-01-01, source = "a" }}]', "a number"),
        (
            f'[x.y]\n{GOOD}values = [{{ amount = 1, since = 2022-01-01, until = "ever", source = "a" }}]',
            "`until`",
        ),
        (f'[x.y]\n{GOOD}values = [{{ amount = 1, since = 2022-01-01, source = "b" }}]', "'b'"),
    ],
)
def test_what_an_editor_must_mend_is_named_with_its_key(tmp_path: Path, text: str, names: str) -> None:
    with pytest.raises(UnreadableLaw) as caught:
        written(tmp_path, law=text)
    assert "x.y" in str(caught.value)
    assert names in str(caught.value)


def test_a_key_stands_in_one_file(tmp_path: Path) -> None:
    text = f"[x.y]\n{GOOD}values = [{VALUE}]"
    with pytest.raises(UnreadableLaw, match=r"x\.y stands in two files"):
        written(tmp_path, one=text, two=text)


def test_what_is_no_table_is_no_parameter(tmp_path: Path) -> None:
    law = written(tmp_path, law=f'note = "of an editor"\n[x.y]\n{GOOD}new = true\nvalues = [{VALUE}]')
    assert list(law.parameters) == ["x.y"]
    assert law.parameter("x.y").new


def test_a_list_is_no_number_and_a_number_no_list() -> None:
    day = date(2026, 11, 22)
    with pytest.raises(TypeError, match=r"holidays\.days is not a number"):
        _ = LAW.on("holidays.days", day).number
    with pytest.raises(TypeError, match=r"term\.length is not a list"):
        _ = LAW.on("term.length", day).names


def test_an_unknown_key_is_named() -> None:
    with pytest.raises(LookupError, match=r"no parameter term\.width"):
        LAW.parameter("term.width")


@pytest.mark.parametrize(
    ("amount", "unit", "shown"),
    [
        (Decimal(50), "euro", "50.00"),
        (50, "euro", "50.00"),
        (Decimal("2.29"), "percent", "2.29"),
        (("a", "b"), "words", ["a", "b"]),
        (3, "years", 3),
    ],
)
def test_an_amount_as_plain_data(amount: int | Decimal | tuple[str, ...], unit: str, shown: object) -> None:
    value = Value("k", amount, unit, date(2022, 1, 1), None, LAW.sources["wi2021-3"])
    assert value.as_json()["amount"] == shown


def test_what_ended_with_nothing_after_it_says_so_and_gaps_are_ends() -> None:
    """Between two values of a parameter there is no day without one, unless the gap is written here."""
    gaps = {
        each.key
        for each in LAW.parameters.values()
        for earlier, later in zip(each.values, each.values[1:], strict=False)
        if earlier.until is None or (later.since - earlier.until).days != 1
    }
    assert gaps == set()
    ended = {each.key for each in LAW.parameters.values() if each.values[-1].until is not None}
    assert ended == {"repayment.rate", "loan.voet_partner", "loan.voet_single", "loan.voet_single_other"}
    assert {LAW.parameter(key).review for key in ended} == {
        LAW.parameter(key).values[-1].until for key in ended
    }


def test_for_a_text_there_is_a_value_on_every_day() -> None:
    rate = LAW.parameter("repayment.rate")
    assert [rate.nearest(date(year, 6, 1)).number for year in (2020, 2023, 2030)] == [
        Decimal(0),
        Decimal("1.78"),
        Decimal("2.29"),
    ]
