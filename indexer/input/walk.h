// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "indexer/problem.h"

namespace kiosque {

using TakeFile = std::function<void(const std::filesystem::path&)>;
using TakeProblem = std::function<void(const Problem&)>;

// Calls take_file for each regular file at or below absolute paths, folders in the order of their
// names' bytes. A root inside another is read once. Links are followed, to a folder once; hidden
// entries and, inside folders, files whose name no reader knows are passed over. What cannot be
// read goes to take_problem, and the walk goes on.
void walk(const std::vector<std::filesystem::path>& roots, const TakeFile& take_file,
          const TakeProblem& take_problem);

}  // namespace kiosque
