// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <filesystem>
#include <iosfwd>

#include "indexer/analysis_command.h"
#include "indexer/indexing_job.h"

namespace kiosque {

// --status: tells of the index and its last run, also while one is going on. Throws Error
// (unavailable) when there is no index.
void print_status(const std::filesystem::path& index_folder, const Lexicon& lexicon,
                  AnalysisFormat format, std::ostream& out);

}  // namespace kiosque
