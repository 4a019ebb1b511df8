#!/bin/sh
# Measures Chancery beside its peers and writes the tables of docs/performance.md.
#
#     bench/run.sh BUILD
#
#     CORPUS=FILE     measure on this file instead of a text made from examples/
#     BENCH_FULL=1    grow to 1000 MB instead of 100
#     BENCH_ROUNDS=N  rounds of the comparison (5)
#
# Peers are fetched by their own package clients into BUILD/bench and built there. One that
# cannot be had is reported as missing in the table.
set -eu
build=${1:-build}
here=$(dirname "$0")
cd "$here/.."
bench=$build/bench
mkdir -p "$bench"

say() { echo "== $*"; }

# ---- what is needed ----

# Installs a Debian package if a command or a file of it is missing; a failure
# only costs what needs it.
need() { # PACKAGE CHECK REASON
    case $2 in
    /*) [ -e "$2" ] && return 0 ;;
    *) command -v "$2" >/dev/null 2>&1 && return 0 ;;
    esac
    say "installing $1 ($3)"
    command -v apt-get >/dev/null 2>&1 || return 0
    root=""
    [ "$(id -u)" -eq 0 ] || root=sudo
    $root apt-get update -qq || true
    DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq "$1" >/dev/null || say "could not install $1"
}
need python3 python3 "runs the measurements"
need libhyperscan-dev /usr/include/hs/hs.h "the floor: a pass of a multi-pattern matcher"
need npm npm "fetches cppjieba, whose sources nodejieba carries"
need python3-venv /usr/share/doc/python3-venv "a place for jieba"
need default-jdk-headless javac "runs HanLP"
need maven mvn "fetches HanLP"

# ---- peers ----

if [ ! -d "$bench/cppjieba" ]; then
    say "fetching cppjieba (npm: nodejieba 3.5.8)"
    if (cd "$bench" && npm pack --silent nodejieba@3.5.8 >/dev/null && tar xzf nodejieba-3.5.8.tgz); then
        mv "$bench/package/submodules/cppjieba" "$bench/cppjieba"
        rm -rf "$bench/package" "$bench"/nodejieba-*.tgz
    else
        say "cppjieba is missing"
    fi
fi
if [ -d "$bench/cppjieba" ] && [ ! -x "$bench/peer_cppjieba" ]; then
    say "building cppjieba"
    c++ -std=c++17 -O3 -DNDEBUG -I"$bench/cppjieba/include" -I"$bench/cppjieba/deps/limonp/include" \
        -o "$bench/peer_cppjieba" "$here/peer_cppjieba.cc" || say "cppjieba does not build"
fi
if [ ! -x "$bench/venv/bin/python" ] || ! "$bench/venv/bin/python" -c "import jieba" 2>/dev/null; then
    say "fetching jieba (PyPI)"
    { python3 -m venv "$bench/venv" && "$bench/venv/bin/pip" install --quiet jieba==0.42.1; } || say "jieba is missing"
fi
if [ ! -e "$bench/hanlp-portable-1.8.4.jar" ]; then
    say "fetching HanLP (Maven: com.hankcs:hanlp portable-1.8.4)"
    mvn -q org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy -Dartifact=com.hankcs:hanlp:portable-1.8.4 \
        -DoutputDirectory="$PWD/$bench" || say "HanLP is missing"
fi
if [ -e "$bench/hanlp-portable-1.8.4.jar" ] && [ ! -e "$bench/PeerHanlp.class" ]; then
    say "building for HanLP"
    javac -cp "$bench/hanlp-portable-1.8.4.jar" -d "$bench" "$here/PeerHanlp.java" || say "HanLP does not build"
fi

# ---- our programs ----

say "building the coder in process and the floor"
ninja -C "$build" bench_coder >/dev/null
hyperscan=""
[ -e /usr/include/hs/hs.h ] && hyperscan="-DWITH_HYPERSCAN -I/usr/include/hs"
# shellcheck disable=SC2046,SC2086
c++ -std=c++17 -O2 $hyperscan -o "$bench/floor" "$here/floor.cc" $(pkg-config --cflags --libs simdjson) ${hyperscan:+-lhs}

exec python3 "$here/measure.py" "$build"
