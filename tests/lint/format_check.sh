#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Fails where a C++ file is not as clang-format would write it. Exits 77 without clang-format.
set -euo pipefail

if ! command -v clang-format >/dev/null; then
  echo "skipped: clang-format is not installed (scripts/install-deps.sh installs it)"
  exit 77
fi
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."

# The tracked files; all files where this is no clone. Paths end in NUL bytes.
cpp_files() {
  if [[ -e .git ]] && git ls-files --error-unmatch CMakeLists.txt >/dev/null 2>&1; then
    git ls-files -z -- '*.h' '*.cc'
  else
    find src indexer query tests bench tools '(' -name '*.h' -o -name '*.cc' ')' -print0
  fi
}

if ! cpp_files | xargs -0 clang-format --dry-run -Werror; then
  echo "to mend: clang-format -i FILE..." >&2
  exit 1
fi
