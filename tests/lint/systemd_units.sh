#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Checks the units of the nightly run: what must stand in them, and, where systemd is installed,
# that it understands them and how much they leave open.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."

units=indexer/packaging
most_exposed=10 # of 100; docs/operations.md says 4
failed=0

# require FILE LINE...
require() {
  local file=$1 line
  shift
  for line in "$@"; do
    if ! grep -qxF -- "$line" "$units/$file"; then
      echo "$units/$file: the line $line is missing"
      failed=1
    fi
  done
}

require kiosque-reindex.service Type=oneshot User=kiosque \
  'ExecStart=/usr/bin/kiosque-indexer --config /etc/kiosque/kiosque-indexer.conf' \
  'SuccessExitStatus=1 143' StateDirectory=kiosque ProtectSystem=strict NoNewPrivileges=yes \
  Nice=10 IOSchedulingClass=best-effort CapabilityBoundingSet= PrivateNetwork=yes
require kiosque-reindex.timer 'OnCalendar=*-*-* 02:30' Persistent=true WantedBy=timers.target

# A line of /etc/cron.d has five times, a user and a command, where % would end the line.
if ! grep -qE '^[0-9]+ [0-9]+ \* \* \*  kiosque  .*/usr/bin/kiosque-indexer --config /etc/kiosque/kiosque-indexer.conf' \
  "$units/kiosque-reindex.cron" || grep -vE '^#' "$units/kiosque-reindex.cron" | grep -q %; then
  echo "$units/kiosque-reindex.cron: no line that cron would run"
  failed=1
fi
command=$(sed -nE 's/^30 2 \* \* \*  kiosque  //p' "$units/kiosque-reindex.cron")
sh -n -c "$command" || failed=1

if command -v systemd-analyze >/dev/null; then
  scratch=$(mktemp -d)
  trap 'rm -rf -- "$scratch"' EXIT
  # The program is not installed here.
  sed 's#^ExecStart=[^ ]*#ExecStart=/bin/true#' "$units/kiosque-reindex.service" \
    >"$scratch/kiosque-reindex.service"
  cp "$units/kiosque-reindex.timer" "$scratch"
  systemd-analyze verify --man=no "$scratch"/kiosque-reindex.{service,timer} || failed=1
  if ! systemd-analyze security --no-pager --offline=yes --threshold="$most_exposed" \
    "$scratch/kiosque-reindex.service" >"$scratch/security"; then
    cat "$scratch/security"
    failed=1
  fi
fi
exit "$failed"
