#!/usr/bin/env bash
# Installs what the tests use from Debian: Chromium, fonts for every script, PostgreSQL, Tesseract.
# Where it may not (not root, not Debian) it says what the tests will not run; pytest says so again, and
# under CI=true that is a failure.
set -euo pipefail

missing=()
command -v chromium >/dev/null || missing+=(chromium)
compgen -G "/usr/share/fonts/truetype/noto/NotoSansEthiopic*" >/dev/null || missing+=(fonts-noto-core)
compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null || command -v initdb >/dev/null || missing+=(postgresql)
command -v tesseract >/dev/null || missing+=(tesseract-ocr)
compgen -G "/usr/share/tesseract-ocr/*/tessdata/nld.traineddata" >/dev/null || missing+=(tesseract-ocr-nld)
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "== Installing ${missing[*]} for the tests (about half a minute)"
    export DEBIAN_FRONTEND=noninteractive
    if apt-get update -q >/dev/null && apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null; then
        exit 0
    fi
    echo "!! The packages could not be installed." >&2
fi
echo "!! NOT ON THIS MACHINE: ${missing[*]}. The tests that need them will not run." >&2
[ "${CI:-}" != true ] || exit 1
