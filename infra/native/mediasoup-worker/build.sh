#!/usr/bin/env bash
# Builds mediasoup's media worker from the C++ sources inside the npm package, for machines that cannot download the
# official binary (the package's own build downloads its dependencies, too). About 5 minutes on two cores.
#
#   bash build.sh <node_modules/mediasoup> <output-binary>
#
# Needs the Debian packages of debian-packages.txt. The output appears at once and complete, or not at all.
# Environment: JOBS (compilers at a time; default one per core, at most one per GiB of free memory).
set -euo pipefail

[ $# -eq 2 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
mediasoup=$(realpath "$1")
output=$(realpath -m "$2")
tested=3.27.1

version=$(sed -n 's/^\s*"version": "\(.*\)".*/\1/p' "$mediasoup/package.json" | head -1)
[ "$version" = "$tested" ] || echo "note: mediasoup is $version; this recipe was tested with $tested" >&2

free_gib=$(awk '/^MemAvailable:/ { print int($2 / 1024 / 1024) }' /proc/meminfo)
cores=$(nproc)
jobs=${JOBS:-$((free_gib < 1 ? 1 : free_gib < cores ? free_gib : cores))}

build=$(mktemp -d)
trap 'rm -rf "$build" "$output.new"' EXIT
cmake -G Ninja -S "$here" -B "$build" -DWORKER="$mediasoup/worker"
# Below normal priority: whoever waits for it may want to do something else on this machine.
nice -n 10 cmake --build "$build" -j "$jobs"
mkdir -p "$(dirname "$output")"
strip -o "$output.new" "$build/mediasoup-worker"
mv "$output.new" "$output" # a worker that is running keeps its old file
