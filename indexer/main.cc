// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <iostream>

#include "indexer/input/file_stream.h"
#include "indexer/interruption.h"
#include "indexer/run.h"

int main(int argc, char** argv) {
  // A file that outgrows the disk quota or the shell's limit is an error to report, not a death.
  std::signal(SIGXFSZ, SIG_IGN);
  std::ios::sync_with_stdio(false);
  kiosque::end_early_on_signals();
  kiosque::end_with_a_message_on_terminate();
  // Unlike std::cin, it ends when a signal comes while it waits.
  std::uint64_t bytes_read = 0;
  kiosque::FileStream in(STDIN_FILENO, bytes_read);
  return kiosque::run_indexer({argv + 1, argv + argc}, in, std::cout, std::cerr);
}
