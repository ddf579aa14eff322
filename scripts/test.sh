#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# test.sh [PRESET]: builds a preset (dev unless told) and runs all its tests. The exit status is
# that of ctest, whose summary ends the output.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

preset=${1:-dev}

scripts/install-deps.sh
cmake --preset "$preset"
cmake --build --preset "$preset"
exec ctest --preset "$preset"
