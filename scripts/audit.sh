#!/bin/sh
# Asks whether anything in the lock files has a known vulnerability (pip-audit). Usage: scripts/audit.sh
# Exits 0 when none has, 1 when one has, 2 when the advisory service cannot be asked: an answer of nobody is no answer.
set -eu
. scripts/say.sh

audit=.venv/audit/bin/pip-audit
if ! "$audit" --version >/dev/null 2>&1; then
    say "making .venv/audit with pip-audit"
    .venv/bin/python -m venv --clear .venv/audit
    .venv/audit/bin/python -m pip --disable-pip-version-check --no-input install --quiet pip-audit >/dev/null 2>&1 || {
        echo "error: pip-audit cannot be installed: no network, or a wrong proxy or mirror" >&2
        exit 2
    }
fi
log=.venv/audit.log
for lock in requirements/site.txt requirements/test.txt; do
    say "asking about $lock"
    if "$audit" --disable-pip --require-hashes --strict --progress-spinner off --requirement "$lock" >"$log" 2>&1; then
        continue
    fi
    if grep -q '^Found .* known vulnerabilit' "$log"; then
        cat "$log" >&2
        exit 1
    fi
    echo "error: $lock could not be audited: $(tail -n 1 "$log" | cut -c 1-200)" >&2
    exit 2
done
say 'no known vulnerability'
