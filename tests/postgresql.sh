#!/usr/bin/env bash
# Run a command with a PostgreSQL server of its own:  bash tests/postgresql.sh python -m pytest
# Made for this run and gone after it: in a folder of its own, reached by a socket in that folder alone, and sorting as a
# Dutch server does. QUALCODE_POSTGRESQL tells the command where it is.
set -euo pipefail

programs=$(dirname "$(command -v initdb || ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1)")
[ -x "$programs/initdb" ] || { echo "There is no PostgreSQL here. On Debian: apt-get install postgresql" >&2; exit 1; }

# Each test makes a database and drops it: in memory that goes ten times as fast, where there is enough of it.
memory=/dev/shm
[ "$(df --output=avail "$memory" 2>/dev/null | tail -n 1)" -gt 1000000 ] 2>/dev/null || memory=/tmp
folder=$(mktemp -d "$memory/qualcode-postgresql.XXXXXX")
as_owner=()
if [ "$(id -u)" = 0 ]; then # the server refuses to be run by root
  chown postgres "$folder"
  as_owner=(runuser -u postgres --)
fi
server() { (cd "$folder" && "${as_owner[@]}" "$programs/pg_ctl" --pgdata="$folder/data" --silent "$@"); }
trap 'server stop --mode=immediate || true; rm -rf "$folder"' EXIT

server initdb --options="--auth=trust --username=postgres --encoding=UTF8 --locale=C --locale-provider=icu --icu-locale=nl" >/dev/null
cat >>"$folder/data/postgresql.conf" <<END
listen_addresses = ''
unix_socket_directories = '$folder'
fsync = off
synchronous_commit = off
full_page_writes = off
max_wal_size = 128MB
END
server start --wait --timeout=60 --log="$folder/log" || { cat "$folder/log" >&2; exit 1; }
export QUALCODE_POSTGRESQL="postgresql+psycopg://postgres@/postgres?host=$folder"
"$@"
