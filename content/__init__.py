"""What the Inburgerwijzer knows: the law, the words, the schools. Knows nothing of the web or of Telegram."""

import os

# Read by numpy's arithmetic when it is loaded: our rows are small, a thread a core would only cost memory.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
