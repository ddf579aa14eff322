#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Fuzzes a target with libFuzzer under the sanitizers: fuzz.sh [TARGET [SECONDS]]. Not part of CI.
# What it finds stays in build/fuzz/findings; the status is 1 then.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

target=${1:-query}
seconds=${2:-600}
declare -A max_length=([html]=4000 [warc]=4000 [xml]=4000 [opener]=4000)  # bytes; queries stay short
if ! command -v clang++ >/dev/null || ! ls /usr/lib/llvm-*/lib/clang/*/lib/linux/libclang_rt.fuzzer-*.a >/dev/null 2>&1; then
  echo "fuzz.sh: clang's fuzzer is missing: apt-get install clang libclang-rt-dev" >&2
  exit 2
fi
cmake --preset fuzz >/dev/null
cmake --build build/fuzz --target "fuzz_$target"
mkdir -p build/fuzz/corpus/"$target" build/fuzz/findings
status=0
build/fuzz/tests/fuzz/"fuzz_$target" -max_total_time="$seconds" -max_len="${max_length[$target]:-400}" -timeout=20 \
  -dict=tests/fuzz/"$target".dict -artifact_prefix=build/fuzz/findings/ -print_final_stats=1 \
  build/fuzz/corpus/"$target" tests/fuzz/seeds/"$target" || status=1
exit "$status"
