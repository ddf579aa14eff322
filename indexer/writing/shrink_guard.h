// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// An unmounted disk is an empty folder, a broken transfer half a file: what a source lost so is
// not removed from the index.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "indexer/memory/file_memory.h"
#include "indexer/problem.h"

namespace kiosque {

// What is told of a source of which `lost` of the articles that it had `before` are gone, where
// that is over half, or where somebody has still to decide about an earlier loss. The memory
// remembers it.
std::optional<Problem> guard_source(const std::string& root, std::uint64_t lost,
                                    std::uint64_t before, FileMemory& memory);

// How many articles a generation has at or below `root`; nothing where it is damaged. Throws
// Xapian::Error for what may pass, as a lack of open files.
std::optional<std::uint64_t> count_articles_at(const std::filesystem::path& generation,
                                               const std::string& root);

// Whether somebody has still to decide about the source; false where nobody knows.
bool was_guarded(const std::filesystem::path& generation, const std::string& root);

}  // namespace kiosque
