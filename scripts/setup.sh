#!/bin/sh
# setup.sh [--dev]: installs what is missing, step by step, and says so. Run by `make`; safe to run again.
set -eu
cd "$(dirname "$0")/.."
begun=$(date +%s)
say() { echo "[$(($(date +%s) - begun)) s] $*"; }
dev=${1:-}

mkdir -p var
usable() { "$1" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

# apt_install PACKAGE...: the missing ones, where we are root and apt is there; otherwise names the command and fails.
apt_install() {
    missing=""
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "installing Debian packages:$missing"
        export DEBIAN_FRONTEND=noninteractive
        # shellcheck disable=SC2086
        { apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing; } >var/apt.log 2>&1 || {
            say "apt-get could not install them; what it said is in var/apt.log"
            return 1
        }
    else
        say "missing:$missing"
        say "install them with: sudo apt-get install --no-install-recommends$missing"
        return 1
    fi
}

# The system's Python comes first where we are root: the unprivileged user the service runs as can reach it.
find_python() {
    candidates="python3 python3.14 python3.13 python3.12 python3.11"
    [ "$(id -u)" = 0 ] && candidates="/usr/bin/python3 $candidates"
    for candidate in $candidates; do
        if command -v "$candidate" >/dev/null && usable "$candidate"; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

# reachable PYTHON: whether every folder above the real program lets others pass.
reachable() {
    folder=$(dirname "$(readlink -f "$1")")
    while [ "$folder" != / ]; do
        [ $(($(stat -c %a "$folder") % 2)) = 1 ] || return 1
        folder=$(dirname "$folder")
    done
}

if [ "$(id -u)" = 0 ] && [ -x .venv/bin/python ] && ! reachable .venv/bin/python && usable /usr/bin/python3; then
    say "making .venv anew: the unprivileged user cannot run its Python"
    rm -rf .venv
fi
if [ ! -x .venv/bin/python ] || [ ! -x .venv/bin/pip ]; then
    rm -rf .venv # one whose making was interrupted has no pip
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && [ -x /usr/bin/python3 ] && ! usable /usr/bin/python3; then
        apt_install python3-venv || true
    fi
    python=$(find_python) || {
        apt_install python3 python3-venv && python=$(find_python)
    } || {
        echo "Threshold needs Python 3.11 or newer with its venv module. Install it, then run make again." >&2
        exit 2
    }
    say "making .venv with $("$python" --version)"
    "$python" -m venv .venv
fi

# Signs are made into PDFs by the worker with the system's text libraries and Noto fonts. Sliced web fonts print wrong
# characters without a word, so there is nothing to fall back on: where these are missing the page says so, all else runs.
apt_install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core fonts-noto-cjk ||
    say "PDFs of signs cannot be made here until those are installed; everything else works"

# lock FILE: installs what the lock file names, once for each content of it.
lock() {
    want=$(sha256sum "$1" | cut -d' ' -f1)
    [ "$(cat ".venv/installed-$1" 2>/dev/null || true)" = "$want" ] && return 0
    say "installing Python packages from $1"
    .venv/bin/python -m pip install -q --no-input --disable-pip-version-check --require-hashes -r "$1"
    .venv/bin/python -m compileall -q -j 0 .venv/lib >/dev/null 2>&1 || true
    echo "$want" >".venv/installed-$1"
}
lock requirements.txt
[ "$dev" = --dev ] && lock requirements-dev.txt

cat >.venv/bin/threshold <<EOF
#!/bin/sh
# The command line of Threshold, made by scripts/setup.sh.
PYTHONPATH="$PWD\${PYTHONPATH:+:\$PYTHONPATH}" exec "$PWD/.venv/bin/python" -m threshold.cli "\$@"
EOF
chmod 755 .venv/bin/threshold
PYTHONDONTWRITEBYTECODE='' .venv/bin/python -m compileall -q threshold scripts >/dev/null || true
.venv/bin/python -m scripts.static
[ "$dev" = --dev ] || say "ready: .venv/bin/threshold, and make run"
