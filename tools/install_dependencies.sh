#!/bin/sh
# Installs what is missing to build, test and check Chancery on Debian and its
# relatives. Says what it installs and why; does nothing if all is there.
#
#     install_dependencies.sh build|test|lint|fuzz|count
set -eu
purpose=${1:-build}

# package, how to see that it is there, what it is for
wanted() {
    cat <<'END'
build gcc             command:cc            C compiler
build cmake           command:cmake         configures the build
build ninja-build     command:ninja         runs the build
build pkg-config      command:pkg-config    finds the libraries
build libicu-dev      module:icu-uc         encodings and character properties
build libopencc-dev   module:opencc         traditional script to simplified
build g++             command:c++           compiles the file that wraps simdjson and a build tool
build libsimdjson-dev module:simdjson       reading JSON lines at the speed of the disk
build libxml2-dev     module:libxml-2.0     HTML
build libjansson-dev  module:jansson        reading JSON
build libsqlite3-dev  module:sqlite3        the ledger
build libpq-dev       module:libpq          a shared ledger on a PostgreSQL server
build zlib1g-dev      module:zlib           gzip input
build libzstd-dev     module:libzstd        Zstandard input
test  libcmocka-dev   module:cmocka         unit tests
test  python3         command:python3       tests of the command from outside
test  opencc          command:opencc        the tests' pages in the other script
test  postgresql      server                tests of a shared ledger start a server
count valgrind        command:valgrind      counting instructions
lint  clang-tidy      command:clang-tidy    static checks
lint  clang-format    command:clang-format  layout of the code
fuzz  clang           command:clang         compiler with libFuzzer
END
}

is_there() {
    case $1 in
    command:*) command -v "${1#command:}" >/dev/null 2>&1 ;;
    server) ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 ;;
    module:*) command -v pkg-config >/dev/null 2>&1 && pkg-config --exists "${1#module:}" ;;
    esac
}

missing=""
while read -r group package check reason; do
    case "$group/$purpose" in
    build/*|test/test|lint/lint|fuzz/fuzz|test/fuzz|count/count) ;;
    *) continue ;;
    esac
    if ! is_there "$check"; then
        echo "missing: $package ($reason)" >&2
        missing="$missing $package"
    fi
done <<END
$(wanted)
END

[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null 2>&1; then
    echo "please install with your package manager:$missing" >&2
    exit 1
fi
root=""
if [ "$(id -u)" -ne 0 ]; then
    root=sudo
    command -v sudo >/dev/null 2>&1 || { echo "run as root or install sudo: apt-get install$missing" >&2; exit 1; }
fi
echo "installing with apt-get:$missing" >&2
$root apt-get update -qq
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq $missing >/dev/null
