"""Puts the clock DAYS_AHEAD days on, in any Python started with this folder on PYTHONPATH.

A program that shifts the clock from outside (libfaketime) breaks Python's own sleeping and waiting; this
shifts only what tells the day and the hour.
"""

import os
from datetime import UTC, datetime, timedelta

import time_machine

if os.environ.get("DAYS_AHEAD"):
    then = datetime.now(UTC) + timedelta(days=float(os.environ["DAYS_AHEAD"]))
    time_machine.travel(then, tick=True).start()
