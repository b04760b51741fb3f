"""The register: files as they come in, what an import does to what was known, and the way back."""

import io
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from content.schools import School
from content.store.register import SEED, Refused, Register
from tests.registers import file, line

ROOT = Path(__file__).parents[1]
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def known(register: Register) -> dict[str, School]:
    return {each.id: each for each in register.schools()}


def exported(register: Register) -> str:
    stream = io.StringIO()
    register.export(stream)
    return stream.getvalue()


# The seed


def test_the_seed_is_imported_once_and_whole(register: Register) -> None:
    assert register.seed_if_empty(SEED, NOW)
    assert not register.seed_if_empty(SEED, NOW)
    schools = register.schools()
    assert len(schools) == 76
    assert {each.status for each in schools} == {"unverified"}
    assert all(each.source_url and not each.confirmed for each in schools)
    assert all(each.point or each.region for each in schools)


def test_the_seed_holds_no_school_that_stopped_and_none_without_a_claim() -> None:
    text = SEED.read_text(encoding="utf-8")
    assert "FORMER" not in text
    assert "not_stated" not in text


# Round trip and versions


def test_what_was_exported_is_imported_without_a_change(register: Register, tmp_path: Path) -> None:
    register.seed_if_empty(SEED, NOW)
    before, text = register.schools(), exported(register)
    (tmp_path / "again.csv").write_text(text, encoding="utf-8")
    report = register.load(tmp_path / "again.csv", accept_valid=False, now=NOW)
    assert report.counts["unchanged"] == report.accepted == 76
    assert register.schools() == before
    assert exported(register) == text


def test_gone_and_hidden_schools_survive_the_round_trip(register: Register, tmp_path: Path) -> None:
    register.load(
        file(tmp_path, line(name="A"), line(name="B"), line(name="C", status="unverified")), False, NOW
    )
    register.load(file(tmp_path, line(name="A")), False, NOW)
    before, text = register.schools(), exported(register)
    register.load(file(tmp_path, *text.splitlines()[1:], head=text.splitlines()[0]), False, NOW)
    assert register.schools() == before
    assert {each.name: (each.status, each.hidden) for each in before} == {
        "A": ("holder", ""), "B": ("ended", ""), "C": ("unverified", "not-found"),
    }  # fmt: skip


def test_an_earlier_import_can_be_gone_back_to(register: Register, tmp_path: Path) -> None:
    first = register.load(file(tmp_path, line(name="A")), False, NOW).import_id
    register.load(file(tmp_path, line(name="B")), False, NOW)
    register.load(file(tmp_path, line(name="C")), False, NOW)
    assert len(register.schools()) == 3
    register.rollback()
    assert {each.name: each.status for each in register.schools()} == {"A": "ended", "B": "holder"}
    assert register.rollback(first) == first
    assert [each.name for each in register.schools()] == ["A"]
    with pytest.raises(Refused, match="no earlier import"):
        register.rollback()
    assert [each["undone"] for each in register.imports()] == [True, True, False]


def test_each_import_is_kept_with_its_day_its_hash_and_its_counts(register: Register, tmp_path: Path) -> None:
    path = file(tmp_path, line(name="A"), line(name="B", hourly_rate="cheap"))
    report = register.load(path, accept_valid=True, now=NOW)
    (kept,) = register.imports()
    assert (kept["at"], kept["file"], kept["sha256"]) == (NOW, "register.csv", report.sha256)
    assert kept["counts"] == {"read": 2, "accepted": 1, **report.counts}


# What an import does to what was known


def test_a_confirmed_school_a_register_no_longer_holds_is_ended(register: Register, tmp_path: Path) -> None:
    register.load(file(tmp_path, line(name="A"), line(name="B", status="suspended")), False, NOW)
    report = register.load(file(tmp_path, line(name="C")), False, NOW)
    assert report.counts["ended"] == 2
    assert {each.name: each.status for each in register.schools()} == {
        "A": "ended",
        "B": "ended",
        "C": "holder",
    }
    assert known(register)["a-utrecht"].status_date == date(2026, 11, 22)


def test_an_unverified_row_a_register_does_not_know_is_hidden_and_never_called_ended(
    register: Register, tmp_path: Path
) -> None:
    register.seed_if_empty(SEED, NOW)
    report = register.load(file(tmp_path, line(name="Dutch First", bow_number="12")), False, NOW)
    assert (report.counts["not_found"], report.counts["changed"], report.counts["ended"]) == (75, 1, 0)
    found = known(register)["dutch-first-utrecht"]
    assert (found.status, found.bow_number, found.phone) == ("holder", "12", "+31 30 291 98 84")
    assert not known(register)["saxion-twente"].listed


def test_a_list_of_leads_ends_nothing(register: Register, tmp_path: Path) -> None:
    register.load(file(tmp_path, line(name="A")), False, NOW)
    register.load(file(tmp_path, line(name="B", status="unverified", checked_on="")), False, NOW)
    assert {each.name: each.status for each in register.schools()} == {"A": "holder", "B": "unverified"}


def test_a_row_refused_for_a_mistake_keeps_its_school(register: Register, tmp_path: Path) -> None:
    register.load(file(tmp_path, line(name="A"), line(name="B")), False, NOW)
    register.load(file(tmp_path, line(name="A"), line(name="B", hourly_rate="x")), True, NOW)
    assert {each.name: each.status for each in register.schools()} == {"A": "holder", "B": "holder"}


def test_a_row_is_known_again_by_number_and_address_or_else_by_name_and_town(
    register: Register, tmp_path: Path
) -> None:
    by_number = {"bow_number": "7", "postcode": "3511 AB", "street_number": "Dorp 12"}
    register.load(
        file(tmp_path, line(name="Old name", **by_number), line(name="Taal!", city="Den Haag")), False, NOW
    )
    before = set(known(register))
    by_number["postcode"] = "3511ab"
    again = file(tmp_path, line(name="New name", **by_number), line(name="TAAL", city="'s-Gravenhage"))
    assert register.load(again, False, NOW).counts["changed"] == 2
    assert set(known(register)) == before


def test_an_id_is_never_given_out_twice(register: Register, tmp_path: Path) -> None:
    register.load(file(tmp_path, line(name="A", bow_number="1"), line(name="X")), False, NOW)
    register.load(
        file(tmp_path, line(name="A", bow_number="2", city="Ede", id="a-utrecht-9"), line(name="X")),
        False,
        NOW,
    )
    register.rollback()
    two = file(
        tmp_path,
        line(name="A", bow_number="1", postcode="3511"),
        line(name="A", bow_number="3", postcode="3512"),
    )
    register.load(two, False, NOW)
    assert set(known(register)) == {"a-utrecht", "a-utrecht-2", "x-utrecht"}


def test_a_column_the_file_does_not_have_stays_as_it_was(register: Register, tmp_path: Path) -> None:
    register.load(file(tmp_path, line(hourly_rate="12,50", evening="yes")), False, NOW)
    head = "name,city,status,source_url,checked_on,evening"
    register.load(
        file(tmp_path, "Taalhuis,Utrecht,holder,https://example.nl/,2026-11-02,", head=head), False, NOW
    )
    (found,) = register.schools()
    assert str(found.hourly_rate) == "12.50"
    assert found.evening is None


# Two processes, and a death in the middle

SEEDING = """
import sys
from datetime import UTC, datetime
from content.store import database
from content.store.register import SEED, Register
engine = database.engine(sys.argv[1])
database.migrate(engine)
print(Register(engine).seed_if_empty(SEED, datetime(2026, 11, 22, tzinfo=UTC)))
"""


def test_of_two_processes_one_seeds(database_url: str) -> None:
    command = [sys.executable, "-c", SEEDING, database_url]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert sorted(process.communicate(timeout=60)[0].strip() for process in running) == ["False", "True"]


DYING = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from content.store import database, register
engine = database.engine(sys.argv[1])
register._report = lambda *given: os._exit(9) if len(given) == 3 else old(*given)
"""


def test_a_process_killed_in_the_middle_of_an_import_leaves_the_old_register(
    register: Register, database_url: str, tmp_path: Path
) -> None:
    register.load(file(tmp_path, line(name="A")), False, NOW)
    path = file(tmp_path, line(name="B"))
    script = DYING.replace("register._report", "old = register._report\nregister._report")
    script += "\nregister.Register(engine).load(Path(sys.argv[2]), False, datetime(2026, 11, 22, tzinfo=UTC))"
    done = subprocess.run([sys.executable, "-c", script, database_url, str(path)], cwd=ROOT, check=False)
    assert done.returncode == 9
    assert [each.name for each in register.schools()] == ["A"]
    assert register.load(path, False, NOW).counts["ended"] == 1


def test_a_field_keeps_where_and_when_it_was_seen(register: Register, tmp_path: Path) -> None:
    register.seed_if_empty(SEED, NOW)
    seeded = known(register)["dutch-first-utrecht"]
    head = "name,city,status,source_url,checked_on,hourly_rate"
    row = "Dutch First,Utrecht,holder,https://register.example/,2026-11-20,14.00"
    register.load(file(tmp_path, row, head=head), False, NOW)
    found = known(register)["dutch-first-utrecht"]
    assert found.source_of("status").source_url == "https://register.example/"
    assert found.source_of("hourly_rate").checked_on == date(2026, 11, 20)
    assert found.source_of("phone") == replace(
        found.source_of("phone"),
        source_url=seeded.source_url,
        source_date=seeded.source_date,
        checked_on=None,
    )
    row = "Dutch First,Utrecht,holder,https://register.example/,2026-12-20,15.00"
    register.load(file(tmp_path, row, head=head), False, NOW)
    assert known(register)["dutch-first-utrecht"].source_of("phone").source_url == seeded.source_url
    before, text = register.schools(), exported(register)
    register.load(file(tmp_path, *text.splitlines()[1:], head=text.splitlines()[0]), False, NOW)
    assert register.schools() == before
    assert exported(register) == text
