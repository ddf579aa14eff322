// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/status_command.h"

#include "indexer/last_run.h"
#include "indexer/output/status.h"
#include "indexer/writing/index_folder.h"
#include "indexer/writing/index_status.h"

namespace kiosque {

void print_status(const std::filesystem::path& index_folder, const Lexicon& lexicon,
                  AnalysisFormat format, std::ostream& out) {
  const IndexStatus status = read_status(index_folder, lexicon);
  const auto last_run = read_last_run(index_folder);
  if (!status.live && !status.lock.held && !status.lock.holder && !last_run)
    require_live_generation(index_folder);  // which says that there is none
  switch (format) {
    case AnalysisFormat::json:
      print_status_json(status, last_run, out);
      break;
    case AnalysisFormat::text:
      print_status_text(status, last_run, out);
      break;
  }
}

}  // namespace kiosque
