#!/usr/bin/env bash
# Everything that can be said about the tree without running it. COMPLETE=1 also asks for what a release needs.
set -euo pipefail

python=$1
step() {
    echo "== $1"
    shift
    "$@"
}

step "format" "$python" -m ruff format --check .
step "lint" "$python" -m ruff check .
step "types" "$python" -m mypy
step "content and catalogues" "$python" -m content check ${COMPLETE:+--complete}
