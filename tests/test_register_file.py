"""Register files as they come in: two formats, and every way to be wrong."""

import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

import pytest

from content import register_file
from content.register_file import BadFile
from content.store import database
from content.store.register import Register
from tests import registers
from tests.registers import file, line

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DUO = (
    "instellingsnummer,naam,postcode,huisnummer,huisnummertoevoeging,plaatsnaam,bow,brin,"
    "indicatieBowKeurmerk,indicatieTstKeurmerk"
)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("price", ["12.50", "12,50", "12,5"])
def test_delimiter_mark_and_decimal_comma_make_no_difference(
    sqlite_url: str, tmp_path: Path, mark: str, delimiter: str, price: str
) -> None:
    cells = ["Taalhuis", "Utrecht", "https://example.nl/", f'"{price}"', '"b1;z"', "kept"]
    path = tmp_path / "r.csv"
    head = delimiter.join(["name", "city", "source_url", "hourly_rate", "routes", "extra"])
    path.write_text(f"{mark}{head}\r\n{delimiter.join(cells)}\r\n", encoding="utf-8")
    engine = database.engine(sqlite_url)
    database.migrate(engine)
    register = Register(engine)
    assert register.load(path, False, NOW).import_id
    (found,) = register.schools()
    assert (str(found.hourly_rate), found.routes, found.more) == ("12.50", ("b1", "z"), (("extra", "kept"),))
    engine.dispose()


def test_a_list_of_duo_is_known_by_its_header(register: Register, tmp_path: Path) -> None:
    rows = (
        "123,Taalhuis,3511AB,12,a,UTRECHT,77,,J,N",
        "124,ROC Ergens,9712 AB,1,,Groningen,,25XX,N,J",
        "125,Niemand,1012AB,1,,Amsterdam,,,N,N",
    )
    report = register.load(file(tmp_path, *rows, head=DUO), True, NOW)
    assert report.as_json()["format"] == "duo"
    assert [each["line"] for each in report.rejected] == [4]
    found = {each.name: each for each in register.schools()}
    assert (found["Taalhuis"].status, found["Taalhuis"].bow_number, found["Taalhuis"].postcode) == (
        "holder",
        "77",
        "3511 AB",
    )
    assert (found["ROC Ergens"].status, found["ROC Ergens"].routes) == ("unverified", ("onderwijs",))


# Reports and bad files


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("name", "", "empty"),
        ("city", "", "both empty"),
        ("source_url", "", "empty"),
        ("source_url", "javascript:alert(1)", "address"),
        ("checked_on", "", "must say when"),
        ("checked_on", "2026-02-31", "date"),
        ("status_date", "31-12-2026", "date"),
        ("status", "certified", "one of"),
        ("hourly_rate", "12.505", "number"),
        ("hourly_rate", "-3", "number"),
        ("postcode", "12345", "postcode"),
        ("evening", "maybe", "yes, no or empty"),
        ("routes", "b2", "one of"),
        ("id", "Some Id", "id of"),
        ("name", "=HYPERLINK(1)", "formula"),
        ("note", "@SUM(A1)", "formula"),
        ("note", "+cmd|' /C calc'!A0", "formula"),
        ("note", "a\x07b", "printed"),
        ("name", "x" * 5000, "longer"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_named_with_line_column_and_reason(
    sqlite_url: str, tmp_path: Path, column: str, cell: str, reason: str
) -> None:
    engine = database.engine(sqlite_url)
    database.migrate(engine)
    register = Register(engine)
    path = file(tmp_path, line(name="Fine"), line(**{column: cell}))
    report = register.load(path, accept_valid=False, now=NOW)
    assert report.import_id is None
    assert register.schools() == ()
    (wrong,) = report.rejected
    assert (wrong["line"], wrong["column"]) == (3, column)
    assert reason in str(wrong["reason"])
    assert register.load(path, accept_valid=True, now=NOW).accepted == 1
    engine.dispose()


def test_lines_are_counted_as_an_editor_counts_them(register: Register, tmp_path: Path) -> None:
    path = file(
        tmp_path, line(note='"two\nlines"'), "", line(name="B", status="?"), line(name="B2") + ",too,many"
    )
    assert [(each["line"], each["column"]) for each in register.check(path).rejected] == [
        (5, "status"),
        (6, ""),
    ]


def test_the_same_school_twice_is_refused(register: Register, tmp_path: Path) -> None:
    path = file(tmp_path, line(id="a"), line(id="a", name="B"), line(name="C"), line(name="c "))
    report = register.check(path, NOW.date())
    assert [(each["line"], each["column"]) for each in report.rejected] == [(3, "id"), (5, "name")]
    assert "line 2" in str(report.rejected[0]["reason"])


def test_a_town_nobody_knows_is_told_and_not_refused(register: Register, tmp_path: Path) -> None:
    report = register.check(file(tmp_path, line(city="Nergenshuizen")))
    assert report.accepted == 1
    assert [each.line for each in report.notices] == [2]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"name,city\nA,B\n", "source_url is missing"),
        (b"name,source_url\nA,B\n", "city or postcode"),
        (b"name,name,city,source_url\n", "twice"),
        ((registers.HEAD + "\n").encode("utf-16"), "UTF-16"),
        ((registers.HEAD + "\n").encode("utf-16-le"), "UTF-16"),
        ((registers.HEAD + "\nécole\n").encode("latin-1"), "ISO-8859-1"),
        ((registers.HEAD + "\nprijs € 12\n").encode("cp1252"), "Windows-1252"),
        ((registers.HEAD + "\nA\x00B\n").encode(), "line 2 holds a NUL"),
        ((registers.HEAD + '\n"open\n').encode(), "quotation mark"),
        ((registers.HEAD + "\n" + "x" * 200_000).encode(), "line 2 is longer"),
        (",".join(f"c{number}" for number in range(300)).encode(), "300 columns"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(data)
    with pytest.raises(BadFile, match=reason) as refused:
        register_file.read(path)
    assert "\n" not in str(refused.value)


def test_a_line_of_a_gigabyte_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as stream:
        stream.write(f"{registers.HEAD}\n".encode())
        stream.truncate(1024**3)
    tracemalloc.start()
    with pytest.raises(BadFile, match="line 2 is longer"):
        register_file.read(path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 16 * 1024**2


def test_a_file_without_end_is_refused_at_its_size(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_bytes(f"{registers.HEAD}\n".encode() + (b"x" * 999 + b"\n") * 68_000)
    with pytest.raises(BadFile, match="larger than 64 MB"):
        register_file.read(path)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="cannot be opened"):
        register_file.read(tmp_path / "none.csv")


def test_a_file_without_rows_empties_nothing(register: Register, tmp_path: Path) -> None:
    register.load(file(tmp_path, line(name="A")), False, NOW)
    assert register.load(file(tmp_path), True, NOW).import_id is None
    assert len(register.schools()) == 1
