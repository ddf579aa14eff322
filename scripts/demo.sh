#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Builds Kiosque, indexes the sample articles and answers a first question from them.
set -euo pipefail

started_in=$PWD
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

index=demo-index
indexer=build/release/indexer/kiosque-indexer
query=build/release/query/kiosque-query
log=build/demo.log

# The build's counter, [12/80], on one line of a terminal; nothing elsewhere.
show_counter() {
  local line
  while IFS= read -r line; do
    if [[ -t 1 && $line =~ ^\[[0-9]+/[0-9]+\] ]]; then
      printf '\r  %s ' "${BASH_REMATCH[0]}"
    fi
  done
  if [[ -t 1 ]]; then printf '\r\033[K'; fi
}

# logged COMMAND...: its output goes into the log, and is shown when it fails.
logged() {
  if ! "$@" 2>&1 | tee -a "$log" | show_counter; then
    cat "$log" >&2
    echo "demo.sh: this failed: $* (all of it is in $PWD/$log)" >&2
    exit 1
  fi
}

scripts/install-deps.sh
mkdir -p build
: >"$log"
echo "Configuring (log: $log)"
logged cmake --preset release
echo "Building (a few minutes the first time)"
logged cmake --build --preset release

echo "Indexing corpus/sample"
status=0
"$indexer" --log text --index "$index" corpus/sample || status=$?
if [[ $status -gt 1 ]]; then exit "$status"; fi # 1: some inputs were rejected, and named

arguments=(--index "$index" --limit 5 --facets=5 Kim AND Poutine AND sanctions)
printf '\n$ %s %s\n' "$query" "${arguments[*]}"
"$query" "${arguments[@]}"

printf '\nTo go on'
if [[ $started_in != "$PWD" ]]; then printf ', after: cd %q' "$PWD"; fi
cat <<END

  Others:     $query --index $index 'personne:Merkel SAUF Brexit'
              $query --index $index '« levée des sanctions » pays:KP date:2019'
  Your own:   $indexer --index my-index FOLDER   (see docs/formats.md)
              $query --index my-index WORDS
  The index is in $index/; to delete it: rm -r $index
END
