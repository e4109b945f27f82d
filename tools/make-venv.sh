#!/bin/sh
# Make the virtual environment that the Makefile uses, with uv in it unless uv is on the PATH.
# It needs Python 3.11 or newer and pip; Debian's ensurepip, a package of its own, is not needed.
set -eu
: "${PYTHON:=python3}" "${VENV:=.venv}" "${UV:=$VENV/bin/uv}"

fail() {
    rm -rf "$VENV"
    printf '%s\n' "$@" >&2
    exit 1
}

"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || fail \
    "Python 3.11 or newer is needed, and $PYTHON is: $("$PYTHON" --version 2>&1 || true)" \
    "Name another one: make course PYTHON=python3.12"

echo "Setting up $VENV; this takes a minute the first time."
if [ "$UV" != "$VENV/bin/uv" ]; then
    "$UV" venv --quiet --clear --python "$(command -v "$PYTHON")" "$VENV"
    exit
fi

"$PYTHON" -m venv --clear --without-pip "$VENV" || fail \
    "$PYTHON could not make a virtual environment (see above)." \
    "On Debian or Ubuntu: apt install python3-venv"
if "$PYTHON" -m pip --version >/dev/null 2>&1; then
    "$PYTHON" -m pip --python "$VENV/bin/python" install --quiet --disable-pip-version-check \
        -c constraints.txt uv || fail "pip could not install uv (see above)." \
        "It needs pip 22.3 or newer and a way to the package index."
elif "$VENV/bin/python" -m ensurepip >/dev/null 2>&1; then
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check -c constraints.txt uv ||
        fail "pip could not install uv (see above). Is there a way to the package index?"
else
    fail "$PYTHON has no pip." \
        "On Debian or Ubuntu: apt install python3-pip. Elsewhere: $PYTHON -m ensurepip"
fi
