#!/usr/bin/env bash
# Makes the environment (first argument) and installs the pinned list (second argument) into it.
set -euo pipefail

venv=$1
requirements=$2
python=${PYTHON:-python3}

say() { echo "== $*"; }
stop() { echo "!! $*" >&2; exit 1; }

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
    stop "Python 3.11 or newer is needed; '$python' is not. Name another one: make run PYTHON=python3.12"

# Debian keeps the venv module in a package of its own.
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    package="python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
    { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; } ||
        stop "Python's venv module is missing. Install the package '$package', then run this again."
    say "Installing $package (Python's venv module is missing)"
    export DEBIAN_FRONTEND=noninteractive
    { apt-get install -y -q --no-install-recommends "$package" ||
        { apt-get update -q && apt-get install -y -q --no-install-recommends "$package"; }; } >/dev/null ||
        stop "The package '$package' could not be installed."
fi

# An environment whose interpreter is gone, or that was left half made, is made anew.
if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    say "Making the environment $venv with $("$python" --version)"
    rm -rf "$venv"
    "$python" -m venv "$venv"
fi

say "Installing $(grep -c '==' "$requirements") pinned packages of $requirements (about half a minute the first time)"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$requirements" 2>&1 |
    { grep -v "it is neither a file nor a directory" || true; }
say "Environment ready"
