#!/bin/sh
# The server's tests, then real clients of `podium serve`, in a build under a sanitizer.
# usage: run.sh address|thread [FILTER]      FILTER names other test targets, as for `swift test`
set -eu
cd "$(dirname "$0")/../.."
case $1 in
    address) scratch=.build-asan ;;
    thread) scratch=.build-tsan ;;
    *) echo "usage: run.sh address|thread [FILTER]" >&2 && exit 2 ;;
esac
export LSAN_OPTIONS="suppressions=$PWD/Tests/Sanitizers/leaks.txt"
export TSAN_OPTIONS="suppressions=$PWD/Tests/Sanitizers/races.txt"
swift build --build-tests --sanitize="$1" --scratch-path $scratch
swift test --skip-build --sanitize="$1" --scratch-path $scratch --filter "${2:-HTTPServerTests}"
swift build --product podium --sanitize="$1" --scratch-path $scratch
# A command that ends while another thread still lets go of its last values is a false alarm of the search for leaks; the
# scripts measure what a server that lives on keeps.
export ASAN_OPTIONS=detect_leaks=0 PODIUM_SANITIZED=1
for client in half-closed resets curl s-client; do
    PODIUM_BINARY=$scratch/debug/podium python3 Tests/HTTPClients/$client.py
done
