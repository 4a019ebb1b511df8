#!/bin/sh
# Compiles and runs the program of docs/embedding.md with the library beside
# the command; it must print what the page says.
set -eu
build=$(cd "$(dirname "$1")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The block of docs/embedding.md in the given language.
block() {
    awk -v open="\`\`\`$1" '$0 == "```" { inside = 0 } inside { print } $0 == open { inside = 1 }' docs/embedding.md
}

block c > "$work/example.c"
block text > "$work/expected"
flags=""
if grep -q '^SANITIZE:BOOL=ON' "$build/CMakeCache.txt"; then
    flags="-fsanitize=address,undefined"
fi
compiler=$(sed -n 's/^CMAKE_C_COMPILER:[A-Z]*=//p' "$build/CMakeCache.txt")
# shellcheck disable=SC2086
"$compiler" -std=c17 -Wall -Wextra -Werror $flags -Iinclude "$work/example.c" -L"$build" -lchancery \
    -Wl,-rpath,"$build" -o "$work/example"
"$work/example" > "$work/printed"
diff "$work/expected" "$work/printed"
echo "1 passed, 0 failed"
