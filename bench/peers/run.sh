#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# SPDX-FileCopyrightText: Kiosque contributors
#
# run.sh ARTICLES.jsonl [OPTION...]: installs the peers from Debian where they are missing, compares
# Kiosque with them, and prints Markdown. --help has the options.
set -euo pipefail

packages=(
  default-jdk-headless # Lucene's language
  liblucene8-java
  postgresql-15
  python3              # runs the comparison, and SQLite in it
  recollcmd
  sqlite3
  xapian-omega
  xapian-tools         # quest, which asks Omega's databases; xapian-compact
)

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
  [[ $status == installed* ]] || missing+=("$package")
done
if [[ ${#missing[@]} -gt 0 ]]; then
  as_root=(env DEBIAN_FRONTEND=noninteractive)
  [[ $(id -u) -eq 0 ]] || as_root=(sudo "${as_root[@]}")
  echo "Installing: ${missing[*]}" >&2
  "${as_root[@]}" apt-get update -qq >&2
  "${as_root[@]}" apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null
fi

exec /usr/bin/python3 "$(dirname -- "${BASH_SOURCE[0]}")/compare.py" "$@"
