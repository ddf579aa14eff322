#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Runs clang-tidy over the sources of the programs that BUILD_DIR compiles. Exits 77 without it.
set -euo pipefail

if [[ $# -ne 1 ]]; then
  echo "usage: run_clang_tidy.sh BUILD_DIR" >&2
  exit 2
fi
if ! command -v clang-tidy >/dev/null; then
  echo "skipped: clang-tidy is not installed (scripts/install-deps.sh installs it)"
  exit 77
fi
build_dir=$(realpath -- "$1")
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."
if [[ ! -f "$build_dir/compile_commands.json" ]]; then
  echo "run_clang_tidy.sh: $build_dir has no compile_commands.json: configure it first" >&2
  exit 2
fi

# Paths end in NUL bytes: they may hold spaces.
compiled_sources() {
  python3 - "$build_dir/compile_commands.json" <<'PYTHON'
import json
import os
import sys

root = os.getcwd()
with open(sys.argv[1], encoding="utf-8") as commands:
    files = {os.path.join(entry["directory"], entry["file"]) for entry in json.load(commands)}
for file in sorted(files):
    path = os.path.relpath(os.path.realpath(file), root)
    if path.endswith(".cc") and path.split("/")[0] in ("src", "indexer", "query", "tools"):
        sys.stdout.write(path + "\0")
PYTHON
}

if [[ -z $(compiled_sources | tr '\0' '\n') ]]; then
  echo "run_clang_tidy.sh: $build_dir compiles no source of this project" >&2
  exit 2
fi

# The flags are those of g++: clang shall neither choke on what it does not know nor repeat,
# as errors, warnings that are the compiler's business. Its counts of suppressed warnings go.
compiled_sources |
  xargs -0 -n 1 -P "$(nproc)" clang-tidy --quiet -p "$build_dir" \
    --extra-arg=-Wno-unknown-warning-option --extra-arg=-Wno-error \
    2> >(grep -vE '^[0-9]+ warnings?( and [0-9]+ errors?)? generated\.$|^Suppressed |^Use -' >&2)
