// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <ctime>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "indexer/run_report.h"

namespace kiosque {

// DIR/last-run.json: what the last run that held the lock did, for --status and for whatever
// watches over nightly runs. Its JSON has "version": 1, "program", "started" and "finished"
// (ISO 8601, UTC), "seconds", "exit_code", "task", "sources", "error" where there was one, and
// "report" as --report has it.
struct LastRun {
  std::string json;  // the whole
  std::time_t started = 0;
  double seconds = 0;
  int exit_code = 0;
  std::string task;   // build or incremental
  std::string error;  // its message; empty: none
  std::uint64_t added = 0;
  std::uint64_t changed = 0;
  std::uint64_t removed = 0;
  std::uint64_t rejected = 0;
};

// Does the work of a run, which sets its task's name, and writes down what became of it, also
// when it throws; the exception goes on. Call it while the lock is held. That it could not be
// written is only noted.
void record_run(const std::filesystem::path& index_folder, const std::vector<std::string>& sources,
                RunReport& report, const std::function<void(std::string& task)>& work);

// Nothing when there was no run or its record cannot be understood.
std::optional<LastRun> read_last_run(const std::filesystem::path& index_folder);

}  // namespace kiosque
