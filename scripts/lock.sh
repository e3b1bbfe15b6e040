#!/bin/sh
# lock.sh: for maintainers. Resolves both lock files with uv, with hashes and without any address.
set -eu
cd "$(dirname "$0")/.."
uv=${UV:-uv}
$uv pip compile -q --universal --generate-hashes --no-header -p 3.11 -o requirements.txt requirements.in
$uv pip compile -q --universal --generate-hashes --no-header -p 3.11 -o requirements-dev.txt requirements-dev.in
