// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "indexer/file_stamp.h"
#include "indexer/problem.h"

namespace kiosque {

// Called for what a walk meets.
struct WalkVisitor {
  std::function<void(const std::filesystem::path&, const FileStamp&)> file;
  // A file in a folder whose name no reader knows.
  std::function<void(const std::filesystem::path&)> passed_over;
  // What cannot be read; the walk goes on.
  std::function<void(const Problem&)> problem;
};

// Visits each regular file at or below absolute paths, in the order of is_read_before(). A root
// inside another is read once. Links are followed, to a folder once; hidden entries are
// passed over without a word.
void walk(const std::vector<std::filesystem::path>& roots, const WalkVisitor& visitor);

}  // namespace kiosque
