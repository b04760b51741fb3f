"""Makes ready what serving needs: the database migrated, with schools in it, and what phrases teach.

Run once for portal and bot together, so that neither waits for the other's migration, and neither takes the
memory that learning takes: what was learned lies in a file (content.learned). With `database` it does the
first alone.
"""

import sys
from datetime import UTC, datetime

from content import settings
from content.desk import Desk, read_law
from content.store import database
from content.store.register import SEED, Register


def prepare_database() -> None:
    """Migrates, and fills an empty register with the seed."""
    print("== Preparing the database", flush=True)
    engine = database.engine(settings.database_url())
    database.migrate(engine)
    if Register(engine).seed_if_empty(SEED, datetime.now(UTC)):
        print("== The register of schools was empty: filled it with the one that comes along")
    engine.dispose()


def learn() -> None:
    """What phrases changed since last time, or none has been learned from yet."""
    print("== Learning how people ask", flush=True)
    Desk(read_law()).learn()


if __name__ == "__main__":
    prepare_database()
    if sys.argv[1:] != ["database"]:
        learn()
