#!/bin/sh
# Make the virtual environment .venv with the extras given, exactly as constraints.txt says.
# Usage: setup/python.sh EXTRA[,EXTRA…]
set -eu

find_python() {
    for name in "${PYTHON:-}" python3.14 python3.13 python3.12 python3.11 python3; do
        if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    echo "Python 3.11 or newer is needed and was not found. Install it, or name it: make PYTHON=/path/to/python3" >&2
    exit 2
}

if [ ! -x .venv/bin/python ]; then
    python=$(find_python)
    "$python" -c 'import ensurepip, venv' 2>/dev/null || sh setup/system.sh venv
    "$python" -m venv .venv
fi
.venv/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[$1]"
