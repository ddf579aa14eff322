#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Installs what Kiosque is built and tested with, from Debian 12. Does nothing when all is there.
# docs/dependencies.md says more about each package.
set -euo pipefail

packages=(
  build-essential     # g++, make, the C library
  cmake               # configures the build
  ninja-build         # runs it
  ccache              # makes the second build a matter of seconds
  pkg-config          # finds Xapian and xxHash
  libxapian-dev       # the index: storage and matching
  libicu-dev          # Unicode: normalisation, case folding, encodings
  libcld2-dev         # tells the language of articles
  libcli11-dev        # command lines
  libgtest-dev        # unit tests
  libgmock-dev        # matchers for them
  nlohmann-json3-dev  # writes JSON
  libsimdjson-dev     # reads JSON Lines
  libarchive-dev      # reads zip, tar and compressed files
  libxml2-dev         # reads XML: feeds, NewsML-G2, NITF, TEI
  libsqlite3-dev      # remembers files that were indexed, keeps saved searches
  libxxhash-dev       # hashes of contents and terms
  libzstd-dev         # compresses the stored text of articles
  zlib1g-dev          # unpacks pages that were crawled compressed, compresses term lists
  clang-tidy          # lint, run by the tests
  clang-format        # formatting, checked by the tests
  python3             # the other lints and the checks of the word lists
)

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  echo "install-deps.sh: this is no Debian. Install the equivalents of:" >&2
  printf '  %s\n' "${packages[@]}" >&2
  exit 1
fi

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
  [[ $status == installed* ]] || missing+=("$package")
done
if [[ ${#missing[@]} -eq 0 ]]; then
  exit 0
fi

as_root=(env DEBIAN_FRONTEND=noninteractive)
if [[ $(id -u) -ne 0 ]]; then
  if ! command -v sudo >/dev/null; then
    echo "install-deps.sh: packages are missing, and there is neither root nor sudo." >&2
    echo "Run this as root, then start again: apt-get install ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo "${as_root[@]}")
fi

echo "Installing (some minutes): ${missing[*]}"
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null
