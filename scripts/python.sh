#!/bin/sh
# Prints the Python to make .venv with: $PYTHON when given, else the first on PATH that is 3.11 or newer and has venv.
# Usage: scripts/python.sh. What is on PATH may be a shim that cannot run, so each candidate is run, not looked up.
set -eu
. scripts/say.sh

probe='
import sys
if sys.version_info < (3, 11):
    sys.exit("old %d.%d" % sys.version_info[:2])
try:
    import ensurepip, venv
except ImportError:
    sys.exit("bare %d.%d" % sys.version_info[:2])
'

old=
bare=
if [ -n "${PYTHON:-}" ]; then
    set -- "$PYTHON"
else
    set -- python3 python3.14 python3.13 python3.12 python3.11 python
fi

for candidate in "$@"; do
    if answer=$("$candidate" -c "$probe" 2>&1); then
        printf '%s\n' "$candidate"
        exit 0
    fi
    case $answer in
        "old "*) old="${old:-$candidate is ${answer#old }}" ;;
        "bare "*) bare="${bare:-$candidate (${answer#bare })}" ;;
    esac
done

[ -z "$bare" ] || die "$bare has no venv module: install it (Debian, Ubuntu: apt-get install python3-venv)" \
    "or name another Python: make PYTHON=/path/to/python3"
[ -z "$old" ] || die "Python 3.11 or newer is needed and $old: install a newer one" \
    "or name it: make PYTHON=/path/to/python3"
die "Python 3.11 or newer is needed and $1 does not run: install it" \
    "or name another: make PYTHON=/path/to/python3"
