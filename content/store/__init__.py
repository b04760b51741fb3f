"""The database: the only place that touches it."""
