"""Makes the database ready before anything serves: migrated to the newest schema, with schools in it.

Run once for portal and bot together, so that neither waits for the other's migration.
"""

from datetime import UTC, datetime

from content import settings
from content.store import database
from content.store.register import SEED, Register


def main() -> None:
    """Migrates, then fills an empty register with the seed."""
    print("== Preparing the database", flush=True)
    engine = database.engine(settings.database_url())
    database.migrate(engine)
    if Register(engine).seed_if_empty(SEED, datetime.now(UTC)):
        print("== The register of schools was empty: filled it with the one that comes along")
    engine.dispose()


if __name__ == "__main__":
    main()
