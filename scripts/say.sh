# shellcheck shell=sh
# Sourced by the other scripts: how they talk. One line for each step, one line for what is missing.

say() {
    printf '==> %s\n' "$*"
}

# die MESSAGE: the only line that a failure prints.
die() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}
