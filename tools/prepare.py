"""Makes ready what serving needs: the database migrated, with schools in it, and what phrases teach.

Run once for portal and bot together, so that neither waits for the other's migration, and neither takes the
memory that learning takes: what was learned lies in a file (content.learned).
"""

from datetime import UTC, datetime

from content import settings
from content.desk import Desk, read_law
from content.store import database
from content.store.register import SEED, Register


def main() -> None:
    """Migrates, fills an empty register with the seed, learns the phrases that changed since last time."""
    print("== Preparing the database", flush=True)
    engine = database.engine(settings.database_url())
    database.migrate(engine)
    if Register(engine).seed_if_empty(SEED, datetime.now(UTC)):
        print("== The register of schools was empty: filled it with the one that comes along")
    engine.dispose()
    print("== Learning how people ask", flush=True)
    Desk(read_law()).learn()


if __name__ == "__main__":
    main()
