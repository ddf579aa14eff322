// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>

#include "src/cli/error.h"

namespace kiosque {

// Throws Error (failure) where a folder for reports is the index's folder or lies in it: the
// indexer takes a folder with files that are not its own for none of its own.
inline void require_reports_outside(const std::filesystem::path& reports,
                                    const std::filesystem::path& index_folder) {
  // What has no last name ends in an empty one.
  const auto real = [](const std::filesystem::path& path) {
    std::error_code error;
    const auto absolute = std::filesystem::weakly_canonical(std::filesystem::absolute(path), error);
    return (error ? path : absolute) / "";
  };
  const std::filesystem::path index = real(index_folder);
  const std::filesystem::path folder = real(reports);
  const auto last = std::prev(index.end());
  if (std::mismatch(index.begin(), last, folder.begin(), folder.end()).first == last)
    throw Error(ExitCode::failure, "reports cannot lie in the index's folder: " + reports.string(),
                "name a folder elsewhere");
}

}  // namespace kiosque
