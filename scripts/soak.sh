#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Kills the indexer and lets its disk fail, again and again, while readers query:
# soak.sh [KILLS [FAULTS [SEED]]] (240, 240, 1). Prints what was hit and a line a program; the
# status is 1 where anything was wrong. A small tmpfs is mounted where this user may. CI runs a
# short form of both as tests; WHAT=kill or WHAT=fault runs one.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

kills=${1:-240}
faults=${2:-240}
seed=${3:-1}
what=${WHAT:-both}
preset=${PRESET:-dev}

cmake --preset "$preset" >/dev/null
cmake --build --preset "$preset" --target kill_soak fault_soak
status=0
if [[ $what != fault ]]; then
  "build/$preset/tests/kill_soak" --count "$kills" --seed "$seed" || status=1
  # Large enough for commits in the middle of a run.
  "build/$preset/tests/kill_soak" --count "$((kills / 8))" --seed "$seed" --scale 6 || status=1
fi
if [[ $what != kill ]]; then
  "build/$preset/tests/fault_soak" --count "$faults" --seed "$seed" || status=1
fi
exit "$status"
