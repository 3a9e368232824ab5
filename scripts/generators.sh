#!/bin/sh
# Installs the generators that slow tests build exports with (Zensical, Hugo, Sphinx, MkDocs with autorefs) into
# .venv/generators, an environment of their own. Does nothing when they are there. After scripts/venv.sh.
set -eu
. scripts/say.sh

lock=requirements/generators.txt
place=.venv/generators
log=.venv/generators.log

if [ -x "$place/bin/zensical" ] && [ "$(cat "$place/installed" 2>/dev/null)" = "$(cksum "$lock")" ]; then
    exit 0
fi
say "installing $(grep -c '^[a-z].*==' "$lock") packages into $place ($lock)"
.venv/bin/python -m venv --clear "$place" >"$log" 2>&1 || die "cannot make $place: $(tail -n 1 "$log")"
"$place/bin/python" -m pip --disable-pip-version-check --no-input install --quiet --require-hashes \
    --only-binary :all: --requirement "$lock" >>"$log" 2>&1 ||
    die "the generators of the slow tests cannot be installed: $(grep 'ERROR' "$log" | tail -n 1) (log: $log)"
"$place/bin/hugo" version >>"$log" 2>&1 || die "Hugo does not start: $(tail -n 1 "$log") (log: $log)"
cksum "$lock" >"$place/installed"
