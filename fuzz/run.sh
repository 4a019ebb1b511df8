#!/bin/sh
# Builds the fuzz targets and runs each for a while; stops at the first finding.
#
#     fuzz/run.sh SECONDS
set -eu
seconds=${1:-20}
build=build-fuzz
cmake -G Ninja -B $build -S . -DFUZZ=ON -DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_BUILD_TYPE=Debug >/dev/null
ninja -C $build
for source in fuzz/fuzz_*.c; do
    name=$(basename "$source" .c)
    corpus=$build/corpus/$name
    mkdir -p "$corpus"
    echo "== $name, $seconds s"
    seeds=fuzz/seeds/$name
    [ -d "$seeds" ] || seeds=""
    # shellcheck disable=SC2086
    "$build/$name" -max_total_time="$seconds" -max_len=65536 -timeout=20 -rss_limit_mb=2048 -print_final_stats=0 \
        -artifact_prefix="$build/" "$corpus" $seeds 2>&1 | tail -n 3
done
