// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/generation_commands.h"

#include <chrono>
#include <ostream>

#include "indexer/writing/check_generation.h"
#include "indexer/writing/index_folder.h"
#include "src/cli/error.h"
#include "src/cli/terminal.h"

namespace kiosque {

namespace fs = std::filesystem;

void roll_back(const IndexingOrder& order, std::ostream& out) {
  require_live_generation(order.index_folder);  // IndexFolder would make the folder
  IndexFolder folder(order.index_folder, std::chrono::seconds(order.wait_seconds));
  const fs::path before = folder.live_generation().value();
  const std::vector<fs::path> kept = find_kept_generations(folder.path());
  std::uint64_t articles = 0;
  if (!kept.empty()) articles = count_articles(kept.front());  // that it opens at all
  const fs::path live = folder.rollback();
  out << "live is now " << sanitize(live.filename().string()) << " with " << articles
      << (articles == 1 ? " article" : " articles") << "; it was "
      << sanitize(before.filename().string()) << '\n';
}

void check_live(const IndexingOrder& order, LogStyle style, std::ostream& out, std::ostream& err) {
  require_live_generation(order.index_folder);  // IndexFolder would make the folder
  const IndexFolder folder(order.index_folder, std::chrono::seconds(order.wait_seconds));
  const fs::path live = folder.live_generation().value();
  const CheckedGeneration checked = check_generation(live, {std::nullopt, nullptr, true});
  for (const std::string& fault : checked.faults) {
    if (style == LogStyle::logfmt)
      err << LogLine("error", "fault").text("path", live.string()).text("msg", fault).str();
    else
      err << sanitize(live.string()) << ": " << sanitize(fault) << '\n';
  }
  if (!checked.faults.empty())
    throw Error(ExitCode::failure, live.string() + " is damaged",
                "go back with --rollback, or build it again with --rebuild; check the disk");
  out << "checked " << sanitize(live.string()) << ": " << checked.articles
      << (checked.articles == 1 ? " article" : " articles") << ", no fault\n";
}

}  // namespace kiosque
