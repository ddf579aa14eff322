// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace kiosque {

// What fault_preload.cc is to do to a program.
struct Fault {
  std::filesystem::path folder;
  long at = 0;    // which operation below the folder, from 1; 0: count them
  int error = 0;  // ENOSPC, EIO, EMFILE; 0: a kill
  bool stays = false;
  std::string only;  // « rename »: none but such operations
};

// For ProcessOptions. The log, in `scratch`, is made anew.
std::map<std::string, std::string> fault_environment(const Fault& fault,
                                                     const std::filesystem::path& scratch);

// What the log of the last such program says.
struct FaultLog {
  std::string failed;  // « write postlist.glass », with # for numbers; empty: nothing
  // Of operations, by their names, where the program came to its end.
  std::map<std::string, long> counts;
  long count() const;
};
FaultLog read_fault_log(const std::filesystem::path& scratch);

}  // namespace kiosque
