// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kiosque {

// Times are seconds since 1970, UTC.
using Seconds = std::int64_t;

// A report whose articles are settled, and which has perhaps not reached its reader.
struct PendingReport {
  std::int64_t number = 0;
  Seconds made = 0;
  Seconds since = 0;  // the report before it, or the saving of the search
};

// A search that was kept (« veille »), and how far its reports have come.
struct SavedSearch {
  std::int64_t key = 0;  // never given to another search
  std::string name;
  std::vector<std::string> arguments;  // of kiosque-query
  Seconds saved = 0;
  Seconds checked = 0;       // the last run; 0: none
  std::string mistake;       // why that run failed; empty: it did not
  std::int64_t known = 0;    // articles that will not be reported again
  std::int64_t reports = 0;  // the number of the last report; 0: none
  Seconds last_report = 0;   // its time
  std::optional<PendingReport> pending;
};

}  // namespace kiosque
