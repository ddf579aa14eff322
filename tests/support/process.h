// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <map>
#include <string>
#include <vector>

namespace kiosque {

// How a program ended and what it printed.
struct ProcessResult {
  int exit_code = -1;  // 128 + signal when it was killed
  std::string out;
  std::string err;
};

struct ProcessOptions {
  std::string input;                               // for its standard input
  std::map<std::string, std::string> environment;  // added to this process's; empty: taken away
  unsigned long max_file_bytes = 0;                // RLIMIT_FSIZE, like a full disk; 0: none
  unsigned long max_memory_bytes = 0;              // RLIMIT_AS, as `ulimit -v`; 0: none
};

// Runs a program to its end. The first argument is its path. Throws std::runtime_error when it
// cannot be started.
ProcessResult run_process(const std::vector<std::string>& command,
                          const ProcessOptions& options = {});

// The programs that this build made; the indexer tells its problems as text
// unless an argument begins with --log.
ProcessResult run_kiosque_indexer(std::vector<std::string> arguments,
                                  const ProcessOptions& options = {});
ProcessResult run_kiosque_query(std::vector<std::string> arguments,
                                const ProcessOptions& options = {});

}  // namespace kiosque
