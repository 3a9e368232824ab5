#!/bin/sh
# Writes requirements/*.txt from pyproject.toml: every package, exact version, hashes.
# Usage: scripts/lock.sh, from the top of the checkout. UPGRADE=1 takes the newest versions instead of keeping ours.
# No index host is written, so that a machine behind a mirror installs the very same files.
set -eu
. scripts/say.sh

uv=${UV:-}
if [ -z "$uv" ]; then
    for candidate in uv .venv/bin/uv; do
        if "$candidate" --version >/dev/null 2>&1; then
            uv=$candidate
            break
        fi
    done
fi
[ -n "$uv" ] || die "make lock needs uv (.venv/bin/python -m pip install uv)"

upgrade=
if [ -n "${UPGRADE:-}" ]; then
    upgrade=--upgrade
fi

# compile FILE OPTION...: one lock file. The header it gets names the command to type, not this machine's paths.
compile() {
    file=$1
    shift
    say "resolving $file"
    # shellcheck disable=SC2086 # $upgrade is one word or none
    "$uv" pip compile "$@" $upgrade --quiet --universal --python-version 3.11 \
        --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' \
        --output-file "$file" >/dev/null
    if grep -n '://' "$file" >&2; then
        die "$file names a host"
    fi
}

compile requirements/site.txt pyproject.toml --group build
compile requirements/test.txt pyproject.toml --group build --group test --constraint requirements/site.txt
compile requirements/generators.txt --group generators
# Alone, and not part of the others: only `make fuzz` installs it, beside what the tests need.
compile requirements/fuzz.txt --group fuzz
