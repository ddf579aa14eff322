// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <filesystem>

#include "src/sqlite/database.h"

namespace kiosque {

// The database of a FileMemory, with its tables. One of another version is begun anew: all files
// are read once then, and nothing is lost. All throw Error (failure).

// Made where it is missing. Its readers are never kept waiting.
SqliteDatabase open_memory_tables(const std::filesystem::path& file);

// A private copy of `file`, or of nothing where there is no such file.
SqliteDatabase copy_memory_tables(const std::filesystem::path& file);

// A new one, with what is in `before` where there is such a file. Whoever publishes it syncs it.
SqliteDatabase build_memory_tables(const std::filesystem::path& file,
                                   const std::filesystem::path& before);

}  // namespace kiosque
