"""Each branch of the rules is gone through by a golden case, or by what cannot be read: none by luck.

Run apart, so that a branch another test happens to take does not count, and the random ones neither.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.servers import ROOT

RULES = ROOT / "content" / "rules"
BY_HAND = ("tests/test_rules.py", "tests/test_lawbook.py", "tests/test_money.py")


def test_every_branch_of_the_rules_is_gone_through(tmp_path: Path) -> None:
    data, report = tmp_path / "data", tmp_path / "report.json"
    coverage = [sys.executable, "-m", "coverage"]
    environment = {**os.environ, "COVERAGE_FILE": str(data), "CI": "true"}
    # Where the clock is shifted, what shifts it is loaded before pytest, which says so.
    quiet = ["-W", "ignore:Module already imported:pytest.PytestAssertRewriteWarning"]
    tests = ["-m", "pytest", "-q", "-p", "no:cacheprovider", *quiet, *BY_HAND]
    for arguments in (["run", "--branch", f"--source={RULES}", *tests], ["json", "-q", "-o", str(report)]):
        done = subprocess.run(
            [*coverage, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    files = json.loads(report.read_text(encoding="utf-8"))["files"]
    left = {
        Path(name).name: (each["missing_lines"], each["missing_branches"])
        for name, each in files.items()
        if each["missing_lines"] or each["missing_branches"]
    }
    assert left == {}
    assert {Path(name).name for name in files} == {path.name for path in RULES.glob("*.py")}
