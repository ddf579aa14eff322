// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <csignal>
#include <iostream>

#include "indexer/run.h"

int main(int argc, char** argv) {
  // A file that outgrows the disk quota or the shell's limit is an error to report, not a death.
  std::signal(SIGXFSZ, SIG_IGN);
  std::ios::sync_with_stdio(false);
  return kiosque::run_indexer({argv + 1, argv + argc}, std::cin, std::cout, std::cerr);
}
