#!/bin/sh
# Finds a Chromium that the tests can drive, prints its path and leaves it in .venv/browser.
# Usage: scripts/browser.sh, after scripts/venv.sh test. Looks at $KB_CHROMIUM (then at nothing else), at installed
# browsers, at Playwright's download, and at the system's package manager, in this order.
set -eu
. scripts/say.sh
exec 3>&1 1>&2 # the path goes out where the caller reads it, all else where a person does

stored=.venv/browser
log=.venv/browser.log
tried=

# take PATH: keeps this browser and ends the script, when it opens a page; what it says goes to the log.
take() {
    if .venv/bin/python scripts/open_page.py "$1" >>"$log" 2>&1; then
        printf '%s\n' "$1" >"$stored"
        say "the tests use the browser $1"
        printf '%s\n' "$1" >&3
        exit 0
    fi
    tried="$tried $1 does not start;"
}

take_installed() {
    for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
        if found=$(command -v "$name" 2>/dev/null); then
            take "$found"
        fi
    done
    for folder in /Applications "${HOME:-}/Applications"; do
        for name in Chromium "Google Chrome"; do
            if [ -x "$folder/$name.app/Contents/MacOS/$name" ]; then
                take "$folder/$name.app/Contents/MacOS/$name"
            fi
        done
    done
}

playwrights_own() {
    .venv/bin/python scripts/open_page.py --where 2>>"$log"
}

take_download() {
    if found=$(playwrights_own) && [ -x "$found" ]; then
        take "$found"
    fi
    say "no browser is installed: downloading Playwright's Chromium"
    if .venv/bin/python -m playwright install chromium >>"$log" 2>&1 && found=$(playwrights_own); then
        take "$found"
    else
        tried="$tried Playwright's download fails;"
    fi
}

take_package() {
    as_root=
    if [ "$(id -u)" != 0 ]; then
        as_root="sudo -n"
        if ! sudo -n true >/dev/null 2>&1; then
            tried="$tried the package manager needs root;"
            return 0
        fi
    fi
    if found=$(playwrights_own) && [ -x "$found" ]; then
        say "installing the libraries that Playwright's Chromium needs"
        # shellcheck disable=SC2086 # $as_root is a command with its option, or nothing
        if $as_root .venv/bin/python -m playwright install-deps chromium >>"$log" 2>&1; then
            take "$found"
        fi
    fi
    for manager in apt-get dnf zypper pacman; do
        command -v "$manager" >/dev/null 2>&1 || continue
        say "installing chromium with $manager"
        # shellcheck disable=SC2086 # $as_root is a command with its option, or nothing
        case $manager in
            apt-get)
                $as_root apt-get update >>"$log" 2>&1 || true
                $as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 install -y \
                    --no-install-recommends chromium >>"$log" 2>&1 || tried="$tried apt-get fails;"
                ;;
            dnf) $as_root dnf install -y chromium >>"$log" 2>&1 || tried="$tried dnf fails;" ;;
            zypper) $as_root zypper --non-interactive install chromium >>"$log" 2>&1 || tried="$tried zypper fails;" ;;
            pacman) $as_root pacman -S --noconfirm chromium >>"$log" 2>&1 || tried="$tried pacman fails;" ;;
        esac
        take_installed
        return 0
    done
    tried="$tried no package manager is known here;"
}

known=$(cat "$stored" 2>/dev/null || true)
if [ -x "$known" ] && [ "${KB_CHROMIUM:-$known}" = "$known" ]; then
    printf '%s\n' "$known" >&3
    exit 0
fi
: >"$log"
if [ -n "${KB_CHROMIUM:-}" ]; then
    take "$KB_CHROMIUM"
    die "the browser that KB_CHROMIUM names does not start: $KB_CHROMIUM (log: $log)"
fi
take_installed
take_download
take_package
die "no browser to be had:${tried%;}. Install Chromium or Chrome, or set KB_CHROMIUM to one (log: $log)"
