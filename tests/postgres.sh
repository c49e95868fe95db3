#!/usr/bin/env bash
# Runs a PostgreSQL server of its own until its input closes, so that it ends with whoever started it, also when that was killed: bash tests/postgres.sh
# Its data lies in a new temporary folder, and only a socket in that folder leads to it. It prints one line, the connection string, when it can be used.
set -euo pipefail

bin="$(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | sort -V | tail -n 1)"
[ -x "$bin/postgres" ] || { echo "PostgreSQL is missing. Run: apt-get install postgresql" >&2; exit 1; }

folder="$(mktemp -d "${TMPDIR:-/tmp}/wqp-pg-XXXXXX")"
trap 'rm -rf -- "$folder"' EXIT
# PostgreSQL refuses to run as root.
as=()
if [ "$(id -u)" -eq 0 ]; then
  chown postgres "$folder"
  as=(setpriv --reuid=postgres --regid=postgres --clear-groups)
fi
cd -- "$folder"
"${as[@]}" "$bin/initdb" -D "$folder/data" -U portal -A trust -E UTF8 --locale=C.UTF-8 --no-sync > "$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }

# What a crash of the machine would lose is of no use to a test.
"${as[@]}" "$bin/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c max_connections=500 -c shared_buffers=128MB \
  -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c deadlock_timeout=200ms < /dev/null >> "$folder/log" 2>&1 &
server=$!
trap 'kill -INT "$server" 2> /dev/null; wait "$server" 2> /dev/null; rm -rf -- "$folder"' EXIT
trap '' INT TERM HUP
until "$bin/pg_isready" -q -h "$folder"; do
  kill -0 "$server" 2> /dev/null || { cat "$folder/log" >&2; exit 1; }
  sleep 0.05
done
echo "Host=$folder;Username=portal"
cat > /dev/null
