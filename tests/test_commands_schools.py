"""The tool's commands on the register."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.registers import file, line

ROOT = Path(__file__).parents[1]


def tool(database_url: str, *arguments: str, given: str = "") -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "content", "schools", *arguments],
        cwd=ROOT,
        env={"DATABASE_URL": database_url, "PATH": ""},
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_the_tool_finds_schools_by_place(sqlite_url: str) -> None:
    code, out, _ = tool(
        sqlite_url, "find", "--near", "مدرسة في لاهاي", "--limit", "2", "--weekend", "--km", "5"
    )
    hits = [json.loads(each) for each in out.splitlines()]
    assert (code, len(hits), {hit["place"] for hit in hits}) == (0, 2, {"Den Haag"})
    assert hits[0]["unknown"] == ["weekend"]
    assert tool(sqlite_url, "find", "--near", "Atlantis")[0] == 2


def test_the_tool_finds_in_a_batch_and_goes_on_after_a_bad_line(sqlite_url: str) -> None:
    rows = ['{"id":1,"near":"3511"}', '{"id":2,"near":"Atlantis"}', '{"id":3,"near":"Ede","km":"far"}', "{"]
    code, out, _ = tool(sqlite_url, "find", "--batch", given="\n".join(rows))
    told = [json.loads(each) for each in out.splitlines()]
    assert code == 2
    assert told[0]["place"] == "Utrecht"
    assert told[1] == {"id": 2, "place": None, "schools": []}
    assert [each["error"]["field"] for each in told[2:]] == ["km", "line"]


def test_the_tool_checks_imports_exports_and_rolls_back(sqlite_url: str, tmp_path: Path) -> None:
    path = file(tmp_path, line(name="A"), line(name="B", evening="?"))
    code, out, _ = tool(sqlite_url, "check", str(path))
    assert (code, json.loads(out)["read"], json.loads(out)["accepted"]) == (0, 2, 1)
    code, out, error = tool(sqlite_url, "import", str(path))
    assert (code, json.loads(out)["imported"], error.count("\n")) == (2, False, 1)
    assert "line 3, evening" in error
    assert tool(sqlite_url, "import", "--accept-valid", str(path))[0] == 0
    assert tool(sqlite_url, "export")[1].count("\n") == 78
    assert tool(sqlite_url, "rollback")[0] == 0
    assert tool(sqlite_url, "export")[1].count("\n") == 77
    assert tool(sqlite_url, "rollback")[0] == 2


def test_the_tool_tells_every_import_and_goes_back_to_any(sqlite_url: str, tmp_path: Path) -> None:
    for name in ("A", "B", "C"):
        wrong = line(name="D", evening="?")
        assert (
            tool(sqlite_url, "import", "--accept-valid", str(file(tmp_path, line(name=name), wrong)))[0] == 0
        )
    told = [json.loads(each) for each in tool(sqlite_url, "imports")[1].splitlines()]
    assert [each["id"] for each in told] == [4, 3, 2, 1]
    assert (told[0]["counts"]["accepted"], told[0]["rejects"][0]["line"], len(told[0]["sha256"])) == (
        1,
        3,
        64,
    )
    assert json.loads(tool(sqlite_url, "rollback", "2")[1]) == {"import": 2}
    assert tool(sqlite_url, "rollback", "--to", "1")[0] == 0
    assert tool(sqlite_url, "rollback", "9")[0] == tool(sqlite_url, "rollback", "x")[0] == 2
    assert [json.loads(each)["undone"] for each in tool(sqlite_url, "imports")[1].splitlines()] == [
        True, True, True, False,
    ]  # fmt: skip


HEADER = b"name,city,source_url"


@pytest.mark.parametrize(
    "data",
    [
        HEADER + b"\nA,Utrecht,https://a.nl/\nB,=cmd|1,https://a.nl/",
        HEADER
        + b","
        + ",".join(f"c{number}" for number in range(197)).encode()
        + b"\nA,B,https://a.nl/"
        + b"," * 197,
        b"PK\x03\x04" + bytes(200),
        bytes(5_000_000),
        b"\xff" * 5_000,
        b'"' * 90_000,
        b"\n" * 1_000_000,
        (HEADER + b"\nA,Utrecht,https://a.nl/").replace(b",", b"\t"),
    ],
)
def test_a_hostile_file_ends_in_one_clear_report(sqlite_url: str, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "hostile.csv"
    path.write_bytes(data)
    code, out, error = tool(sqlite_url, "import", str(path))
    assert "Traceback" not in error
    assert (code, error.count("\n")) in ((0, 0), (2, 1))
    assert json.loads(out)["read"] if code == 0 else len(error) < 500
