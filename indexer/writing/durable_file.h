// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "src/cli/error.h"

namespace kiosque {

// How a file or folder is named that is being written; nothing of that name outlives a run.
inline constexpr std::string_view kUnfinished = ".tmp";

// "cannot WHAT PATH: reason" with the cure; `error` is an errno.
Error file_error(const std::string& what, const std::filesystem::path& path, int error);

// Has the system write a file or folder to the disk. Throws Error.
void sync_path(const std::filesystem::path& path);

// Writes a small file so that a reader sees the old or the new content, and a crash keeps one.
// Throws Error; then the old content stands.
void replace_file(const std::filesystem::path& path, const std::string& content);

}  // namespace kiosque
