#!/usr/bin/env bash
# Builds once and runs all tests, from any folder: bash tests/run.sh [--fast]
#   --fast   without the browser tests
# Ends with one line "N passed, N failed" and with exit code 0 only if tests ran and none failed.
set -uo pipefail

root="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)"
projects=(WorkQueuePortal.Tests WorkQueuePortal.Browser)
case "${1:-}" in
  "") ;;
  --fast) projects=(WorkQueuePortal.Tests) ;;
  *) echo "Unknown argument '$1'. Run: bash tests/run.sh [--fast]" >&2; exit 2 ;;
esac

# Release is what gets deployed, and it leaves a portal that is being tried out in Debug alone.
configuration=Release
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
# A build server that outlives this script would hold on to its output.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false

passed=0 failed=0 skipped=0
log="$(mktemp)" reds="$(mktemp)"
trap 'rm -f -- "$log" "$reds"' EXIT

# What a test says and the programs it starts write can be long, so what failed is named once more.
close() {
  cat -- "$reds"
  echo "$passed passed, $failed failed$([ "$skipped" -eq 0 ] || echo ", $skipped skipped")"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

# A step that broke before it could count anything is one failure.
broke() {
  echo "$1" >&2
  failed=$((failed + 1))
}

browser_is_here() {
  [ -x "${CHROMIUM_PATH:-/usr/bin/chromium}" ]
}

postgresql_is_here() {
  compgen -G '/usr/lib/postgresql/*/bin/postgres' > /dev/null
}

# From Debian's own packages: install WHAT PACKAGE...
install() {
  local what="$1" as=()
  shift
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo > /dev/null || { echo "$what is missing, and only root may install it. Run: apt-get install $*"; return 1; }
    as=(sudo)
  fi
  command -v apt-get > /dev/null || { echo "$what is missing, and this is no Debian. Install it: tests/postgres.sh looks for PostgreSQL in /usr/lib/postgresql, and CHROMIUM_PATH says where Chromium is."; return 1; }
  echo "Installing $what for the tests."
  "${as[@]}" apt-get update -qq < /dev/null \
    && "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" < /dev/null
}

count() {
  grep -E "^ +$1: +[0-9]+" "$log" | tail -n 1 | grep -oE '[0-9]+' || echo 0
}

run() {
  echo "== $1"
  timeout 20m dotnet test --project "$root/tests/$1" -c "$configuration" --no-build --no-ansi < /dev/null 2>&1 | tee "$log"
  local code=${PIPESTATUS[0]} red
  red="$(count failed)"
  passed=$((passed + $(count succeeded))) failed=$((failed + red)) skipped=$((skipped + $(count skipped)))
  grep -A 4 '^failed ' "$log" >> "$reds"
  if [ "$code" -ne 0 ] && [ "$red" -eq 0 ]; then broke "$1 ended with exit code $code before it could count its tests."; fi
}

cd -- "$root" || exit 2
if ! dotnet build WorkQueuePortal.sln -c "$configuration" -v quiet < /dev/null; then
  broke "The solution did not build."
  close
fi
postgresql_is_here || install PostgreSQL postgresql || echo "PostgreSQL could not be installed, so the tests that run on it will fail." >&2
for project in "${projects[@]}"; do
  # Chromium brings no font, and without one every page is empty boxes.
  if [ "$project" = WorkQueuePortal.Browser ] && ! browser_is_here && ! install Chromium chromium fonts-noto-core; then
    broke "The browser tests did not run, because Chromium could not be installed."
    continue
  fi
  run "$project"
done
close
