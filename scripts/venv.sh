#!/bin/sh
# Brings .venv to what a lock file says, and the project into it. Does nothing when it is there already.
# Usage: scripts/venv.sh site|test, from the top of the checkout. PYTHON names the Python for a new .venv.
set -eu
. scripts/say.sh

wanted=$1
lock=requirements/$wanted.txt
log=.venv/install.log

# The state of an installation: which place, which Python, which files it came from.
state() {
    pwd -P
    .venv/bin/python -c 'import sys; print(sys.version)'
    cksum "requirements/$1.txt" pyproject.toml
}

# installed SET: the stamp of a set is written last, so an installation that was broken off has none.
installed() {
    [ -f ".venv/installed-$1" ] && [ "$(state "$1" 2>/dev/null)" = "$(cat ".venv/installed-$1")" ]
}

# moved: .venv was copied or moved here with the folder around it, and its programs still point to the old place.
moved() {
    for stamp in .venv/installed-*; do
        if [ -f "$stamp" ] && [ "$(head -n 1 "$stamp")" != "$(pwd -P)" ]; then
            return 0
        fi
    done
    return 1
}

# usable: .venv runs, can install, stands where it was made, and is of the Python that was asked for, if any was.
usable() {
    asked=${PYTHON:-.venv/bin/python}
    version='import sys; print(sys.version_info[:2], sys.version_info >= (3, 11))'
    ours=$(.venv/bin/python -c "import pip; $version" 2>/dev/null) || return 1
    case $ours in *True) ;; *) return 1 ;; esac
    [ "$ours" = "$("$asked" -c "$version" 2>/dev/null)" ] || return 1
    ! moved
}

make_venv() {
    python=$(sh scripts/python.sh) || exit 1
    if [ -e .venv ]; then
        say "making .venv anew with $python: the old one is broken, was moved, or is of another Python"
    else
        say "making .venv with $python"
    fi
    if ! output=$("$python" -m venv --clear .venv 2>&1); then
        die "$python cannot make .venv: $(printf '%s\n' "$output" | grep . | tail -n 1)"
    fi
}

# pip_install OPTION...: only ready-made packages, so that nothing is compiled and nothing unlocked is fetched for it.
pip_install() {
    rm -f "$log"
    if .venv/bin/python -m pip --disable-pip-version-check --no-input --log "$log" install --quiet --no-user "$@" \
        >/dev/null 2>&1; then
        return 0
    fi
    if grep -q 'DO NOT MATCH THE HASHES' "$log"; then
        die "a downloaded package is not the one that $lock names (whole log: $log)"
    fi
    if grep -q -E 'NameResolution|NewConnection|ConnectTimeout|ReadTimeout|ProxyError|CERTIFICATE_VERIFY' "$log"; then
        die "the Python package index cannot be reached: no network, or a wrong proxy or mirror (whole log: $log)"
    fi
    missing=$(sed -n 's/^.*No matching distribution found for \([^= ]*\).*$/\1/p' "$log" | tail -n 1)
    if [ -n "$missing" ] && grep -q -i -E "Skipping link: (none of the wheel|No sources permitted)" "$log"; then
        die "the package index has no ready-made $missing for $(.venv/bin/python -V) on this machine; another Python" \
            "may do, as make PYTHON=python3.13 (whole log: $log)"
    fi
    if [ -n "$missing" ]; then
        refusal=$(sed -n "s|^.*Could not fetch URL [^ ]*/$missing/: ||p" "$log" |
            sed 's/ for url.*//; s/.*Caused by //; s/ - skipping$//' | tail -n 1 | cut -c 1-80)
        die "the Python package index refuses to give $missing: ${refusal:-no word why} (whole log: $log)"
    fi
    die "cannot install the Python packages: $(sed -n 's/^.*ERROR: //p' "$log" | tail -n 1) (whole log: $log)"
}

# compile_kb: as pip does for packages. Where PYTHONDONTWRITEBYTECODE is set, each start would compile all of kb anew.
compile_kb() {
    .venv/bin/python -m compileall -qq kb || :  # what is wrong with a file is told by whoever runs it
}

unset PYTHONHOME PYTHONPATH
if [ "$wanted" = test ]; then
    command -v git >/dev/null 2>&1 || die "the tests need git: install it"
fi
# What the tests need holds all that the site needs.
if installed test || installed "$wanted"; then
    if [ -z "${PYTHON:-}" ] || usable; then
        compile_kb
        exit 0
    fi
fi
usable || make_venv
rm -f ".venv/installed-$wanted"
say "installing $(grep -c '^[a-z].*==' "$lock") packages into .venv ($lock)"
pip_install --require-hashes --only-binary :all: --requirement "$lock"
say "installing the project itself into .venv"
pip_install --no-deps --no-build-isolation --editable .
.venv/bin/python -m pip check >"$log" 2>&1 ||
    die "the packages in .venv do not fit together: $(head -n 1 "$log") (make distclean starts anew)"
compile_kb
state "$wanted" >".venv/installed-$wanted"
