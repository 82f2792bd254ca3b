#!/usr/bin/env bash
# Installs what the tests need, builds, runs every test, and ends with one line: N passed, N failed.
set -uo pipefail
cd "$(dirname "$0")/.."

# The browser tests drive Debian's Chromium; a machine without apt has to bring a Chromium of its own (CHROMIUM=/path).
if [ -z "${CHROMIUM:-}" ] && ! command -v chromium >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1; then
  as_root=""; [ "$(id -u)" = 0 ] || as_root="sudo"
  { $as_root apt-get update -q && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -q --no-install-recommends chromium fonts-dejavu-core; } >/dev/null || {
    echo "Chromium could not be installed; set CHROMIUM to its path and run again." >&2
    echo "0 passed, 1 failed"
    exit 1
  }
fi
export CHROMIUM="${CHROMIUM:-$(command -v chromium || true)}"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

if ! dotnet build SupportBot.sln -v quiet; then
  echo "The build failed." >&2
  echo "0 passed, 1 failed"
  exit 1
fi

results="$(mktemp -d)"
trap 'rm -rf "$results"' EXIT
code=0
for project in Handoff.Tests SupportBot.Tests EndToEnd; do
  dotnet test "tests/$project" --no-build --nologo --logger "trx;LogFileName=$project.trx" --results-directory "$results" \
    --blame-hang-timeout 5m || code=1
done

count() { cat "$results"/*.trx 2>/dev/null | grep -o "<Counters [^>]*" | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{ sum += $1 } END { print sum + 0 }'; }
passed="$(count passed)"
failed="$(count failed)"
# A test run that died without counting a failure is a failure all the same.
[ "$code" -ne 0 ] && [ "$failed" -eq 0 ] && failed=1
[ "$passed" -eq 0 ] && { failed=1; code=1; }
echo "$passed passed, $failed failed"
exit "$code"
