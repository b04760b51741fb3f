#!/usr/bin/env bash
# Prepares the database once, then serves the portal, with the bot beside it when it has a token.
# When one of them ends, or on Ctrl-C, both end.
set -euo pipefail

python=$1
export HOST=${HOST:-127.0.0.1} PORT=${PORT:-8000}
pids=()

finish() {
    trap - INT TERM EXIT
    [ ${#pids[@]} -eq 0 ] || kill -TERM "${pids[@]}" 2>/dev/null || true
    wait || true
}
trap 'finish; exit 0' INT TERM
trap finish EXIT

# An address to open must be one a browser can reach: "every interface" is not.
host=$HOST
case $host in 0.0.0.0 | "::") host=127.0.0.1 ;; *:*) host="[$host]" ;; esac
address="http://$host:$PORT"

"$python" -m tools.prepare
echo "== Starting the portal"
"$python" -m portal &
pids+=($!)
if [ -n "${TELEGRAM_TOKEN:-}" ]; then
    echo "== Starting the bot"
    "$python" -m bot &
    pids+=($!)
else
    echo "== No TELEGRAM_TOKEN: the bot is not started"
fi

"$python" -m tools.wait_until_ready "$address/healthz" "${pids[0]}" || exit 1
echo "== Ctrl-C stops it. Open $address/"
wait -n "${pids[@]}" || true
echo "!! One of the processes ended: stopping" >&2
exit 1
